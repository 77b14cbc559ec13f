"""All that rules may look at: values only, no path to open, no socket, no clock."""

from datetime import date
from functools import cached_property
from typing import Literal

from curate.claim import Claim
from curate.extract import Extract
from curate.outline import Outline
from curate.record import Lookup
from curate.reference import Reference
from curate.value import Value


class FileState(Value):
    """A file of the registry as found on disk: whether it is in canonical form, and whether anything uses it.

    ``orphan`` says in a few words why a file is unused ("no section of this name"), "" for a file in use.
    """

    path: str
    canonical: bool = True
    orphan: str = ""


class Facts(Value):
    """A registry (or one manuscript in memory) as the rules see it.

    ``origin`` is "registry" for the files of a registry, "manuscript" for a file checked without one (rules about
    the registry's files and reviews are then not applicable). ``claims`` are in the order of the manuscript,
    ``references`` in the order of its list; ``lookups`` are what the authorities said about them when they were last
    asked, ``extracts`` the sentences of abstracts that were kept for links. ``today`` is given by the caller.
    """

    origin: Literal["registry", "manuscript"]
    today: date
    outline: Outline = Outline()
    claims: tuple[Claim, ...] = ()
    references: tuple[Reference, ...] = ()
    lookups: tuple[Lookup, ...] = ()
    extracts: tuple[Extract, ...] = ()
    files: tuple[FileState, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Reference]:
        """Return the references by id."""
        return {reference.id: reference for reference in self.references}
