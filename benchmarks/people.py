"""Lists of names in the ways that reference styles print them."""

import re
from collections.abc import Callable, Sequence
from random import Random

Person = tuple[str, str]  # family, given; a group has no given name

_ET_AL = {"ru": " и др.", "pt": " et al.", "tr": " ve ark.", "de": " et al."}
_AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "pt": "e", "pl": "i", "tr": "ve", "ru": "и"}
_DIGRAPH = re.compile(r"(?:Yu|Ya|Zh|Kh|Ts|Ch|Sh)(?=[a-z])")


def initials(given: str, style: str) -> str:
    """Return initials: "JA" (bare), "J.A." (dots), "J. A." (spaced), "J A" (blank)."""
    dotted = style in ("dots", "spaced")
    letters = [letter for part in re.split(r"[\s.]+", given) if part for letter in _letters(part, dotted=dotted)]
    if dotted:
        return (" " if style == "spaced" else "").join(f"{letter}." for letter in letters)
    return (" " if style == "blank" else "").join(letters)


def _letters(part: str, *, dotted: bool) -> list[str]:
    if 1 < len(part) < 4 and part.isupper():
        return list(part)
    if "-" in part.strip("-"):
        return [(".-" if dotted else "-").join(half[0].upper() for half in part.split("-") if half)]
    digraph = _DIGRAPH.match(part) if dotted else None
    return [digraph.group() if digraph else part[0].upper()]


def _inverted(mark: str, style: str) -> Callable[[Person, int], str]:
    return lambda name, _: f"{name[0]}{mark}{initials(name[1], style)}"


def _natural(style: str) -> Callable[[Person, int], str]:
    return lambda name, _: f"{initials(name[1], style)} {name[0]}"


def _full(name: Person, _: int) -> str:
    return f"{name[1]} {name[0]}"


def _first_inverted(name: Person, at: int) -> str:
    return f"{name[0]}, {name[1]}" if at == 0 else f"{name[1]} {name[0]}"


def _first_inverted_initials(name: Person, at: int) -> str:
    short = initials(name[1], "spaced")
    return f"{name[0]}, {short}" if at == 0 else f"{short} {name[0]}"


# How a name is printed, what stands between two, and what joins the last: "", "and", or "comma" for a comma and "and".
_STYLES: dict[str, tuple[Callable[[Person, int], str], str, str]] = {
    "vancouver": (_inverted(" ", "bare"), ", ", ""),
    "dots": (_inverted(" ", "dots"), ", ", ""),
    "spaced": (_inverted(" ", "spaced"), ", ", ""),
    "blank": (_inverted(" ", "blank"), ", ", ""),
    "vancouver-and": (_inverted(" ", "bare"), ", ", "and"),
    "dots-and": (_inverted(" ", "dots"), ", ", "and"),
    "apa": (_inverted(", ", "spaced"), ", ", "comma"),
    "harvard": (_inverted(", ", "dots"), ", ", "and"),
    "harvard-comma": (_inverted(", ", "dots"), ", ", "comma"),
    "acs": (_inverted(", ", "spaced"), "; ", ""),
    "semicolons": (_inverted(" ", "bare"), "; ", ""),
    "ieee": (_natural("spaced"), ", ", "comma"),
    "natural": (_natural("dots"), ", ", "and"),
    "natural-list": (_natural("dots"), ", ", ""),
    "natural-bare": (_natural("bare"), ", ", ""),
    "full": (_full, ", ", "comma"),
    "mla": (_first_inverted, ", ", "comma"),
    "mla-initials": (_first_inverted_initials, ", ", "comma"),
    "full-inverted": (lambda name, _: f"{name[0]}, {name[1]}", "; ", ""),
    "caps": (lambda name, _: f"{name[0].upper()}, {initials(name[1], 'spaced')}", "; ", ""),
    "caps-list": (lambda name, _: f"{name[0].upper()} {initials(name[1], 'dots')}", ", ", ""),
}


def people(names: Sequence[Person], style: str, random: Random, *, language: str, cut: int = 0) -> str:
    """Return a printed list of names; ``cut`` > 0 stops after so many with "et al."."""
    form, between, last = _STYLES[style]
    shown = names[:cut] if cut and len(names) > cut else names
    printed = [form(name, at) if name[1] else name[0] for at, name in enumerate(shown)]
    if len(shown) < len(names):
        suffix = _ET_AL.get(language) if random.random() < 0.7 else None
        return between.join(printed) + (
            suffix or random.choice((", et al.", ", et al", " et al.", ", et al.", ", et al."))
        )
    if len(printed) < 2 or not last:
        return between.join(printed)
    word = (
        random.choice(("&", "&", "&", "and"))
        if style == "apa"
        else random.choice(("&", "and"))
        if language == "en"
        else _AND[language]
    )
    comma = "," if last == "comma" and (len(printed) > 2 or style == "apa") else ""
    return f"{between.join(printed[:-1])}{comma} {word} {printed[-1]}"
