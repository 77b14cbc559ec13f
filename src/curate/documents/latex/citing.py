r"""``\cite`` and its like, and where the references of a LaTeX manuscript stand."""

import re

from curate.bibliography.lists.listed import Listed
from curate.documents.latex import texing, words
from curate.documents.latex.listing import bibitems
from curate.documents.latex.texing import Call, Source
from curate.documents.latex.walking import Walker

_NAMES = re.compile(r"[\s,]+")


def citation(walker: Walker, call: Call) -> int:
    r"""Write a citation as it is typed: ``\citep[see][p.~3]{mora2025,hoshi2019}``."""
    groups, after = texing.cite_groups(call, multiple=bool(words.MULTICITE.match(call.name)))
    keys = [key for group in groups for key in walker.bibliography.cite(group)]
    if not keys:
        return call.at
    walker.begin(call.source, call.start)
    walker.anchor(call.source, call.start)
    begin = walker.out.here
    walker.out.write(call.text[call.start : after], call.source.origin(call.start))
    walker.out.link(begin, keys)
    return after


def nocite(walker: Walker, call: Call) -> int:
    r"""Take what ``\nocite`` adds to the list, and print nothing."""
    walker.bibliography.cite(call.argument())
    return call.after()


def citeproc(walker: Walker, call: Call) -> int:
    r"""Write a citation that pandoc printed: ``\citeproc{ref-mora2025}{(Mora 2025)}``."""
    found = call.group()
    shown = texing.group(call.text, found[2], call.end) if found else None
    if not found or not shown:
        return call.at
    keys = walker.bibliography.cite(call.text[found[0] : found[1]])
    walker.begin(call.source, call.start)
    begin = walker.out.here
    walker.run(call.source, shown[0], shown[1])
    if walker.out.is_open:
        walker.out.link(begin, keys)
    return shown[2]


def named_bibliography(walker: Walker, call: Call) -> int:
    """Take the names of bibliographies."""
    walker.bibliography.names += [name for name in _NAMES.split(call.argument()) if name]
    return call.after()


def listed(walker: Walker, call: Call) -> int:
    """Take the entries of an environment that lists references."""
    close, after = texing.environment_end(call.text, call.name, call.at, call.end)
    walker.bibliography.listed += entries(walker, call.source, call.at, close)
    return after


def entries(walker: Walker, source: Source, at: int, end: int) -> list[Listed]:
    """Return the references that stand in ``[at, end)``, as TeX prints them."""
    return bibitems(source, at, end, walker.captured)
