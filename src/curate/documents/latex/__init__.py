r"""Read LaTeX manuscripts: sections, paragraphs, tables, captions, ``\cite`` of natbib and biblatex, bibliographies.

A manuscript may be spread over files in its own folder (``\input``), and its references stand in ``thebibliography``,
in the ``.bbl`` file beside it, or in ``.bib`` files. A citation stays in the reading text as it is typed.
"""

import re
from functools import partial

from curate.documents.latex.citing import entries
from curate.documents.latex.commanding import HANDLERS, preamble
from curate.documents.latex.files import decoded
from curate.documents.latex.texing import Source
from curate.documents.latex.walking import Walker
from curate.documents.neighbouring import Neighbour, nobody
from curate.guarding import check_size
from curate.manuscript import Manuscript

__all__ = ["read"]

_BODY = re.compile(r"(?<!\\)\\begin\s*\{document\}")


def read(data: bytes, path: str, neighbour: Neighbour = nobody) -> Manuscript:
    r"""Return the manuscript in a LaTeX file; ``neighbour`` gives the files beside it.

    Raises:
        UnreadableError: empty, too large, nested too deeply, definitions that grow without bound, or no list of references
            and no bibliography where one is named.
    """
    check_size(data, path)
    text = decoded(data)
    first = Walker(text, path, neighbour, {}, HANDLERS)
    manuscript = _walked(first, text)
    if not first.refers:
        return manuscript
    return _walked(Walker(text, path, neighbour, first.labels, HANDLERS), text)


def _walked(walker: Walker, text: str) -> Manuscript:
    main = Source(text)
    body = _BODY.search(text)
    if body:
        preamble(walker, main, body.start())
    walker.run(main, body.end() if body else 0, len(text))
    walker.close()
    walker.bibliography.read_bbl(len(text), partial(entries, walker))
    walker.out.references(walker.bibliography.printed())
    return walker.out.manuscript()
