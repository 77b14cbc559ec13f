"""Age groups, people, study designs and cell therapies that a text names: closed lists, so patterns serve.

Age groups are those of MeSH (Persons, M01.060), designs those of its publication types (V03) and study characteristics.
"""

import re
from collections.abc import Iterator

from curate.concept import Concept, ConceptKind, Mention

_AGES = {
    "children": (
        r"(?:school|pre-?school )?children(?!['’]?s? hospital)|child(?=\s+(?:patient|health|mortality|survival|participant))"
        r"|p(?:a)?ediatric(?:s|\s+(?:patient|population|cohort)s?)?|infants?|newborns?|neonat(?:es?|al)|toddlers?|preschoolers?"
        r"|boys|girls|childhood(?=\s+(?:cancer|leuk|lymph|tumou?r|sarcoma|asthma|obesity|epilep|arthritis|solid|malignan|acute|neuro))"
    ),
    "adolescents": r"adolescents?|teenage(?:d|rs?)?|youths?",
    "adults": (
        r"adults?(?!\s+(?:mice|mouse|rats?|animals?|zebrafish|males?|females?|worms?|fl(?:y|ies)|stem|brain|neur|heart|tissue|liver"
        r"|hippocamp|cells?|T[- ]cell|mammal|mosquito|rodents?|cardi|skeletal|muscle|life|stages?|form|plants?|insects?|emergence))"
        r"|elderly|(?:older|middle-aged|aged|geriatric)\s+(?:adults?|people|persons?|patients?|individuals?|men|women|subjects?)"
        r"|middle-aged|octogenarians?|nonagenarians?|centenarians?"
    ),
}
_PEOPLE = (
    r"patients?|women|men(?=\s+(?:with|who|and women|aged|undergoing))|volunteers|participants|humans|individuals with"
)
_DESIGNS = {
    "randomised trial": r"randomi[sz]ed(?:,?\s+(?:[\w-]+,?\s+){0,4})(?:trials?|stud(?:y|ies))|RCTs?",
    "clinical trial": (
        r"clinical trials?|phase\s+(?:[1-4]|I{1,3}V?|IV)(?:[ab])?(?:\s*[/–-]\s*(?:[1-4]|I{1,3}))?(?:\s+[\w-]+){0,3}\s+(?:trials?|stud(?:y|ies))"
        r"|open-label (?:trial|study)"
    ),
    "meta-analysis": r"meta-?\s?analys[ei]s",
    "systematic review": r"systematic(?:ally)? review(?:s|ed)?",
    "cohort study": (
        r"(?:clinical|prospective|retrospective|population-based|birth|nationwide|multicent(?:er|re))\s+(?:[\w-]+\s+){0,2}cohort(?:s| study| studies)?"
        r"|cohort stud(?:y|ies)"
    ),
    "case-control study": r"case[-–\s]control(?:\s+stud(?:y|ies))?",
    "cross-sectional study": r"cross[-\s]sectional(?:\s+(?:stud(?:y|ies)|surveys?|analys[ei]s))",
    "case report": r"case (?:reports?|series)",
    "animal experiment": (
        r"(?:mouse|murine|rat|animal|rodent|rabbit|zebrafish|porcine|canine|primate|xenograft)\s+(?:[\w-]+\s+){0,2}?(?:models?|stud(?:y|ies)|experiments?)"
        r"|(?:pre-?clinical|experimental) models?|(?:patient-derived )?xenografts?"
    ),
    "cell experiment": r"in vitro(?! fertili[sz]ation)|cell lines?|cell cultures?|cultured cells",
}
CLINICAL = frozenset(_DESIGNS) - {"animal experiment", "cell experiment"}
"""Designs that study people."""
LABORATORY = frozenset({"animal experiment", "cell experiment"})
CELL_THERAPY = "CAR-T cells"
_TREATMENTS = {
    CELL_THERAPY: (
        r"(?-i:CAR)[-\u2010-\u2013\s]?T(?:[-\u2010-\u2013\s]?cells?)?|(?-i:[\w-]*CART)(?:[-\u2010-\u2013]?\d+)?(?:\s+cells?)?"
        r"|chimeric antigen receptors?(?:[-\s](?:modified|engineered|expressing|redirected|transduced))?[-\s]T[-\s](?:cells?|lymphocytes?)"
        r"|(?-i:CAR)[-\s](?:modified|engineered)\s+T[-\s]cells?"
    ),
}
"""What is given as a drug is and has no name of one."""
_ANIMALS = r"rodents?|murine|animals|animal models?|primates|non-?human primates?|canine|porcine|bovine|ovine|equine|feline|avian"


def _compiled(kind: ConceptKind, table: dict[str, str]) -> tuple[tuple[Concept, re.Pattern[str]], ...]:
    return tuple(
        (Concept(kind=kind, name=name), re.compile(rf"(?<![\w-])(?:{pattern})(?!\w)", re.IGNORECASE))
        for name, pattern in table.items()
    )


_ALL = (
    *_compiled("age", _AGES),
    *_compiled("people", {"people": _PEOPLE}),
    *_compiled("design", _DESIGNS),
    *_compiled("animal", {"animals": _ANIMALS}),
    *_compiled("drug", _TREATMENTS),
)

HEADED = {
    "Infant, Newborn": ("age", "children"),
    "Infant": ("age", "children"),
    "Child, Preschool": ("age", "children"),
    "Child": ("age", "children"),
    "Adolescent": ("age", "adolescents"),
    "Young Adult": ("age", "young adults"),
    "Adult": ("age", "adults"),
    "Middle Aged": ("age", "adults"),
    "Aged": ("age", "adults"),
    "Aged, 80 and over": ("age", "adults"),
    "Humans": ("people", "people"),
    "Animals": ("animal", "animals"),
    "Disease Models, Animal": ("design", "animal experiment"),
    "Xenograft Model Antitumor Assays": ("design", "animal experiment"),
    "Cells, Cultured": ("design", "cell experiment"),
    "Cell Line": ("design", "cell experiment"),
    "Cell Line, Tumor": ("design", "cell experiment"),
    "In Vitro Techniques": ("design", "cell experiment"),
    "Randomized Controlled Trial": ("design", "randomised trial"),
    "Clinical Trial": ("design", "clinical trial"),
    "Clinical Trial, Phase I": ("design", "clinical trial"),
    "Clinical Trial, Phase II": ("design", "clinical trial"),
    "Clinical Trial, Phase III": ("design", "clinical trial"),
    "Clinical Trial, Phase IV": ("design", "clinical trial"),
    "Controlled Clinical Trial": ("design", "clinical trial"),
    "Meta-Analysis": ("design", "meta-analysis"),
    "Systematic Review": ("design", "systematic review"),
    "Case Reports": ("design", "case report"),
    "Observational Study": ("design", "cohort study"),
    "Cohort Studies": ("design", "cohort study"),
    "Prospective Studies": ("design", "cohort study"),
    "Retrospective Studies": ("design", "cohort study"),
    "Follow-Up Studies": ("design", "cohort study"),
    "Case-Control Studies": ("design", "case-control study"),
    "Cross-Sectional Studies": ("design", "cross-sectional study"),
}
"""Headings and publication types of MeSH that say who was studied and how."""


_DASHES = str.maketrans(dict.fromkeys("‐‑‒–", "-"))


def match(text: str) -> Iterator[Mention]:
    """Return the age groups, people, designs, unnamed animals and cell therapies that a text names, kind after kind."""
    plain = text.translate(_DASHES)
    for concept, pattern in _ALL:
        for found in pattern.finditer(plain):
            start, end = found.span()
            yield Mention(concept=concept, printed=text[start:end], start=start, end=end)


def headed(name: str) -> Concept | None:
    """Return the concept of a heading or publication type that says who was studied and how, or None."""
    found = HEADED.get(name)
    if not found:
        return None
    kinds: dict[str, ConceptKind] = {"age": "age", "people": "people", "animal": "animal", "design": "design"}
    return Concept(kind=kinds[found[0]], name=found[1])
