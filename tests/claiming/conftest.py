from collections.abc import Callable
from pathlib import Path

import pytest

from curate import reading
from curate.reading import Reading


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Reading]:
    """Return a reader of manuscripts written in Markdown."""

    def read(text: str) -> Reading:
        path = tmp_path / "review.md"
        path.write_text(text, encoding="utf-8")
        return reading.read(path)

    return read
