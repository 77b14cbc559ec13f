"""Texts of records as they may be compared: without markup, entities, mojibake, prefixes that a notice puts there."""

import contextlib
import html
import re
from functools import lru_cache

from curate.similarity import fold

_TAG = re.compile(r"</?[a-zA-Z][\w:.-]*(?:\s[^<>]*)?/?>")
_PREFIX = re.compile(
    r"^\W*(?:retracted(?:\s+article)?|withdrawn|retraction(?:\s+note)?|removed|temporary\s+removal|reprint(?:\s+of)?)\b\s*"
    r"[:.\]]\s*",
    re.IGNORECASE,
)
_SUFFIX = re.compile(
    r"\s*[\[(](?:retracted|withdrawn|see comments?|retracted article|abstract)[^\])]*[\])]\s*$", re.IGNORECASE
)
_LOOKUP = re.compile(r"10\.\d{4,9}/\S+|https?://\S+|www\.\S+", re.IGNORECASE)
_GREEK = {
    "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ζ": "zeta", "η": "eta", "θ": "theta", "κ": "kappa",
    "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "π": "pi", "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi",
    "ψ": "psi", "ω": "omega", "Δ": "delta", "Γ": "gamma", "Ω": "omega", "Φ": "phi", "Ψ": "psi", "Σ": "sigma",
}  # fmt: skip
_GREEK_LETTER = re.compile(f"[{''.join(_GREEK)}]")
_SPELLINGS = (
    (re.compile(r"(?<=[a-z])ae(?=[a-z])"), "e"),
    (re.compile(r"(?<=[a-z])oe(?=[a-z])|\boe(?=[a-z])"), "e"),
    (re.compile(r"our\b|our(?=s\b|ed\b|ing\b|al\b)"), "or"),
    (re.compile(r"(?<=[a-z])is(?=e[drs]?\b|ing\b|ation)"), "iz"),
    (re.compile(r"(?<=[a-z])ys(?=e[drs]?\b|ing\b)"), "yz"),
    (re.compile(r"tre\b"), "ter"),
    (re.compile(r"ll(?=ed\b|ing\b)"), "l"),
)
"""British and American spelling, as far as rules tell; both sides go through the same."""


def plain(text: str) -> str:
    """Return a text of a record without tags and entities, UTF-8 that was read as Latin-1 put right."""
    text = html.unescape(_TAG.sub("", html.unescape(text)))
    if re.search(r"[ÃÂ][\x80-\xbf]", text):
        with contextlib.suppress(UnicodeError):
            text = text.encode("latin-1").decode("utf-8")
    return " ".join(text.split())


def without_notice(title: str) -> str:
    """Return a title without "RETRACTED:" before it or "[retracted]" behind it."""
    return _SUFFIX.sub("", _PREFIX.sub("", title))


@lru_cache(maxsize=8192)
def words(text: str) -> str:
    """Return a title folded for comparing: letters and digits, Greek letters by name, one spelling of English."""
    text = _GREEK_LETTER.sub(lambda match: f" {_GREEK[match.group()]} ", text.replace("&", " and "))
    folded = fold(text)
    for pattern, spelling in _SPELLINGS:
        folded = pattern.sub(spelling, folded)
    return folded


def squeezed(text: str) -> str:
    """Return folded words without the spaces between them: "cell free" is "cellfree", "il 2" is "il2"."""
    return words(text).replace(" ", "")


def without_addresses(string: str) -> str:
    """Return a printed reference without its DOI and web addresses, which repeat years and numbers."""
    return _LOOKUP.sub(" ", string)
