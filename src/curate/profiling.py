"""What kind of study a record describes, and of which trial: read from its types, headings, title and abstract."""

import re

from curate.record import Design, Lookup, Record

_TYPES: tuple[tuple[Design, str], ...] = (
    ("randomised", r"randomi[sz]ed controlled trial|pragmatic clinical trial"),
    ("trial", r"^(?:adaptive )?clinical (?:trial|study)(?:, phase.*)?$|controlled clinical trial|equivalence trial"),
    ("systematic review", r"systematic review|meta-analysis"),
    ("review", r"^review|review article|^обзор"),
    ("observational", r"observational study"),
    ("case report", r"case reports?"),
    ("protocol", r"protocol"),
    ("guideline", r"guideline|consensus"),
    ("editorial", r"editorial|^comment|^letter|^news"),
    ("conference abstract", r"meeting abstracts?|congress"),
)
_TITLES: tuple[tuple[Design, str], ...] = (
    ("protocol", r"(?:study|trial) protocol|protocol (?:for|of) (?:a|an|the)\b"),
    (
        "guideline",
        r"\bguidelines?\b|consensus (?:statement|recommendations)|clinical guide\b|recommendations (?:of|from|for)\b",
    ),
    ("review", r"\b(?:narrative |scoping |literature |mini-?|state-of-the-art )review\b|: a review\b|^review of\b"),
    ("case report", r"case reports?\b|case series"),
    ("editorial", r"\beditorial\b|^commentary\b|^letter\b|^reply\b"),
)
_TEXTS: tuple[tuple[Design, str], ...] = (
    ("randomised", r"(?<!non-)(?<!non)(?<!not )\brandomi[sz](?:ed|ation)\b(?! (?:controlled )?trials (?:are|is|should|would|will|were needed))|\brandomly (?:assigned|allocated|divided|selected to)"),
    ("not randomised", r"\bnon-?randomi[sz]ed\b|\bsingle-arm\b|\bnot randomi[sz]ed\b"),
    ("trial", r"\bphase (?:[1-4]|I{1,3}|IV)(?:/(?:[1-4]|I{1,3}))?[ab]?\b|\b(?:clinical|open-label|pilot) trial\b"),
    ("systematic review", r"systematic(?:ally)? (?:literature )?(?:review|search)|meta-anal|\bPRISMA\b|\bpooled analysis of (?:\w+ )?(?:trials|studies)"),
    ("review", r"\b(?:this|the present|our|current) (?:\w+ )?review\b|\bwe (?:here )?(?:review|summari[sz]e)\b(?!ed)|\bin this (?:\w+ )?(?:review|perspective)\b|is reviewed\b|are reviewed\b|В настоящем обзоре"),
    ("observational", r"\b(?:cohort|case-control|cross-sectional|observational|registry-based|retrospective(?:ly)?|longitudinal|real-world)\b"),
    ("case report", r"\bwe (?:report|present|describe) (?:a|an|the) (?:rare |unusual )?case\b|\bwe report an? \d+-year-old"),
    ("animal", r"\b(?:mice|mouse|rats?|murine|zebrafish|rabbits?|xenografts?|pigs|dogs|macaques|drosophila)\b"),
    ("human", r"\b(?:patients?|participants|volunteers|women|men|children|adults|humans?|subjects)\b"),
)  # fmt: skip
_COMPILED = tuple(
    tuple((design, re.compile(pattern, re.IGNORECASE)) for design, pattern in table)
    for table in (_TYPES, _TITLES, _TEXTS)
)
_REGISTERED = re.compile(
    r"\b(NCT\s?\d{8}|ISRCTN\s?\d{6,8}|ACTRN\s?\d{14}|ChiCTR[\w-]*\d{6,}|UMIN\s?\d{9}|EudraCT:?\s?(?:no\.?|number)?:?\s?\d{4}-\d{6}-\d{2})\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(
    r"\b((?:[A-Z]{3,}\d{2,}[A-Z\d]*|[A-Z]{4,}-\d{1,4}[A-Z]?))(?=\s(?:trial|study|randomi[sz]ed)|[:)]|$)|(?:\bstudy|\btrial)\s((?:[A-Z]{3,}\d{2,}[A-Z\d]*|[A-Z]{4,}-\d{1,4}))\b"
)

OUTRIGHT: frozenset[Design] = frozenset({"editorial", "case report", "protocol", "guideline", "conference abstract"})
"""Kinds that a record says all about by its type or title, though such works often have no abstract."""


def designs(record: Record) -> tuple[Design, ...]:
    """Return what kind of study a record describes, as far as it says; those it holds first."""
    types, titles, texts = _COMPILED
    title = record.item.title or ""
    text = f"{title}. {' '.join(part.text for part in record.abstract)}"
    found: list[Design] = list(record.designs)
    found += [design for design, pattern in types if any(pattern.search(kind) for kind in record.types)]
    found += [design for design, pattern in titles if pattern.search(title)]
    found += [design for design, pattern in texts if pattern.search(text)]
    names = {heading.name for heading in record.headings}
    found += ["animal"] if "Animals" in names else []
    found += ["human"] if "Humans" in names else []
    return tuple(dict.fromkeys(found))


def trials(record: Record) -> tuple[str, ...]:
    """Return the registration numbers and acronyms of the trials that a record reports, those it holds first."""
    title = record.item.title or ""
    text = f"{title} . {' '.join(part.text for part in record.abstract)}"
    numbers = (
        re.sub(r"\s|EudraCT:?\s?(?:no\.?|number)?:?\s?", "", one, flags=re.IGNORECASE).upper()
        for one in _REGISTERED.findall(text)
    )
    names = (one[0] or one[1] for one in _ACRONYM.findall(title))
    return tuple(dict.fromkeys((*record.trials, *numbers, *names)))


def profiled(lookup: Lookup) -> Lookup:
    """Return a look-up whose records hold their designs and trials as data, so that they stay where the abstract may not."""
    records = (one.model_copy(update={"designs": designs(one), "trials": trials(one)}) for one in lookup.records)
    return lookup.model_copy(update={"records": tuple(records)})
