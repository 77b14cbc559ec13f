"""Texts of reference strings without what printing put around them: quotes, brackets, italics, leading words."""

import re

_MARKUP = re.compile(r"(?<![\w*])\*+(?=\S)|(?<=\S)\*+(?!\w)")
_QUOTES = "“”„«»\"‘’'`‹›"
_IN = re.compile(r"^[\s(.,;:/–—-]*(?:in|im|dans|en|em|w|в|[iİ]çinde)(?::|\b)[\s:]*|^[\s/.,–—-]*//\s*", re.IGNORECASE)
_MEDIUM = re.compile(
    r"\s*\[(?:internet|online|electronic resource|электронный ресурс|preprint|dissertation|thesis|abstract|letter|editorial"
    r"|dataset|data set|web page|website|en ligne|en línea|recurso electrónico|dokument elektroniczny|jeu de données|datensatz|conjunto de da[td]os|zbiór danych)\]\.?",
    re.IGNORECASE,
)
# The marks of GB/T 7714, the Chinese standard of references: "[J]" a journal, "[M]" a book, "[D]" a thesis, "[DB/OL]" data.
_MARK = re.compile(r"\s*\[(J|M|D|C|R|N|S|P|G|Z|A|DB|CP|EB)(?:/(?:OL|CD|MT|DK))?\]\.?\s*$")
_MARKED_KINDS = {"D": "dissertation", "DB": "dataset"}
_NO_KIND = (
    "internet",
    "online",
    "electronic resource",
    "электронный ресурс",
    "web page",
    "website",
    "en ligne",
    "en línea",
    "recurso electrónico",
    "dokument elektroniczny",
)
_FILLER_WORDS = (
    "available retrieved accessed obtained accessible online disponible disponível verfügbar dostępny dostępne режим доступ доступа url from at on in the"
    " web website internet link http https doi pmid pmcid pubmed crossref google scholar free article full text electronic resource"
    " электронный ресурс w sur en em unter and via nlm medline isi scopus ref list abstract erişim adresi"
)
_FILLERS = frozenset(_FILLER_WORDS.split())
_WORD = re.compile(r"\w+")
_KEPT_STOP = re.compile(r"\b[A-Z]\.$|\b(?:Inc|Ltd|Co|Corp)\.$")


def plain(text: str) -> str:
    """Return a text without Markdown's asterisks and with single spaces."""
    return " ".join(_MARKUP.sub("", text).split())


def without_in(text: str) -> str:
    """Return a text without the "In:" or "//" that introduces what contains a work."""
    return _IN.sub("", text)


def title(text: str) -> str | None:
    """Return a title without the quotes, brackets and full stop around it; question marks are its own."""
    text = _MARK.sub("", _MEDIUM.sub("", plain(text)).strip(" ,;:/|–—-"))
    while text and text[0] in _QUOTES and _is_quoted(text):
        inner = text[1:].rstrip(".,;: ")
        text = (inner[:-1] if inner[-1:] in _QUOTES else inner).strip(" ,;:")
    if text.startswith("[") and text.rstrip(".").endswith("]"):
        text = text.rstrip(".")[1:-1]
    text = text.rstrip(" ,;:/")
    if text.count("“") < text.count("”") or text.count("«") < text.count("»"):
        text = text.rstrip('”»"')
    return re.sub(r"(?<!\.)\.$", "", text).strip(" ,;") or None


def bracketed_kind(text: str) -> str | None:
    """Return the kind of work that a title names in brackets behind it, "dissertation"; None for none and "Internet"."""
    if mark := _MARK.search(text):
        return _MARKED_KINDS.get(mark.group(1))
    found = _MEDIUM.search(text)
    kind = found.group().strip(" [].") if found else ""
    return None if not kind or kind.casefold() in _NO_KIND else kind


def _is_quoted(text: str) -> bool:
    """Return whether the quote at the start of ``text`` closes at its end, or nowhere."""
    return text[-1] in _QUOTES or text.rstrip(".,")[-1:] in _QUOTES or not any(mark in text[1:] for mark in _QUOTES)


def name(text: str) -> str | None:
    """Return a name of a journal, book, publisher or place without the punctuation around it.

    A full stop at the end stays where the name has others: "Front. Oncol.", but "Lancet".
    """
    text = _MEDIUM.sub("", plain(text)).strip(" ,;:/–—-" + _QUOTES)
    for left, right in ("()", "[]"):
        if text.count(left) != text.count(right):
            text = text.strip(left + right + " ,;:")
        elif text.startswith(left) and text.endswith(right):
            text = text[1:-1]
    text = text.strip(" ,;:")
    return (text[:-1] if text.endswith(".") and "." not in text[:-1] else text) or None


def imprint(text: str) -> str | None:
    """Return a publisher or place: as ``name``, its last full stop off unless it belongs to an abbreviation."""
    text = name(text) or ""
    return (text if _KEPT_STOP.search(text) else text.rstrip(".")) or None


def remark(text: str) -> str | None:
    """Return what is worth keeping of a text that no field took, None for words that only lead to an identifier."""
    text = plain(text).strip(" ,;:/|–—-")
    words = _WORD.findall(text.casefold())
    if not words or all(word in _FILLERS for word in words):
        return None
    return text if text.endswith("]") else text.strip(" .")
