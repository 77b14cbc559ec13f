"""The sentences that links rest on: chosen by `curate resolve`, kept as the licence allows, shown with the link."""

import html
import io
import json
import re
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cli.commandline import Curate, asking
from curate.extract import digest
from resolving.works import world
from service import Service, World
from wordfile import p, word

ABSTRACT = "Tables wobble for many reasons. Wobbling was seen in 52% of the tables. Cork helps."


@pytest.fixture
def known() -> World:
    """Return a world whose first two works have an abstract, the second under an open licence."""
    made = world(3)
    for at, doi in enumerate(list(made.crossref)[:2]):
        made.crossref[doi]["abstract"] = f"<p>{ABSTRACT}</p>"
        if at:
            made.crossref[doi]["license"] = [
                {"URL": "http://creativecommons.org/licenses/by/4.0/", "content-version": "vor", "delay-in-days": 0}
            ]
    made.medline.clear()
    return made


@pytest.fixture
def service(known: World, curate: Curate) -> Iterator[Service]:
    """Return a service; the current folder holds a registry whose settings lead to it, and which keeps no abstracts."""
    sentence = "Wobbling was seen in 52% of all tables, study {n} says [{n}]."
    with asking(curate, known, sentence=sentence, services='abstracts = "figures"\n') as running:
        yield running


def kept() -> dict[str, Any]:
    """Return what the registry keeps, by the id of the reference."""
    files = sorted(Path("references/evidence").glob("*.json"))
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in files}


def test_places_are_kept_and_words_where_the_licence_allows(curate: Curate, service: Service) -> None:
    assert curate("resolve")[0] == 0
    (closed, first), (free, second) = kept().items()
    assert closed != free
    for (extract,) in (first, second):
        passage = extract["passages"][0]
        assert (passage["sentence"], passage["why"], passage["figures"]) == (2, "same figures", ["52%"])
        assert ABSTRACT[passage["start"] : passage["end"]] == "Wobbling was seen in 52% of the tables."
        assert passage["digest"] == digest("Wobbling was seen in 52% of the tables.")
        assert extract["abstract"] == digest(ABSTRACT)
        assert extract["source"] == "crossref"
    assert "licence" not in first[0]
    assert "text" not in first[0]["passages"][0]
    assert second[0]["licence"] == "cc-by"
    assert second[0]["passages"][0]["text"] == "Wobbling was seen in 52% of the tables."
    assert ABSTRACT not in "".join(path.read_text() for path in Path("references/records").rglob("*.json"))
    assert "; 0 files written" in curate("resolve")[2]
    assert service.log


def test_the_settings_say_whose_words_are_kept(curate: Curate, service: Service) -> None:
    del service
    settings = Path("curate.toml")
    plain = settings.read_text(encoding="utf-8")
    for said, words in (("keep", [True, True]), ("digest", [False, False])):
        settings.write_text(plain.replace("[services]", f'[services]\nevidence = "{said}"'), encoding="utf-8")
        assert curate("resolve")[0] == 0
        assert ["text" in extracts[0]["passages"][0] for extracts in kept().values()] == words
    settings.write_text(plain.replace('"figures"', '"omit"'), encoding="utf-8")
    assert curate("resolve")[0] == 0
    assert kept() == {}


def test_links_are_shown_with_their_sentences(
    curate: Curate, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert curate("resolve")[0] == 0
    shown = curate("show", "1", ".")[1]
    assert "(Crossref 10." in shown
    assert 'mentions the same figures (52%): "Wobbling was seen in 52% of the tables."' in shown
    monkeypatch.setattr(sys, "stdin", io.StringIO("q\n"))
    code, screen, _ = curate("review", "--plain", "--reviewer", "A. Berg", "--only", "links")
    assert code == 0
    assert 'mentions the same figures (52%): "Wobbling was seen' in screen
    Path("answers.sqlite").unlink()
    shown = curate("show", "1", ".")[1]
    assert re.search(
        r"characters 32 to 71\), mentions the same figures \(52%\): its words are not kept here; read it at http", shown
    )
    assert '"Wobbling was seen in 52% of the tables."' in curate("show", "2", ".")[1]
    rows = [json.loads(line) for line in curate("export", "--format", "jsonl")[1].splitlines()]
    assert [len(row["sentences"]) > 0 for row in rows] == [True, True, False]
    assert rows[0]["sentences"][0]["text"] == ""
    assert "sentences" in curate("export", "--format", "csv")[1].splitlines()[0]
    assert "Wobbling was seen in 52% of the tables." in curate("check", "--format", "html")[1]
    assert service.log


def test_findings_about_a_link_say_its_best_sentence(
    here: Path, curate: Curate, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One claim gives another figure than the abstract; the first work's words may not be kept, the second's may."""
    del service
    text = (here / "paper.md").read_text(encoding="utf-8").replace("52% of all", "61% of all")
    (here / "paper.md").write_text(text, encoding="utf-8")
    assert curate("import", "paper.md")[0] == 0
    assert curate("resolve")[0] == 0
    found = json.loads(curate("check", "--select", "EVD", "--format", "json")[1])["findings"]
    closed, free = (next(one["evidence"] for one in found if f"[{n}]" in one["message"]) for n in (1, 2))
    assert len(closed) == len(free) == 1
    assert re.fullmatch(
        r"\[1\] .+, sentence 2 of the abstract \(Crossref 10\.\S+, characters 32 to 71\), nearest to the claim \(0\.\d+\): "
        r"its words are not kept here; read it at https://doi\.org/10\.\S+",
        closed[0],
    )
    assert re.fullmatch(
        r"\[2\] .+, sentence 2 of the abstract \(Crossref 10\.\S+\), nearest to the claim \(0\.\d+\): "
        r'"Wobbling was seen in 52% of the tables\."',
        free[0],
    )
    for format_ in ("text", "markdown", "github", "junit", "sarif", "letter", "html"):
        told = curate("check", "--select", "EVD", "--format", format_)[1]
        assert "its words are not kept here" in told, format_
        assert "seen in 52" in told, format_
    assert f"    abstract: {free[0]}\n" in curate("check", "--select", "EVD")[1]
    body = [line for line in text.splitlines() if line and not line.startswith("#")]
    (here / "paper.docx").write_bytes(
        word(p("Introduction", "H1"), p(body[0]), p("References", "H1"), *map(p, body[1:]))
    )
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    options = ("--select", "EVD", "--format", "docx", "--manuscript", "paper.docx", "--output", "told.docx")
    assert curate("check", *options)[0] in (0, 1)
    with zipfile.ZipFile(here / "told.docx") as file:
        comments = html.unescape(file.read("word/comments.xml").decode())
    assert closed[0] in comments
    assert free[0] in comments


def test_what_changed_is_told_and_chosen_anew_without_asking(curate: Curate, service: Service) -> None:
    assert curate("resolve")[0] == 0
    file = Path("claims/introduction.yaml")
    said = file.read_text(encoding="utf-8")
    file.write_text(said.replace("  quote:", "  statement: A table in two wobbles.\n  quote:", 1), encoding="utf-8")
    before = file.read_text(encoding="utf-8")
    code, out, _ = curate("check", "--select", "REG205")
    assert code == 0
    assert "REG205 stale-evidence" in out
    service.log.clear()
    assert "requests: none; 1 files written" in curate("resolve")[2]
    assert service.log == []
    assert "REG205" not in curate("check", "--select", "REG205")[1]
    assert file.read_text(encoding="utf-8") == before


def test_a_bundle_holds_them_and_replays(curate: Curate, service: Service) -> None:
    assert curate("resolve")[0] == 0
    assert curate("bundle", ".", "-o", "audit.zip")[0] == 0
    code, out, _ = curate("replay", "audit.zip")
    assert code == 0, out
    assert service.log


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[", "not valid JSON"),
        ("{}", "expected is a list of extracts"),
        ('[{"claim": "a"}]', "is missing"),
    ],
)
def test_a_broken_file_is_named(curate: Curate, service: Service, text: str, said: str) -> None:
    del service
    name = min(Path("references").glob("*.yaml")).stem
    Path("references/evidence").mkdir()
    Path(f"references/evidence/{name}.json").write_text(text, encoding="utf-8")
    code, _, err = curate("check")
    assert code == 2
    assert f"references/evidence/{name}.json" in err
    assert said in err
    Path(f"references/evidence/{name}.json").rename("references/evidence/nobody.json")
    assert "there is no reference 'nobody'" in curate("check", "--select", "REG202")[1]
