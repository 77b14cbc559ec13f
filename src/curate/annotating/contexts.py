"""What a sentence names and does not speak of: contrasts, comparisons, exceptions and examples."""

import re
from collections.abc import Iterable

from curate.concept import Mention

_ASIDE = re.compile(
    r"\b(?:un)?like(?:\s+(?:in|for|other))?|\b(?:in contrast|contrary|compared|comparable|as opposed|similar(?:ly)?|analogous(?:ly)?|relative)"
    r"\s+(?:to|with)|\bas\s+(?:in|with|seen in|for)\b|\b(?:rather|other|more|less|higher|lower|better|worse)\s+than|\bthan\s+(?:in|for|with)\b"
    r"|\bexcept(?:\s+(?:in|for))?|\bexclud(?:ing|ed)|\binstead of|\b(?:but\s+)?not\s+(?:in|for|only|with)\b|\bversus\b|\bvs\b\.?"
    r"|\bwithout\b|\babsence of|\bno history of|\bfree (?:of|from)|\bsuch as|\be\.g\.|\bfor example|\bfor instance"
    r"|\bincluding|\bin addition to|\bbesides\b|\bapart from|\binterferes? with",
    re.IGNORECASE,
)
_END = re.compile(r"[.;:](?=\s)|,\s|\)")
"""Where what was set aside ends: with the clause; a list of examples goes on."""
_STOP = re.compile(r"[.;:](?=\s)|\)")
_LIST = re.compile(r"such as|e\.g|example|instance|includ|exclud", re.IGNORECASE)
_LINE = re.compile(r"[\s-]*virus(?:es)?\b|-(?:associated|inducing) ")
"""What follows a disease that gave a line of cells, a virus or a gene its name."""
_OF_A_PROTEIN = re.compile(r"\b(?:target|receptor) of\s+$", re.IGNORECASE)
"""What stands before a drug that a protein is named by: "mammalian target of rapamycin"."""
_PREFIX = re.compile(r"\b(?:anti|non)-?$", re.IGNORECASE)
_COMPANION = re.compile(
    r"(?:\bplus|\+|\bcombin(?:ed|ation|ing) with|\b(?:together|along) with|\badded to|\bin addition to"
    r"|(?<!treated )(?<!treatment )(?<!therapy )(?<!managed )(?<!associated )(?<!trial )(?<!trials )(?<!study )\bwith)\s+$",
    re.IGNORECASE,
)
"""What stands before a drug that another is given with."""
_REACH = 90


def placed(text: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Return the mentions with those marked that the sentence compares with, excludes, gives as examples, or gives beside."""
    starts = [(found.end(), _LIST.search(found[0]) is not None) for found in _ASIDE.finditer(text)]
    marked = []
    for mention in mentions:
        near = [(at, many) for at, many in starts if 0 <= mention.start - at <= _REACH]
        away = any(not (_STOP if many else _END).search(text, at, mention.start) for at, many in near)
        if mention.concept.kind in {"disease", "sign"}:
            before = text[max(0, mention.start - 5) : mention.start]
            away = away or bool(_LINE.match(text, mention.end)) or bool(_PREFIX.search(before))
        if mention.concept.kind == "drug":
            away = away or bool(_OF_A_PROTEIN.search(text, 0, mention.start))
        beside = mention.concept.kind == "drug" and _COMPANION.search(text, max(0, mention.start - 30), mention.start)
        update = {"aside": away, "companion": bool(beside)}
        marked.append(mention.model_copy(update=update) if any(update.values()) else mention)
    return tuple(marked)


_TOOL = (
    r"methods?|software|kits?|protocols?|scales?|questionnaires?|packages?|algorithms?|tests?|systems?|criteria|assays?|procedures?|tools?"
    r"|inventory|index|scores?|techniques?|approach|classification|instructions|recommendations?|guidelines?|formula|program(?:me)?"
)
_METHOD = re.compile(
    r"\b(?:was|were|is|are)\s+(?:\w+\s+){0,2}(?:performed|calculated|measured|assessed|analy[sz]ed|carried out|conducted|extracted|purchased"
    r"|prepared|stained|cultured|scored|graded|adapted|processed|followed(?! up| by))\b"
    r"|\b(?:was|were)\s+(?:\w+\s+){0,2}(?:determined|isolated|obtained|classified|defined|used (?:to|for|as))\b"
    r"|\b[Ww]e\s+(?:\w+\s+){0,2}(?:used|applied|adopted|followed|employed|adapted|calculated|measured|assessed|performed)\b"
    r"|\b(?:as|previously)\s+(?:previously\s+)?described\b"
    rf"|\b(?:according to|using)\s+(?:(?!which\b|that\b)[\w'’/-]+\s+){{0,5}}(?:{_TOOL})\b"
    r"|\b(?:software|questionnaires?|protocols?|algorithm|inventory|scoring systems?)\b|(?<![-\w])(?<!large )(?<!small )scale\b",
    re.IGNORECASE,
)
_METHODS_SECTION = re.compile(
    r"\bmethods?\b|\bmaterials?\b|\bprocedures?\b|\bstatistic|\bpatients and\b", re.IGNORECASE
)


def of_methods(text: str, section: str) -> bool:
    """Return whether a sentence tells how something was done: its source may be about anything."""
    return bool(_METHODS_SECTION.search(section)) or bool(_METHOD.search(text))
