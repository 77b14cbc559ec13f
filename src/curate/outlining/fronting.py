"""What stands before the text proper: title, authors, affiliations, addresses, keywords, dates."""

import re

_LABELLED = re.compile(
    r"(?:key\s?words?(?: and phrases)?|index terms|mesh terms|\u043a\u043b\u044e\u0447\u0435\u0432\u044b\u0435 \u0441\u043b\u043e\u0432\u0430|schl\u00fcsselw\u00f6rter|palabras clave|mots[- ]cl\u00e9s|palavras[- ]chave"
    r"|running (?:title|head)|short title|correspond(?:ence|ing author)|\*?correspond|address for|e-?mail|orcid|tel(?:ephone|\.)?|fax|received|accepted|published|revised"
    r"|word count|doi|\u0443\u0434\u043a|udc|citation|cite this|article type|academic editor|edited by|reviewed by|copyright|\u00a9|authors?|affiliations?|submitted)\b\s*[:\u2014\u2013.-]?",
    re.IGNORECASE,
)
_KEYWORDS = re.compile(
    r"(?:key\s?words?(?: and phrases)?|index terms|\u043a\u043b\u044e\u0447\u0435\u0432\u044b\u0435 \u0441\u043b\u043e\u0432\u0430|schl\u00fcsselw\u00f6rter|palabras clave|mots[- ]cl\u00e9s|palavras[- ]chave)\s*[:\u2014\u2013.-]",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"\S@\S+\.\w|orcid\.org|\b(?:Universit\w+|Department|Institut\w*|Hospital|Clinic|Faculty|School of|College|Cent(?:er|re)|Laborator\w+|Division of|Inc\.|GmbH"
    r"|\u0423\u043d\u0438\u0432\u0435\u0440\u0441\u0438\u0442\u0435\u0442|\u0418\u043d\u0441\u0442\u0438\u0442\u0443\u0442)\b"
)
_NAME_ALONE = re.compile(
    r"(?:[^\W\d_]\.[\s-]?){1,3}[^\W\d_][\w'\u2019-]+(?:\s[^\W\d_][\w'\u2019-]+)?[\d\u00b9\u00b2\u00b3*\u2020,]{0,6}"
    r"|[^\W\d_][\w'\u2019-]+\s(?:[^\W\d_]\.[\s-]?){1,3}\s?(?:[^\W\d_][\w'\u2019-]+)?[\d\u00b9\u00b2\u00b3*\u2020,]{0,6}"
)
_NAME = re.compile(r"[^\W\d_][\w'\u2019.-]*")
_TYPES = frozenset(
    [
        "review",
        "review article",
        "original article",
        "original research",
        "research article",
        "case report",
        "editorial",
        "letter to the editor",
        "systematic review",
        "mini review",
        "brief report",
        "short communication",
        "commentary",
        "perspective",
        "article",
        "manuscript",
        "title page",
        "обзор",
        "оригинальная статья",
    ]
)


def is_type(text: str) -> bool:
    """Return whether ``text`` only says what kind of article this is."""
    return text.strip(" *_:.").casefold() in _TYPES


def is_title(text: str) -> bool:
    """Return whether the first block of a text is its title and not a paragraph."""
    return (
        8 <= len(text) <= 300
        and not _LABELLED.match(text)
        and text.count(". ") <= 1
        and not _ADDRESS.search(text[-40:])
    )


def is_keywords(text: str) -> bool:
    """Return whether ``text`` is a line of keywords."""
    return bool(_KEYWORDS.match(text)) and len(text) < 1000


def is_front(text: str) -> bool:
    """Return whether a block between title and text is about the authors and not text."""
    if _LABELLED.match(text) and len(text) < 400:
        return True
    if len(text) < 600 and _ADDRESS.search(text):
        return True
    return _names(text) or bool(_NAME_ALONE.fullmatch(text))


def _names(text: str) -> bool:
    """Return whether ``text`` is a list of names: capitalised words, commas, no sentence."""
    if len(text) > 1500 or text.rstrip().endswith("."):
        return False
    words = [word for word in _NAME.findall(text) if len(word) > 1]
    capital = sum(word[0].isupper() for word in words)
    commas = text.count(",") + text.count(";") + len(re.findall(r"\band\b|&|\u00b7", text))
    return len(words) >= 2 and capital >= 0.75 * len(words) and commas >= max(1, len(words) // 6)
