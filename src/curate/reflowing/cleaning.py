"""Characters that only typesetting needs -> plain ones: soft hyphens, odd line ends; and which numbers are raised."""

import re
import unicodedata

from curate.tracing import Piece, Traced, edit, raise_

_PLAIN = {
    "\r\n": "\n",
    **dict.fromkeys("\r\f\v\x1c\x1d\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\ufeff\u00ad\u200b\u200c\u200d\u2060\x00\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11", ""),
    **dict.fromkeys("\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1f\x7f\ufffc", ""),
    "\x1e": "-",  # Word's non-breaking hyphen
}
_SPECIAL = re.compile(
    "\r\n|[" + "".join(re.escape(key) for key in _PLAIN if len(key) == 1) + "]|[^\\W\\d_][\u0300-\u036f]+"
)
_DASH = "\u2010-\u2015\u2212-"
_CARETS = re.compile(rf"\^(\[?\(?[a-z]?\d{{1,4}}[a-z]?(?:[\s,;{_DASH}]{{1,4}}\d{{1,4}}[a-z]?){{0,60}}\)?\]?[,;]?)\^")
_UNICODE = re.compile(
    "[\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u207a\u207b][\u00b9\u00b2\u00b3\u2070\u2074-\u2079\u207a\u207b\u02d2\u02d3,\u00b8\u2019'\u2013-]*"
)


def clean(traced: Traced) -> Traced:
    """Return the text with plain letters and line ends; one code point of white space stays one."""
    return edit(traced, (Piece(m.start(), m.end(), _plain(m[0])) for m in _SPECIAL.finditer(traced.text)))


def _plain(found: str) -> str:
    plain = _PLAIN.get(found)
    return unicodedata.normalize("NFC", found) if plain is None else plain


def raise_numbers(traced: Traced) -> tuple[Traced, frozenset[int]]:
    """Return the text with the numbers in "^1,2^" and Unicode's raised digits noted as raised, and where the carets are.

    The carets stay for the time being: they tell how long a line was. Unicode's raised digits stay for good, so that
    "10⁵" does not become another number.
    """
    spans: list[tuple[int, int]] = []
    carets: set[int] = set()
    for match in _CARETS.finditer(traced.text):
        spans.append(match.span(1))
        carets.update((match.start(), match.end() - 1))
    spans += [(m.start(), m.start() + len(m[0].rstrip(",\u2019'-\u2013"))) for m in _UNICODE.finditer(traced.text)]
    return raise_(traced, spans), frozenset(carets)
