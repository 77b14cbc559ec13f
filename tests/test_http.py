"""The session: what is no answer is never taken for one, and nothing is raised for the network or a busy cache."""

import json
import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
import responses

from curate.errors import SettingsError
from curate.http import Failure, Question, Reply, Session
from curate.http.store import Store
from curate.record import NotFound, Record, Unavailable
from curate.resolvers.agencies import Agencies
from curate.resolvers.answering import Told
from curate.resolvers.crossref import Crossref
from curate.resolvers.entrez import Entrez
from service import Service, World

BASE = "http://authority.test"
LIST = f"{BASE}/works"
WORK = {"DOI": "10.1234/a", "title": ["Sleep of nurses"]}


def session(waits: list[float] | None = None, **more: Any) -> Session:
    return Session(sleep=waits.append if waits is not None else lambda _: None, timeout=0.5, **more)


def listed(*works: object, **more: object) -> str:
    return json.dumps({"message": {"items": works, **more}})


def told(answers: Iterable[Told | Unavailable]) -> list[Record | NotFound | Unavailable]:
    return [one if isinstance(one, Unavailable) else one.answer for one in answers]


def asked(body: str | bytes, status: int = 200, dois: tuple[str, ...] = ("doi:10.1234/a",), **more: Any) -> list[Any]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        mock.get(LIST, body=body, status=status, **more)
        return told(Crossref(session(), BASE).resolve(dois))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("<html>Sign in</html>", 404),
        ("Resource not found.", 404),  # /works is always there: this is not Crossref, or not its address
        ("", 410),
        (listed({"DOI": None}), 200),
        (listed("DOI"), 200),
        (listed(**{"total-results": 3}), 200),
        (listed({"DOI": "10.9999/z"}), 200),
        ("[" * 200_000, 200),
    ],
)
def test_what_is_no_list_of_the_works_asked_for_says_nothing_of_them(body: str, status: int) -> None:
    (one,) = asked(body, status)
    assert isinstance(one, Unavailable)
    assert one.reason
    assert one.help


def test_a_list_without_the_work_says_that_there_is_none() -> None:
    assert asked(listed()) == [NotFound(asked="doi:10.1234/a", source="crossref")]


@pytest.mark.parametrize(
    "spoiled", [{"volume": 7}, {"title": 7}, {"issued": {"date-parts": [["n.d."]]}}, {"author": "x"}]
)
def test_a_work_that_cannot_be_read_does_not_take_the_others_with_it(spoiled: dict[str, Any]) -> None:
    works = {**WORK, **spoiled}, {**WORK, "DOI": "10.1234/b"}
    first, second = asked(listed(*works), dois=("doi:10.1234/a", "doi:10.1234/b"))
    assert isinstance(first, Unavailable)
    assert "doi:10.1234/a" in first.reason
    assert isinstance(second, Record)


@pytest.mark.parametrize(("body", "kind"), [("Resource not found.", NotFound), ("<html>Sign in</html>", Unavailable)])
def test_only_crossrefs_own_word_for_nothing_is_believed(body: str, kind: type) -> None:
    with responses.RequestsMock() as mock:
        mock.get(f"{BASE}/works/10.1234%2Fa%2Cb", body=body, status=404)
        (one,) = told(Crossref(session(), BASE).resolve(["doi:10.1234/a,b"]))
    assert isinstance(one, kind)


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ([{"DOI": "10.1234/a", "status": "DOI does not exist"}], NotFound),
        ([{"DOI": "10.1234/a", "RA": "mEDRA"}], NotFound),
        ([{"DOI": "10.1234/a", "status": "Internal error"}], Unavailable),
        ([{"DOI": "10.1234/b", "status": "DOI does not exist"}], Unavailable),
        ([], Unavailable),
        ({}, Unavailable),
    ],
)
def test_doi_org_has_to_speak_of_the_doi_asked_for(row: object, kind: type) -> None:
    with responses.RequestsMock() as mock:
        mock.get(f"{BASE}/doiRA/10.1234/a", json=row)
        (one,) = told(Agencies(session(), BASE, BASE).resolve(["doi:10.1234/a"]))
    assert isinstance(one, kind)


@pytest.mark.parametrize("ask", [lambda it: told(it.resolve(["pmid:1"]))[0], lambda it: it.search(["doi:10.1234/a"])])
@pytest.mark.parametrize(
    ("body", "status"), [("<html>Sign in</html>", 404), ("<html>The service is not available</html>", 200)]
)
def test_pages_in_the_place_of_pubmed_say_nothing(ask: Callable[[Entrez], object], body: str, status: int) -> None:
    with responses.RequestsMock() as mock:
        for tool in ("efetch", "esearch"):
            mock.post(f"{BASE}/{tool}.fcgi", body=body, status=status)
        mock.assert_all_requests_are_fired = False
        assert isinstance(ask(Entrez(session(), BASE, BASE)), Unavailable)


def test_the_converter_has_to_speak_of_the_pmcid_asked_for() -> None:
    with responses.RequestsMock() as mock:
        mock.get(f"{BASE}/", json={"status": "ok", "records": []})
        (one,) = told(Entrez(session(), BASE, BASE).convert(["pmcid:PMC1"]))
    assert isinstance(one, Unavailable)


@pytest.mark.parametrize(
    ("date", "after", "waits"),
    [
        ("Wed, 01 Jan 2020 00:00:00 GMT", "Wed, 01 Jan 2020 00:00:30 GMT", True),
        ("Wed, 01 Jan 2020 00:00:00 -0000", "Wed, 01 Jan 2020 00:00:30 GMT", True),
        ("yesterday", "Wed, 01 Jan 2020 00:00:30 GMT", False),
        ("", "soon", False),
    ],
)
def test_a_pause_is_counted_by_the_services_clock(date: str, after: str, waits: bool) -> None:
    slept: list[float] = []
    with responses.RequestsMock() as mock:
        mock.get(LIST, status=429, headers={"Date": date, "Retry-After": after})
        mock.get(LIST, body=listed(WORK))
        assert isinstance(told(Crossref(session(slept), BASE).resolve(["doi:10.1234/a"]))[0], Record)
    assert (30.0 in slept) == waits


def test_without_tls_it_says_where_to_look() -> None:
    with Service(World()) as service:
        base = service.address.replace("http:", "https:")
        (one,) = told(Crossref(session(), base).resolve(["doi:10.1234/a"]))
    assert isinstance(one, Unavailable)
    assert "TLS" in one.reason
    assert "certificates" in one.help


def question() -> Question:
    return Question("crossref", LIST, {}, json.loads)


def test_a_busy_cache_costs_only_the_keeping(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curate.http.store._WAIT", 0.05)
    path = tmp_path / "answers.sqlite"
    asking = session(cache=path)
    other = sqlite3.connect(path)
    other.execute("BEGIN EXCLUSIVE")
    with responses.RequestsMock() as mock:
        mock.get(LIST, body="{}")
        assert isinstance(asking.ask(question()), Reply)
        other.rollback()
        other.close()
        assert isinstance(asking.ask(question()), Reply)
        assert asking.sent["crossref"] == 2


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0 and nothing that follows from it" + b"x" * 5000])
def test_a_damaged_cache_is_begun_anew(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_bytes(damage)
    Store(path).close()
    kept = path.with_name("answers.sqlite.damaged")
    assert not damage or kept.read_bytes() == damage


@pytest.mark.parametrize("what", ["folder", "text"])
def test_what_is_no_cache_is_left_as_it_is(tmp_path: Path, what: str) -> None:
    path = tmp_path / "mine"
    if what == "folder":
        path.mkdir()
    else:
        path.write_text("A review of sleep.\n" * 100, encoding="utf-8")
    with pytest.raises(SettingsError, match="mine") as error:
        Store(path)
    assert "[services]" in error.value.help
    assert list(tmp_path.iterdir()) == [path]


def test_an_old_answer_that_stands_in_is_told_of(tmp_path: Path) -> None:
    asking = session(cache=tmp_path / "answers.sqlite", refresh=True)
    with responses.RequestsMock() as mock:
        mock.get(LIST, body="{}")
        first = asking.ask(question())
        assert asking.stale == {}
        mock.replace(responses.GET, LIST, status=503)
        second = asking.ask(question())
    assert isinstance(first, Reply)
    assert second == first._replace(stale=True)
    assert isinstance(asking.stale["crossref"], Failure)


@pytest.mark.parametrize(
    "target", ["http://127.0.0.1:1/private", "http://elsewhere.test/works", "//elsewhere.test/works"]
)
def test_a_redirect_to_another_host_is_not_followed(target: str) -> None:
    with responses.RequestsMock() as mock:
        mock.get(LIST, status=302, headers={"Location": target})
        (one,) = told(Crossref(session(), BASE).resolve(["doi:10.1234/a"]))
        assert len(mock.calls) == 1
    assert isinstance(one, Unavailable)
    assert "sends on to" in one.reason
    assert "urls" in one.help


def test_a_redirect_within_the_host_is_followed() -> None:
    with responses.RequestsMock() as mock:
        mock.get(LIST, status=301, headers={"Location": "/v1/works"})
        mock.get(f"{BASE}/v1/works", body=listed(WORK))
        (one,) = told(Crossref(session(), BASE).resolve(["doi:10.1234/a"]))
    assert isinstance(one, Record)
