from pathlib import Path

from cli.commandline import Curate
from wordfields import work, zotero
from wordfile import p, run, word

ABEL = work("Abel", 2009, "Light in the morning of leaves")
BRANDT = work("Brandt", 2010, "Water in the stems of old trees")
LIST = [
    p("References", "H1"),
    p("1. Abel K. Light in the morning of leaves. Plant Sci. 2009;4:1-9."),
    p("2. Brandt K. Water in the stems of old trees. Plant Sci. 2010;7:70-9."),
]


def test_a_citation_that_was_typed_over_is_found(here: Path, curate: Curate) -> None:
    body = p(run("Light matters ") + zotero("[2]", ABEL) + run(", and water does ") + zotero("[2]", BRANDT) + run("."))
    (here / "x.docx").write_bytes(word(p("Leaves", "Title"), p("Introduction", "H1"), body, *LIST))
    code, out, _ = curate("check", "x.docx", "--select", "CIT111")
    assert code == 1
    assert '"[2]" is printed for [2] Brandt 2010, but the document links it to [1] Abel 2009.' in " ".join(out.split())
    assert out.count("CIT111") == 1


def test_tracked_changes_are_accepted_or_undone(here: Path, curate: Curate) -> None:
    body = p(run("Light matters ") + f"<w:ins>{zotero('[1]', ABEL)}</w:ins>" + run("."))
    (here / "x.docx").write_bytes(word(p("Leaves", "Title"), p("Introduction", "H1"), body, *LIST))
    assert "Citations (1" in curate("read", "x.docx")[1]
    assert "Citations (0" in curate("read", "x.docx", "--original")[1]
    accepted = curate("check", "x.docx", "--select", "CIT102")[1]
    assert accepted != curate("check", "x.docx", "--original", "--select", "CIT102")[1]
