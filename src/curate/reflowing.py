"""Raw text -> reading text: characters made plain, wrapped lines joined, one block a line."""

import re

from curate.tracing import Piece, Traced, edit

_PLAIN = {
    "\r\n": "\n",
    "\r": "\n",
    "\f": "\n",
    "\v": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\ufeff": "",
    "\u00ad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
} | dict.fromkeys("\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
_SPECIAL = re.compile("\r\n|[" + "".join(key for key in _PLAIN if len(key) == 1) + "]")
_CARET = re.compile(r"\^(\d[\d,;\s\u2010-\u2015\u2212-]{0,200})\^")


def clean(traced: Traced) -> Traced:
    """Return the text with plain spaces, line ends and letters."""
    return edit(traced, (Piece(m.start(), m.end(), _PLAIN[m[0]]) for m in _SPECIAL.finditer(traced.text)))
