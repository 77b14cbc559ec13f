import io
import json
import math
from pathlib import Path
from typing import Any

import pytest

from cli.commandline import Curate
from scoring.works import CLAIM, FITS, MISSES, TITLES

REFERENCES: list[dict[str, Any]] = [{"id": n, "title": title} for n, title in enumerate(TITLES, 1)]
ROW: dict[str, Any] = {
    "id": "one",
    "claim": CLAIM,
    "previous": None,
    "references": [*REFERENCES, {"id": "last", "title": None, "abstract": None, "headings": None}],
    "cited": [int(FITS), int(MISSES), "last", "gone"],
}


def lines(*rows: Any) -> str:
    return "".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows)


def test_score_prints_a_score_for_each_reference(curate: Curate, here: Path) -> None:
    alone = {**ROW, "id": 3, "cited": [int(FITS)]}
    (here / "claims.jsonl").write_text(lines(ROW, "", {**ROW, "id": 2, "cited": []}, alone), encoding="utf-8")
    code, out, err = curate("score", "claims.jsonl")
    assert (code, err) == (0, "")
    one, two, three = map(json.loads, out.splitlines())
    assert (one["id"], two["id"], three["id"]) == ("one", 2, 3)
    assert [each["id"] for each in one["scores"]] == [*range(1, 17), "last"]
    assert all(set(each) == {"id", "score", "evidence", "verdict", "reasons"} for each in one["scores"])
    by_id = {each["id"]: each for each in one["scores"]}
    assert by_id[int(FITS)]["score"] > by_id[int(MISSES)]["score"]
    assert (by_id[int(FITS)]["verdict"], by_id[int(MISSES)]["verdict"]) == ("fits", "error")
    assert (by_id["last"]["verdict"], by_id["last"]["evidence"]) == ("not evaluated", "nothing")
    assert [each["score"] for each in two["scores"]] == [each["score"] for each in three["scores"]]
    assert [each["score"] for each in two["scores"]] != [each["score"] for each in one["scores"]], (
        "works cited together"
    )
    assert {each["verdict"] for each in two["scores"]} == {"not cited"}


def test_score_reads_standard_input_and_writes_a_file(
    curate: Curate, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines(ROW).encode("utf-8-sig"))))
    assert curate("score", "-", "--output", "scores.jsonl") == (0, "", "")
    assert json.loads((here / "scores.jsonl").read_text(encoding="utf-8"))["id"] == "one"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "not valid JSON"),
        ([], "the line is not an object"),
        ({"claim": "x", "references": []}, '"id" is not there'),
        ({"id": 1, "references": []}, '"claim" is not there'),
        ({"id": 1, "claim": 5}, '"claim" is not a text'),
        ({"id": 1, "claim": "x", "references": {}}, '"references" is not a list'),
        ({"id": 1, "claim": "x", "references": [3]}, "reference 1 is not an object"),
        (
            {"id": 1, "claim": "x", "references": [{"title": "y"}]},
            "reference 1 has no id that is a text or a number",
        ),
        ("[" * 100_000, "lists or objects stand too deeply in one another"),
        ('{"id": ' + "9" * 5000 + "}", "a number has too many digits"),
        ({"id": 1, "claim": "x", "references": [{"id": 1, "headings": [4]}]}, "a heading is not a text"),
        ({"id": 1, "claim": "x", "references": [{"id": 1, "titles": [4]}]}, '"titles" is not a text'),
        ({"id": 1, "claim": "x", "language": "xx", "references": []}, "\"language\" is 'xx', and none of en, de"),
    ],
)
def test_score_names_the_line_that_it_cannot_read(curate: Curate, here: Path, row: Any, message: str) -> None:
    (here / "claims.jsonl").write_text(lines(ROW, row), encoding="utf-8")
    code, out, err = curate("score", "claims.jsonl")
    assert (code, json.loads(out)["id"]) == (2, "one"), "the other lines are scored"
    assert err.startswith(f"error: claims.jsonl:2: {message}")
    assert "help: " in err
    assert err.endswith("1 of 2 lines are answered\n")


def test_score_goes_on_behind_a_line_that_it_cannot_read(curate: Curate, here: Path) -> None:
    (here / "claims.jsonl").write_bytes(lines(ROW).encode() + b"\xff\n" + lines("{", {**ROW, "id": 4}).encode())
    code, _, err = curate("score", "claims.jsonl", "-o", "scores.jsonl")
    assert code == 2
    assert [json.loads(line)["id"] for line in (here / "scores.jsonl").read_text().splitlines()] == ["one", 4]
    assert [line.split(":")[2] for line in err.splitlines() if line.startswith("error")] == ["2", "3"]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff\n"])
def test_score_says_that_a_file_is_empty(curate: Curate, here: Path, text: str) -> None:
    (here / "claims.jsonl").write_text(text, encoding="utf-8")
    code, out, err = curate("score", "claims.jsonl", "-o", "scores.jsonl")
    assert (code, out) == (3, "")
    assert err.startswith("error: there is no claim in claims.jsonl\nhelp: write one JSON object a line: {")
    assert not (here / "scores.jsonl").exists()


def test_score_takes_what_other_programs_write(curate: Curate, here: Path) -> None:
    half = '{"id": "\\ud800", "claim": "x \\udfff", "references": [{"id": "\\ud800", "title": "Eels"}], "cited": ["\\ud800"]}'
    odd = {
        "id": 3,
        "claim": "Eels migrate.",
        "references": [
            {"id": 1, "title": "Eels", "abstract": math.nan, "headings": "Eels"},
            {"id": "1", "title": "Rivers", "headings": [{"name": "Rivers"}, None]},
            {"id": 2.0, "title": None},
            {"id": 1, "title": "Locks"},
        ],
        "cited": [2, "1"],
    }
    bare = ({"id": 4, "claim": "x"}, {"id": 5, "claim": "x", "references": None, "cited": None})
    (here / "claims.jsonl").write_text(lines(half, odd, *bare), encoding="utf-8")
    code, out, err = curate("score", "claims.jsonl")
    assert (code, err) == (0, "")
    first, second, *rest = map(json.loads, out.splitlines())
    assert (first["id"], first["scores"][0]["id"]) == ("\ud800", "\ud800")
    assert [each["id"] for each in second["scores"]] == [1, "1", 2, 1]
    assert [each["evidence"] for each in second["scores"]] == ["headings", "headings", "nothing", "title"]
    assert {each["verdict"] for each in second["scores"]} == {"not evaluated"}
    assert rest == [{"id": 4, "scores": []}, {"id": 5, "scores": []}]
    assert curate("score", "claims.jsonl", "-o", "scores.jsonl")[0] == 0
    assert (here / "scores.jsonl").read_text(encoding="utf-8") == out


def test_score_says_what_cannot_be_opened(curate: Curate, here: Path) -> None:
    code, _, err = curate("score", "nothing.jsonl")
    assert (code, err.splitlines()[0]) == (2, "error: nothing.jsonl cannot be read: No such file or directory")
    (here / "bytes.jsonl").write_bytes(b"\xff\xfe\n")
    assert curate("score", "bytes.jsonl")[2].startswith("error: bytes.jsonl:1: not UTF-8")


def test_score_takes_a_title_in_the_language_of_the_claim(
    curate: Curate, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("curate.scoring.EXTRA", "no_such_package_is_installed")
    german = "Die Schmerzen der Kinder bei der Infusion von Antikörpern und ihre Linderung durch Gabapentin"
    known = [{"id": "a", "title": german}, {"id": "b", "title": german, "titles": [None, TITLES[1]]}]
    row = {**ROW, "references": [*REFERENCES, *known], "cited": ["a", "b"], "language": "en"}
    (here / "claims.jsonl").write_text(lines(row), encoding="utf-8")
    code, out, err = curate("score", "claims.jsonl")
    assert (code, err) == (0, "")
    by_id = {each["id"]: each for each in json.loads(out)["scores"]}
    assert by_id["a"]["reasons"] == ["the title is in German, the claim in English"]
    assert (by_id["a"]["verdict"], by_id["b"]["verdict"]) == ("not evaluated", "fits")
