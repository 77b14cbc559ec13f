import io
import zipfile
from pathlib import Path

from cli.commandline import Curate
from wordfile import p, word

BODY = [
    p("Leaves", "Title"),
    p("Introduction", "H1"),
    p("Light matters to leaves [1], water to trees [2], and all of it to people [9]."),
    p("References", "H1"),
    p("1. Abel K. Light in the morning of leaves. Plant Sci. 2009;4:1-9."),
    p("2. Brandt K. Water in the stems of old trees. Plant Sci. 2010;7:70-9."),
]


def comments(path: Path) -> str:
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as file:
        return file.read("word/comments.xml").decode()


def test_a_word_copy_is_written_beside_the_manuscript(here: Path, curate: Curate) -> None:
    (here / "x.docx").write_bytes(word(*BODY))
    code, out, err = curate("check", "x.docx", "--format", "docx", "--output", "y.docx")
    assert (code, out) == (1, "")
    assert "y.docx: " in err
    assert "AQ1." in comments(here / "y.docx")


def test_the_manuscript_itself_is_never_written(here: Path, curate: Curate) -> None:
    data = word(*BODY)
    (here / "x.docx").write_bytes(data)
    for more in (["--output", "x.docx"], []):
        code, _, err = curate("check", "x.docx", "--format", "docx", *more)
        assert code == 2
        assert "--output annotated.docx" in err
    assert (here / "x.docx").read_bytes() == data


def test_a_registry_is_told_of_in_the_manuscript_that_it_came_from(here: Path, curate: Curate) -> None:
    (here / "x.docx").write_bytes(word(*BODY))
    curate("init")
    assert curate("import", "x.docx")[0] == 0
    code, _, err = curate("check", "--format", "docx", "--manuscript", "x.docx", "-o", "y.docx", "--select", "CIT101")
    assert code == 1, err
    told = comments(here / "y.docx")
    assert "cites number 9" in told
    with zipfile.ZipFile(here / "y.docx") as file:
        document = file.read("word/document.xml").decode()
    assert document.index("[9]") < document.index("commentReference") < document.index("References")
    code, _, err = curate("check", "--format", "docx", "-o", "z.docx")
    assert code == 2
    assert "--manuscript" in err


def test_a_letter_is_markdown_or_word(here: Path, curate: Curate) -> None:
    (here / "x.docx").write_bytes(word(*BODY))
    code, out, _ = curate("check", "x.docx", "--format", "letter")
    assert code == 1
    assert out.startswith("# Queries to the authors")
    quiet = curate("check", "x.docx", "--format", "letter", "--quiet", "--fail-on", "never")[1]
    assert "**AQ" in out
    assert "(paragraph 1, sentence 1: “Light matters to leaves \\[1\\], water to trees \\[2\\], and all of …”)" in out
    assert "no questions" in quiet
    curate("check", "x.docx", "--format", "letter", "-o", "letter.docx")
    with zipfile.ZipFile(here / "letter.docx") as file:
        assert "AQ1" in file.read("word/document.xml").decode()


def test_a_page_shows_a_manuscript_a_registry_or_both(here: Path, curate: Curate) -> None:
    (here / "x.docx").write_bytes(word(*BODY))
    code, out, _ = curate("check", "x.docx", "--format", "html")
    assert code == 1
    assert out.startswith("<!DOCTYPE html>")
    curate("init")
    curate("import", "x.docx")
    curate("check", "--format", "html", "-o", "registry.html")
    assert 'class="claim"' in (here / "registry.html").read_text(encoding="utf-8")
    curate("check", "--format", "html", "--manuscript", "x.docx", "-o", "both.html")
    both = (here / "both.html").read_text(encoding="utf-8")
    assert 'class="claim"' not in both
    assert "Light matters to leaves" in both
    assert 'data-state="error"' in both


def test_two_manuscripts_are_no_presentation(here: Path, curate: Curate) -> None:
    for name in ("x.docx", "y.docx"):
        (here / name).write_bytes(word(*BODY))
    assert curate("check", "x.docx", "y.docx", "--format", "letter")[0] == 2
