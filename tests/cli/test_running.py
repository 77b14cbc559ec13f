import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from cli.commandline import Curate
from curate import __version__
from curate.cli import INTERRUPTED, console
from curate.errors import CurateError, UsageError


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "curate", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        check=False,
    )


def breaks(error: BaseException) -> Callable[..., NoReturn]:
    """Return a function that raises ``error``."""

    def broken(*_: object, **__: object) -> NoReturn:
        raise error

    return broken


def test_version(curate: Curate) -> None:
    assert curate("--version") == (0, f"curate {__version__}\n", "")


def test_no_command_lists_the_commands_and_is_a_usage_error(curate: Curate) -> None:
    code, out, _ = curate()
    assert code == 2
    assert all(name in out for name in ("check", "init", "import", "read", "show", "rule", "schema"))


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            ["chek"],
            "error: there is no command 'chek'; did you mean 'check'?\nhelp: `curate --help` lists the commands\n",
        ),
        (["check", "--formt", "json"], "error: No such option: --formt"),
        (["check", "--format", "jsn"], "did you mean 'json'?"),
        (["read"], "error: Missing argument"),
        (["check", "nowhere.md"], "error: nowhere.md does not exist\n"),
        (["check", "--level", "CIT101"], "error: --level CIT101 names no level\n"),
        (["check", "--level", "CIT101=eror"], "there is no level 'eror'; did you mean 'error'?\n"),
        (["rule", "unknown-reference-numbr"], "did you mean 'unknown-reference-number'?\n"),
    ],
)
def test_usage_errors_say_what_is_wrong_and_what_to_do(curate: Curate, words: list[str], message: str) -> None:
    code, out, err = curate(*words)
    assert (code, out) == (2, "")
    assert message in err
    assert err.splitlines()[1].startswith("help: ")
    assert len(err.splitlines()) == 2


def test_a_manuscript_in_place_of_a_command_is_pointed_to_check(curate: Curate, manuscript: Path) -> None:
    code, _, err = curate(manuscript)
    assert code == 2
    assert "help: to check that file: curate check manuscript.md\n" in err


def test_an_error_of_ours_gives_its_own_exit_code(curate: Curate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "show", breaks(CurateError("no \x1b[31mcolour", help="none")))
    assert curate("schema") == (2, "", "error: no \\x1b[31mcolour\nhelp: none\n")


def test_an_unexpected_error_is_one_line_and_a_way_to_report_it(
    curate: Curate, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(console, "show", breaks(ZeroDivisionError("division\nby zero")))
    code, _, err = curate("schema")
    assert code == 2
    assert err.startswith(
        f"error: curate {__version__} stopped unexpectedly: ZeroDivisionError: division by zero\nhelp: "
    )
    assert "CURATE_DEBUG=1" in err
    assert len(err.splitlines()) == 2


@pytest.mark.parametrize("by", ["option", "environment"])
def test_a_traceback_is_shown_on_request(curate: Curate, monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    monkeypatch.setattr(console, "show", breaks(ZeroDivisionError()))
    if by == "environment":
        monkeypatch.setenv("CURATE_DEBUG", "1")
    with pytest.raises(ZeroDivisionError):
        curate(*(["--traceback"] if by == "option" else []), "schema")


def test_interrupted(curate: Curate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "show", breaks(KeyboardInterrupt()))
    assert curate("schema") == (INTERRUPTED, "", "")


def test_closed_pipe_is_no_error() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as pipe:
        ended = subprocess.run(
            [sys.executable, "-m", "curate", "rule", "--format", "json"],
            stdout=pipe,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(os.name != "posix", reason="a POSIX shell closes streams")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_a_closed_stream_is_no_error(closed: str) -> None:
    command = f'"{sys.executable}" -m curate rule {closed}'
    ended = subprocess.run(["/bin/sh", "-c", command], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
def test_a_full_disk_is_told_as_such() -> None:
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "curate", "rule"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 2
    assert ended.stderr.startswith("error: cannot read or write the output: ")


def test_a_path_that_is_too_long_is_told_as_such(curate: Curate) -> None:
    code, _, error = curate("check", "x" * 5000)
    assert code == 2
    assert error.startswith("error: cannot read or write xxx")


@pytest.mark.parametrize(
    ("epoch", "said"),
    [("9" * 20, "has 20 digits"), ("1" * 5000, "has 5000 digits"), ("abc", 'is "abc"; expected'), ("-5", 'is "-5"'), ("1.5", "is"), ("²", "is")],
)  # fmt: skip
def test_a_day_that_is_none_is_refused(
    curate: Curate, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, epoch: str, said: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    (tmp_path / "m.md").write_text(
        "# Cats\n\nCats sleep [1].\n\n## References\n\n1. Berg T. Cats. J Tests. 2020;1:2-3.\n"
    )
    code, _, error = curate("check", str(tmp_path / "m.md"))
    assert code == 2
    assert error.startswith(f"error: SOURCE_DATE_EPOCH {said}")


def test_letters_that_the_terminal_lacks_are_escapes_and_json_is_utf_8() -> None:
    told = process("rule", "author-spelling-variant", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert (told.returncode, told.stderr) == (0, "")
    told = process("schema", "settings", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert told.returncode == 0


def test_start_up_imports_nothing_heavy() -> None:
    heavy = ("pydantic", "lxml", "docx", "rich", "ruamel", "rapidfuzz")
    code = (
        "import sys; from curate.cli import main\n"
        "try: main()\n"
        f"finally: print([name for name in {heavy!r} if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", code, "--version"], capture_output=True, text=True, check=False)
    assert ended.stdout == f"curate {__version__}\n[]\n"


def test_progress_is_told_to_a_person_who_waits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(console, "PATIENCE", 0.0)
    monkeypatch.setattr(console, "_STEP", 0.01)
    monkeypatch.setattr(console, "is_terminal", lambda _: True)
    told = ""
    with console.progress("reading a.md"):
        for _ in range(500):
            time.sleep(0.01)
            told += capsys.readouterr().err
            if told:
                break
    assert told.startswith("\rreading a.md … 0 s")
    assert capsys.readouterr().err.endswith("\r\x1b[K")


def test_no_progress_where_nobody_watches(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "PATIENCE", 0.0)
    with console.progress("reading a.md"):
        pass
    assert capsys.readouterr().err == ""


def test_what_an_output_held_outlives_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there = tmp_path / "baseline.json"
    there.write_text("old")
    console.save("new", there)
    assert there.read_text() == "new"

    def full(self: Path, data: bytes) -> int:
        with self.open("wb") as file:
            file.write(data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    for path in (there, tmp_path / "other.json"):
        with pytest.raises(UsageError, match=r"cannot write .*: No space left on device"):
            console.save("newer", path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"baseline.json": "new"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("resolve", "--max-age", "-3"), "--max-age is -3; allowed is 0 or more"),
        (("resolve", "--max-age", "soon"), '--max-age is "soon"; expected is a whole number'),
        (("judge", "x", "--timeout", "0"), "--timeout is 0; allowed is 0.1 or more"),
        (("status", "--fail-under", "200"), "--fail-under is 200; allowed is 100 or less"),
        (("check", "--fail-on", "eror"), '--fail-on is "eror"; allowed are error, warning, note, never; did you mean \'error\'?'),
    ],
)  # fmt: skip
def test_what_an_option_refuses_is_told_with_its_value_and_what_is_allowed(
    curate: Curate, words: tuple[str, ...], told: str
) -> None:
    code, _, error = curate(*words)
    assert code == 2
    assert error == f"error: {told}\nhelp: `curate {words[0]} --help` shows how it is used\n"
