r"""The references of a LaTeX manuscript: ``thebibliography``, the ``.bbl`` beside it, ``.bib`` files."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from curate.bibliography import lists
from curate.bibliography.lists import bbl
from curate.bibliography.lists.detexing import plain
from curate.bibliography.lists.listed import Listed
from curate.documents.companions import cited_first
from curate.documents.latex import texing
from curate.documents.latex.texing import Source
from curate.documents.neighbouring import Neighbour
from curate.enumerating import enumerate_words
from curate.errors import UnreadableError

_KEYS = re.compile(r"\s*,\s*")
_COMMENT = re.compile(r"%[^\n]*\s*")
_BIBITEM = re.compile(r"\\bibitem\b\s*")
_HYPERTARGET = re.compile(r"\\hypertarget\s*\{([^{}]*)\}")
_LONGEST_LABEL = 12
_LONGEST_OPTION = 200


@dataclass
class Bibliography:
    """What a manuscript cites, the bibliographies that it names, and the entries that it prints itself."""

    path: str
    neighbour: Neighbour
    names: list[str] = field(default_factory=list)
    listed: list[Listed] = field(default_factory=list)
    cited: dict[str, None] = field(default_factory=dict)
    everything: bool = False

    def cite(self, names: str) -> list[str]:
        r"""Return the keys in the argument of a ``\cite``, and remember them; ``*`` stands for the whole bibliography."""
        keys = [key for key in _KEYS.split(_COMMENT.sub("", names).strip()) if key]
        self.everything = self.everything or "*" in keys
        keys = [key for key in keys if key != "*"]
        self.cited.update(dict.fromkeys(keys))
        return keys

    def read_bbl(self, origin: int, bibitems: Callable[[Source, int, int], list[Listed]]) -> None:
        """Take the entries of the file that BibTeX or Biber wrote for the manuscript, where it prints none itself."""
        name = f"{PurePosixPath(self.path).stem}.bbl"
        data = None if self.listed or not (self.names or self.cited) else self.neighbour(name)
        if data is None:
            return
        source = Source(lists.decoded(data), self._beside(name), origin)
        if "\\entry{" in source.text:
            self.listed += bbl.read(source.text, source.file)
        else:
            self.listed += bibitems(source, 0, len(source.text))

    def printed(self) -> Sequence[Listed]:
        """Return the references that the manuscript prints; its own list gives order and strings, ``.bib`` the fields.

        Raises:
            UnreadableError: there is no printed list, and none of the named files is there. Where one of several is not,
                it may be one of the TeX distribution, such as ``IEEEabrv``; what it lacks shows as an unknown key.
        """
        files = {file: self.neighbour(file) for file in map(self._file, self.names)}
        known = [
            each for file, data in files.items() if data is not None for each in lists.read(data, self._beside(file))
        ]
        if not self.listed:
            if files and all(data is None for data in files.values()):
                raise UnreadableError(
                    f"{self.path} names the bibliography {enumerate_words(files)}, which is not in its folder",
                    help=f"put it there, or the {PurePosixPath(self.path).stem}.bbl that BibTeX or Biber made of it",
                )
            return cited_first(known, self.cited, everything=self.everything)
        fields = {each.key: each.item for each in known}
        return [each.model_copy(update={"item": each.item or fields.get(each.key)}) for each in self.listed]

    def _file(self, name: str) -> str:
        name = name.replace("\\jobname", PurePosixPath(self.path).stem)
        return name if PurePosixPath(name).suffix in lists.EXTENSIONS else f"{name}.bib"

    def _beside(self, name: str) -> str:
        return str(PurePosixPath(self.path).parent / name)


def bibitems(source: Source, at: int, end: int, printed: Callable[[Source, int, int], str]) -> list[Listed]:
    r"""Return the entries of a ``thebibliography``, ``\bibitem[label]{key} text``; ``printed`` gives what TeX prints."""
    text = source.text
    found = []
    heads = list(_BIBITEM.finditer(text, at, end))
    stops = [*(following.start() for following in heads[1:]), end][: len(heads)]
    for head, stop in zip(heads, stops, strict=True):
        option = texing.bracket(text, head.end(), stop)
        key = texing.group(text, option[2] if option else head.end(), stop)
        if not key:
            continue
        target = _HYPERTARGET.search(text, key[2], min(stop, key[2] + _LONGEST_OPTION))
        label = plain(text[option[0] : option[1]]) if option and option[1] - option[0] < _LONGEST_OPTION else ""
        found.append(
            Listed(
                string=printed(source, key[2], stop),
                key=text[key[0] : key[1]].strip(),
                label=label if 0 < len(label) <= _LONGEST_LABEL and "(" not in label else None,
                line=source.line_at(head.start()),
                file=source.file,
                other_keys=(target[1],) if target else (),
            )
        )
    return found
