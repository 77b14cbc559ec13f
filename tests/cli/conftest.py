"""Run the command line in process, in an empty folder."""

from functools import partial
from pathlib import Path

import pytest

from cli.commandline import Curate
from curate.cli.running import run
from curate.http import Session

EXAMPLE = Path(__file__).parents[2] / "examples" / "manuscript.md"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, which is the current one."""
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "CURATE_DEBUG", "SOURCE_DATE_EPOCH"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture(autouse=True)
def _hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let commands ask again at once where they would wait between two tries; how long they wait is tested elsewhere."""
    monkeypatch.setattr("curate.cli.asking.Session", partial(Session, sleep=lambda _: None))


@pytest.fixture
def curate(here: Path, capsys: pytest.CaptureFixture[str]) -> Curate:
    """Return the command line as a function, run in an empty folder."""
    assert here.is_dir()

    def ended(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = run([str(word) for word in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return ended


@pytest.fixture
def manuscript(here: Path) -> Path:
    """Return the invented manuscript of the documentation, under its name in the current folder."""
    path = here / "manuscript.md"
    path.write_bytes(EXAMPLE.read_bytes())
    return Path("manuscript.md")


@pytest.fixture
def registry(curate: Curate, manuscript: Path, here: Path) -> Path:
    """Return a folder with the registry of that manuscript."""
    assert curate("import", manuscript)[0] == 0
    return here
