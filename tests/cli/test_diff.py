"""``curate diff``: two files, a registry and a file, two revisions of git; as text, JSON and HTML."""

import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from random import Random
from typing import Any

import pytest

import settlement
from cli.commandline import Curate
from curate.config import Settings
from resubmission import invented

BERG = ("--reviewer", "A. Berg")


def revised(manuscript: Path, name: str = "new.md") -> Path:
    """Write a newer version of the invented manuscript, and return its path."""
    text = manuscript.read_text(encoding="utf-8")
    for old, new in (
        ("is short and shallow [1]", "is mostly short and shallow [1, 7]"),
        (" Marchetti F. et al. found no effect of glasses alone.", ""),
        ("[2, 3]", "[2, 4]"),
        ("[5]", "[6]"),
        ("6. Petrou K. Naps at work. Occup Rest. 2009;2", "7. Petrou K. Naps at work. Occup Rest. 2009;3"),
        ("5. Okonkwo", "6. Okonkwo"),
        ("4. Solheim", "5. Solheim"),
        ("3. Varga T", "3. Zeleny A. Dim light at noon. Sleep Work. 2020;13(1):1-2.\n4. Varga T"),
    ):
        assert old in text
        text = text.replace(old, new)
    path = manuscript.parent / name
    path.write_text(text, encoding="utf-8")
    return path


def test_two_files_are_compared(curate: Curate, manuscript: Path) -> None:
    code, out, err = curate("diff", manuscript, revised(manuscript))
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "manuscript.md → new.md"
    assert "claims      2 re-cited, 1 removed, 1 reworded, 6 unchanged" in lines
    assert "references  1 added, 1 changed, 4 renumbered, 2 unchanged" in lines
    assert '               volume: "2" → "3"' in lines
    assert "               was: Sleep after a night shift is short and shallow [1]." in lines
    assert "  added        [7] Petrou 2009: Introduction, paragraph 1, sentence 1" in lines
    assert any(line.startswith("  fixed        warning AUT101 unknown-author-mention") for line in lines)
    assert any(line.startswith("  new          warning CIT102 uncited-reference: [3] Zeleny 2020") for line in lines)
    assert not any("still-there " in line for line in lines if line.startswith("  "))
    assert any(
        line.startswith("  still-there") for line in curate("diff", manuscript, "new.md", "--all")[1].splitlines()
    )


def test_a_manuscript_differs_in_nothing_from_itself(curate: Curate, manuscript: Path) -> None:
    found = json.loads(curate("diff", manuscript, manuscript, "--format", "json")[1])
    assert {part: set(counts) for part, counts in found["counts"].items()} == {
        "claims": set(), "citations": set(), "references": set(), "findings": {"still-there"}, "decisions": set(),
    }  # fmt: skip
    assert found["same-references"] == 6


def test_a_citation_that_goes_elsewhere_has_moved(curate: Curate, manuscript: Path) -> None:
    text = manuscript.read_text(encoding="utf-8")
    text = text.replace("a small trial [9]", "a small trial [1]").replace("shallow [1]", "shallow")
    Path("new.md").write_text(text, encoding="utf-8")
    found = json.loads(curate("diff", manuscript, "new.md", "--format", "json")[1])
    assert found["citations"] == [
        {
            "kind": "moved",
            "reference": "[1] Abara 2011",
            "was": "Introduction, paragraph 1, sentence 1",
            "now": "Evidence, paragraph 1, sentence 1",
        }
    ]


def test_a_moved_sentence_is_told_as_moved(curate: Curate, manuscript: Path) -> None:
    text = manuscript.read_text(encoding="utf-8")
    sentence = "Dark glasses on the way home helped in a small trial [9]. "
    Path("new.md").write_text(
        text.replace(sentence, "").replace("## Evidence", f"{sentence}\n\n## Evidence"), encoding="utf-8"
    )
    found = json.loads(curate("diff", manuscript, "new.md", "--format", "json")[1])
    assert [(one["kinds"], one["old"]["place"], one["new"]["place"]) for one in found["claims"]] == [
        (["moved"], "Evidence, paragraph 1, sentence 1", "Introduction, paragraph 4, sentence 1")
    ]


def test_decisions_of_a_registry_are_followed_into_a_new_manuscript(curate: Curate, registry: Path) -> None:
    new = revised(Path("manuscript.md"))
    curate("decide", "introduction-01", "supports", *BERG)
    curate("decide", "introduction-02", "background", "--reference", "2", *BERG)
    curate("decide", "introduction-02", "background", "--reference", "4", *BERG)
    curate("decide", "3", "rejected", "--finding", "malformed-pmid", "--reason", "old", *BERG)
    curate("decide", "6", "rejected", "--finding", "uncited-reference", "--reason", "it is", *BERG)
    found = json.loads(curate("diff", registry, new, "--format", "json")[1])
    told = {(one["subject"].partition(" ")[0], one["about"]): one for one in found["decisions"]}
    assert {key: (one["kind"], one.get("reason", "")) for key, one in told.items()} == {
        ("introduction-01", "the link to [1] Abara 2011"): ("lapsed", ""),
        ("introduction-02", "the link to [2] Lindqvist 2016"): ("carried-over", ""),
        ("introduction-02", "the link to [5] Solheim 2018"): ("lost", "the claim does not cite the work any more"),
        ("varga-2013", "the finding malformed-pmid"): ("carried-over", ""),
        ("petrou-2009", "the finding uncited-reference"): ("lost", "the finding is not made any more"),
    }
    (change,) = told["introduction-01", "the link to [1] Abara 2011"]["changes"]
    assert (change["what"], change["was"], change["now"]) == (
        "claim",
        "Sleep after a night shift is short and shallow [1].",
        "Sleep after a night shift is mostly short and shallow [1, 7].",
    )


def git(*words: str) -> str:
    author = ("-c", "user.name=A. Berg", "-c", "user.email=berg@example.org")
    ended = subprocess.run(["git", *author, *words], capture_output=True, text=True, check=True)  # noqa: S607 - git, in the path
    return ended.stdout.strip()


def test_two_revisions_are_compared(curate: Curate, registry: Path) -> None:
    git("init", "-q", "-b", "main")
    curate("decide", "introduction-01", "supports", *BERG)
    git("add", "-A")
    git("commit", "-q", "-m", "first")
    assert registry.is_dir()
    manuscript = Path("manuscript.md")
    manuscript.write_bytes(revised(manuscript).read_bytes())
    assert curate("import", manuscript)[0] == 0
    git("add", "-A")
    git("commit", "-q", "-m", "second")
    by_path = curate("diff", "HEAD~1:.", ".", "--format", "json")
    by_flag = curate("diff", "--git", "HEAD~1", "HEAD", "--format", "json")
    files = curate("diff", "HEAD~1:manuscript.md", "manuscript.md", "--format", "json")
    assert [code for code, _, _ in (by_path, by_flag, files)] == [0, 0, 0]
    counts = [json.loads(out)["counts"] for _, out, _ in (by_path, by_flag, files)]
    assert counts[0] == counts[1]
    assert counts[0]["decisions"] == {"lapsed": 1}
    assert counts[0]["claims"] == counts[2]["claims"] == {"reworded": 1, "re-cited": 2, "removed": 1}
    assert "git knows no revision 'HEAD~9'" in curate("diff", "HEAD~9:.", ".")[2]
    assert "nothing.md is not in revision HEAD" in curate("diff", "HEAD:nothing.md", ".")[2]
    code, _, err = curate("diff", "nothing.md", ".")
    assert (code, "nothing.md does not exist" in err) == (2, True)


def test_the_difference_and_the_import_say_the_same(tmp_path: Path, curate: Curate) -> None:
    random = Random(3)  # noqa: S311  # the same each time
    submission = invented(random, 60, 30)
    settlement.bring(tmp_path, submission.text(), Settings())
    before = settlement.signed(tmp_path)
    (tmp_path / "new.md").write_text(submission.resubmitted(random), encoding="utf-8")
    found = json.loads(curate("diff", "registry", "new.md", "--format", "json")[1])
    settlement.bring(tmp_path, (tmp_path / "new.md").read_text(encoding="utf-8"), Settings())
    outcomes = settlement.compared(tmp_path, submission, before, keeps=True).outcomes
    assert found["counts"]["decisions"] == {
        "carried-over": outcomes["survives"],
        "lapsed": sum(count for how, count in outcomes.items() if how.startswith("lapsed")),
        "lost": outcomes["unused"] + outcomes["removed"],
    }


class Page(HTMLParser):
    """Collects the tags and texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_is_closed_and_escaped(curate: Curate, manuscript: Path) -> None:
    new = revised(manuscript)
    hostile = "&lt;script&gt;alert(1)&lt;/script&gt; & \u202eevil\u202c \U0001f600 " + "long " * 2000
    new.write_text(new.read_text(encoding="utf-8").replace("is mostly short", f"is {hostile} short"), encoding="utf-8")
    code, _, _ = curate("diff", manuscript, new, "--format", "html", "--output", "page.html")
    assert code == 0
    page = Page()
    page.feed(Path("page.html").read_text(encoding="utf-8"))
    names = [tag for tag, _ in page.tags]
    assert names.count("h1") == 1
    assert names.count("h2") == 5
    assert not {"script", "img", "iframe", "link", "a"} & set(names)
    assert not any(name.startswith("on") or name in ("src", "href") for _, attrs in page.tags for name in attrs)
    assert dict(page.tags)["html"] == {"lang": "en"}
    assert "<script>alert(1)</script>" in page.text
    assert "\u202e" not in page.text
    assert "\U0001f600" in page.text


def test_what_is_compared_must_be_there(curate: Curate, here: Path) -> None:
    (here / "empty.md").write_text("Nothing.\n", encoding="utf-8")
    assert curate("diff", "empty.md", "empty.md")[0] == 3
    assert curate("diff", "--git", "HEAD", "HEAD")[0] == 2


@pytest.mark.usefixtures("registry")
def test_import_says_the_same_of_decisions_as_before(curate: Curate) -> None:
    curate("decide", "introduction-01", "supports", *BERG)
    manuscript = Path("manuscript.md")
    manuscript.write_bytes(revised(manuscript).read_bytes())
    _, out, _ = curate("import", manuscript)
    assert "reviewed before, and changed since: introduction-01\n" in out


def test_a_revision_outside_a_repository_is_told_so(
    curate: Curate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    code, _, err = curate("diff", "HEAD:a.md", "HEAD:b.md")
    assert code == 2
    assert "is in no git repository" in err
