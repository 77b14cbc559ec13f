"""`curate export`: formats by name and by ending, options that a format does not have, errors in one line."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from cli.commandline import Curate
from curate.assessing import assess
from curate.assessment import Assessment
from curate.record import Lookup
from curate.reference import Reference
from curate.survey import knowledge

MANUSCRIPT = """# Introduction

Nurses on night shifts sleep less [1]. Rest helps [2]. Nobody knows why [7].

# References

1. Berg T, Ito K. Night work and rest. J Rest. 2019;4(2):1-9. doi:10.1000/rest.1
2. Cole A. Rest helps. J Rest. 2020;5(1):3-8. PMID: 123456
3. Dahl B. Uncited work. J Rest. 2021;6(1):3-8.
"""
STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">
<info><title>Small</title><id>small</id><updated>2026-01-01T00:00:00+00:00</updated></info>
<citation><layout><text variable="citation-number"/></layout></citation>
<bibliography second-field-align="flush"><layout suffix="."><text variable="citation-number" suffix="."/>
<names variable="author"><name name-as-sort-order="all" sort-separator=" " initialize-with="" delimiter=", "/></names>
<text variable="title" prefix=". "/><date variable="issued" prefix=". "><date-part name="year"/></date></layout></bibliography>
</style>"""


@pytest.fixture
def run(here: Path, curate: Curate) -> Curate:
    """Return `curate export` as a function of its words, beside a manuscript."""
    (here / "rest.md").write_text(MANUSCRIPT, encoding="utf-8")
    return lambda *words: curate("export", *words)


def test_csv_is_what_is_printed_by_itself(run: Curate) -> None:
    code, out, _ = run("rest.md")
    rows = list(csv.DictReader(io.StringIO(out)))
    assert code == 0
    assert [(row["kind"], row["number"]) for row in rows] == [
        ("link", "1"),
        ("link", "2"),
        ("citation", ""),
        ("reference", "3"),
    ]
    assert rows[0]["doi"] == "10.1000/rest.1"
    assert "CIT101 unknown-reference-number" in rows[2]["findings"]
    assert "CIT102 uncited-reference" in rows[3]["findings"]


def test_an_ending_of_no_format_is_refused(run: Curate, tmp_path: Path) -> None:
    target = tmp_path / "table.foo"
    code, _, err = run("--output", str(target))
    assert code == 2
    assert "no format has the ending '.foo'" in err
    assert ".csv" in err
    assert not target.exists()


def test_the_ending_of_the_file_decides(run: Curate) -> None:
    for name in (
        "t.xlsx",
        "t.docx",
        "t.md",
        "t.html",
        "t.jsonl",
        "t.jsonld",
        "t.csv",
        "r.bib",
        "r.ris",
        "r.json",
        "r.xml",
    ):
        assert run("rest.md", "--output", name) == (0, "", "")
    assert openpyxl.load_workbook("t.xlsx").worksheets[0].max_row == 5
    assert len(Path("t.jsonl").read_text(encoding="utf-8").splitlines()) == 4
    assert len(json.loads(Path("r.json").read_text(encoding="utf-8"))) == 3
    assert Path("r.bib").read_text(encoding="utf-8").startswith("@article{")
    assert Path("r.xml").read_text(encoding="utf-8").count("<ref ") == 3


def test_columns_may_stand_with_commas_or_several_times(run: Curate) -> None:
    _, out, _ = run("rest.md", "--columns", "number, doi", "--columns", "kind")
    assert out.splitlines()[0] == '"number","doi","kind"'


def test_an_unknown_column_is_told_with_the_likely_one(run: Curate) -> None:
    code, out, err = run("rest.md", "--columns", "statment")
    assert (code, out) == (2, "")
    assert err.startswith(
        "error: there is no column 'statment'; did you mean 'statement'?\nhelp: columns are kind, section"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "jsonl", "--columns", "doi"], "--columns says nothing to the format jsonl"),
        (["--format", "bibtex", "--group-by", "reference"], "--group-by says nothing to the format bibtex"),
        (["--format", "html", "--bom"], "--bom says nothing to the format html"),
        (["--format", "csv", "--style", "x.csl"], "--style says nothing to the format csv"),
        (["--format", "bibliography"], "a bibliography needs a style"),
        (["--format", "bibliography", "--style", "none.csl"], "there is no style none.csl"),
        (["--format", "bibliography", "--style", "../../etc/passwd"], "no style '../../etc/passwd' is installed"),
        (["--format", "bibliography", "--style", "rest.md"], "not well-formed XML"),
        (["--output", "nowhere/t.csv"], "cannot write nowhere/t.csv"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(words: list[str], said: str, run: Curate) -> None:
    code, out, err = run("rest.md", *words)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_a_bibliography_in_a_style(run: Curate) -> None:
    Path("small.csl").write_text(STYLE, encoding="utf-8")
    code, out, _ = run("rest.md", "--format", "bibliography", "--style", "small.csl")
    assert code == 0
    assert out.splitlines()[0] == "1. Berg T, Ito K. Night work and rest. 2019."
    assert len(out.splitlines()) == 3


def test_a_style_that_opens_files_is_refused(run: Curate) -> None:
    evil = STYLE.replace("<style", '<!DOCTYPE style [<!ENTITY x SYSTEM "file:///etc/passwd">]><style', 1).replace(
        "Small", "&x;"
    )
    Path("evil.csl").write_text(evil, encoding="utf-8")
    code, _, err = run("rest.md", "--format", "bibliography", "--style", "evil.csl")
    assert code == 2
    assert "declares its own XML entity" in err


def test_where_nothing_is_verified_it_is_said(run: Curate) -> None:
    code, out, err = run("rest.md", "--verified-only", "--columns", "claim")
    assert (code, out) == (0, '"claim"\r\n')
    assert err.startswith("0 of 2 links are verified by a person\n")


def test_a_folder_without_a_registry_is_nothing_to_export(run: Curate) -> None:
    Path("empty").mkdir()
    assert run("empty")[0] == 3


def test_table_and_findings_share_what_is_derived(run: Curate, monkeypatch: pytest.MonkeyPatch) -> None:
    assessed: list[str] = []

    def counted(reference: Reference, lookups: Sequence[Lookup]) -> Assessment:
        assessed.append(reference.id)
        return assess(reference, lookups)

    monkeypatch.setattr(knowledge, "assess", counted)
    assert run("rest.md")[0] == 0
    assert len(assessed) == len(set(assessed)) == 3
