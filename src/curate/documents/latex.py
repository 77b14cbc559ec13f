r"""Read LaTeX manuscripts: sections, paragraphs, tables, captions, ``\cite`` of natbib and biblatex, bibliographies.

A manuscript may be spread over files in its own folder (``\input``), and its references stand in ``thebibliography``,
in the ``.bbl`` file beside it, or in ``.bib`` files. A citation stays in the reading text as it is typed.
"""

import re
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import PurePosixPath

from curate.bibliography.lists import bbl, bibtex
from curate.bibliography.lists.detexing import plain
from curate.bibliography.lists.listed import Listed
from curate.documents import texing, texwords
from curate.documents.assembling import Assembler
from curate.documents.companions import cited_first
from curate.documents.neighbouring import Neighbour, nobody
from curate.documents.texing import Source
from curate.errors import UnreadableError
from curate.guarding import check_size
from curate.manuscript import BlockKind, Manuscript

_BODY = re.compile(r"(?<!\\)\\begin\s*\{document\}")
_LATIN = re.compile(rb"\\usepackage\s*\[\s*(latin1|latin9|ansinew|cp1252|cp1250|latin2)\s*\]\s*\{inputenc\}")
_NAMES = re.compile(r"[\s,]+")
_KEYS = re.compile(r"\s*,\s*")
_BIBITEM = re.compile(r"\\bibitem\b\s*")
_HYPERTARGET = re.compile(r"\\hypertarget\s*\{([^{}]*)\}")
_LABEL_CHARACTERS = 12
_MOST_FILES = 500


def read(data: bytes, path: str, neighbour: Neighbour = nobody) -> Manuscript:
    r"""Return the manuscript in a LaTeX file; ``neighbour`` gives the files beside it.

    Raises:
        UnreadableError: empty, too large, nested too deeply, or definitions that grow without bound.
    """
    check_size(data, path)
    text = _decoded(data)
    first = _Reader(text, path, neighbour, {})
    manuscript = first.manuscript()
    if not first.refers:
        return manuscript
    return _Reader(text, path, neighbour, first.labels).manuscript()


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        named = _LATIN.search(data)
        encodings = {b"latin2": "iso8859-2", b"latin9": "iso8859-15", b"cp1250": "cp1250"}
        return data.decode(encodings.get(named[1], "cp1252") if named else "cp1252", errors="replace")


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
        self._bibliographies: list[str] = []
        self._listed: list[Listed] = []
        self._cited: dict[str, None] = {}
        self._all = False
        self._depth = 0
        self._files = 0
        self._ended = False

    def manuscript(self) -> Manuscript:
        """Return the manuscript."""
        text = self._main.text
        body = _BODY.search(text)
        if body:
            self._preamble(self._main, 0, body.start())
        self._run(self._main, body.end() if body else 0, len(text))
        self._close()
        self._out.references(self._references())
        return self._out.manuscript()

    # reading

    def _preamble(self, source: Source, at: int, end: int) -> None:
        """Take definitions, title and bibliographies from what stands before the document."""
        for token in texing.TOKEN.finditer(source.text, at, end):
            if token.lastgroup != "command" or token.start() < at:
                continue
            name = token[0][1:]
            if name in texwords.DEFINES:
                at = self._define(name, source, token.end(), end)
            elif name in texwords.BIBLIOGRAPHIES:
                at = self._bibliography(source, token.end(), end)
            elif name == "title":
                at = self._title(source, token.end(), end)
            elif name in ("input", "include"):
                found = texing.group(source.text, token.end(), end)
                inner = self._included(source.text[found[0] : found[1]], token.start()) if found else None
                if inner:
                    self._enter()
                    self._preamble(inner, 0, len(inner.text))
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
                    at = self._command(token[0][1:], source, token.start(), at, end)
                case "math":
                    at = self._math(source, token[0], token.start(), at, end)
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
            self._out.open(self._kind)
            self._anchor(source, at)
        self._out.write(text, source.origin(at))

    def _anchor(self, source: Source, at: int) -> None:
        self._out.anchor(source.line_at(at), file=source.file)

    def _paragraph_end(self) -> None:
        if self._kind in ("paragraph", "list-item", "note"):
            self._close()

    def _close(self) -> None:
        """Close the open block and write the footnotes that it called."""
        self._out.close()
        notes, self._notes = self._notes, []
        kind = self._kind
        for source, at, end in notes:
            self._kind = "note"
            self._run(source, at, end)
            self._out.close()
        self._kind = kind
        if self._notes:
            self._close()

    def _command(self, name: str, source: Source, start: int, at: int, end: int) -> int:
        """Do what a command says; return where reading goes on."""
        text = source.text
        bare = name.rstrip("*")
        if bare in self._definitions.known:
            return self._expand(bare, source, start, at, end)
        if texwords.CITE.match(name):
            return self._citation(name, source, start, at, end)
        if name in texwords.SECTIONS:
            return self._section(texwords.SECTIONS[name], source, at, end)
        if name in ("begin", "end"):
            return self._environment(name, source, start, at, end)
        if name in texwords.DEFINES:
            return self._define(name, source, at, end)
        if bare in texwords.INCLUDES:
            return self._include(source, start, at, end)
        if bare in texwords.BIBLIOGRAPHIES:
            return self._bibliography(source, at, end)
        if bare == "caption":
            return self._caption(source, at, end)
        if bare == "item":
            return self._item(source, start, at, end)
        if bare in texwords.RAISES:
            return self._raised(source, at, end)
        if bare in texwords.NOTES:
            return self._note(source, at, end)
        if bare in texwords.REFERENCES:
            return self._reference(bare, source, start, at, end)
        if bare in texwords.SKIPPED:
            return self._skipped(bare, source, at, end)
        if bare == "nocite":
            found = texing.group(text, at, end)
            self._note_cited(text[found[0] : found[1]] if found else "")
            return found[2] if found else at
        if bare in ("(", "["):
            close = text.find("\\)" if bare == "(" else "\\]", at, end)
            return self._formula(source, start, at, close if close >= 0 else end, 2)
        return self._symbol(name, source, start, at, end)

    def _symbol(self, name: str, source: Source, start: int, at: int, end: int) -> int:
        """Write what a control symbol, an accent, a link or an unknown command prints."""
        text = source.text
        if name in texwords.LITERAL:
            self._write(texwords.LITERAL[name], source, start)
        elif name in texwords.BREAKS or name in texwords.SPACES:
            self._write(" ", source, start)
            if name == "\\":
                option = texing.bracket(text, at, end)
                return option[2] if option and text[at : at + 1] == "[" else at
            if name == "par":
                self._paragraph_end()
        elif name in texwords.ACCENTS:
            inner = texing.argument(text, at, end)
            letter = text[inner[0] : inner[1]]
            self._write(texing.symbol(f"\\{name}{{{letter}}}") if len(letter) < 20 else letter, source, start)
            return inner[2]
        elif name in ("url", "path", "nolinkurl", "doi"):
            found = texing.verbatim(text, at, end)
            if found:
                self._write(text[found[0] : found[1]].replace("\\", ""), source, found[0])
                return found[2]
        elif name == "href":
            found = texing.verbatim(text, at, end)
            return found[2] if found else at
        elif name in ("verb", "verb*", "lstinline") and at < end:
            close = text.find(text[at], at + 1, end)
            close = end if close < 0 else close
            self._write(text[at + 1 : close], source, at + 1)
            return min(close + 1, end)
        elif name in ("iffalse",):
            return texing.condition_end(text, at, end)
        elif name == "citeproc":
            return self._citeproc(source, at, end)
        elif name not in texwords.SILENT:
            after = texing.skip_space(text, at, end)
            if text[after : after + 1] not in "{[":
                self._write(texing.symbol(f"\\{name}"), source, start)
                return after if name.isalpha() else at
            option = texing.bracket(text, at, end)
            return option[2] if option else at
        return at

    def _expand(self, name: str, source: Source, start: int, at: int, end: int) -> int:
        text, after = self._definitions.expanded(name, source, at, end, self._path)
        inner = Source(text, source.file, source.origin(start), source.line_at(start))
        self._run(inner, 0, len(text))
        return after

    def _define(self, name: str, source: Source, at: int, end: int) -> int:
        found = texing.define(name, source.text, at, end)
        if not found:
            return at
        defined, definition, after = found
        known = defined in texwords.SECTIONS or texwords.CITE.match(defined) or defined in texwords.SKIPPED
        if not known and f"\\{defined}" not in definition.body:
            self._definitions.known[defined] = definition
        return after

    def _math(self, source: Source, mark: str, start: int, at: int, end: int) -> int:
        close = source.text.find(mark, at, end)
        while close > 0 and source.text[close - 1] == "\\":
            close = source.text.find(mark, close + 1, end)
        return self._formula(source, start, at, close if close >= 0 else end, len(mark))

    def _formula(self, source: Source, start: int, at: int, close: int, width: int) -> int:
        """Write a formula as plainly as it goes; one that is only raised is printed raised ("$^{1,2}$")."""
        inner = source.text[at:close].strip()
        if "\\cite" in inner:
            with self._out.raised() if inner.startswith("^") else nullcontext():
                self._run(source, at + source.text[at:close].find("^") + 1 if inner.startswith("^") else at, close)
        elif inner.startswith("^"):
            with self._out.raised():
                self._write(texing.symbol(f"${inner[1:]}$") if len(inner) < 200 else "", source, start)
        elif len(inner) < 200:
            self._write(texing.symbol(f"${inner}$"), source, start)
        return min(close + width, len(source.text))

    # parts

    def _section(self, level: int, source: Source, at: int, end: int) -> int:
        option = texing.bracket(source.text, at, end)
        found = texing.group(source.text, option[2] if option else at, end)
        if not found:
            return at
        self._close()
        self._out.start_section(level)
        self._anchor(source, at)
        self._run(source, found[0], found[1])
        self._out.end_section_title()
        return found[2]

    def _title(self, source: Source, at: int, end: int) -> int:
        option = texing.bracket(source.text, at, end)
        found = texing.group(source.text, option[2] if option else at, end)
        if not found:
            return at
        start = self._out.here
        with self._out.block("title"):
            self._anchor(source, at)
            self._run(source, found[0], found[1])
            self._out.title = self._out.title or self._out.since(start).strip()
        return found[2]

    def _environment(self, which: str, source: Source, start: int, at: int, end: int) -> int:
        text = source.text
        found = texing.group(text, at, end)
        if not found:
            return at
        name = text[found[0] : found[1]].strip()
        bare, after = name.rstrip("*"), found[2]
        if which == "end":
            self._paragraph_end()
            self._ended = self._ended or name == "document"
            return after
        if bare in ("thebibliography", "CSLReferences"):
            close, after_all = texing.environment_end(text, name, after, end)
            self._bibitems(source, after, close)
            return after_all
        if bare in texwords.UNREAD:
            close, after_all = texing.environment_end(text, name, after, end)
            if bare not in ("comment", "filecontents", "CCSXML"):
                self._write(" ", source, start)
            return after_all
        if bare in texwords.FLOATS and self._float is None:
            return self._float_environment(name, texwords.FLOATS[bare], source, after, end)
        if bare in texwords.TABULARS:
            close, after_all = texing.environment_end(text, name, after, end)
            with self._out.table("") if self._float != "table" else nullcontext():
                self._tabular(source, after, close)
            return after_all
        if bare in texwords.LISTS:
            option = texing.bracket(text, after, end)
            return option[2] if option else after
        if bare == "abstract":
            self._close()
            self._out.heading("Abstract", 1)
            return after
        if bare == "minipage":
            option = texing.bracket(text, after, end)
            width = texing.group(text, option[2] if option else after, end)
            return width[2] if width else after
        self._paragraph_end()
        return after

    def _float_environment(self, name: str, kind: str, source: Source, at: int, end: int) -> int:
        close, after = texing.environment_end(source.text, name, at, end)
        option = texing.bracket(source.text, at, close)
        at = option[2] if option else at
        self._close()
        captioned = bool(re.compile(r"\\caption\s*[\[{]").search(source.text, at, close))
        number = ""
        if captioned:
            self._counts[kind] += 1
            number = str(self._counts[kind])
        for label in re.compile(r"\\label\s*\{([^{}]*)\}").finditer(source.text, at, close):
            self.labels.setdefault(label[1].strip(), f"{kind.capitalize()} {number}".strip())
        self._float, outer = kind, self._kind
        self._kind = "caption" if kind == "figure" else "note"
        with self._out.table(number) if kind == "table" else nullcontext():
            if name.rstrip("*") in texwords.TABULARS:
                self._tabular(source, at, close)
            else:
                self._run(source, at, close)
            self._close()
        self._float, self._kind = None, outer
        return after

    def _caption(self, source: Source, at: int, end: int) -> int:
        text = source.text
        option = texing.bracket(text, at, end)
        found = texing.group(text, option[2] if option else at, end)
        if not found:
            return at
        if self._float is None:
            return at
        number = str(self._counts[self._float])
        self._out.close()
        outer, self._kind = self._kind, "caption"
        with self._out.caption(figure=number if self._float == "figure" else None):
            self._anchor(source, at)
            self._out.write(f"{self._float.capitalize()} {number}. ", source.origin(found[0]))
            self._run(source, found[0], found[1])
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
            self._captions_in(source, row)
            self._out.open("row")
            self._anchor(source, row[0][0])
            with self._out.row() as written:
                for cell in row:
                    with written.cell():
                        self._run(source, *cell)
        self._kind = outer

    def _captions_in(self, source: Source, row: Sequence[tuple[int, int]]) -> None:
        """Write the caption of a ``longtable``, which stands among its rows."""
        found = source.text.find("\\caption", row[0][0], row[0][1])
        if found >= 0 and self._float:
            self._caption(source, found + len("\\caption"), row[0][1])

    def _item(self, source: Source, start: int, at: int, end: int) -> int:
        self._close()
        option = texing.bracket(source.text, at, end)
        self._out.open("list-item")
        self._anchor(source, start)
        if option and source.text[at : option[0]].strip() == "[":
            self._run(source, option[0], option[1])
            self._out.write(" ")
            return option[2]
        return at

    def _raised(self, source: Source, at: int, end: int) -> int:
        found = texing.argument(source.text, at, end)
        self._write("", source, at)
        if not self._out.is_open:
            self._out.open(self._kind)
        with self._out.raised():
            self._run(source, found[0], found[1])
        return found[2]

    def _note(self, source: Source, at: int, end: int) -> int:
        option = texing.bracket(source.text, at, end)
        found = texing.group(source.text, option[2] if option else at, end)
        if not found:
            return at
        if self._out.is_open and self._kind not in ("caption", "row", "note"):
            self._notes.append((source, found[0], found[1]))
        else:
            self._write(" (", source, at)
            self._run(source, found[0], found[1])
            self._write(") ", source, at)
        return found[2]

    def _reference(self, name: str, source: Source, start: int, at: int, end: int) -> int:
        r"""Write what ``\ref`` prints: the number of a table or figure; nothing for what is not numbered here."""
        found = texing.group(source.text, at, end)
        if not found:
            return at
        self.refers = True
        known = [self._numbers.get(label, "") for label in _KEYS.split(source.text[found[0] : found[1]].strip())]
        if name in ("ref", "vref", "Vref", "labelcref"):
            known = [label.rpartition(" ")[2] for label in known]
        self._write(", ".join(filter(None, known)), source, start)
        return found[2]

    def _skipped(self, name: str, source: Source, at: int, end: int) -> int:
        text = source.text
        for _ in range(texwords.SKIPPED[name]):
            while option := texing.bracket(text, at, end):
                at = option[2]
            found = texing.group(text, at, end)
            if not found:
                break
            at = found[2]
        return at

    # files

    def _included(self, name: str, at: int) -> Source | None:
        name = name.strip().strip('"')
        self._files += 1
        if self._files > _MOST_FILES:
            raise UnreadableError(
                f"{self._path} includes more than {_MOST_FILES} files", help="look for a file that includes itself"
            )
        for candidate in (name, f"{name}.tex"):
            data = self._neighbour(candidate)
            if data is not None:
                folder = PurePosixPath(self._path).parent
                return Source(_decoded(data), str(folder / candidate), at)
        return None

    def _include(self, source: Source, start: int, at: int, end: int) -> int:
        found = texing.group(source.text, at, end)
        name = re.compile(r"\s*([^\s{}\\]+)").match(source.text, at, end) if not found else None
        if not found and not name:
            return at
        inner = self._included(
            source.text[found[0] : found[1]] if found else name[1] if name else "", source.origin(start)
        )
        if inner:
            self._run(inner, 0, len(inner.text))
        return found[2] if found else name.end() if name else at

    # citations

    def _citation(self, name: str, source: Source, start: int, at: int, end: int) -> int:
        r"""Write a citation as it is typed: ``\citep[see][p.~3]{mora2025,hoshi2019}``."""
        text = source.text
        multiple = bool(texwords.MULTICITE.match(name))
        keys: list[str] = []
        after = at
        while True:
            for opening in "([" if multiple else "[":
                while option := texing.bracket(text, after, end, opening):
                    after = option[2]
            found = texing.group(text, after, end)
            if not found:
                break
            keys += self._note_cited(text[found[0] : found[1]])
            after = found[2]
            if not multiple:
                break
        if not keys:
            return at
        self._write("", source, start)
        if not self._out.is_open:
            self._out.open(self._kind)
        self._anchor(source, start)
        begin = self._out.here
        self._out.write(text[start:after], source.origin(start))
        self._out.link(begin, keys)
        return after

    def _note_cited(self, names: str) -> list[str]:
        keys = [key for key in _KEYS.split(names.strip()) if key]
        self._all = self._all or "*" in keys
        keys = [key for key in keys if key != "*"]
        self._cited.update(dict.fromkeys(keys))
        return keys

    def _citeproc(self, source: Source, at: int, end: int) -> int:
        r"""Write a citation that pandoc printed: ``\citeproc{ref-mora2025}{(Mora 2025)}``."""
        found = texing.group(source.text, at, end)
        printed = texing.group(source.text, found[2], end) if found else None
        if not found or not printed:
            return at
        key = source.text[found[0] : found[1]].strip()
        self._cited[key] = None
        self._write("", source, at)
        begin = self._out.here
        self._run(source, printed[0], printed[1])
        if self._out.is_open:
            self._out.link(begin, [key])
        return printed[2]

    # references

    def _bibliography(self, source: Source, at: int, end: int) -> int:
        option = texing.bracket(source.text, at, end)
        found = texing.group(source.text, option[2] if option else at, end)
        if not found:
            return at
        self._bibliographies += [name for name in _NAMES.split(source.text[found[0] : found[1]]) if name]
        return found[2]

    def _bibitems(self, source: Source, at: int, end: int) -> None:
        r"""Take the entries of ``thebibliography``: ``\bibitem[label]{key} text``."""
        text = source.text
        starts = [match.end() for match in _BIBITEM.finditer(text, at, end)]
        for after, following in zip(starts, [*starts[1:], end], strict=True):
            stop = text.rfind("\\bibitem", after, following) if following != end else end
            stop = following if stop < 0 else stop
            option = texing.bracket(text, after, stop)
            found = texing.group(text, option[2] if option else after, stop)
            if not found:
                continue
            key = text[found[0] : found[1]].strip()
            target = _HYPERTARGET.search(text, found[2], min(stop, found[2] + 200))
            label = plain(text[option[0] : option[1]]) if option and option[1] - option[0] < 200 else ""
            self._listed.append(
                Listed(
                    string=self._captured(source, found[2], stop),
                    key=key,
                    label=label if 0 < len(label) <= _LABEL_CHARACTERS and "(" not in label else None,
                    line=source.line_at(after),
                    file=source.file,
                    other_keys=(target[1],) if target else (),
                )
            )

    def _captured(self, source: Source, at: int, end: int) -> str:
        """Return what a range prints, on one line."""
        out, kind, notes = self._out, self._kind, self._notes
        self._out, self._kind, self._notes = Assembler(self._path, "latex"), "caption", []
        self._run(source, at, end)
        captured = self._out.since(0)
        self._out, self._kind, self._notes = out, kind, notes
        return " ".join(captured.split())

    def _references(self) -> Sequence[Listed]:
        """Return the references that the manuscript prints: ``.bbl`` gives order and strings, ``.bib`` the fields."""
        known: list[Listed] = []
        for name in dict.fromkeys(self._bibliographies):
            file = name if name.endswith(".bib") else f"{name}.bib"
            data = self._neighbour(file)
            if data is not None:
                folder = PurePosixPath(self._path).parent
                known += bibtex.read(_decoded(data), str(folder / file))
        if not self._listed and (self._bibliographies or self._cited):
            self._bbl()
        fields = {each.key: each for each in known}
        if self._listed:
            return [
                each.model_copy(update={"item": each.item or fields[each.key].item}) if each.key in fields else each
                for each in self._listed
            ]
        return cited_first(known, self._cited, everything=self._all)

    def _bbl(self) -> None:
        """Take the entries of the file that BibTeX or Biber wrote for the manuscript."""
        name = f"{PurePosixPath(self._path).stem}.bbl"
        data = self._neighbour(name)
        if data is None:
            return
        source = Source(_decoded(data), str(PurePosixPath(self._path).parent / name), len(self._main.text))
        if "\\entry{" in source.text:
            self._listed += bbl.read(source.text, source.file)
        else:
            self._bibitems(source, 0, len(source.text))
