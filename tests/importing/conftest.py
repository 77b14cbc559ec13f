from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from curate import reading
from curate.config import Settings
from curate.importing import Changes, Manner, import_manuscript

TODAY = date(2025, 6, 1)

Import = Callable[..., Changes]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the folder of a registry to be."""
    root = tmp_path / "registry"
    root.mkdir()
    return root


@pytest.fixture
def bring(tmp_path: Path, root: Path) -> Import:
    """Return a function that imports a manuscript written in Markdown into ``root``."""

    def bring(text: str, settings: Settings | None = None, **manner: bool) -> Changes:
        path = tmp_path / "review.md"
        path.write_text(text, encoding="utf-8")
        return import_manuscript(root, reading.read(path), settings or Settings(), TODAY, Manner(**manner))

    return bring
