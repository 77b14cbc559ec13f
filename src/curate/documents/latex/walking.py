r"""Walk through the text of a LaTeX manuscript: what is printed is written down, and what commands say is done."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from curate.documents.assembling import Assembler
from curate.documents.latex import texing, words
from curate.documents.latex.files import Files
from curate.documents.latex.listing import Bibliography
from curate.documents.latex.printing import printed, skipped
from curate.documents.latex.texing import Call, Source
from curate.documents.neighbouring import Neighbour
from curate.errors import UnreadableError
from curate.manuscript import BlockKind


class Walker:
    """Reads one manuscript once; what ``labels`` stand for is known from the reading before.

    ``kind`` is that of the blocks that are opened, ``float`` the one that is open, ``notes`` are the footnotes that the open
    block called; ``refers`` says whether anything refers to a label, ``ended`` whether the document is over.
    """

    def __init__(
        self, text: str, path: str, neighbour: Neighbour, labels: Mapping[str, str], handlers: "Handlers"
    ) -> None:
        self._path = path
        self.out = Assembler(path, "latex", text)
        self.numbers = labels
        self.labels: dict[str, str] = {}
        self.refers = False
        self.definitions = texing.Definitions()
        self.kind: BlockKind = "paragraph"
        self.float: str | None = None
        self.counts = {"table": 0, "figure": 0}
        self.notes: list[tuple[Source, int, int]] = []
        self.bibliography = Bibliography(path, neighbour)
        self.files = Files(path, neighbour)
        self.ended = False
        self.handlers = handlers
        self._depth = 0

    def run(self, source: Source, at: int, end: int) -> None:
        """Write what stands in ``[at, end)``."""
        text = source.text
        with self.nested():
            while at < end and not self.ended:
                token = texing.TOKEN.match(text, at, end)
                if token is None:
                    break
                at = token.end()
                match token.lastgroup:
                    case "command":
                        at = self._command(Call(token[0][1:], source, token.start(), at, end))
                    case "math":
                        at = self.handlers.formula(self, Call(token[0], source, token.start(), at, end))
                    case "par":
                        self.paragraph_end()
                    case "comment" | "open" | "close":
                        pass
                    case "align":
                        self.write("\t", source, token.start())
                    case "tie" | "quote" | "dash":
                        self.write(texing.PRINTED[token[0]], source, token.start())
                    case _:
                        self.write(token[0], source, token.start())

    @contextmanager
    def nested(self) -> Iterator[None]:
        """Read inside what is being read.

        Raises:
            UnreadableError: that is too deep.
        """
        self._depth += 1
        if self._depth > texing.DEEPEST:
            raise UnreadableError(
                f"{self._path} nests more than {texing.DEEPEST} groups, files or definitions inside one another",
                help="look for a file that includes itself, or a definition that uses itself",
            )
        yield
        self._depth -= 1

    def write(self, text: str, source: Source, at: int) -> None:
        """Write text that stands at a place of the source, into a new block where none is open."""
        if not self.out.is_open:
            if not text.strip():
                return
            self.begin(source, at)
        self.out.write(text, source.origin(at))

    def begin(self, source: Source, at: int) -> None:
        """Open a block where none is open."""
        if not self.out.is_open:
            self.out.open(self.kind)
            self.anchor(source, at)

    def anchor(self, source: Source, at: int) -> None:
        """Say that what is written next stands at a place of the source."""
        self.out.anchor(source.line_at(at), file=source.file)

    def paragraph_end(self) -> None:
        """Close the open block where that is one which an empty line ends."""
        if self.kind in ("paragraph", "list-item", "note"):
            self.close()

    def close(self) -> None:
        """Close the open block and write the footnotes that it called."""
        self.out.close()
        kind = self.kind
        while self.notes:
            self.kind = "note"
            self.run(*self.notes.pop(0))
            self.out.close()
        self.kind = kind

    def _command(self, call: Call) -> int:
        """Do what a command says; return where reading goes on."""
        bare = call.name.rstrip("*")
        if bare in self.definitions.known:
            return self._expand(bare, call)
        handler = self.handlers.commands.get(call.name) or self.handlers.commands.get(bare)
        if handler:
            return handler(self, call)
        if words.CITE.match(call.name):
            return self.handlers.citation(self, call)
        if bare in words.SKIPPED:
            return skipped(bare, call)
        return self._printed(call)

    def _printed(self, call: Call) -> int:
        text, after = printed(call)
        self.write(text, call.source, call.start)
        return after

    def _expand(self, name: str, call: Call) -> int:
        source = call.source
        text, after = self.definitions.expanded(name, source, call.at, call.end, self._path)
        inner = Source(text, source.file, source.origin(call.start), source.line_at(call.start))
        self.run(inner, 0, len(text))
        return after

    def captured(self, source: Source, at: int, end: int) -> str:
        """Return what a range prints, on one line."""
        out, kind, notes, ended = self.out, self.kind, self.notes, self.ended
        self.out, self.kind, self.notes, self.ended = Assembler(self._path, "latex"), "caption", [], False
        self.run(source, at, end)
        captured = self.out.since(0)
        self.out, self.kind, self.notes, self.ended = out, kind, notes, ended
        return " ".join(captured.split())


Handler = Callable[[Walker, Call], int]
"""Does what a command says, and returns where reading goes on."""


@dataclass(frozen=True)
class Handlers:
    """What is done with commands and environments by their names, with citations, and with formulas."""

    commands: Mapping[str, Handler]
    environments: Mapping[str, Handler]
    citation: Handler
    formula: Handler
