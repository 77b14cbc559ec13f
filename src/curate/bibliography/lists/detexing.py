r"""TeX in the fields of a bibliography -> text: ``{\"u}``, ``\emph{…}``, ``$\alpha$``, ``--``."""

import logging
import re

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db
from pylatexenc.latexwalker import LatexWalkerError

_TEX = re.compile(r"[\\$]")
_BRACES = re.compile(r"[{}]")
_SPACE = re.compile(r"[\s~]+")
_RAISED = re.compile(r"\\text(?:super|sub)script\s*\{([^{}]*)\}")
_MATH = re.compile(r"\$[^$]*\$")
_SHIFTED = re.compile(r"[\^_](?=\S)")
_DEEPEST = 40
"""Groups nested more deeply than this are not read as TeX."""
_QUOTES = (("``", "“"), ("''", "”"), ("---", "—"), ("--", "–"))

logging.getLogger("pylatexenc").setLevel(logging.ERROR)  # it tells of every brace that it repairs
_KNOWN = get_default_latex_context_db()
_KNOWN.add_context_category(
    "letters",
    prepend=True,
    macros=[
        MacroTextSpec("textbraceleft", "{"),
        MacroTextSpec("textbraceright", "}"),
        MacroTextSpec("textasciicircum", "^"),
    ],
)
_CONVERTER = LatexNodes2Text(_KNOWN, math_mode="text", keep_comments=False, strict_latex_spaces=False)


def plain(tex: str) -> str:
    """Return the text that TeX would print, on one line; what is not understood stays as it is, without braces."""
    if _TEX.search(tex) and _depth(tex) <= _DEEPEST:
        try:
            return " ".join(str(_CONVERTER.latex_to_text(_prepared(tex), tolerant_parsing=True)).split())
        except (LatexWalkerError, RecursionError, IndexError, ValueError):
            tex = tex.replace("\\", "")
    for before, after in _QUOTES:
        tex = tex.replace(before, after)
    return _SPACE.sub(" ", _BRACES.sub("", tex)).strip()


def _prepared(tex: str) -> str:
    """Return TeX without what has no place in one line: raised and lowered marks; a percent sign is one, no comment."""
    tex = _RAISED.sub(r"\1", tex).replace("\\%", "%").replace("%", "\\%")
    return _MATH.sub(lambda math: _SHIFTED.sub("", math[0]), tex)


def _depth(tex: str) -> int:
    deepest = depth = 0
    for mark in _BRACES.finditer(tex):
        depth += 1 if mark[0] == "{" else -1
        deepest = max(deepest, depth)
    return deepest
