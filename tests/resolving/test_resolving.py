"""Resolving against the service on loopback: few requests, nothing twice, and no fault that becomes a finding."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from curate.bibliography import parse
from curate.record import Lookup
from curate.reference import Reference
from curate.resolving import Scope, resolve
from resolving.asking import authorities as authorities_of
from resolving.asking import findings, run
from resolving.works import references, work, world
from service import FAULTS, Service, World
from service.server import Fault


def test_each_work_is_found_in_few_requests_and_nothing_is_asked_twice() -> None:
    known = world()
    listed = references(known)
    with Service(known) as service:
        lookups, silent = run(service, listed)
        assert not silent
        # PMIDs by DOI and by words, by citation, their records; then all DOIs together, also the one that only PubMed named
        assert service.log == [
            "/entrez/esearch.fcgi",
            "/entrez/ecitmatch.cgi",
            "/entrez/efetch.fcgi",
            "/crossref/works",
        ]
        assert findings(listed, lookups) == ["identifier-not-given", "retracted-work"]
        assert {one.source for one in lookups} == {"crossref", "pubmed"}
        service.log.clear()
        again, _ = run(service, listed, lookups)
        assert service.log == []
        assert set(again) == set(lookups)


def test_sixteen_references_of_which_three_without_identifier_take_at_most_eight_requests() -> None:
    known = world(16)
    with Service(known) as service:
        lookups, silent = run(service, references(known, without=3))
        assert not silent
        assert len(service.log) <= 8
        assert sum(one.found for one in lookups if one.source == "pubmed") == 16


def test_references_with_identifiers_take_three_requests() -> None:
    known = world(16)
    with Service(known) as service:
        lookups, silent = run(service, references(known, without=0))
        assert not silent
        assert service.log == ["/entrez/esearch.fcgi", "/entrez/efetch.fcgi", "/crossref/works"]
    assert sum(one.found for one in lookups) == 32


def test_references_that_pubmed_knows_need_no_search_each_whatever_is_printed_wrong() -> None:
    known = world(8)
    printed = [one.string.replace(f";{one.item.volume}:", ";77:") for one in references(known, without=8)]
    printed[::2] = [re.sub(r":\d+-\d+", ":901-909", one.string) for one in references(known, without=8)[::2]]
    listed = tuple(Reference(id=f"r{n}", n=n + 1, string=one, item=parse(one)) for n, one in enumerate(printed))
    with Service(known) as service:
        lookups, silent = run(service, listed)
        assert not silent
        assert len(service.log) == 4
    found = findings(listed, lookups)
    assert found.count("other-volume") == 4
    assert found.count("other-pages") == 4
    assert "unfound-work" not in found


def test_a_pmid_leads_to_crossref_too() -> None:
    known = world(2)
    listed = tuple(
        one.model_copy(update={"item": one.item.model_copy(update={"pmid": str(31000000 + n)})})
        for n, one in enumerate(references(known, without=2))
    )
    with Service(known) as service:
        lookups, _ = run(service, listed)
        assert service.log == ["/entrez/efetch.fcgi", "/crossref/works"]
    assert "retracted-work" in findings(listed, lookups)  # Crossref says so, PubMed does not


def test_everything_is_asked_again_once_where_that_is_wanted() -> None:
    known = world(16)
    listed = references(known, without=3)
    with Service(known) as service:
        lookups, _ = run(service, listed)
        first = len(service.log)
        resolve(listed, lookups, authorities_of(service), scope=Scope(None))
        assert len(service.log) <= 2 * first


def test_two_references_of_one_description_are_searched_for_once() -> None:
    known = world(2)
    listed = references(known, without=2)
    listed = (listed[0], listed[0].model_copy(update={"id": "again", "n": 3}))
    known.medline.clear()
    with Service(known) as service:
        lookups, _ = run(service, listed)
        assert sum(path == "/crossref/works" for path in service.log) == 2  # the search, and notices
    assert {one.reference for one in lookups if one.source == "crossref" and one.asked == "search"} == {
        "again",
        listed[0].id,
    }


def test_words_that_many_works_share_are_asked_for_in_halves(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curate.resolvers.entrez._MOST_HITS", 2)
    known = world(6)
    listed = references(known, without=6)
    with Service(known) as service:
        lookups, silent = run(service, listed)
        assert not silent
        assert sum(path.startswith("/crossref") for path in service.log) == 1
    assert sum(one.found for one in lookups if one.source == "pubmed") == 6


def test_a_dead_doi_one_of_another_agency_and_one_of_another_work() -> None:
    known = world(3)
    listed = list(references(known, without=0))
    wrong = {"10.1234/jt.0": "10.1234/jt.2", "10.1234/jt.1": "10.9999/nowhere", "10.1234/jt.2": "10.5281/zenodo.1"}
    for n, one in enumerate(listed):
        doi = wrong[f"10.1234/jt.{n}"]
        listed[n] = one.model_copy(update={"item": one.item.model_copy(update={"doi": doi})})
    known.agencies["10.5281/zenodo.1"] = "mEDRA"
    with Service(known) as service:
        lookups, silent = run(service, tuple(listed))
    assert not silent
    found = findings(tuple(listed), lookups)
    assert [one for one in found if one in ("unknown-identifier", "identifier-of-another-work")] == [
        "identifier-of-another-work",
        "unknown-identifier",
    ]


def _with_doi(known: World, doi: str) -> tuple[Reference, ...]:
    one = references(known, without=0)[0]
    return (one.model_copy(update={"item": one.item.model_copy(update={"doi": doi})}),)


@pytest.mark.parametrize(
    "doi", ["10.1234/a,b(1)", "10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2"]
)
def test_dois_of_any_form_are_found_by_themselves(doi: str) -> None:
    known = World(crossref={doi: work(doi, "Late relapse of tumours in childhood", "Berg", 2019, "4", "1-9")})
    with Service(known) as service:
        lookups, silent = run(service, _with_doi(known, doi))
        assert not silent
        # by filters a comma parts values: such a DOI is asked for alone, and its notices stand on its own record
        assert sum(path.startswith("/crossref") for path in service.log) == (1 if "," in doi else 2)
    assert [one.asked for one in lookups if one.source == "crossref" and one.found] == [f"doi:{doi}"]


@pytest.mark.parametrize(("agency", "rule"), [("", ["unknown-identifier"]), ("mEDRA", [])])
def test_a_doi_with_a_comma_that_crossref_does_not_have(agency: str, rule: list[str]) -> None:
    known = world(1)
    listed = _with_doi(known, "10.9999/x,y")
    known.agencies |= {"10.9999/x,y": agency} if agency else {}
    with Service(known) as service:
        lookups, silent = run(service, listed)
    assert not silent
    assert [one for one in findings(listed, lookups) if one == "unknown-identifier"] == rule


@pytest.mark.parametrize("fault", [one for one in FAULTS if one != "slow"])
def test_no_fault_is_taken_for_an_answer(fault: Fault, tmp_path: Path) -> None:
    known = world(3)
    listed = references(known)
    with Service(known, faults=(fault,), hang=0.7) as service:
        lookups, silent = run(service, listed, cache=tmp_path / "answers.sqlite")
        assert silent
        assert all(one.reason and one.help for one in silent)
        assert findings(listed, lookups) == []
        service.faults = ()
        lookups, silent = run(service, listed, lookups, cache=tmp_path / "answers.sqlite")
        assert not silent
        assert findings(listed, lookups) == ["identifier-not-given", "retracted-work"]


@pytest.mark.parametrize("seed", range(8))
def test_mixed_faults_make_no_false_finding_and_the_next_runs_complete(seed: int, tmp_path: Path) -> None:
    known = world()
    listed = references(known)
    lookups: tuple[Lookup, ...] = ()
    with Service(known, faults=FAULTS, rate=0.3, seed=seed, hang=0.7) as service:
        for _ in range(6):
            lookups, silent = run(service, listed, lookups, cache=tmp_path / "answers.sqlite")
            assert set(findings(listed, lookups)) <= {"identifier-not-given", "retracted-work"}
            if not silent:
                break
        assert not silent
    assert findings(listed, lookups) == ["identifier-not-given", "retracted-work"]


def test_an_answer_in_the_cache_serves_when_the_service_does_not(tmp_path: Path) -> None:
    known = world(2)
    listed = references(known, without=0)
    with Service(known) as service:
        run(service, listed, cache=tmp_path / "a.sqlite")
        service.faults = ("503",)
        authorities = authorities_of(service, tmp_path / "a.sqlite")
        authorities.crossref.session.refresh = True
        lookups, silent = resolve(listed, (), authorities, scope=Scope(30))
    assert {one.source for one in silent} == {"crossref", "pubmed"}
    assert all("stands in" in one.reason and one.help for one in silent)
    assert sum(one.found for one in lookups) == 4
    assert all(one.retrieved <= datetime.now(UTC) for one in lookups)


def test_a_doi_that_crossref_lacks_is_not_unknown_while_its_registry_is_silent() -> None:
    known = world(2)
    listed = references(known, without=0)
    moved = listed[0].item.model_copy(update={"doi": "10.5281/zenodo.1"})
    listed = (listed[0].model_copy(update={"item": moved}), listed[1])
    with Service(known, faults=("503",), hosts=("doi.org",)) as service:
        lookups, silent = run(service, listed)
        assert [one.source for one in silent] == ["doi.org"]
        assert "unknown-identifier" not in findings(listed, lookups)
        service.faults = ()
        lookups, silent = run(service, listed, lookups)
        assert not silent
        assert "unknown-identifier" in findings(listed, lookups)


def test_what_the_citation_matcher_does_not_know_is_kept() -> None:
    known = world(2)
    listed = references(known, without=2)
    known.medline.clear()
    known.crossref.clear()
    with Service(known) as service:
        lookups, _ = run(service, listed)
        service.log.clear()
        again, silent = run(service, listed, lookups)
    assert not silent
    assert service.log == []
    assert {(one.source, one.asked, one.found) for one in again} == {
        ("crossref", "search", False),
        ("pubmed", "search", False),
    }


def test_a_long_list_of_which_half_have_no_identifier_takes_a_handful_of_requests() -> None:
    known = world(60)
    with Service(known) as service:
        lookups, silent = run(service, references(known, without=30))
        assert not silent
        assert len(service.log) == 4
    assert sum(one.found for one in lookups if one.source == "pubmed") == 60
