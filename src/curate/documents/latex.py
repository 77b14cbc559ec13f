r"""Read LaTeX manuscripts: sections, paragraphs, tables, captions, ``\cite`` of natbib and biblatex, bibliographies.

A manuscript may be spread over files in its own folder (``\input``), and its references stand in ``thebibliography``,
in the ``.bbl`` file beside it, or in ``.bib`` files. A citation stays in the reading text as it is typed.
"""

import re
from collections.abc import Callable
from contextlib import nullcontext
from typing import ClassVar

from curate.bibliography.lists.listed import Listed
from curate.documents import texing, texwords
from curate.documents.assembling import Assembler
from curate.documents.latexlists import Bibliography, bibitems
from curate.documents.neighbouring import Neighbour, nobody
from curate.documents.texfiles import Files, decoded
from curate.documents.texing import Call, Source
from curate.documents.texprinting import printed, skipped
from curate.errors import UnreadableError
from curate.guarding import check_size
from curate.manuscript import BlockKind, Manuscript

_BODY = re.compile(r"(?<!\\)\\begin\s*\{document\}")
_KEYS = re.compile(r"\s*,\s*")
_NAMES = re.compile(r"[\s,]+")
_CAPTION = re.compile(r"\\caption\s*[\[{]")
_LABEL = re.compile(r"\\label\s*\{([^{}]*)\}")
_FILE = re.compile(r"\s*([^\s{}\\]+)")
_LONGEST_FORMULA = 200


def read(data: bytes, path: str, neighbour: Neighbour = nobody) -> Manuscript:
    r"""Return the manuscript in a LaTeX file; ``neighbour`` gives the files beside it.

    Raises:
        UnreadableError: empty, too large, nested too deeply, definitions that grow without bound, or no list of references
            and no bibliography where one is named.
    """
    check_size(data, path)
    text = decoded(data)
    first = _Reader(text, path, neighbour, {})
    manuscript = first.manuscript()
    if not first.refers:
        return manuscript
    return _Reader(text, path, neighbour, first.labels).manuscript()


class _Reader:
    """Reads one manuscript once; what labels stand for is known from the reading before."""

    def __init__(self, text: str, path: str, neighbour: Neighbour, labels: dict[str, str]) -> None:
        self._main = Source(text)
        self._path = path
        self._neighbour = neighbour
        self._out = Assembler(path, "latex", text)
        self._numbers = labels
        self.labels: dict[str, str] = {}
        self.refers = False
        self._definitions = texing.Definitions()
        self._kind: BlockKind = "paragraph"
        self._float: str | None = None
        self._counts = {"table": 0, "figure": 0}
        self._notes: list[tuple[Source, int, int]] = []
        self._bibliography = Bibliography(path, neighbour)
        self._depth = 0
        self._files = Files(path, neighbour)
        self._ended = False

    def manuscript(self) -> Manuscript:
        """Return the manuscript."""
        text = self._main.text
        body = _BODY.search(text)
        if body:
            self._preamble(self._main, body.start())
        self._run(self._main, body.end() if body else 0, len(text))
        self._close()
        self._bibliography.read_bbl(len(text), self._bibitems)
        self._out.references(self._bibliography.printed())
        return self._out.manuscript()

    # reading

    def _preamble(self, source: Source, end: int) -> None:
        """Take definitions, title and bibliographies from what stands before the document."""
        at = 0
        for token in texing.TOKEN.finditer(source.text, 0, end):
            if token.lastgroup != "command" or token.start() < at:
                continue
            call = Call(token[0][1:], source, token.start(), token.end(), end)
            if call.name in texwords.DEFINES:
                at = self._define(call)
            elif call.name in texwords.BIBLIOGRAPHIES:
                at = self._named_bibliography(call)
            elif call.name == "title":
                at = self._title(call)
            elif call.name in texwords.INCLUDES:
                inner = self._files.source(call.argument(), call.start)
                if inner:
                    self._enter()
                    self._preamble(inner, len(inner.text))
                    self._depth -= 1

    def _run(self, source: Source, at: int, end: int) -> None:
        """Write what stands in ``[at, end)``."""
        self._enter()
        text = source.text
        while at < end and not self._ended:
            token = texing.TOKEN.match(text, at, end)
            if token is None:
                break
            at = token.end()
            match token.lastgroup:
                case "command":
                    at = self._command(Call(token[0][1:], source, token.start(), at, end))
                case "math":
                    at = self._math(Call(token[0], source, token.start(), at, end))
                case "par":
                    self._paragraph_end()
                case "comment" | "open" | "close":
                    pass
                case "align":
                    self._write("\t", source, token.start())
                case "tie" | "quote" | "dash":
                    self._write(texing.PRINTED[token[0]], source, token.start())
                case _:
                    self._write(token[0], source, token.start())
        self._depth -= 1

    def _enter(self) -> None:
        self._depth += 1
        if self._depth > texing.DEEPEST:
            raise UnreadableError(
                f"{self._path} nests more than {texing.DEEPEST} groups, files or definitions inside one another",
                help="look for a file that includes itself, or a definition that uses itself",
            )

    def _write(self, text: str, source: Source, at: int) -> None:
        if not self._out.is_open:
            if not text.strip():
                return
            self._begin(source, at)
        self._out.write(text, source.origin(at))

    def _begin(self, source: Source, at: int) -> None:
        """Open a block where none is open."""
        if not self._out.is_open:
            self._out.open(self._kind)
            self._anchor(source, at)

    def _anchor(self, source: Source, at: int) -> None:
        self._out.anchor(source.line_at(at), file=source.file)

    def _paragraph_end(self) -> None:
        if self._kind in ("paragraph", "list-item", "note"):
            self._close()

    def _close(self) -> None:
        """Close the open block and write the footnotes that it called."""
        self._out.close()
        kind = self._kind
        while self._notes:
            self._kind = "note"
            self._run(*self._notes.pop(0))
            self._out.close()
        self._kind = kind

    # commands

    def _command(self, call: Call) -> int:
        """Do what a command says; return where reading goes on."""
        bare = call.name.rstrip("*")
        if bare in self._definitions.known:
            return self._expand(bare, call)
        handler = self._COMMANDS.get(call.name) or self._COMMANDS.get(bare)
        if handler:
            return handler(self, call)
        if texwords.CITE.match(call.name):
            return self._citation(call)
        if bare in texwords.SKIPPED:
            return skipped(bare, call)
        return self._printed(call)

    def _printed(self, call: Call) -> int:
        text, after = printed(call)
        self._write(text, call.source, call.start)
        return after

    def _par(self, call: Call) -> int:
        self._paragraph_end()
        return call.at

    def _false(self, call: Call) -> int:
        return texing.condition_end(call.text, call.at, call.end)

    def _expand(self, name: str, call: Call) -> int:
        source = call.source
        text, after = self._definitions.expanded(name, source, call.at, call.end, self._path)
        inner = Source(text, source.file, source.origin(call.start), source.line_at(call.start))
        self._run(inner, 0, len(text))
        return after

    def _define(self, call: Call) -> int:
        found = texing.define(call.name, call.text, call.at, call.end)
        if not found:
            return call.at
        defined, definition, after = found
        known = defined in self._COMMANDS or texwords.CITE.match(defined) or defined in texwords.SKIPPED
        if not known and f"\\{defined}" not in definition.body:
            self._definitions.known[defined] = definition
        return after

    def _math(self, call: Call) -> int:
        close = call.text.find(call.name, call.at, call.end)
        while close > 0 and call.text[close - 1] == "\\":
            close = call.text.find(call.name, close + 1, call.end)
        return self._formula(call, close if close >= 0 else call.end, len(call.name))

    def _display(self, call: Call) -> int:
        close = call.text.find("\\)" if call.name == "(" else "\\]", call.at, call.end)
        return self._formula(call, close if close >= 0 else call.end, 2)

    def _formula(self, call: Call, close: int, width: int) -> int:
        """Write a formula as plainly as it goes; one that is only raised is printed raised ("$^{1,2}$")."""
        inner = call.text[call.at : close].strip()
        raised = inner.startswith("^")
        self._begin(call.source, call.start)
        with self._out.raised() if raised else nullcontext():
            if "\\cite" in inner:
                self._run(call.source, call.text.find("^", call.at, close) + 1 if raised else call.at, close)
            elif len(inner) < _LONGEST_FORMULA:
                self._write(texing.symbol(f"${inner.removeprefix('^')}$"), call.source, call.start)
        return min(close + width, call.end)

    # parts

    def _section(self, call: Call) -> int:
        found = call.group()
        if not found:
            return call.at
        self._close()
        self._out.start_section(texwords.SECTIONS[call.name.rstrip("*")])
        self._anchor(call.source, call.at)
        self._run(call.source, found[0], found[1])
        self._out.end_section_title()
        return found[2]

    def _title(self, call: Call) -> int:
        found = call.group()
        if not found:
            return call.at
        start = self._out.here
        with self._out.block("title"):
            self._anchor(call.source, call.at)
            self._run(call.source, found[0], found[1])
            self._out.title = self._out.title or self._out.since(start).strip()
        return found[2]

    def _end(self, call: Call) -> int:
        self._paragraph_end()
        self._ended = self._ended or call.argument().strip() == "document"
        return call.after()

    def _environment(self, call: Call) -> int:
        found = texing.group(call.text, call.at, call.end)
        if not found:
            return call.at
        name = call.text[found[0] : found[1]].strip()
        inner = Call(name, call.source, call.start, found[2], call.end)
        bare = name.rstrip("*")
        if bare in texwords.FLOATS and self._float is None:
            return self._float_environment(inner, texwords.FLOATS[bare])
        handler = self._ENVIRONMENTS.get(bare)
        if handler:
            return handler(self, inner)
        self._paragraph_end()
        return inner.at

    def _unread(self, call: Call) -> int:
        if call.name.rstrip("*") not in texwords.UNPRINTED:
            self._write(" ", call.source, call.start)
        return texing.environment_end(call.text, call.name, call.at, call.end)[1]

    def _list(self, call: Call) -> int:
        option = call.option()
        return option[2] if option else call.at

    def _abstract(self, call: Call) -> int:
        self._close()
        self._out.heading("Abstract", 1)
        return call.at

    def _minipage(self, call: Call) -> int:
        return call.after()

    def _table(self, call: Call) -> int:
        close, after = texing.environment_end(call.text, call.name, call.at, call.end)
        with self._out.table("") if self._float != "table" else nullcontext():
            self._tabular(call.source, call.at, close)
        return after

    def _float_environment(self, call: Call, kind: str) -> int:
        text = call.text
        close, after = texing.environment_end(text, call.name, call.at, call.end)
        option = call.option()
        at = option[2] if option else call.at
        self._close()
        number = ""
        if _CAPTION.search(text, at, close):
            self._counts[kind] += 1
            number = str(self._counts[kind])
        for label in _LABEL.finditer(text, at, close):
            self.labels.setdefault(label[1].strip(), f"{kind.capitalize()} {number}".strip())
        self._float, outer = kind, self._kind
        self._kind = "caption" if kind == "figure" else "note"
        with self._out.table(number) if kind == "table" else nullcontext():
            if call.name.rstrip("*") in texwords.TABULARS:
                self._tabular(call.source, at, close)
            else:
                self._run(call.source, at, close)
            self._close()
        self._float, self._kind = None, outer
        return after

    def _caption(self, call: Call) -> int:
        found = call.group()
        if not found or self._float is None:
            return call.at
        number = str(self._counts[self._float])
        self._out.close()
        outer, self._kind = self._kind, "caption"
        with self._out.caption(figure=number if self._float == "figure" else None):
            self._anchor(call.source, call.at)
            self._out.write(f"{self._float.capitalize()} {number}. ", call.source.origin(found[0]))
            self._run(call.source, found[0], found[1])
        self._kind = outer
        return found[2]

    def _tabular(self, source: Source, at: int, end: int) -> None:
        """Write the rows of a table; what stands before the first row (column formats) is left out."""
        text = source.text
        while option := texing.bracket(text, at, end):
            at = option[2]
        while (found := texing.group(text, at, end)) and "&" not in text[found[0] : found[1]]:
            at = found[2]
        outer, self._kind = self._kind, "row"
        for row in texing.cells(text, at, end):
            caption = text.find("\\caption", row[0][0], row[0][1])  # that of a longtable stands among its rows
            if caption >= 0 and self._float:
                self._caption(Call("caption", source, caption, caption + len("\\caption"), row[0][1]))
            with self._out.row(source.line_at(row[0][0])) as written:
                for cell in row:
                    with written.cell():
                        self._run(source, *cell)
        self._kind = outer

    def _item(self, call: Call) -> int:
        self._close()
        option = call.option()
        self._out.open("list-item")
        self._anchor(call.source, call.start)
        if option:
            self._run(call.source, option[0], option[1])
            self._out.write(" ")
            return option[2]
        return call.at

    def _raised(self, call: Call) -> int:
        found = texing.argument(call.text, call.at, call.end)
        self._begin(call.source, call.start)
        with self._out.raised():
            self._run(call.source, found[0], found[1])
        return found[2]

    def _note(self, call: Call) -> int:
        found = call.group()
        if not found:
            return call.at
        if self._out.is_open and self._kind not in ("caption", "row", "note"):
            self._notes.append((call.source, found[0], found[1]))
        else:
            self._write(" (", call.source, call.at)
            self._run(call.source, found[0], found[1])
            self._write(") ", call.source, call.at)
        return found[2]

    def _reference(self, call: Call) -> int:
        r"""Write what ``\ref`` prints: the number of a table or figure; nothing for what is not numbered here."""
        found = call.group()
        if not found:
            return call.at
        self.refers = True
        known = [self._numbers.get(label, "") for label in _KEYS.split(call.argument().strip())]
        if call.name.rstrip("*") in texwords.BARE_REFERENCES:
            known = [label.rpartition(" ")[2] for label in known]
        self._write(", ".join(filter(None, known)), call.source, call.start)
        return found[2]

    # files

    def _include(self, call: Call) -> int:
        found = texing.group(call.text, call.at, call.end)
        bare = None if found else _FILE.match(call.text, call.at, call.end)
        if not found and not bare:
            return call.at
        name = call.text[found[0] : found[1]] if found else bare[1] if bare else ""
        inner = self._files.source(name, call.source.origin(call.start))
        if inner:
            self._anchor(inner, 0)
            self._run(inner, 0, len(inner.text))
            self._anchor(call.source, call.at)
        return found[2] if found else bare.end() if bare else call.at

    # citations and references

    def _citation(self, call: Call) -> int:
        r"""Write a citation as it is typed: ``\citep[see][p.~3]{mora2025,hoshi2019}``."""
        groups, after = texing.cite_groups(call, multiple=bool(texwords.MULTICITE.match(call.name)))
        keys = [key for group in groups for key in self._bibliography.cite(group)]
        if not keys:
            return call.at
        self._begin(call.source, call.start)
        self._anchor(call.source, call.start)
        begin = self._out.here
        self._out.write(call.text[call.start : after], call.source.origin(call.start))
        self._out.link(begin, keys)
        return after

    def _nocite(self, call: Call) -> int:
        self._bibliography.cite(call.argument())
        return call.after()

    def _citeproc(self, call: Call) -> int:
        r"""Write a citation that pandoc printed: ``\citeproc{ref-mora2025}{(Mora 2025)}``."""
        found = call.group()
        shown = texing.group(call.text, found[2], call.end) if found else None
        if not found or not shown:
            return call.at
        keys = self._bibliography.cite(call.text[found[0] : found[1]])
        self._begin(call.source, call.start)
        begin = self._out.here
        self._run(call.source, shown[0], shown[1])
        if self._out.is_open:
            self._out.link(begin, keys)
        return shown[2]

    def _named_bibliography(self, call: Call) -> int:
        self._bibliography.names += [name for name in _NAMES.split(call.argument()) if name]
        return call.after()

    def _listed(self, call: Call) -> int:
        close, after = texing.environment_end(call.text, call.name, call.at, call.end)
        self._bibliography.listed += self._bibitems(call.source, call.at, close)
        return after

    def _bibitems(self, source: Source, at: int, end: int) -> list[Listed]:
        return bibitems(source, at, end, self._captured)

    def _captured(self, source: Source, at: int, end: int) -> str:
        """Return what a range prints, on one line."""
        out, kind, notes, ended = self._out, self._kind, self._notes, self._ended
        self._out, self._kind, self._notes, self._ended = Assembler(self._path, "latex"), "caption", [], False
        self._run(source, at, end)
        captured = self._out.since(0)
        self._out, self._kind, self._notes, self._ended = out, kind, notes, ended
        return " ".join(captured.split())

    _COMMANDS: ClassVar[dict[str, Callable[["_Reader", Call], int]]] = {
        **dict.fromkeys(texwords.SECTIONS, _section),
        **dict.fromkeys(texwords.DEFINES, _define),
        **dict.fromkeys(texwords.INCLUDES, _include),
        **dict.fromkeys(texwords.BIBLIOGRAPHIES, _named_bibliography),
        **dict.fromkeys(texwords.RAISES, _raised),
        **dict.fromkeys(texwords.NOTES, _note),
        **dict.fromkeys(texwords.REFERENCES, _reference),
        "[": _display,
        "(": _display,
        "begin": _environment,
        "caption": _caption,
        "citeproc": _citeproc,
        "end": _end,
        "iffalse": _false,
        "item": _item,
        "nocite": _nocite,
        "par": _par,
    }
    _ENVIRONMENTS: ClassVar[dict[str, Callable[["_Reader", Call], int]]] = {
        **dict.fromkeys(texwords.UNREAD, _unread),
        **dict.fromkeys(texwords.TABULARS, _table),
        **dict.fromkeys(texwords.LISTS, _list),
        "abstract": _abstract,
        "minipage": _minipage,
        "thebibliography": _listed,
        "CSLReferences": _listed,
    }
