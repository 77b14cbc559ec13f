"""`curate resolve`, `watch`, `check --resolve` and `match`, against the service on loopback."""

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.commandline import Curate, asking
from resolving.samples import SOUND, beside
from resolving.works import references, world
from service import Service, World


@pytest.fixture
def known() -> World:
    return world(4)


@pytest.fixture
def service(known: World, curate: Curate) -> Iterator[Service]:
    """Return a service; the current folder holds a registry whose settings lead to it."""
    with asking(curate, known, settings='fail-on = "error"\n') as running:
        yield running


def test_resolve_writes_records_once_and_check_reads_them_offline(curate: Curate, service: Service) -> None:
    code, _, err = curate("resolve")
    assert code == 0
    assert "4 references; requests: 3 to pubmed, 1 to crossref" in err
    assert len(list(Path("references/records").glob("*/*.json"))) == 8
    service.log.clear()
    assert "requests: none; 0 files written" in curate("resolve")[2]
    assert service.log == []
    code, out, _ = curate("check", "--select", "RES,INT")
    assert code == 1
    assert "INT101 retracted-work" in out
    assert "not known" not in out


@pytest.mark.usefixtures("service")
def test_a_manuscript_is_compared_with_a_registry_in_the_light_of_its_records(curate: Curate) -> None:
    curate("resolve")
    retracted = "INT101 retracted-work"
    assert retracted in curate("check", "--select", "INT")[1]
    text = Path("paper.md").read_text(encoding="utf-8").replace("A statement on this [3].", "Another thing is so [3].")
    Path("new.md").write_text(text, encoding="utf-8")
    for words in (("diff", ".", "new.md"), ("diff", "new.md", ".")):
        told = curate(*words, "--all")[1]
        assert f"still-there  error {retracted}" in told
        assert " fixed " not in told
        assert " new " not in told
    text = "\n".join(line for line in text.splitlines() if "[2]" not in line and not line.startswith("2."))
    Path("without.md").write_text(text, encoding="utf-8")
    assert f"fixed        error {retracted}" in curate("diff", ".", "without.md")[1]


def test_what_pubmed_does_not_have_is_kept_and_not_asked_again(curate: Curate, service: Service) -> None:
    service.world.medline.clear()
    assert curate("resolve")[0] == 0
    service.log.clear()
    assert curate("resolve")[0] == 0
    assert set(service.log) <= {"/entrez/ecitmatch.cgi"}
    assert curate("check", "--select", "RES101")[0] == 0


def test_verify_says_what_changed_and_writes_nothing(curate: Curate, service: Service) -> None:
    curate("resolve")
    assert curate("resolve", "--verify")[0] == 0
    service.world.crossref["10.1234/jt.0"]["volume"] = "77"
    before = {path: path.read_bytes() for path in Path("references").rglob("*.json")}
    code, out, _ = curate("resolve", "--verify")
    assert code == 1
    assert "crossref answers otherwise about doi:10.1234/jt.0: item" in out
    assert before == {path: path.read_bytes() for path in Path("references").rglob("*.json")}


def test_watch_tells_of_a_new_notice_once(curate: Curate, service: Service) -> None:
    curate("resolve")
    assert curate("watch")[:2] == (0, "")
    service.world.crossref["10.1234/jt.2"]["updated-by"] = [{"DOI": "10.1234/jt.x", "type": "expression_of_concern"}]
    code, out, _ = curate("watch")
    assert code == 1
    assert "concern doi:10.1234/jt.x (says crossref)" in out
    assert curate("watch")[:2] == (0, "")


def test_a_silent_service_is_named_and_the_next_run_completes(curate: Curate, service: Service) -> None:
    service.faults, service.hosts = ("html",), ("entrez",)
    code, _, err = curate("resolve")
    assert code == 4
    assert "not everything was answered. pubmed:" in err
    assert "help: run the command again later" in err
    service.faults = ()
    assert curate("resolve")[0] == 0
    assert len(list(Path("references/records").glob("*/*.json"))) == 8


@pytest.mark.parametrize("command", [("watch",), ("resolve", "--verify"), ("resolve", "--refresh")])
def test_old_answers_do_not_pass_for_new_ones(curate: Curate, service: Service, command: tuple[str, ...]) -> None:
    curate("resolve")
    service.world.crossref["10.1234/jt.2"]["updated-by"] = [{"DOI": "10.1234/jt.x", "type": "retraction"}]
    service.faults = ("sign-in-404",)
    code, _, err = curate(*command)
    assert code == 4
    assert "crossref" in err
    assert "what it answered before stands in" in err


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize("command", ["resolve", "watch"])
def test_who_interrupts_is_told_that_nothing_is_lost(
    curate: Curate, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("curate.http.Session.ask", interrupted)
    code, _, err = curate(command)
    assert code == 130
    assert "run the command again to go on" in err


@pytest.mark.parametrize("name", ["claims", "paper.md"])
def test_a_cache_that_is_something_else_is_left_as_it_is(curate: Curate, service: Service, name: str) -> None:
    settings = Path("curate.toml")
    settings.write_text(settings.read_text(encoding="utf-8").replace("answers.sqlite", name), encoding="utf-8")
    before = sorted(Path().rglob("*"))
    code, _, err = curate("resolve")
    assert code == 2
    assert name in err
    assert "[services]" in err
    assert sorted(Path().rglob("*")) == before
    assert service.log == []


def test_a_manuscript_is_resolved_in_memory(curate: Curate, service: Service) -> None:
    code, out, _ = curate("check", "paper.md", "--resolve", "--select", "INT")
    assert code == 1
    assert "retracted-work" in out
    assert not Path("references/records").exists()
    service.faults = ("503",)
    Path("answers.sqlite").unlink()
    assert curate("check", "paper.md", "--resolve", "--select", "INT")[0] == 4


def test_offline_asks_nobody(curate: Curate, service: Service) -> None:
    code, _, err = curate("resolve", "--offline")
    assert code == 4
    assert "--offline" in err
    assert service.log == []


@pytest.mark.parametrize("text", ["[", "{}", '[{"source": "x"}]', "[1]", '"a"'])
def test_a_damaged_record_is_named(curate: Curate, service: Service, text: str) -> None:
    curate("resolve")
    path = next(Path("references/records/crossref").glob("*.json"))
    path.write_text(text, encoding="utf-8")
    code, _, err = curate("check")
    assert service.log
    assert code == 2
    assert path.name in err
    assert "curate resolve" in err


def test_a_record_without_its_reference_is_an_orphan(curate: Curate, service: Service) -> None:
    curate("resolve")
    path = next(Path("references/records/crossref").glob("*.json"))
    path.rename(path.with_name("nobody-1999.json"))
    assert service.log
    assert "there is no reference 'nobody-1999'" in curate("check", "--select", "orphan-file")[1]


def test_match(curate: Curate, known: World, here: Path) -> None:
    listed = references(known, without=4)
    strings = [{"id": one.id, "string": one.string} for one in listed]
    strings.append({"id": "other", "string": "Moss A. A census of garden birds. Annals of Botany. 2004;71:300-311."})
    (here / "s.jsonl").write_text("".join(json.dumps(one) + "\n" for one in strings), encoding="utf-8")
    (here / "w.json").write_text(json.dumps(list(known.crossref.values())), encoding="utf-8")
    code, out, _ = curate("match", "s.jsonl", "--against", "w.json")
    said = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert [one["match"] for one in said] == [*known.crossref, None]
    assert said[0]["recommendation"] == "match"
    assert set(said[0]["candidates"][0]) == {"id", "distance", "penalties"}


@pytest.mark.parametrize(
    ("strings", "works"),
    [
        ('{"id": 1}', "[]"),
        ("{", "[]"),
        ("", '[{"volume": 1}]'),
        ("", "[1]"),
        ("", "nonsense"),
        ("", '[{"id": [1], "title": "Eels"}]'),
        ("[" * 100_000, "[]"),
        ("", "[" * 100_000),
        ('{"id": ' + "9" * 5000 + "}", "[]"),
    ],
)
def test_match_names_the_line_that_it_cannot_read(curate: Curate, here: Path, strings: str, works: str) -> None:
    (here / "s.jsonl").write_text(strings, encoding="utf-8")
    (here / "w.json").write_text(works, encoding="utf-8")
    code, _, err = curate("match", "s.jsonl", "--against", "w.json")
    assert code == 2
    assert ".json" in err
    assert "help:" in err


def test_match_reads_standard_input_and_goes_on_behind_a_bad_line(
    curate: Curate, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "w.json").write_text('[{"id": 7, "title": "Late relapse of tumours"}]', encoding="utf-8")
    data = b'{"id": 1}\n{"id": 2, "string": "Berg T. Late relapse of tumours. J Tests. 2019;4:101."}\n'
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    code, out, err = curate("match", "-", "--against", "w.json")
    assert (code, json.loads(out)["id"]) == (2, 2)
    assert err.startswith("error: standard input:1: expected is")


def test_match_says_that_there_are_no_strings(curate: Curate, here: Path) -> None:
    (here / "s.jsonl").write_text("", encoding="utf-8")
    (here / "w.json").write_text("[]", encoding="utf-8")
    code, out, err = curate("match", "s.jsonl", "--against", "w.json")
    assert (code, out, err.splitlines()[0]) == (3, "", "error: there is no string in s.jsonl")


def test_match_takes_every_letter_that_json_may_hold(curate: Curate, here: Path) -> None:
    (here / "s.jsonl").write_text(
        '{"id": "\\ud800", "string": "Berg T. Late\u2028relapse of tumours. J Tests. 2019;4:101."}\n', encoding="utf-8"
    )
    (here / "w.json").write_text(
        '{"id": 0, "title": "Late\u2028relapse of tumours", "issued": NaN}\n', encoding="utf-8"
    )
    code, out, err = curate("match", "s.jsonl", "--against", "w.json")
    assert (code, err) == (0, "")
    assert json.loads(out)["id"] == "\ud800"
    assert json.loads(out)["candidates"][0]["id"] == 0


def test_a_file_of_retraction_watch_in_the_settings_is_read_by_check_and_kept_by_resolve(
    curate: Curate, service: Service, here: Path
) -> None:
    names = (
        "RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason"
    )
    row = "3/9/2021 0:00,10.1234/other,0,10.1234/jt.0,0,Retraction,Error in Data;"
    (here / "rw.csv").write_text(f"{names}\n{row}\n", encoding="utf-8")
    settings = (here / "curate.toml").read_text(encoding="utf-8")
    (here / "curate.toml").write_text(f'{settings}retraction-watch = "rw.csv"\n', encoding="utf-8")
    code, out, _ = curate("check", "--select", "INT")
    assert code == 1
    assert "doi:10.1234/other" in out
    assert "Retraction Watch" in out
    assert service.log == []
    assert curate("resolve")[0] == 0
    assert len(list(Path("references/records/retraction-watch").glob("*.json"))) == 1
    (here / "curate.toml").write_text(settings, encoding="utf-8")
    assert "doi:10.1234/other" in curate("check", "--select", "INT")[1]
    (here / "curate.toml").write_text(f'{settings}retraction-watch = "none.csv"\n', encoding="utf-8")
    code, _, err = curate("check", "--select", "INT")
    assert code == 2
    assert "none.csv" in err


def _others(here: Path, curate: Curate, service: Service) -> None:
    """Add a preprint, a book, a trial and a page to the registry of the current folder."""
    more = beside()
    service.world.preprints, service.world.books = more.preprints, more.books
    service.world.trials, service.world.pages = more.trials, more.pages
    web = f"{service.address}/web"
    entries = [one.format(web=web) for one in SOUND if "{web}/closed" not in one and "In: Berg" not in one]
    text = " ".join(f"A statement on this [{n}]." for n in range(1, len(entries) + 1))
    printed = "\n".join(f"{n}. {one}" for n, one in enumerate(entries, 1))
    (here / "paper.md").write_text(
        f"# A review\n\n## Introduction\n\n{text}\n\n## References\n\n{printed}\n", encoding="utf-8"
    )
    host = service.address.removeprefix("http://")
    settings = (here / "curate.toml").read_text(encoding="utf-8")
    (here / "curate.toml").write_text(f'{settings}private-hosts = ["{host}"]\n', encoding="utf-8")
    assert curate("import", "paper.md")[0] == 0


@pytest.mark.parametrize(
    ("host", "name"),
    [("arxiv", "arxiv"), ("clinicaltrials", "clinicaltrials"), ("openlibrary", "openlibrary"), ("web", "web")],
)
def test_each_of_the_others_is_named_when_it_is_silent_and_the_next_run_completes(
    here: Path, curate: Curate, service: Service, host: str, name: str
) -> None:
    _others(here, curate, service)
    service.faults, service.hosts = ("503",), (host,)
    code, _, err = curate("resolve")
    assert code == 4
    assert f"not everything was answered. {name}:" in err
    assert "help: " in err
    service.faults = ()
    assert curate("resolve")[0] == 0
    assert {path.parent.name for path in Path("references/records").glob("*/*.json")} >= {
        "arxiv", "clinicaltrials", "openlibrary", "web",
    }  # fmt: skip
    service.log.clear()
    assert curate("resolve")[0] == 0
    assert service.log == []
    assert curate("check", "--select", "RES,INT")[1].count(": error ") == 0


def test_who_is_asked_is_a_setting_and_watch_leaves_books_and_pages_alone(
    here: Path, curate: Curate, service: Service
) -> None:
    _others(here, curate, service)
    assert curate("resolve")[0] == 0
    service.log.clear()
    assert curate("watch")[0] == 0
    assert set(service.log) <= {"/crossref/works", "/arxiv/query", "/entrez/esearch.fcgi", "/entrez/efetch.fcgi"}
    settings = (here / "curate.toml").read_text(encoding="utf-8")
    (here / "curate.toml").write_text(f"{settings}also-ask = []\n", encoding="utf-8")
    service.log.clear()
    assert curate("resolve", "--refresh")[0] == 0
    assert not {"/arxiv/query", "/web/report", "/clinicaltrials/studies"} & set(service.log)
    (here / "curate.toml").write_text(f'{settings}also-ask = ["arxive"]\n', encoding="utf-8")
    code, _, err = curate("resolve")
    assert code == 2
    assert "arxive" in err
