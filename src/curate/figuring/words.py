"""Words of a text as figures are told apart by them: content words, cut to their stems."""

import re

PEOPLE = (
    r"(?:patients?|children|childs?|infants?|neonates?|newborns?|adolescents?|adults?|women|men|males?|females?|girls?|boys?|people|persons?"
    r"|participants?|subjects?|individuals?|cases?|controls?|volunteers?|students?|respondents?|survivors?|recipients?|donors?|athletes?|nurses"
    r"|physicians|mothers|pregnancies|births|deaths|families|veterans|workers|mice|rats|animals|dogs|pigs|rabbits|eyes|knees|hips|limbs|teeth|tumou?rs"
    r"|lesions|samples|specimens|isolates|strains|genes|loci|variants|proteins|studies|trials|articles|papers|reviews|countries|hospitals|centers"
    r"|centres|sites|schools|cells|events|episodes|courses|cycles|relapses|responders|hospitali[sz]ations|admissions|procedures|operations|citations)"
)

_STOP = frozenset(
    """a an the of in on at by for to from with without and or nor but as is are was were be been being has have had having do does did it its this
    that these those their there they them he she his her we our us who whom whose which what when where while whereas than then so such
    also both each either neither all any some most more less least much many few only about approximately around nearly almost over
    under above below up down out off per within between among across during after before until since into onto through via versus vs
    compared comparison respectively overall total group groups arm arms cohort patient patients subject subjects participant participants
    individual individuals case cases child children people person study studies trial trials rate rates percent percentage proportion number median mean average value
    values year years month months week weeks day days hour hours time respectively alone only those who received receiving given treated
    showed shown found observed reported report achieved experienced developed increased decreased reduced improved higher lower greater smaller one
    two three four five six seven eight nine ten first second can could may might will would not no use used using however although though
    associated association significantly significant interval confidence ci ratio hazard odds risk relative p n iqr range sd se
    respectively population populations general including included include well same other another treatment therapy""".split()  # noqa: SIM905 - words read best as a text
)
_WORD = re.compile(r"[^\W\d_]+[\w]*(?:[-/][\w]+)*|(?<!\d)\d{1,6}[^\W\d_]\w*")
_ENDINGS = re.compile(
    r"(?:ations?|ization|isation|ically|ical|ing|ings|ies|ied|ed|es|s|ally|ly|al|ic|ity|ive|ment|ments|ness|ions?|e|y)$"
)
_BRITISH = re.compile(r"ae|oe")


def stem(word: str) -> str:
    """Return a word's stem: case, plural, common endings and British spelling left out."""
    plain = _BRITISH.sub("e", word.casefold()).replace("our", "or")
    cut = _ENDINGS.sub("", plain)
    return cut if len(cut) >= 4 else plain.rstrip("s") if len(plain) > 4 else plain


def stems(text: str) -> frozenset[str]:
    """Return the stems of the content words of a text."""
    return frozenset(
        stem(part)
        for word in _WORD.findall(text)
        for part in (word, *(word.split("-") if "-" in word else ()))
        if len(part) > 1 and part.casefold() not in _STOP
    )


def is_content(word: str) -> bool:
    """Return whether a word says something of its own."""
    return len(word) > 1 and word.casefold() not in _STOP
