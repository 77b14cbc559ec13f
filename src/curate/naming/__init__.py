"""Names of authors as printed, read into CSL names.

A printed list is cut at semicolons, commas and "and"; each part is told apart by its shape (family and initials, initials
and family, family alone, initials alone, a full name, a group), and the shapes decide which parts belong together.
"""

import re
from typing import Literal, NamedTuple

from curate.naming.shape import (
    is_family_only,
    is_group,
    is_initials,
    is_particle,
    is_patronymic,
    is_suffix,
    is_surname_first,
    without_shouting,
)
from curate.reference import Name

Kind = Literal["family", "initials", "family-initials", "initials-family", "full", "group", "suffix"]

_ET_AL = re.compile(
    r"(?:(?<![,;&\s])[,;&\s]++)?(?:\band\s+)?(?:(?<=[A-Z.])et\s?al\b\.?|\(?\bet[.\s]{0,2}\s?al(?:ii|\b)\.?\)?|\bet\s+coll?\b\.?"
    r"|\b(?:and|&)\s+(?:others|colleagues|co-?workers|collaborators)\b"
    r"|\band\s+\d+\s+(?:others|more)\b|\bи\s+(?:др|соавт)\b\.?|\bта\s+ін\b\.?|\bu\.\s?a\.|\bund\s+andere\b|\by\s+(?:cols?|otros|al)\b\.?"
    r"|\be\s+(?:cols?|outros|al)\b\.?|\bi\s+(?:in|wsp)\b\.|\bve\s+(?:ark|diğerleri)\b\.?|\bi\s+dr\b\.|\b(?:и|і)\s+др\b\.?"
    r"|(?<=[\s,])…|(?<=[\s,])\.\s?\.\s?\.)[.,;:\s]*",
    re.IGNORECASE,
)
_BEHALF = re.compile(
    r"(?:[,;(]|\band\b|&)?\s*\b(?:on behalf of|for|representing|and)\s+the\s+(?=[^,;]*?\b[A-Z])|\bon behalf of\s+",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,\s*)?(?:&amp;|&|\b(?:and|und|et|и|та|ve|och|og|with)\b|(?<=\w\.\s)y\b)\s+", re.IGNORECASE)
_AND_FIRST = re.compile(r"^\s*(?:&|(?:and|und|et|и|ve|y|e)\b)\s+", re.IGNORECASE)
_WEAK_AND = re.compile(r"\s+(?:y|e|i|en|a)\s+")
_ROLE = re.compile(
    r"\(?\b(?:[Ee]ds?|[Ee]ditors?|EDITORS?|[Hh]rsg|[Hh]gg?|[Рр]ед|[Dd]ir|[Cc]oords?|[Cc]omps?|[Tt]rans|[Tt]ranslators?|[Dd]irectors?|[Pp]roducers?|[Ww]riters?)"
    r"\b\.?\)?\.?\s*$|\(EDS?\.?\)\.?\s*$"  # but "Louis ED" has two initials
)
_MARKS = str.maketrans(
    {
        "*": "",
        "†": "",
        "‡": "",
        "§": "",
        "\u00a0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "‐": "-",
        "‑": "-",
        "’": "'",
        "ʼ": "'",
    }
)
_MISSING_SPACE = re.compile(r"(?<=[^\W\d_]{2}),(?=[^\W\d_])|(?<=\.),(?=[^\W\d_])|;(?=\S)")


class _Part(NamedTuple):
    text: str
    kind: Kind
    joined: bool  # by "and" to the one before it, not by a comma


def parse_authors(text: str) -> tuple[tuple[Name, ...], bool]:
    """Return the names of a printed author list in order, and whether the list was cut short ("et al.", "…")."""
    text = " ".join(_MISSING_SPACE.sub(lambda mark: mark.group() + " ", text.translate(_MARKS)).split())
    text = _ROLE.sub("", text).strip(" ,;:")
    cut = _ET_AL.sub("; ", text)
    et_al = cut != text
    cut = _BEHALF.sub("; ", cut)
    names = [name for piece in cut.split(";") for name in _names(_parts(_bare(piece)))]
    return tuple(_even(names)), et_al


def _bare(piece: str) -> str:
    """Return a list without brackets and punctuation around it; a full stop stays behind initials."""
    piece = re.sub(r"(?<!\.)\.{2,}$", ".", piece.strip(" ,;:&"))
    for left, right in ("()", "[]"):
        if piece.count(left) != piece.count(right) or (piece.startswith(left) and piece.endswith(right)):
            piece = piece.strip(left + right + " ,;:")
    last = piece.rpartition(" ")[2].rstrip(".")
    return piece[:-1].rstrip() if piece.endswith(".") and not is_initials(last) and len(last) > 2 else piece


def _parts(piece: str) -> list[_Part]:
    if not piece:
        return []
    parts: list[_Part] = []
    for chunk in piece.split(","):
        if not chunk.strip(" ."):
            continue
        if is_group(chunk) and not _is_two_people(chunk):
            parts.append(_Part(re.sub(r"^\s*(?:and|&)\s+", "", chunk).strip(), "group", joined=False))
            continue
        bare = _AND_FIRST.sub("", chunk)
        for at, name in enumerate(_AND.split(bare)):
            for one, words in enumerate(_unglue(name)):
                joined = at + one > 0 or bare != chunk
                parts.append(_Part(words, _kind(words.split()), joined))
    return [part for part in parts if any(character.isalnum() for character in part.text)]


def _is_two_people(chunk: str) -> bool:
    """Return whether a chunk that sounds like a group is two names with initials ("J. Young and A. Council")."""
    sides = _AND.split(chunk.strip())
    return len(sides) > 1 and all(
        _kind(side.split()) in ("family-initials", "initials-family") for side in sides if side
    )


def _unglue(text: str) -> list[str]:
    """Return the names in a chunk that has neither comma nor "and": "Gottlieb J Leyser Y", "Pérez A y Soto B"."""
    sides = _WEAK_AND.split(text.strip())
    if len(sides) == 2 and all(_kind(side.split()) in ("family-initials", "initials-family", "full") for side in sides):
        return sides
    words = text.split()
    shapes = [is_initials(word) for word in words]
    ends = [at for at in range(1, len(words)) if shapes[at] and (at + 1 == len(words) or not shapes[at + 1])]
    if len(ends) < 2 or ends[-1] != len(words) - 1 or shapes[0]:
        return [text.strip()]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [" ".join(words[start : end + 1]) for start, end in zip(starts, ends, strict=True)]


def _kind(words: list[str]) -> Kind:
    if not words:
        return "family"
    if len(words) == 1 and is_suffix(words[0]):
        return "suffix"
    core = words[:-1] if len(words) > 2 and is_suffix(words[-1]) else words
    shapes = [is_initials(word) for word in core]
    kind: Kind = (
        "full" if len([word for word in core if not is_particle(word) and not is_suffix(word)]) > 1 else "family"
    )
    if all(shapes):
        # "LI X" and "OH SJ" are family and initials; "J. P." and "JP" are initials.
        shouted = len(core) > 1 and len(core[0]) > 1 and "." not in core[0] and "-" not in core[0]
        kind = "family-initials" if shouted else "initials"
    elif shapes[-1] or (len(core) > 2 and shapes[-2] and is_particle(core[-1])):
        kind = "family-initials"
    elif shapes[0]:
        kind = "initials-family"
    elif is_family_only(core):
        kind = "family"
    return kind


def _names(parts: list[_Part]) -> list[Name]:
    if parts and all(part.kind in ("group", "family", "full") for part in parts) and parts[0].kind == "group":
        return _groups(parts)
    names: list[Name] = []
    parts = _alike(parts)
    inverted = _is_inverted(parts)
    full = [part.text.split() for part in parts if part.kind == "full"]
    eastern = any(is_surname_first(words) for words in full) and all(is_surname_first(words[:1]) for words in full)
    at = 0
    while at < len(parts):
        part = parts[at]
        if names and (update := _belongs_to(names[-1], part)):
            names[-1] = names[-1].model_copy(update=update)
            at += 1
        else:
            used = _length(parts, at, inverted=inverted)
            name = _name(part, eastern=eastern) if used == 1 else _person(part.text, parts[at + used - 1].text)
            names.append(name if used < 3 else name.model_copy(update={"suffix": parts[at + 1].text}))
            at += used
    return names


def _alike(parts: list[_Part]) -> list[_Part]:
    """Return the parts with "Serhan Cn" read as the other names of the list are, as family and initials."""
    if 2 * sum(part.kind == "family-initials" for part in parts) < len(parts):
        return parts
    return [
        part._replace(kind="family-initials", text=re.sub(r"\S+$", lambda last: last.group().upper(), part.text))
        if part.kind == "full" and len(part.text.split()) == 2 and len(part.text.split()[1].strip(".")) <= 2
        else part
        for part in parts
    ]


def _belongs_to(name: Name, part: _Part) -> dict[str, str] | None:
    """Return what a part adds to the name before it: its suffix, or its given name."""
    if part.kind == "suffix":
        return {"suffix": part.text}
    if part.kind == "initials" and not part.joined and name.family and not name.given:
        return {"given": part.text}
    return None


def _length(parts: list[_Part], at: int, *, inverted: bool) -> int:
    """Return how many parts the name that starts at ``at`` has: "J. Mora" 1, "Mora, J." 2, "Smith, Jr., J." 3."""
    part = parts[at]
    after = parts[at + 1] if at + 1 < len(parts) and not parts[at + 1].joined else None
    if not after or part.kind not in ("family", "full", "initials"):
        return 1
    if after.kind == "suffix":
        beyond = parts[at + 2] if at + 2 < len(parts) else None
        return 3 if beyond and not beyond.joined and beyond.kind == "initials" and part.kind == "family" else 1
    if after.kind == "initials":
        return 2
    pair = inverted and part.kind != "initials" and after.kind != "group"
    # Of an inverted list either the first name alone is inverted, or all are.
    return 2 if pair and (at == 0 or (part.kind == "family" and after.kind != "initials-family")) else 1


def _is_inverted(parts: list[_Part]) -> bool:
    """Return whether the list starts with "Family, Given": the given name written out, as MLA and Chicago have it."""
    if len(parts) < 2 or parts[0].kind not in ("family", "full") or parts[1].joined:
        return False
    first, second, rest = parts[0], parts[1], parts[2:]
    if second.kind not in ("family", "full", "family-initials"):
        return False
    if first.kind == "full":
        return not rest and (second.kind == "family-initials" or len(second.text.split()) == 1)
    return not (second.kind == "family-initials" and rest and all(part.kind == "family-initials" for part in rest))


def _groups(parts: list[_Part]) -> list[Name]:
    """Return groups: commas inside a name of a group ("Committee, Association") stay in it, "and" parts two."""
    literals = [parts[0].text]
    for part in parts[1:]:
        if part.joined and part.kind == "group":
            literals.append(part.text)
        else:
            literals[-1] += f", {part.text}"
    return [Name(literal=literal) for literal in literals]


def _name(part: _Part, *, eastern: bool) -> Name:
    """Return the name in a part that stands for itself; ``eastern``: full names start with the family name."""
    if part.kind == "group":
        return Name(literal=part.text)
    words = part.text.split()
    suffix = words.pop() if len(words) > 1 and is_suffix(words[-1], behind=words[-2]) else None
    if part.kind == "family-initials":
        particle: list[str] = []
        while len(words) > 2 and is_particle(words[-1]):
            particle.insert(0, words.pop())
        at = len(words) - 1
        while at > 1 and is_initials(words[at - 1]):
            at -= 1
        name = _person(" ".join(words[:at]), " ".join(words[at:]), suffix)
        return name.model_copy(update={"dropping_particle": " ".join(particle)}) if particle else name
    if part.kind in ("initials-family", "full"):
        at = 0 if eastern and part.kind == "full" else _family_start(words)
        if at == 0:
            split = len(words) - (2 if is_patronymic(words[-1]) and len(words) > 2 else len(words) - 1)
            return _person(" ".join(words[:split]), " ".join(words[split:]), suffix)
        return _person(" ".join(words[at:]), " ".join(words[:at]), suffix)
    text = " ".join(words)
    if (
        part.kind == "family"
        and len(words) == 1
        and (text.casefold() == "anonymous" or (text.isupper() and len(text) > 1))
    ):
        return Name(literal=text, suffix=suffix)
    return _person(text, "", suffix)


def _family_start(words: list[str]) -> int:
    """Return where the family name starts in a name written with the given name first; 0 where the family is first."""
    shouted = [at for at, word in enumerate(words) if len(word) > 2 and word.isupper() and not is_initials(word)]
    if shouted and len(shouted) < len(words):
        return shouted[0]
    if is_surname_first(words) or is_patronymic(words[-1]):
        return 0
    for at, word in enumerate(words[1:-1], 1):
        if is_particle(word):
            return at
    return len(words) - 1


def _person(family: str, given: str, suffix: str | None = None) -> Name:
    words = family.split()
    if suffix is None and len(words) > 1 and is_suffix(words[-1]):
        suffix = words.pop()
    givens = given.split()
    if suffix is None and len(givens) > 1 and is_suffix(givens[-1], behind=givens[-2]):
        suffix = givens.pop()
    at = 0
    while at < len(words) - 1 and is_particle(words[at]):
        at += 1
    particle, family = " ".join(words[:at]), " ".join(words[at:])
    dropping: list[str] = []
    while len(givens) > 1 and is_particle(givens[-1]):
        dropping.insert(0, givens.pop())
    return Name(
        family=without_shouting(family) if givens else family,
        given=" ".join(givens) or None,
        suffix=suffix.rstrip(",") if suffix else None,
        non_dropping_particle=particle or None,
        dropping_particle=" ".join(dropping) or None,
    )


def _even(names: list[Name]) -> list[Name]:
    """Return the names with the full stop that ends the list taken off, and lost ones put back: "D.A" is "D.A."."""
    if not names or not (given := names[-1].given):
        return names
    others = [name.given for name in names[:-1] if name.given]
    if re.fullmatch(r"[^\W\d_]{1,4}\.", given) and given.isupper():
        without = (others and not any("." in other for other in others)) or len(given) > 2
        given = given[:-1] if without else given
    elif re.search(r"\.[\s-]?[^\W\d_]$", given):
        given = f"{given}."
    return [*names[:-1], names[-1].model_copy(update={"given": given})]
