"""Nothing that a file may hold makes curate crash, hang, or print what drives a terminal."""

import errno
import io
import json
import os
import re
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NoReturn, get_args
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curate import checking, claiming, reading
from curate.cli.running import run
from curate.cli.understood import understood
from curate.errors import UnreadableError
from curate.reporters import Format, Options, render
from curate.reporters.escaping import json_text

UNSAFE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

PIECES = st.sampled_from(
    [
        *(
            "# ",
            "## References\n",
            "References\n\n",
            "Literature\n",
            "| a | b |\n| --- | --- |\n| ",
            "\n\n",
            "\n",
            "\f",
            "\t",
            " ",
        ),
        *(
            "[1]",
            "[3–5]",
            "[5-3]",
            "[1, 4-6; 9]",
            "[0]",
            "[99999999999999999999]",
            "[1-999999]",
            "(12)",
            "^1,2^",
            "¹⁻³",
            "[@a; @b2019]",
        ),
        *(
            "(Ito, 2019)",
            "(Ito et al., 2019a; Berg & Cole 2020)",
            "Ito K. et al.",
            "Dr. O’Neil and colleagues",
            "van der Berg et al. (",
        ),
        *(
            "1. Ito K, Berg T. Sleep. J Sleep. 2019;4(2):11-19. doi:10.5555/abc\n",
            "[2] ",
            "2) Berg T. ",
            "PMID: 12",
            "https://",
            "doi:10.",
        ),
        *(
            "Table 1. ",
            "Fig. 2",
            "95% CI 1.2–3.4",
            "(n = 12)",
            "p < 0.05",
            "vs.",
            "e.g.",
            "et al.",
            "\\cite{a}",
            "```",
            "<b>",
            "&amp;",
        ),
        *(
            "\x1b[31m",
            "\x00",
            "\u202e",
            "\u2028",
            "\ufeff",
            "\u0301",
            "ﬁ",
            "­",
            "‑",
            "\u200b",
            "𝔘",
            "🙂",
            "�",
            "ß",
            "İ",
            "日本",
            "ا",
            "-\n",
        ),
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=6) | st.integers(0, 3000).map(str), max_size=60).map("".join)
QUICK = settings(
    max_examples=30, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("ending", ["txt", "md"])
@QUICK
@given(text=TEXTS)
def test_any_text_is_read_checked_and_told(ending: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes((text + "x").encode(errors="replace"))
    if "\x00" in text:
        with pytest.raises(UnreadableError):
            reading.read(path)
        return
    understanding = reading.read(path)
    facts = claiming.facts(understanding, today=date(2026, 1, 1))
    source = path.read_text(encoding="utf-8-sig")
    told = understood(understanding, facts)
    for citation in told.citations:
        assert 0 <= citation.start < citation.end <= len(source)
        assert source[citation.start : citation.end] == citation.exact
    assert json.loads(json_text(told.model_dump(mode="json")))
    report = checking.check(facts)
    for name in get_args(Format):
        shown = render(name, report, Options(statistics=True, width=60))
        assert not UNSAFE.search(shown)
        if name in ("json", "sarif"):
            json.loads(shown)
        if name == "junit":
            ET.fromstring(shown)  # noqa: S314 - our own output
        if name == "github":
            assert all(line.startswith("::") for line in shown.splitlines())


def zipped(name: str, content: bytes) -> bytes:
    """Return a zip archive with one file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return buffer.getvalue()


FILES: dict[str, tuple[str, Callable[[], bytes]]] = {
    "empty text": ("a.txt", lambda: b""),
    "white space": ("a.md", lambda: b" \n\n"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 8),
    "Latin-1": ("a.md", lambda: "Müller et al. [1]".encode("latin-1")),
    "UTF-16": ("a.txt", lambda: "Text [1]".encode("utf-16-le")),
    "unknown ending": ("a.xyz", lambda: b"Text [1]"),
    "no ending": ("manuscript", lambda: b"Text [1]"),
    "empty Word": ("a.docx", lambda: b""),
    "Word that is text": ("a.docx", lambda: b"Text [1]"),
    "Word cut short": ("a.docx", lambda: zipped("word/document.xml", b"<a/>")[:-10]),
    "another zip": ("a.docx", lambda: zipped("readme.txt", b"hello")),
    "Word with broken XML": ("a.docx", lambda: zipped("word/document.xml", b"<w:document><w:body>")),
    "zip bomb": ("a.docx", lambda: zipped("word/document.xml", b"<a>" + b" " * 60_000_000)),
    "old Word": ("a.docx", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000)),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_gives_one_clear_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, content = FILES[name]
    path = tmp_path / file
    path.write_bytes(content())
    check, read = answers(path, capsys)
    assert check == read
    assert refuses(check, path)


def answers(path: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[int, str, str]]:
    """Return the exit code, standard output and standard error of both commands that read a file."""
    capsys.readouterr()
    return [(run([command, str(path)]), *capsys.readouterr()) for command in ("check", "read")]


def refuses(answer: tuple[int, str, str], path: Path) -> bool:
    """Return whether an answer refuses a file in one line that names it, with at most one line of help."""
    code, out, err = answer
    first, *more = err.splitlines() or [""]
    told = first.startswith("error: ") and str(path) in first and len(more) <= 1
    return (code, out) == (2, "") and told and "unexpectedly" not in err


def test_too_large_a_file_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(51 * 1024 * 1024)
    check, _ = answers(path, capsys)
    assert refuses(check, path)
    assert "at most 50 MB are read" in check[2]


def test_a_file_without_permission(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Text [1].", encoding="utf-8")

    def denied(self: Path, *_: object, **__: object) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))

    monkeypatch.setattr(Path, "open", denied)  # the superuser, as whom tests may run, may read everything
    assert all(refuses(answer, path) for answer in answers(path, capsys))


def test_a_folder_without_a_registry_is_nothing_to_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(tmp_path)]) == 3
    assert "no registry" in capsys.readouterr().err


def test_a_folder_is_not_a_manuscript(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith("error: ")
