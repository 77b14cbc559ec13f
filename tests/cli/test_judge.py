"""The judge over HTTP, against a model on loopback whose replies the test writes."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from cli.commandline import Curate

ROW = {
    "id": 1,
    "claim": "Gabapentin relieved pain.",
    "references": [
        {"id": "a", "title": "Pain during infusion", "abstract": "Gabapentin relieved pain in 12 of 20 children."},
        {"id": "b", "title": None},
        {"id": "c", "title": "Not asked about"},
    ],
    "cited": ["a", "b"],
}


class Model:
    """A model that replies what it is told to, and remembers what it was asked."""

    def __init__(self) -> None:
        self.content: Any = ""
        self.raw = b""
        self.status = 200
        self.wait = 0.0
        self.asked: list[tuple[str | None, dict[str, Any]]] = []
        self.url = ""


@pytest.fixture
def model() -> Iterator[Model]:
    one = Model()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            one.asked.append((self.headers["Authorization"], body))
            time.sleep(one.wait)
            reply = one.raw or json.dumps({"choices": [{"message": {"content": one.content}}]}).encode()
            self.send_response(one.status)
            self.send_header("Content-Length", str(len(reply)))
            self.end_headers()
            with suppress(BrokenPipeError):  # who asked has gone
                self.wfile.write(reply)

        def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name of the library
            del format, args

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    one.url = f"http://127.0.0.1:{server.server_port}/v1/chat/completions"
    yield one
    server.shutdown()
    server.server_close()


@pytest.fixture
def claims(here: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda _: here / "cache")
    (here / "claims.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    return "claims.jsonl"


def test_a_model_is_asked_about_what_is_cited_and_its_quotation_is_looked_up(
    curate: Curate, claims: str, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CURATE_JUDGE_KEY", "secret")
    model.content = (
        '{"answer": "mentions", "quotation": "Gabapentin relieved pain in 12 of 20", "reason": "It says so."}'
    )
    code, out, err = curate("judge", claims, "--url", model.url, "--model", "small")
    assert (code, err) == (0, "")
    known, unknown = json.loads(out)["judgements"]
    assert (known["reference"], known["answer"], known["reply"]) == ("a", "mentions", model.content)
    assert (unknown["reference"], unknown["answer"]) == ("b", "not evaluated")
    ((key, body),) = model.asked
    assert key == "Bearer secret"
    assert (body["model"], body["temperature"]) == ("small", 0)
    assert body["messages"][0]["content"] == known["prompt"]
    assert "secret" not in out
    model.content = '{"answer": "conflicts", "quotation": "Gabapentin did not relieve pain"}'
    assert curate("judge", claims, "--url", model.url, "--model", "small")[1] == out, "what was answered is kept"
    again = json.loads(curate("judge", claims, "--url", model.url, "--model", "small", "--refresh")[1])["judgements"][0]
    assert again["answer"] == "not evaluated"
    assert "which is not in the source" in again["reason"]
    assert len(model.asked) == 2


def test_a_model_that_does_not_answer_leaves_the_work_incomplete(
    curate: Curate, claims: str, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("curate.http.session._TRIES", 1)
    model.content = None
    code, out, err = curate("judge", claims, "--url", model.url, "--model", "small")
    assert (code, out) == (4, "")
    assert err.startswith("error: the judge did not answer: ")


@pytest.mark.parametrize(
    ("raw", "status", "wait"),
    [
        (b"<html><body>Sign in to go on: Gabapentin relieved pain in 12 of 20 children.</body></html>", 200, 0),
        (b"", 500, 0),
        (b'{"error": "no such model"}', 200, 0),
        (b'{"error": "no such model"}', 404, 0),
        (b'{"choices": []}', 200, 0),
        (b'{"choices": [{"message": {"content": "{', 200, 0),
        (b"\xff\xfe", 200, 0),
        (b"", 200, 1),
    ],
    ids=["HTML", "error 500", "error in 200", "404", "no choice", "cut short", "bytes", "too slow"],
)
def test_what_is_no_reply_never_becomes_a_verdict(
    curate: Curate, claims: str, model: Model, monkeypatch: pytest.MonkeyPatch, raw: bytes, status: int, wait: float
) -> None:
    monkeypatch.setattr("curate.http.session._TRIES", 1)
    model.content = '{"answer": "mentions", "quotation": "Gabapentin relieved pain in 12 of 20", "reason": "So."}'
    model.raw, model.status, model.wait = raw, status, wait
    code, out, err = curate("judge", claims, "--url", model.url, "--model", "small", "--timeout", "0.2")
    assert (code, out) == (4, "")
    assert err.startswith("error: the judge did not answer: ")
    model.raw, model.status, model.wait = b"", 200, 0
    code, out, _ = curate("judge", claims, "--url", model.url, "--model", "small")
    assert (code, json.loads(out)["judgements"][0]["answer"]) == (0, "mentions"), "nothing bad was kept"


@pytest.mark.parametrize(
    "content",
    [
        '{"answer": "mentions"}',
        '{"answer": "mentions", "quotation": "", "reason": "It is well known."}',
        '{"answer": "mentions", "quotation": "pain"}',
        '{"answer": "mentions", "quotation": "Gabapentin relieved pain in 20 of 20 children."}',
        '{"answer": "conflicts", "quotation": "Pain during infusion Gabapentin relieved pain"}',
        '{"answer": "mentions", "quotation": ["Gabapentin relieved pain in 12 of 20 children."]}',
        '{"answer": "supports", "quotation": "Gabapentin relieved pain in 12 of 20 children."}',
        '{"answer": ["mentions"], "quotation": "Gabapentin relieved pain in 12 of 20 children."}',
        "Yes, the source supports it.",
        "<html><body>mentions</body></html>",
        "",
    ],
)
def test_no_verdict_without_words_that_are_in_the_source(
    curate: Curate, claims: str, model: Model, content: str
) -> None:
    model.content = content
    code, out, _ = curate("judge", claims, "--url", model.url, "--model", "small")
    known = json.loads(out)["judgements"][0]
    assert (code, known["answer"], known["reply"]) == (0, "not evaluated", content)
    assert known["reason"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "no judge is named"),
        (("--url", "http://127.0.0.1:9/", "--judge", "x"), "two judges are named"),
        (("--url", "http://127.0.0.1:9/"), "the model at --url is not named"),
        (("--judge", "nobody"), "there is no judge 'nobody'"),
    ],
)
def test_nobody_is_asked_who_was_not_named(curate: Curate, claims: str, words: tuple[str, ...], message: str) -> None:
    code, out, err = curate("judge", claims, *words)
    assert (code, out) == (2, "")
    assert message in err
