import io
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate import documents
from curate.documents import pandoc
from curate.errors import UnreadableError
from curate.reading import read
from wordfile import p, run, word

RTF = (
    r"{\rtf1\ansi{\b Introduction}\par Light matters {\super 1,2} and water does [3].\par "
    r"Plants need light, and they take what they can get of it, from the first day of spring to the last of autumn.\par "
    r"References\par 1. Abel K. Light. Plant Sci. 2009;4:1-9.\par 2. Brandt M. Water. Plant Sci. 2010;7:70-9.\par "
    r"3. Costa A. Roots. Plant Sci. 2011;2:3-8.\par}"
)
installed = pytest.mark.skipif(pandoc.program() is None, reason="pandoc is not installed")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def save(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


def refused(path: Path, *, original: bool = False) -> str:
    with pytest.raises(UnreadableError) as caught:
        documents.read(path, original=original)
    assert caught.value.help
    return f"{caught.value} | {caught.value.help}"


@installed
def test_rtf_and_odt_are_read(tmp_path: Path) -> None:
    rtf = save(tmp_path, "x.rtf", RTF.encode())
    odt = tmp_path / "x.odt"
    program = pandoc.program()
    assert program
    subprocess.run([program, "-f", "rtf", str(rtf), "-o", str(odt)], check=True, timeout=60)
    for path, format_ in ((rtf, "rtf"), (odt, "odt")):
        found = read(path)
        assert found.manuscript.format == format_
        assert [reference.item.year for reference in found.references] == [2009, 2010, 2011]
        raised = [found.manuscript.text[span.start : span.end] for span in found.manuscript.superscripts]
        assert raised == ["1,2"]


@installed
def test_rtf_called_doc_is_read(tmp_path: Path) -> None:
    assert documents.read(save(tmp_path, "x.doc", RTF.encode())).format == "rtf"


@installed
def test_what_pandoc_cannot_convert_is_refused(tmp_path: Path) -> None:
    broken = zipped(content_xml=b"<office:broken")
    assert "cannot be converted by pandoc" in refused(save(tmp_path, "x.odt", broken))


def test_without_pandoc_one_line_says_how_to_get_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "program", lambda: None)
    told = refused(save(tmp_path, "x.rtf", RTF.encode()))
    assert "needs pandoc" in told
    assert "curate-citations[pandoc]" in told


def test_pandoc_that_does_not_finish_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def late(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("pandoc", 60)

    monkeypatch.setattr(pandoc, "program", lambda: "pandoc")
    monkeypatch.setattr(subprocess, "run", late)
    assert "did not finish" in refused(save(tmp_path, "x.rtf", RTF.encode()))


def test_odd_opendocument_files_are_refused_before_pandoc_sees_them(tmp_path: Path) -> None:
    locked = zipped(content_xml=b"x", **{"META-INF__manifest_xml": b"<m:encryption-data/>"})
    assert "is encrypted" in refused(save(tmp_path, "a.odt", locked))
    assert "content.xml is missing" in refused(save(tmp_path, "b.odt", zipped(mimetype=b"x")))
    assert "not an RTF or OpenDocument file" in refused(save(tmp_path, "c.odt", b"words"))
    assert "not an RTF or OpenDocument file" in refused(save(tmp_path, "d.rtf", b"words"))


def test_opendocument_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pandoc, "MOST_UNPACKED", 10_000)
    assert "unpacks to" in refused(save(tmp_path, "x.odt", zipped(content_xml=bytes(20_000))))


def test_old_and_encrypted_word_files_say_what_to_do(tmp_path: Path) -> None:
    for name in ("x.doc", "x.docx"):
        told = refused(save(tmp_path, name, OLE + "WordDocument".encode("utf-16-le")))
        assert "old Word file" in told
        assert "save it as .docx" in told
        told = refused(save(tmp_path, name, OLE + "EncryptedPackage".encode("utf-16-le")))
        assert "is encrypted" in told
        assert "save a copy without password" in told


def test_word_files_with_macros_and_changes(tmp_path: Path) -> None:
    data = word(p(run("Leaves ") + f"<w:ins>{run('really ')}</w:ins>" + run("matter.")))
    path = save(tmp_path, "x.docm", data)
    assert documents.read(path).text == "Leaves really matter."
    assert documents.read(path, original=True).text == "Leaves matter."
    assert documents.read(save(tmp_path, "x.doc", data), original=True).text == "Leaves matter."


def test_changes_in_other_formats(tmp_path: Path) -> None:
    assert "cannot be undone" in refused(save(tmp_path, "x.rtf", RTF.encode()), original=True)
    assert documents.read(save(tmp_path, "x.txt", b"Leaves matter."), original=True).text == "Leaves matter."


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_called_opendocument_are_refused_or_read(data: bytes) -> None:
    with pytest.raises(UnreadableError):
        pandoc.read(b"x" + data, "x.odt")
