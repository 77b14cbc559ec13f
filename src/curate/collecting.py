"""Collect references from what holds them: strings as pasted, a reference list in a known format, or a manuscript."""

from collections.abc import Sequence
from pathlib import Path

from curate import documents, reflowing
from curate.bibliography import lists, references
from curate.bibliography.lists.formats import recognise
from curate.bibliography.locating import is_heading
from curate.bibliography.parsing import parse_surely
from curate.documents import jats, text
from curate.documents.decoding import decoded
from curate.errors import UnreadableError
from curate.manuscript import Entry, Manuscript
from curate.reference import Item, Reference
from curate.value import Value

_PLAIN = frozenset(("text", "reference_list"))
_FIELDS = {name: field.alias or name for name, field in Item.model_fields.items()}


class Collected(Value):
    """A reference, and how sure the reading of its fields is: CSL field name -> 0..1.

    ``confidence`` is empty where the fields were given (BibTeX, RIS …) and nothing had to be read out of a string.
    """

    reference: Reference
    confidence: dict[str, float]


def collect(path: Path) -> tuple[Collected, ...]:
    """Return the references in the file ``path``: the list of a manuscript, or a list alone; see ``collect_from``.

    Raises:
        UnreadableError: the file is missing, broken, in no known format, or holds no reference.
    """
    extension = path.suffix.casefold()
    module = documents.FORMATS.get(extension, "text")
    if module not in _PLAIN:
        manuscript = documents.read(path)
        if manuscript.entries or module != "markdown":
            return _collected(manuscript)
    data = documents.content(path)
    if extension in lists.EXTENSIONS and module != "markdown":
        return _collected(_list(lists.entries(lists.read(data, path.as_posix())), path.as_posix()))
    return collect_from(data, path.as_posix())


def collect_from(data: bytes, name: str) -> tuple[Collected, ...]:
    """Return the references in ``data``, the format told by what it looks like; ``name`` is for messages.

    What is in no format of reference lists is text: below the heading of a reference list where it has one, all of it
    where it has none. Entries are numbered or not, wrapped or one a line.

    Raises:
        UnreadableError: binary, broken, or no reference in it.
    """
    if data.lstrip().startswith(b"<?xml"):  # it names its own encoding
        return _collected(jats.read(data, name))
    printed = decoded(data, name)
    extension = recognise(printed)
    if extension == ".xml":
        return _collected(jats.read(data, name))
    if extension:
        return _collected(_list(lists.entries(lists.EXTENSIONS[extension](data, name)), name))
    if any(is_heading(line) for line in printed.splitlines() if line.strip()):
        manuscript = text.read(data, name)
        if manuscript.entries:
            return _collected(manuscript)
    return _collected(_list(reflowing.entries(printed), name))


def _list(entries: Sequence[Entry], path: str) -> Manuscript:
    return Manuscript(path=path, format="reference-list", text="", entries=tuple(entries))


def _collected(manuscript: Manuscript) -> tuple[Collected, ...]:
    if not manuscript.entries:
        raise UnreadableError(
            f"{manuscript.path} holds no reference",
            help="see whether it is the right file; `curate read` shows how a manuscript is understood",
        )
    entries: list[Entry] = []
    sure: list[dict[str, float]] = []
    for entry in manuscript.entries:
        confidence: dict[str, float] = {}
        item = entry.item
        if item is None:
            item, confidence = parse_surely(entry.string)
        entries.append(entry.model_copy(update={"item": item}))
        sure.append({_FIELDS[name]: share for name, share in confidence.items()})
    found = references(manuscript.model_copy(update={"entries": tuple(entries)}))
    ids = _ids([entry.key for entry in entries], [reference.id for reference in found])
    return tuple(
        Collected(
            reference=reference.model_copy(
                update={"id": key, "item": reference.item.model_copy(update={"id": key})},
            ),
            confidence=confidence,
        )
        for reference, key, confidence in zip(found, ids, sure, strict=True)
    )


def _ids(keys: Sequence[str | None], made: Sequence[str]) -> list[str]:
    """Return for each reference the key that the file gives it, else the id made for it: manuscripts cite by keys."""
    taken: set[str] = set()
    ids = []
    for key, other in zip(keys, made, strict=True):
        ids.append(key if key and key not in taken else other)
        taken.add(ids[-1])
    return ids
