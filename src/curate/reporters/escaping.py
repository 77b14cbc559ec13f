"""Make text of strangers safe to print: a manuscript may hold anything, and its words stand in every report."""

import html
import json
import re
from typing import Any

_WHITE = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_PUNCTUATION = re.compile(r"([\\`*_{}\[\]()#+\-!|~$^=])")
_INSIDE_WORD = re.compile(r"(?<=\w)\\-(?=\w)")
"""A hyphen that was escaped where it is no markup."""
# Controls (C0, DEL, C1) drive terminals; the bidirectional ones reorder what is read (CVE-2021-42574); lone
# surrogates cannot be encoded; the byte order mark and non-characters are invisible.
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def one_line(text: str) -> str:
    r"""Return ``text`` on one line, with what a terminal would act on shown as an escape: ``\x1b``, ``\u202e``.

    White space that breaks lines becomes a space.
    """
    return _UNSAFE.sub(_shown, _WHITE.sub(" ", text))


def markdown(text: str) -> str:
    """Return ``text`` so that Markdown shows it as it is: no markup, no HTML, no cell border, nobody notified."""
    escaped = _PUNCTUATION.sub(r"\\\1", html.escape(one_line(text), quote=False))
    escaped = _INSIDE_WORD.sub("-", escaped)
    # Only a comment between sign and name keeps GitHub from notifying a person of that name.
    return escaped.replace("@", "@<!-- -->")


def json_text(value: Any, *, indent: int | None = 2) -> str:
    """Return ``value`` as JSON with its letters kept, and the characters unsafe to print written as JSON escapes."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    # json.dumps has escaped what stands below U+0020; the line breaks left are those of the layout.
    return "\n".join(_UNSAFE.sub(_json_escape, line) for line in text.split("\n"))


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    return f"\\x{code:02x}" if code <= 0xFF else f"\\u{code:04x}"


def _json_escape(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"
