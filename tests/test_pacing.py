"""How fast services are asked, and several questions at a time."""

import threading
import time

import pytest
import requests

from curate.http.pacing import Limit, Pacer, published
from curate.http.together import together
from curate.record import Source
from resolving.asking import authorities
from resolving.works import references, world
from service import Service


@pytest.mark.parametrize(
    ("source", "named", "keyed", "single", "limit"),
    [
        ("crossref", True, False, False, Limit(3, 3)),
        ("crossref", True, False, True, Limit(10, 3)),
        ("crossref", False, False, False, Limit(1, 1)),
        ("crossref", False, False, True, Limit(5, 1)),
        ("pubmed", True, False, False, Limit(3)),
        ("pubmed", True, True, False, Limit(10)),
    ],
)
def test_limits_are_those_that_services_publish(
    source: Source, named: bool, keyed: bool, single: bool, limit: Limit
) -> None:
    assert published(source, named=named, keyed=keyed, single=single) == limit


def test_no_more_than_the_limit_leave_in_a_second_and_those_to_another_are_not_kept_waiting() -> None:
    waits: list[float] = []
    pacer = Pacer(waits.append)
    for _ in range(4):
        pacer.wait("a", Limit(2))
    pacer.wait("b", Limit(2))
    assert waits == pytest.approx([1.05, 1.05], abs=0.05)  # a little more than a second: requests do not arrive evenly


def test_what_a_service_says_of_its_limits_is_the_last_word() -> None:
    waits: list[float] = []
    pacer = Pacer(waits.append)
    pacer.learn(
        "a", Limit(3, 3), {"x-rate-limit-limit": "50", "x-rate-limit-interval": "1s", "x-concurrency-limit": "9"}
    )
    assert pacer.limit("a", Limit(3, 3)) == Limit(50, 5)
    pacer.learn(
        "a", Limit(3, 3), {"x-rate-limit-limit": "1", "x-rate-limit-interval": "2s", "x-concurrency-limit": "1"}
    )
    assert pacer.limit("a", Limit(3, 3)) == Limit(0.5, 1)
    pacer.wait("a", Limit(3, 3))
    assert 1.5 < waits[0] <= 2


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-rate-limit-limit": "many", "x-rate-limit-interval": "1s"},
        {"x-rate-limit-limit": "0", "x-rate-limit-interval": "1s"},
        {"x-rate-limit-limit": "5", "x-rate-limit-interval": "0s"},
        {"x-rate-limit-limit": "inf", "x-rate-limit-interval": "1s"},
        {"x-rate-limit-limit": "-3", "x-rate-limit-interval": "1s", "x-concurrency-limit": ""},
    ],
)
def test_headers_that_say_nothing_change_nothing(headers: dict[str, str]) -> None:
    pacer = Pacer()
    pacer.learn("a", Limit(3, 2), headers)
    assert pacer.limit("a", Limit(3, 2)) == Limit(3, 2)


def test_a_pause_holds_for_all_who_ask_there() -> None:
    waits: list[float] = []
    pacer = Pacer(waits.append)
    pacer.pause("a", 5)
    pacer.wait("a", Limit(100))
    pacer.wait("b", Limit(100))
    assert [round(one) for one in waits] == [5]


def test_results_come_in_order_and_no_more_are_under_way_than_there_are_places() -> None:
    lock = threading.Lock()
    now = most = 0

    def do(n: int) -> int:
        nonlocal now, most
        with lock:
            now += 1
            most = max(most, now)
        time.sleep(0.02 * (3 - n % 3))
        with lock:
            now -= 1
        return n * n

    assert list(together(do, range(12), lambda: 3)) == [n * n for n in range(12)]
    assert most == 3


def test_places_may_become_fewer_and_more() -> None:
    places = iter([1, 1, 3, 3, 2] + [1] * 1000)
    assert list(together(lambda n: n, range(9), lambda: next(places))) == list(range(9))


def test_what_goes_wrong_is_raised_where_the_result_is_wanted_and_nothing_more_is_begun() -> None:
    begun: list[int] = []

    def do(n: int) -> int:
        begun.append(n)
        time.sleep(0.01)
        if n == 1:
            raise ValueError("no")
        return n

    results = together(do, range(50), lambda: 2)
    assert next(results) == 0
    with pytest.raises(ValueError, match="no"):
        next(results)
    time.sleep(0.05)
    assert len(begun) < 10


def test_the_service_takes_no_more_than_is_published() -> None:
    with Service(world(2), limits="published") as service:
        url = f"{service.urls['crossref']}/works"
        asked = {"filter": "doi:10.1234/jt.0"}
        answers = [requests.get(url, asked, timeout=5) for _ in range(2)]
        assert [one.status_code for one in answers] == [200, 429]
        assert answers[0].headers["x-api-pool"] == "public-array"
        assert answers[1].headers["Retry-After"] == "1"
        named = [requests.get(url, {**asked, "mailto": "a@example.org"}, timeout=5) for _ in range(4)]
        assert [one.status_code for one in named] == [200, 200, 200, 429]
        single = [requests.get(f"{url}/10.1234/jt.{n % 2}", timeout=5).status_code for n in range(6)]
        assert single == [200] * 5 + [429]
        searched = [
            requests.post(f"{service.urls['pubmed']}/ecitmatch.cgi", {"bdata": "a|1|2|3|4|5|"}, timeout=5)
            for _ in range(4)
        ]
        assert [one.status_code for one in searched] == [200, 200, 200, 429]
        assert searched[3].json()["error"] == "API rate limit exceeded"


def test_nobody_is_refused_who_keeps_to_what_is_published() -> None:
    known = world(10)
    known.medline.clear()
    with Service(known, limits="published") as service:
        crossref = authorities(service).crossref
        crossref.session.mailto = "a@example.org"
        crossref.session.sleep = time.sleep
        crossref.session.__post_init__()
        queries = [one.string for one in references(known, without=5)[-5:]]
        assert all(not hasattr(one, "reason") for one in crossref.search(queries))
        assert service.counted.refused == {}
