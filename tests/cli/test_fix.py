"""`curate fix`: a diff first, the files on request, and never over a review."""

import json
from pathlib import Path

import pytest

from cli.commandline import Curate

PRINTED = "Muller T, Ito K. Late relapse of tumours in childhood. J Tests. 2019;4(1):101-119. doi:10.1234/jt.1"
ANSWER = [
    {
        "asked": "doi:10.1234/jt.1",
        "source": "crossref",
        "url": "",
        "retrieved": "2025-05-01T00:00:00Z",
        "records": [
            {
                "id": "doi:10.1234/jt.1",
                "source": "crossref",
                "identifiers": ["pmid:123"],
                "item": {
                    "type": "article-journal",
                    "title": "Late relapse of tumours in childhood",
                    "author": [{"family": "Müller", "given": "T"}, {"family": "Ito", "given": "K"}],
                    "container-title": "Journal of Tests",
                    "issued": {"date-parts": [[2019]]},
                    "volume": "4",
                    "issue": "1",
                    "page": "101-109",
                },
            }
        ],
    }
]
ENTRY = Path("references/muller-2019.yaml")


@pytest.fixture
def kept(here: Path, curate: Curate) -> None:
    """Make a registry with one reference and its record."""
    text = f"# A review\n\n## Introduction\n\nRelapse is late [1].\n\n## References\n\n1. {PRINTED}\n"
    (here / "paper.md").write_text(text, encoding="utf-8")
    assert curate("import", "paper.md")[0] == 0
    records = here / "references" / "records" / "crossref"
    records.mkdir(parents=True)
    (records / "muller-2019.json").write_text(json.dumps(ANSWER), encoding="utf-8")


@pytest.mark.usefixtures("kept")
def test_it_shows_a_diff_and_writes_on_request_only(curate: Curate) -> None:
    before = ENTRY.read_text(encoding="utf-8")
    code, out, err = curate("fix")
    assert code == 1
    assert "-  page: '101-119'\n+  page: '101-109'\n" in out
    assert "3 corrections in 1 reference; `curate fix --write` makes them" in err
    assert ENTRY.read_text(encoding="utf-8") == before
    code, written, err = curate("fix", "--write")
    assert (code, written) == (0, out)
    assert "3 corrections in 1 reference written" in err
    assert "Müller" in ENTRY.read_text(encoding="utf-8")
    code, out, err = curate("fix")
    assert (code, out) == (0, "")
    assert "nothing to correct" in err
    assert 'page "101-119" instead of "101-109" (Crossref)' in curate("check", "--select", "RES121")[1]


@pytest.mark.usefixtures("kept")
def test_corrections_survive_the_next_import(curate: Curate) -> None:
    assert curate("fix", "--write")[0] == 0
    after = ENTRY.read_text(encoding="utf-8")
    assert curate("import", "paper.md")[0] == 0
    assert ENTRY.read_text(encoding="utf-8") == after
    paper = Path("paper.md")
    paper.write_text(paper.read_text(encoding="utf-8").replace("101-119", "101-109"), encoding="utf-8")
    assert curate("import", "paper.md")[0] == 0
    out = curate("check", "--select", "RES121")[1]
    assert 'author 1 "Muller" instead of "Müller"' in out
    assert "page" not in out
    assert "Müller" in ENTRY.read_text(encoding="utf-8")


@pytest.mark.usefixtures("kept")
def test_parts_and_references_can_be_chosen(curate: Curate) -> None:
    assert "1 correction in 1 reference" in curate("fix", "--only", "pages")[2]
    assert "2 corrections in 1 reference" in curate("fix", "--only", "identifiers,accents")[2]
    assert "3 corrections" in curate("fix", "--reference", "muller-2019")[2]
    code, _, err = curate("fix", "--only", "page")
    assert code == 2
    assert "did you mean 'pages'?" in err
    code, _, err = curate("fix", "--reference", "muller-2018")
    assert code == 2
    assert "did you mean 'muller-2019'?" in err


@pytest.mark.usefixtures("kept")
def test_a_review_keeps_the_entry_as_it_is(curate: Curate) -> None:
    review = (
        "reviews:\n  - reviewer: A. Berg\n    date: '2025-01-02'\n    decision: accepted\n    finding: other-pages\n"
    )
    ENTRY.write_text(ENTRY.read_text(encoding="utf-8") + review, encoding="utf-8")
    before = ENTRY.read_text(encoding="utf-8")
    code, out, err = curate("fix", "--write")
    assert (code, out) == (0, "")
    assert "left to a person: [1] Muller 2019: a person has reviewed it" in err
    assert ENTRY.read_text(encoding="utf-8") == before


def test_without_a_registry_there_is_nothing_to_fix(here: Path, curate: Curate) -> None:
    code, _, err = curate("fix", str(here))
    assert code == 3
    assert "no registry" in err
