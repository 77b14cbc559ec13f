"""Where something stands: in a file (``Location``), or in the manuscript as a person would say it (``place``)."""

from curate.value import Value


class Location(Value):
    """A place in a file, as SARIF's ``physicalLocation``: lines and columns count from 1, 0 means unknown.

    ``path`` is as the user gave it, or relative to the registry's root, with forward slashes. ``page`` is that of a PDF,
    which has no lines. ``start`` and ``end`` are code points in the reading text where the file has no lines of its own
    (Word, PDF); both 0 where they are not known.
    """

    path: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0
    page: int = 0
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        """Return ``path:line:column``, leaving out what is unknown; ``path#page=6`` where there are pages (RFC 8118)."""
        if self.page:
            return f"{self.path}#page={self.page}"
        parts = [self.path, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)
