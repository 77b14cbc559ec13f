"""How alike are two strings, names, years, pages or titles: pure functions, each with its range stated.

The only importer of rapidfuzz. Where a function returns a float it lies in 0..1, 1 meaning "the same as far as this
function looks". Transliteration to Latin letters is anyascii's (Щ gives "shch", ł "l", ß "ss").
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from curate.lexicon import JOURNAL_STOP, PARTICLES

NEAR = 0.7
"""From this on ``surnames_alike`` means "one name, spelled otherwise"; below it, two names."""

_APOSTROPHE = re.compile(r"['’‘ʼ`´ʹ′]")
_NOT_ALNUM = re.compile(r"[^0-9a-z]+")
_UMLAUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Ø": "Oe", "Å": "Aa"}
)

# Systems of transliteration differ in these groups (BGN/PCGN, ISO 9, GOST 7.79, Library of Congress, German,
# Polish), as do older and newer spellings of German and Greek names. Applied in this order, longest first.
_SKELETON = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"shch|stsch|schtsch", "s"),
        (r"tsch|tch", "c"),
        (r"sch|sh|sz", "s"),
        (r"ch|cz|ts|tz", "c"),
        (r"zh", "z"),
        (r"kh|gh", "h"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"ck|q", "k"),
        (r"w", "v"),
        (r"ae", "a"),
        (r"oe", "o"),
        (r"ue", "u"),
        (r"(?:iy|yi|ii|yy|ij|ei|ey|j|y)$", "i"),
        (r"[yij]+(?=[aeou])", ""),
        (r"[yj]", "i"),
        (r"(.)\1+", r"\1"),
    )
)
# Spellings that differ so in names of any length
_LIGHT = tuple((re.compile(p), r) for p, r in ((r"ph", "f"), (r"th", "t"), (r"ck", "k"), (r"(.)\1", r"\1")))
_SHORT = 6  # letters: shorter surnames (most of the Chinese and Korean ones) differ by a letter and are other names

_LEADS: tuple[tuple[str, ...], ...] = (
    ("shch", "sch", "sc"),
    ("yu", "iu", "ju", "u"),
    ("ya", "ia", "ja"),
    ("ye", "ie", "je", "e"),
    ("yo", "io", "jo"),
    ("kh", "h", "x", "ch"),
    ("ts", "tz", "cz", "c"),
    ("zh", "z", "j"),
    ("sh", "s", "sch"),
    ("ch", "c", "tch", "tsch"),
)


def fold(text: str) -> str:
    """Return ``text`` in lower-case Latin letters and digits, one space between words, all else left out.

    "Müller-Łuczak" gives "muller luczak", "O’Neil" "oneil", "Щербаков" "shcherbakov".
    """
    ascii_ = text if text.isascii() else anyascii(text)
    return _NOT_ALNUM.sub(" ", _APOSTROPHE.sub("", ascii_).casefold()).strip()


@lru_cache(maxsize=65536)
def spellings(surname: str) -> tuple[str, ...]:
    """Return the folded spellings of a surname, spaces left out: "Müller" gives "muller" and "mueller"."""
    plain = fold(surname).replace(" ", "")
    if surname.isascii():
        return (plain,) if plain else ()
    return tuple(dict.fromkeys(key for key in (plain, fold(surname.translate(_UMLAUT)).replace(" ", "")) if key))


@lru_cache(maxsize=65536)
def surname_keys(surname: str) -> tuple[str, ...]:
    """Return the keys under which a surname may be looked up, the whole name first.

    After the whole name ("vandenberg") come the name without particles ("berg") and the halves of a double surname
    ("garcialopez", "garcia", "lopez"), each in all its spellings.
    """
    words = re.split(r"[\s\-‐‑–—.]+", surname.strip())
    kept = [word for word in words if fold(word) and fold(word) not in PARTICLES] or words
    forms = [" ".join(words), " ".join(kept)]
    if len(kept) > 1:
        forms += [word for word in kept if len(fold(word)) > 2]
    return tuple(dict.fromkeys(key for form in forms for key in spellings(form)))


@lru_cache(maxsize=65536)
def skeleton(surname: str) -> str:
    """Return what systems of transliteration leave alone: "Afanasyev", "Afanasiev" and "Afanas'ev" give one."""
    key = fold(surname).replace(" ", "")
    for pattern, replacement in _SKELETON:
        key = pattern.sub(replacement, key)
    return key


@lru_cache(maxsize=262144)
def surnames_alike(a: str, b: str) -> float:
    """Return how alike two surnames are, 0..1.

    1.0 the same but for case, diacritics, umlauts, hyphens and spaces; 0.97 the same but for particles; 0.95 the same
    in another transliteration; 0.9 the first half of a double surname, 0.75 the second; 0.86 to 0.96 a slip of the pen (one
    letter in at least six, two in at least nine, the first letter alike); below ``NEAR`` (0.7) two different names.
    """
    keys_a, keys_b = surname_keys(a), surname_keys(b)
    if not keys_a or not keys_b:
        return 0.0
    if set(spellings(a)) & set(spellings(b)):
        return 1.0
    bare_a, bare_b = _without_particles(a), _without_particles(b)
    if set(spellings(bare_a)) & set(spellings(bare_b)):
        return 0.97
    if is_transliteration(bare_a, bare_b):
        return 0.95
    if half := _half(bare_a, bare_b) or _half(bare_b, bare_a):
        return half
    return _slip(fold(bare_a).replace(" ", ""), fold(bare_b).replace(" ", ""))


def is_transliteration(a: str, b: str) -> bool:
    """Return whether two surnames differ only as systems of transliteration or old and new spelling differ."""
    shortest = min(len(a), len(b))
    if shortest >= _SHORT:
        return skeleton(a) == skeleton(b)
    return shortest >= _SHORT - 1 and _light(a) == _light(b)


def is_variant(a: str, b: str) -> bool:
    """Return whether two different spellings are one surname: transliterated otherwise, or a slip of the pen.

    The same spelling, particles more or less, and one half of a double surname are no variants.
    """
    if surnames_alike(a, b) in (1.0, 0.97):
        return False
    bare_a, bare_b = _without_particles(a), _without_particles(b)
    slip = _slip(fold(bare_a).replace(" ", ""), fold(bare_b).replace(" ", ""))
    return is_transliteration(bare_a, bare_b) or slip >= NEAR


def _light(surname: str) -> str:
    key = fold(surname).replace(" ", "")
    for pattern, replacement in _LIGHT:
        key = pattern.sub(replacement, key)
    return key


def _half(single: str, double: str) -> float:
    """Return 0.9 where ``single`` is the first half of ``double``, 0.75 where it is the last, else 0."""
    halves = [half for half in re.split(r"[\s\-‐‑–—]+", double) if half]
    if len(halves) < 2 or len(fold(single)) < 3:
        return 0.0
    keys = set(spellings(single))
    return 0.9 if keys & set(spellings(halves[0])) else 0.75 if keys & set(spellings(halves[-1])) else 0.0


@lru_cache(maxsize=65536)
def _without_particles(surname: str) -> str:
    words = surname.replace("-", " ").split()
    return " ".join(word for word in words if fold(word) not in PARTICLES) or surname


def _slip(a: str, b: str) -> float:
    """Return 0.86..0.96 for a slip of the pen, else less than 0.7 in proportion to the letters shared."""
    shortest = min(len(a), len(b))
    distance = OSA.distance(a, b)
    allowed = 0 if shortest < _SHORT else 1 if shortest < 9 else 2
    if shortest and distance <= allowed and a[0] == b[0]:
        return 1.0 - 0.6 * distance / shortest
    return min(0.69, 0.7 * fuzz.ratio(a, b) / 100)


def sound_keys(surname: str) -> tuple[str, ...]:
    """Return keys that two surnames share when ``is_transliteration`` may hold for them."""
    return tuple({skeleton(surname), _light(surname)})


def slip_keys(surname: str) -> set[str]:
    """Return keys of which two surnames share one if they are the same but for one slip or transliteration."""
    whole = fold(surname).replace(" ", "")
    keys = {*surname_keys(surname), skeleton(surname), whole}
    if len(whole) >= _SHORT:
        keys.update(whole[:at] + whole[at + 1 :] for at in range(len(whole)))
    return keys - {""}


def near_keys(key: str, keys: Sequence[str]) -> list[str]:
    """Return those of ``keys`` (folded surnames) that a slip of the pen may have turned into ``key``."""
    if len(key) < _SHORT:
        return []
    return [found for found, _, _ in process.extract(key, keys, scorer=OSA.distance, score_cutoff=2, limit=None)]


@lru_cache(maxsize=65536)
def given_tokens(given: str) -> tuple[str, ...]:
    """Return given names or initials as folded tokens: "Yu.V." gives ("yu", "v"), "GCF" ("g", "c", "f")."""
    tokens: list[str] = []
    for word in re.split(r"[\s.\-‐‑–—,]+", given):
        folded = fold(word).replace(" ", "")
        if not folded:
            continue
        if word.isupper() and 1 < len(word) <= 4 and len(folded) == len(word):
            tokens += folded
        else:
            tokens.append(folded)
    return tuple(tokens)


def initials_agree(a: str | None, b: str | None) -> bool | None:
    """Return whether two given names or sets of initials can be one person's, None where either is not known.

    The shorter one decides: "Y." agrees with "Yuri V.", "Yu.V." with "Iu.V.", "J." does not with "P.J.".
    """
    tokens_a, tokens_b = given_tokens(a or ""), given_tokens(b or "")
    if not tokens_a or not tokens_b:
        return None
    return all(_tokens_agree(x, y) for x, y in zip(tokens_a, tokens_b, strict=False))


def same_initials(a: str | None, b: str | None) -> bool:
    """Return whether both are known, agree, and give the same number of initials or names."""
    return len(given_tokens(a or "")) == len(given_tokens(b or "")) and initials_agree(a, b) is True


@lru_cache(maxsize=65536)
def _tokens_agree(a: str, b: str) -> bool:
    for x in _given_forms(a):
        for y in _given_forms(b):
            if x.startswith(y) or y.startswith(x):
                return True
    return min(len(a), len(b)) > 3 and fuzz.ratio(a, b) >= 80


def _given_forms(token: str) -> tuple[str, ...]:
    """Return a given name or initial as other systems of transliteration begin it: "yu" also "iu", "ju", "u"."""
    forms = [token]
    for group in _LEADS:
        lead = group[0]
        if token.startswith(lead):
            forms += [other + token[len(lead) :] for other in group[1:]]
    return tuple(forms)


def years_alike(a: int | None, b: int | None) -> float:
    """Return 1.0 for the same year, 0.5 for the year before or after, 0.0 for others, 0.75 where one is not known."""
    if a is None or b is None:
        return 0.75
    return {0: 1.0, 1: 0.5}.get(abs(a - b), 0.0)


def pages(text: str | None) -> tuple[str, str] | None:
    """Return first and last page, the last one written out: "123-9" gives ("123", "129"), None for no page."""
    parts = [part for part in re.split(r"\s*[-‐‑‒–—−]+\s*", (text or "").strip().lower().removeprefix("p")) if part]
    parts = [part.strip(". ,") for part in parts]
    if not parts or not parts[0]:
        return None
    first, last = parts[0], parts[-1]
    prefix = re.match(r"[a-z]*", first)
    letters = prefix.group() if prefix else ""
    digits = first[len(letters) :]
    if last.isdigit():
        last = letters + digits[: max(0, len(digits) - len(last))] + last
    return first, last


def titles_alike(a: str, b: str) -> float:
    """Return how alike two titles are, 0..1, word order kept; a title without its subtitle counts 0.95 at most."""
    folded_a, folded_b = fold(a), fold(b)
    if not folded_a or not folded_b:
        return 0.0
    whole = fuzz.ratio(folded_a, folded_b) / 100
    short, long = sorted((folded_a, folded_b), key=len)
    if len(short.split()) >= 4 and long.startswith(short + " "):
        return max(whole, 0.95)
    return whole


def journals_alike(a: str, b: str) -> float:
    """Return how alike two journal names are, 0..1: 1.0 also for an abbreviation, word by word (ISO 4).

    "J Clin Oncol" and "Journal of Clinical Oncology" give 1.0.
    """
    words_a = [word for word in fold(a).split() if word not in JOURNAL_STOP]
    words_b = [word for word in fold(b).split() if word not in JOURNAL_STOP]
    if not words_a or not words_b:
        return 0.0
    if len(words_a) == len(words_b) and all(_abbreviates(x, y) for x, y in zip(words_a, words_b, strict=True)):
        return 1.0
    return min(0.99, fuzz.ratio(" ".join(words_a), " ".join(words_b)) / 100)


def _abbreviates(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if long.startswith(short):
        return True
    # ISO 4 also drops letters inside a word: "natl" for "national", "dtsch" for "deutsche"
    rest = iter(long)
    return len(short) > 2 and short[0] == long[0] and all(letter in rest for letter in short)


def ratio(a: str, b: str) -> float:
    """Return the similarity of two strings, 0..1, after folding (normalised Indel similarity)."""
    return fuzz.ratio(fold(a), fold(b)) / 100


def stands_in(needle: str, haystack: str) -> float:
    """Return how well ``needle`` stands somewhere in ``haystack``, 0..1, both already folded; 1.0 where it does exactly."""
    if not needle or not haystack:
        return 0.0
    if f" {needle} " in f" {haystack} ":
        return 1.0
    if len(needle) > len(haystack):
        return fuzz.ratio(needle, haystack) / 100
    return min(0.99, fuzz.partial_ratio(needle, haystack, score_cutoff=60) / 100)
