import io
import json
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from cli.commandline import Curate
from curate import exports
from curate.cli.parse import parse

PASTED = (
    "1. van der Berg T, Smith J Jr, et al. Rest & 50% of GD2. J Sleep. 2019;4(2):1-9. doi:10.1000/a_b\n"
    "2. Dahl B. Night work. 2nd ed. Oslo: Fjord; 2011.\n"
)


@pytest.fixture
def pasted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PASTED.encode())))


@pytest.mark.usefixtures("pasted")
def test_parse_prints_csl_json_with_the_confidence_of_each_field(curate: Curate) -> None:
    code, out, err = curate("parse", "-")
    assert (code, err) == (0, "")
    one, two = json.loads(out)
    assert (one["id"], one["type"], one["DOI"]) == ("van-der-berg-2019", "article-journal", "10.1000/a_b")
    assert one["author"][0] == {"family": "Berg", "given": "T", "non-dropping-particle": "van der"}
    assert one["custom"]["et-al"] is True
    assert set(one["custom"]["confidence"]) == set(one) - {"id", "type", "custom"}
    assert two["publisher"] == "Fjord"


@pytest.mark.usefixtures("pasted")
def test_parse_without_the_confidence(curate: Curate) -> None:
    one, two = json.loads(curate("parse", "-", "--no-confidence")[1])
    assert one["custom"] == {"et-al": True}
    assert "custom" not in two


def test_parse_prints_bibtex_ris_and_text(curate: Curate, here: Path) -> None:
    (here / "refs.txt").write_text(PASTED, encoding="utf-8")
    _, out, _ = curate("parse", "refs.txt", "--format", "bibtex")
    assert out.startswith("@article{van-der-berg-2019,\n  author = {van der Berg, T and Smith, Jr, J and others},\n")
    assert "title = {Rest \\& 50\\% of {GD2}}" in out
    assert "pages = {1--9}" in out
    _, out, _ = curate("parse", "refs.txt", "--format", "ris")
    assert out.startswith("TY  - JOUR\nID  - van-der-berg-2019\nAU  - van der Berg, T\nAU  - Smith, J, Jr\n")
    assert out.count("ER  - \n") == 2
    _, out, _ = curate("parse", "refs.txt", "--format", "text")
    assert "[2] dahl-2011 (book)\n  Dahl B. Night work. 2nd ed. Oslo: Fjord; 2011.\n" in out
    assert "  1.00  DOI: 10.1000/a_b\n" in out
    assert "author: van der Berg T; Smith J Jr; et al.\n" in out
    assert "1.00" not in curate("parse", "refs.txt", "--format", "text", "--no-confidence")[1]


def test_parse_turns_one_format_into_another_and_back(curate: Curate, here: Path) -> None:
    (here / "refs.txt").write_text(PASTED, encoding="utf-8")
    plain = curate("parse", "refs.txt", "--no-confidence")[1]
    assert curate("parse", "refs.txt", "--format", "bibtex", "--output", "refs.bib") == (0, "", "")
    assert curate("parse", "refs.bib")[1] == plain


def test_parse_reads_the_list_of_a_manuscript(curate: Curate, manuscript: Path) -> None:
    references = json.loads(curate("parse", manuscript)[1])
    assert len(references) == 6
    assert references[0]["title"] == "Sleep length after night work"


def test_parse_says_what_it_cannot_read(curate: Curate, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code, out, err = curate("parse", "refs.bbi")
    assert (code, out) == (2, "")
    assert err.startswith("error: refs.bbi does not exist\n")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"")))
    code, _, err = curate("parse", "-")
    assert (code, err.splitlines()[0]) == (2, "error: standard input is empty")
    (here / "refs.txt").write_text(PASTED, encoding="utf-8")
    code, _, err = curate("parse", "refs.txt", "--format", "bibtexx")
    assert code == 2
    assert "bibtex" in err
    assert curate("parse")[0] == 2


def test_every_export_can_be_asked_for() -> None:
    assert get_args(get_type_hints(parse)["format_"]) == (*get_args(exports.Format), "text")
