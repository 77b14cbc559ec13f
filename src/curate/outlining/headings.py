"""Which lines are headings, and of what level, where the format itself does not say."""

import re

_NAMES = """
abstract | summary | structured abstract | plain language summary | highlights | key points | introduction | background | background and aims | aim | aims
objective | objectives | rationale | methods | method | materials and methods | material and methods | patients and methods | subjects and methods
methodology | search strategy | study selection | data extraction | statistical analysis | experimental | experimental section | experimental procedures
results | results and discussion | findings | discussion | discussion and conclusions | limitations | strengths and limitations | conclusion
conclusions | conclusions and future directions | concluding remarks | future directions | future perspectives | perspectives | outlook | summary and conclusions | implications
acknowledgements | acknowledgments | acknowledgement | acknowledgment | funding | financial support | author contributions | authors' contributions | conflict of interest
conflicts of interest | conflict of interest statement | competing interests | declaration of interest | declaration of competing interest | disclosure | disclosures | ethics statement
ethics approval and consent to participate | data availability | data availability statement | abbreviations | list of abbreviations | appendix | supplementary material | supplementary materials
supplementary information | supporting information | additional information | tables | figures | figure legends | legends | footnotes | review | case presentation | case report
einleitung | zusammenfassung | methoden | ergebnisse | diskussion | schlussfolgerung | fazit | hintergrund
resumen | introducción | métodos | material y métodos | resultados | discusión | conclusiones | conclusión | agradecimientos
résumé | introduction | méthodes | matériels et méthodes | résultats | discussion | remerciements | resumo | introdução | resultados e discussão | conclusões | conclusão
аннотация | резюме | введение | материалы и методы | методы | результаты | обсуждение | заключение | выводы | благодарности | конфликт интересов | приложение
"""
_KNOWN = frozenset(name.strip() for name in re.split(r"[|\n]", _NAMES) if name.strip())
_NUMBERING = re.compile(
    r"(?P<number>\d{1,2}(?:\.\d{1,2}){0,4})(?P<stop>[.)]?)\s+(?=\S)|(?P<roman>[IVX]{1,5})[.)]\s+(?=\S)|(?P<letter>[A-Z])[.)]\s+(?=\S)"
)
_ENDED = re.compile(r"[.,;:!\u2026]$")
_MARKS = " *_#:\t"
_LONGEST = 150
_MOST_WORDS = 24
_PARAGRAPH = 200
_CLOSED = re.compile(r"[.!?:][\"\u201d)\]\d,\u2013-]*$")
_VERBISH = re.compile(r"\b(?:was|were|is|are|has|have|had|we|showed|shows|can|will|been)\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:was|were|is|are|be|been|has|have|had|we|they|it|showed|shows?|can|will|may|did|do|does|none|not|no|used|found|see|declare\w*)\b",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"@|https?://|www\.|\bdoi\b", re.IGNORECASE)


def known(text: str) -> bool:
    """Return whether ``text`` is a usual name of a section."""
    bare = text.strip(_MARKS)
    if len(bare) > 70:
        return False
    bare = _NUMBERING.sub("", bare, count=1) if not known_bare(bare) else bare
    return known_bare(bare)


def known_bare(text: str) -> bool:
    """Return whether ``text`` without its numbering is a usual name of a section."""
    return " ".join(text.strip(_MARKS + ".").casefold().replace("\u2019", "'").split()) in _KNOWN


def level(text: str, following: str, before: str = "") -> int:
    """Return the level that ``text`` has as a heading between two other blocks, 0 where it is none.

    A heading that only its shape tells (short, no full stop, more text behind it) has level 2.
    """
    bare = text.strip(_MARKS)
    numbering = _NUMBERING.match(bare)
    depth = numbering["number"].count(".") + 1 if numbering and numbering["number"] else 0
    if not bare or len(bare) > _LONGEST or _ADDRESS.search(bare):
        return 0
    if known(bare):
        return depth or 1
    letters = [char for char in bare if char.isalpha()]
    if not following or len(bare.split()) > _MOST_WORDS or len(letters) < 3:
        return 0
    printed = text.rstrip(" *_\t")
    ended = bool(_ENDED.search(printed))
    if depth and numbering and bare[numbering.end()].isupper() and not ended:
        return depth
    if len(letters) > 3 and all(char.isupper() for char in letters) and not ended:
        return 1
    shaped = _stopped(printed, following, before) if ended else _shaped(bare, following, before)
    return 2 if shaped else 0


def _shaped(bare: str, following: str, before: str) -> bool:
    """Return whether a line without number or capitals is shaped like a heading."""
    words = bare.split()
    if not (bare[0].isdigit() or (bare[0].isalpha() and any(map(str.isupper, words[0])))) or "\t" in bare:
        return False
    heads_another = len(following) <= _LONGEST and following[:1].isupper() and not _ENDED.search(following)
    if len(following) < min(len(bare), _PARAGRAPH) and not heads_another:
        return False
    titled = sum(word[:1].isupper() for word in words) >= 0.6 * len(words)
    if titled or (len(bare) <= 100 and len(words) <= 14 and not (_VERBISH.search(bare) and len(words) > 8)):
        return True
    # a whole sentence without a full stop, between two paragraphs
    return len(following) >= _PARAGRAPH and (not before or bool(_CLOSED.search(before)))


def _stopped(bare: str, following: str, before: str) -> bool:
    """Return whether a line with a full stop or colon is a heading: no sentence, between two paragraphs."""
    return (
        bare[-1] in ".:"
        and len(bare.split()) <= 12
        and bare[0].isalpha()
        and any(map(str.isupper, bare.split(maxsplit=1)[0]))
        and not _VERB.search(bare)
        and len(following) >= _PARAGRAPH
        and (len(before) >= _PARAGRAPH or known(before))
    )
