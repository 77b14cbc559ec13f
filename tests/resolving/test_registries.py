"""Books, preprints, trials, web pages and second opinions: asked for few times, and no fault of theirs becomes a finding."""

import socket
from pathlib import Path
from typing import Any

import pytest

from curate.bibliography import parse
from curate.http import Session
from curate.http.dialling import RefusedError, check, dial, is_public
from curate.record import Lookup, NotFound, Record, Source, Unavailable
from curate.reference import Reference
from curate.resolvers.arxiv import Arxiv
from curate.resolvers.clinicaltrials import ClinicalTrials
from curate.resolvers.europepmc import EuropePmc
from curate.resolvers.openalex import OpenAlex
from curate.resolvers.openlibrary import OpenLibrary
from curate.resolvers.webpages import WebPages
from curate.resolving import Scope, resolve
from resolving.asking import authorities, findings, said
from resolving.samples import SOUND, beside
from resolving.works import references, world
from service import FAULTS, Service, World
from service.server import Fault

WRONG = (
    "Berg T, Ito K. Late relapse of tumours in childhood. arXiv:2101.09999 [q-bio]. 2021.",
    "Adams R. A census of garden birds in winter. Oxford: Test Press; 2014. ISBN 978-0-306-40615-7.",
    "ClinicalTrials.gov. Antibody against late relapse of tumours. NCT09999999. https://clinicaltrials.gov/study/NCT09999999. Accessed 3 May 2024.",
    "Ministry of Tests. Report on windows. 2016. {web}/gone. Accessed 3 May 2024.",
    "Novak J. Pain during infusion at home. arXiv:2102.00001 [q-bio]. 2021.",
    "Lindqvist A. Walking speed after long illness. arXiv:2103.00001 [q-bio]. 2021.",
    "Ministry of Tests. Report on doors. 2018. {web}/moved. Accessed 3 May 2024.",
)
RULES = [
    "dead-web-page", "identifier-of-another-work", "moved-web-page", "published-preprint", "unknown-identifier", "unknown-identifier", "withdrawn-work",
]  # fmt: skip


def listed(service: Service, *strings: str) -> tuple[Reference, ...]:
    texts = [one.format(web=f"{service.address}/web") for one in strings]
    return tuple(Reference(id=f"r{n}", n=n, string=text, item=parse(text)) for n, text in enumerate(texts, 1))


def run(
    service: Service,
    some: tuple[Reference, ...],
    known: tuple[Lookup, ...] = (),
    cache: Path | None = None,
    **more: Any,
) -> tuple[tuple[Lookup, ...], tuple[Unavailable, ...]]:
    asked = authorities(service, cache, **more)
    session, urls = asked.session, service.urls
    session.private = (service.address.removeprefix("http://"),)
    asked = asked._replace(
        registries={
            "arxiv": Arxiv(session, urls["arxiv"]),
            "nct": ClinicalTrials(session, urls["clinicaltrials"]),
            "isbn": OpenLibrary(session, urls["openlibrary"]),
            "url": WebPages(session, urls["archive"]),
        },
        seconds={
            "europepmc": EuropePmc(session, urls["europepmc"]),
            "openalex": OpenAlex(session, urls["openalex"], "key-of-a-test"),
        },
    )
    return resolve(some, known, asked, scope=Scope(30, searches=False))


def test_each_registry_is_asked_once_for_all_and_sound_references_are_left_alone() -> None:
    with Service(beside()) as service:
        some = listed(service, *SOUND)
        lookups, silent = run(service, some)
        assert not silent
        assert sorted(service.log) == [
            "/arxiv/query", "/clinicaltrials/studies", "/openlibrary/api/books", "/web/closed", "/web/report",
        ]  # fmt: skip
        assert findings(some, lookups) == []
        assert len(lookups) == 6
        service.log.clear()
        again, _ = run(service, some, lookups)
    assert service.log == []
    assert set(again) == set(lookups)
    by_id = {one.reference: one.records[0] for one in lookups}
    assert (by_id["r1"].item.version, by_id["r1"].source) == ("2", "arxiv")
    assert by_id["r4"].item.status == "COMPLETED"
    assert by_id["r6"].types == ("closed to programs: status 403",)


def test_what_is_wrong_is_named_as_what_it_is() -> None:
    known = beside()
    with Service(known) as service:
        known.copies[f"{service.address}/web/gone"] = "http://web.archive.org/web/20200101000000/x"
        some = listed(service, *WRONG)
        lookups, silent = run(service, some)
    assert not silent
    assert findings(some, lookups) == RULES
    told = {one.rule: one.message for one in said(some, lookups)}
    assert "archived copy is at http://web.archive.org/web/20200101000000/x" in told["dead-web-page"]
    assert "leads to " in told["moved-web-page"]
    assert '/web/new, which shows the title "Reports"' in told["moved-web-page"]
    assert "ISBN 9780306406157" in told["identifier-of-another-work"]
    assert "doi:10.1234/jt.9 (says arXiv)" in told["published-preprint"]


def test_a_book_that_is_not_listed_is_not_unknown() -> None:
    with Service(World()) as service:
        some = listed(service, SOUND[1])
        lookups, silent = run(service, some)
    assert not silent
    assert [one.found for one in lookups] == [False]
    assert findings(some, lookups) == []


@pytest.mark.parametrize("fault", [one for one in FAULTS if one != "slow"])
def test_no_fault_of_theirs_is_taken_for_an_answer(fault: Fault, tmp_path: Path) -> None:
    known = beside()
    with Service(known, faults=(fault,), hang=0.7) as service:
        some = listed(service, SOUND[0], SOUND[1], SOUND[3], SOUND[4])
        lookups, silent = run(service, some, cache=tmp_path / "a.sqlite")
        assert {one.source for one in silent} >= {"arxiv", "clinicaltrials", "openlibrary"}
        assert all(one.reason and one.help for one in silent)
        assert findings(some, lookups) == []
        service.faults = ()
        lookups, silent = run(service, some, lookups, cache=tmp_path / "a.sqlite")
        assert not silent
        assert findings(some, lookups) == []
        assert {one.source for one in lookups} == {"arxiv", "openlibrary", "clinicaltrials", "web"}


@pytest.mark.parametrize("seed", range(8))
def test_their_mixed_faults_make_no_false_finding_and_the_next_runs_complete(seed: int, tmp_path: Path) -> None:
    known = beside()
    with Service(known, faults=FAULTS, rate=0.3, seed=seed, hang=0.7) as service:
        some = listed(service, *SOUND, *WRONG)
        lookups: tuple[Lookup, ...] = ()
        silent: tuple[Unavailable, ...] = ()
        for _ in range(8):
            lookups, silent = run(service, some, lookups, cache=tmp_path / "a.sqlite")
            assert set(findings(some, lookups)) <= set(RULES)
            assert not {one.subject for one in said(some, lookups)} & {f"r{n}" for n in range(1, 7)}
            if not silent:
                break
        assert not silent
    # a fault with status 200 in the place of a page leaves the page standing
    assert set(findings(some, lookups)) >= set(RULES) - {"dead-web-page", "moved-web-page"}


def _second(source: Source, more: dict[str, Any]) -> World:
    known = world(2)
    known.medline.clear()
    known.crossref["10.1234/jt.1"].pop("updated-by")
    getattr(known, source)["10.1234/jt.0"] = more
    return known


EUROPE = {
    "id": "31000000", "source": "MED", "pmid": "31000000", "doi": "10.1234/jt.0", "title": "Late relapse of tumours in childhood.",
    "authorList": {"author": [{"fullName": "Berg T", "firstName": "Tove", "lastName": "Berg", "initials": "T"}, {"collectiveName": "Test Group"}]},
    "journalInfo": {"volume": "3", "yearOfPublication": 2010, "journal": {"title": "Journal of Tests", "isoabbreviation": "J Tests"}},
    "pubYear": "2010", "pageInfo": "10-19", "abstractText": "<h4>Aims</h4>To see.<h4>Results</h4>Seen.",
    "pubTypeList": {"pubType": ["Journal Article", "Retracted Publication"]},
    "commentCorrectionList": {"commentCorrection": [{"id": "32000000", "source": "MED", "reference": "J Tests. 2021;9(1):1.", "type": "Retraction in"}]},
}  # fmt: skip
ALEX = {
    "id": "https://openalex.org/W1", "doi": "https://doi.org/10.1234/JT.0", "display_name": "Late relapse of tumours in childhood",
    "publication_year": 2010, "type": "article", "is_retracted": True, "abstract_inverted_index": {"see": [1, 3], "We": [0], "and": [2]},
    "authorships": [{"author": {"display_name": "Tove Berg"}}], "biblio": {"volume": "3", "first_page": "10", "last_page": "19"},
    "primary_location": {"source": {"display_name": "Journal of Tests", "type": "journal"}}, "ids": {},
}  # fmt: skip


@pytest.mark.parametrize(
    ("source", "more", "abstract"), [("europepmc", EUROPE, "To see."), ("openalex", ALEX, "We see and see")]
)
def test_a_second_opinion_is_asked_for_where_no_other_has_an_abstract(
    source: Source, more: dict[str, Any], abstract: str
) -> None:
    known = _second(source, more)
    some = references(known, without=0)
    with Service(known) as service:
        lookups, silent = run(service, some)
        assert not silent
        assert service.log.count("/europepmc/search") == service.log.count("/openalex/works") == 1
        (found,) = [one for one in lookups if one.source == source and one.found]
        assert found.records[0].abstract[0].text == abstract
        (told,) = [one for one in said(some, lookups) if one.rule == "retracted-work"]
        assert told.confidence == ("medium" if source == "openalex" else "high")
        service.log.clear()
        run(service, some, lookups)
        assert service.log == []
    known.crossref["10.1234/jt.0"]["abstract"] = known.crossref["10.1234/jt.1"]["abstract"] = "<p>Known.</p>"
    with Service(known) as service:
        run(service, some)
        assert not {"/europepmc/search", "/openalex/works"} & set(service.log)


@pytest.mark.parametrize("fault", [one for one in FAULTS if one != "slow"])
def test_no_fault_of_a_second_opinion_is_taken_for_an_answer(fault: Fault) -> None:
    known = _second("europepmc", EUROPE)
    known.openalex["10.1234/jt.0"] = ALEX
    some = references(known, without=0)
    with Service(known, faults=(fault,), hosts=("europepmc", "openalex"), hang=0.7) as service:
        lookups, silent = run(service, some)
        assert {one.source for one in silent} == {"europepmc", "openalex"}
        assert findings(some, lookups) == []
        service.faults = ()
        lookups, silent = run(service, some, lookups)
    assert not silent
    assert findings(some, lookups) == ["retracted-work"]


@pytest.mark.parametrize(
    ("text", "public"),
    [
        ("8.8.8.8", True), ("2606:4700::1111", True), ("127.0.0.1", False), ("10.0.0.1", False), ("172.16.0.1", False), ("192.168.1.1", False),
        ("169.254.169.254", False), ("100.100.100.200", False), ("168.63.129.16", False), ("224.0.0.1", False),
        ("::1", False), ("fe80::1", False), ("fd00:ec2::254", False), ("::ffff:127.0.0.1", False), ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False), ("255.255.255.255", False), ("::", False),
    ],
)  # fmt: skip
def test_only_public_addresses_are_asked(text: str, public: bool) -> None:
    assert is_public(text) is public


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:{port}/web/report",
        "http://localhost:{port}/web/report",
        "http://[::1]:{port}/",
        "http://2130706433:{port}/",
    ],
)
def test_a_page_on_this_machine_is_not_visited_unless_it_is_allowed(url: str) -> None:
    with Service(beside()) as service:
        address = url.format(port=service.address.rpartition(":")[2])
        (one,) = WebPages(Session(timeout=0.5, sleep=lambda _: None), service.urls["archive"]).resolve(
            [f"url:{address}"]
        )
    assert isinstance(one, Unavailable)
    assert "private address" in one.reason
    assert "private-hosts" in one.help
    assert service.log == []


def test_a_redirect_to_another_machine_inside_is_not_followed() -> None:
    known = beside()
    with Service(known) as service, Service(beside()) as inside:
        known.pages["/out"] = (302, f"{inside.address}/web/report", "")
        session = Session(timeout=0.5, sleep=lambda _: None, private=(service.address.removeprefix("http://"),))
        (one,) = WebPages(session, service.urls["archive"]).resolve([f"url:{service.address}/web/out"])
    assert isinstance(one, Unavailable)
    assert "private address" in one.reason
    assert inside.log == []


def test_a_name_that_resolves_otherwise_the_second_time_gains_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["93.184.215.14", "127.0.0.1"])
    asked: list[tuple[str, int]] = []

    def resolved(_: str, port: int, **__: object) -> list[Any]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def connect(_: socket.socket, address: tuple[str, int]) -> None:
        asked.append(address)

    monkeypatch.setattr(socket, "getaddrinfo", resolved)
    monkeypatch.setattr(socket.socket, "connect", connect)
    monkeypatch.setattr(socket.socket, "getpeername", lambda _: ("127.0.0.1", 80))
    with pytest.raises(RefusedError, match=r"127\.0\.0\.1"):  # somebody else is at the other end
        dial("pages.test", 80, 0.5, ())
    assert asked == [("93.184.215.14", 80)]  # what was looked at is what was connected to, resolved once
    with pytest.raises(RefusedError):
        check("pages.test", 80, ())


def test_a_name_with_one_private_address_among_others_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, 80)) for one in ("93.184.215.14", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    with pytest.raises(RefusedError, match=r"10\.0\.0\.1"):
        check("pages.test", 80, ())


def test_pages_that_differ_in_their_query_alone_are_two_pages_and_an_odd_address_is_no_crash(tmp_path: Path) -> None:
    known = beside()
    with Service(known) as service:
        session = Session(
            timeout=0.5, sleep=lambda _: None, cache=tmp_path / "a.sqlite", private=(service.address[7:],)
        )
        pages = WebPages(session, service.urls["archive"])
        base = f"url:{service.address}/web/report"
        told = list(
            pages.resolve(
                [f"{base}?a=1", f"{base}?a=2", f"{base}?a=1", "url:http://*", "url:http://[x", "url:http://a..b/"]
            )
        )
    assert service.log == ["/web/report", "/web/report"]
    assert [isinstance(one, Unavailable) for one in told] == [False] * 3 + [True] * 3


def test_behind_a_proxy_the_pages_are_its_to_fetch_and_addresses_inside_are_still_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with Service(beside()) as service:
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("http_proxy", service.address)
        session = Session(timeout=2, sleep=lambda _: None)
        there, inside = WebPages(session).resolve(
            ["url:http://pages.invalid/web/report", "url:http://127.0.0.1:9999/web/report"]
        )
        assert service.log == ["/web/report"]
    assert not isinstance(there, Unavailable)
    assert isinstance(there.answer, Record)
    assert isinstance(inside, Unavailable)
    assert "private address" in inside.reason


def test_a_page_is_gone_only_where_the_archive_answers_too() -> None:
    with Service(beside(), faults=("sign-in-404",)) as service:
        session = Session(timeout=0.5, sleep=lambda _: None, private=(service.address.removeprefix("http://"),))
        (one,) = WebPages(session, service.urls["archive"]).resolve([f"url:{service.address}/web/report"])
        assert isinstance(one, Unavailable)
        service.faults = ()
        (there, gone) = WebPages(session, service.urls["archive"]).resolve(
            [f"url:{service.address}/web/report", f"url:{service.address}/web/none"]
        )
    assert not isinstance(there, Unavailable)
    assert isinstance(there.answer, Record)
    assert not isinstance(gone, Unavailable)
    assert isinstance(gone.answer, NotFound)
