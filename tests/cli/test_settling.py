"""``curate decide``, ``review`` and ``status``: settle what is open, and see how far the audit is."""

import io
import json
import sys
from pathlib import Path

import pytest

from cli.commandline import Curate
from curate import registry as registries
from curate.review import Review

BERG = ("--reviewer", "A. Berg")
COLE = ("--reviewer", "P. Cole")


@pytest.fixture(autouse=True)
def the_day(monkeypatch: pytest.MonkeyPatch, here: Path) -> None:
    """Let it be 2026-01-02."""
    assert here.is_dir()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767312000")


def reviews(root: Path, identity: str) -> tuple[Review, ...]:
    content = registries.load(root).content
    found = {claim.id: claim.reviews for claim in content.claims}
    return {**found, **{reference.id: reference.reviews for reference in content.references}}[identity]


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))


def test_a_link_is_decided_and_lapses_with_what_changed(curate: Curate, registry: Path) -> None:
    words = (
        "decide",
        "introduction-01",
        "supports",
        "--reason",
        "table 2",
        "--quote",
        "It is short.",
        "--at",
        "table 2",
    )
    code, out, err = curate(*words, *BERG)
    assert (code, err) == (0, "")
    assert out == "introduction-01, link to abara-2011: supports (A. Berg, 2026-01-02); claims/introduction.yaml\n"
    (one,) = reviews(registry, "introduction-01")
    assert (one.reviewer, one.decision, one.reason, one.reference) == ("A. Berg", "supports", "table 2", "abara-2011")
    assert [(two.quote, two.label, two.locator) for two in one.evidence] == [("It is short.", "table", "2")]
    assert one.seen.claim
    assert one.seen.reference
    assert "lapsed-review" not in curate("check")[1]
    path = registry / "references" / "abara-2011.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("string: 'Abara", "string: 'Abarca").replace("string: Abara", "string: Abarca"), encoding="utf-8"
    )
    _, out, _ = curate("check")
    assert 'The decision "supports" of A. Berg on 2026-01-02 about the link to' in out
    assert 'has lapsed: the reference was "Abara' in out
    assert 'and is "Abarca' in out


def test_only_the_file_of_the_subject_is_written(curate: Curate, registry: Path) -> None:
    other = registry / "claims" / "evidence.yaml"
    other.write_text(other.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in registry.rglob("*.yaml")}
    assert curate("decide", "introduction-01", "supports", *BERG)[0] == 0
    changed = [path.name for path, data in before.items() if path.read_bytes() != data]
    assert changed == ["introduction.yaml"]


def test_a_finding_is_rejected_and_set_aside(curate: Curate, registry: Path) -> None:
    assert "REF102 malformed-pmid" in curate("check")[1]
    code, out, _ = curate("decide", "3", "rejected", "--finding", "REF102", "--reason", "old form", *BERG)
    assert code == 0
    assert "finding malformed-pmid: rejected" in out
    assert "REF102 malformed-pmid" not in curate("check")[1]
    found = reviews(registry, "varga-2013")
    assert [(one.finding, bool(one.fingerprint), one.reason) for one in found] == [("malformed-pmid", True, "old form")]


def test_deciding_again_on_one_day_corrects(curate: Curate, registry: Path) -> None:
    for decision in ("supports", "background"):
        curate("decide", "introduction-01", decision, *BERG)
    curate("decide", "introduction-01", "supports", *COLE)
    assert [one.decision for one in reviews(registry, "introduction-01")] == ["background", "supports"]


def test_a_link_keeps_its_type_or_gets_one(curate: Curate, registry: Path) -> None:
    curate("decide", "introduction-01", "supports", "--property", "citesAsEvidence", *BERG)
    curate("decide", "introduction-01", "supports", *COLE)
    claim = registries.load(registry).content.claims[0]
    assert [(link.reference, link.property) for link in claim.links] == [("abara-2011", "citesAsEvidence")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("introduction-1", "supports"), "did you mean 'introduction-01'?"),
        (("introduction-01", "suports"), "there is no decision 'suports'; did you mean 'supports'?"),
        (("introduction-01", "off-topic"), "'off-topic' needs a reason"),
        (("introduction-01", "accepted"), "settles a finding, and none is named"),
        (("introduction-01", "supports", "--reference", "3"), "introduction-01 does not cite varga-2013"),
        (("introduction-01", "supports", "--reference", "99"), "no reference is '99'"),
        (("3", "supports"), "varga-2013 cites nothing"),
        (("3", "rejected", "--finding", "REF102"), "'rejected' needs a reason"),
        (("3", "rejected", "--finding", "REF109", "--reason", "r"), "there is no finding REF109 about varga-2013"),
        (("3", "rejected", "--finding", "malformed-pmids", "--reason", "r"), "did you mean 'malformed-pmid'?"),
        (("3", "supports", "--finding", "REF102"), "'supports' is no decision about a finding"),
        (("3", "deferred", "--finding", "REF102"), "deferred until a day, and none is given"),
        (("3", "deferred", "--finding", "REF102", "--until", "2026-01-01"), "hold until 2026-01-01, and today is 2026-01-02"),
        (("3", "deferred", "--finding", "REF102", "--until", "soon"), "--until soon is no date"),
        (("introduction-01", "supports", "--reviewer", "0000-0002-1825-0098"), "ORCID cannot be right"),
        (("introduction-01", "supports", "--reviewer", " "), "the reviewer has no name"),
        (("introduction-01", "supports", "--at", "page 3"), "a place is given (page 3) and no quote"),
        (("introduction-01", "supports", "--quote", "x", "--at", "pag 3"), "did you mean 'page'?"),
        (("introduction-01", "supports", "--property", "citesAsEvidense"), "did you mean 'citesAsEvidence'?"),
        (("introduction-01", "supports", "nowhere"), "nowhere does not exist"),
        (("introduction-01", "supports", "manuscript.md"), "manuscript.md is a file"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_is_refused_with_advice(
    curate: Curate, registry: Path, words: tuple[str, ...], said: str
) -> None:
    before = {path: path.read_bytes() for path in registry.rglob("*.yaml")}
    reviewer = () if "--reviewer" in words else BERG
    code, out, err = curate("decide", *words, *reviewer)
    assert (code, out) == (2, "")
    assert said in err
    assert "\nhelp: " in err
    assert {path: path.read_bytes() for path in registry.rglob("*.yaml")} == before


def test_who_signs_comes_from_the_settings(curate: Curate, registry: Path) -> None:
    (registry / "curate.toml").write_text('reviewer = "https://orcid.org/0000000218250097"\n', encoding="utf-8")
    curate("decide", "introduction-01", "supports")
    assert reviews(registry, "introduction-01")[0].reviewer == "0000-0002-1825-0097"


def test_the_walk_decides_undoes_and_resumes(curate: Curate, registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "x", "s", "u", "p", "n", "", "q")
    code, out, _ = curate("review", "--only", "links", *BERG)
    assert code == 0
    assert "'x' is no key here" in out
    assert "taken back: 2026-01-02 A. Berg: supports" in out
    assert "not decided: 'does-not-support' needs a reason" in out
    assert "\x1b" not in out
    assert [one.decision for one in reviews(registry, "introduction-01")] == ["partly-supports"]
    total = int(out.split(" things to decide")[0])
    assert f"1 decided, {total - 1} left\n" in out
    typed(monkeypatch)
    assert curate("review", "--only", "links", *BERG)[1].startswith(f"{total - 1} things to decide")


def test_undo_brings_back_what_was_corrected(curate: Curate, registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    curate("decide", "introduction-01", "supports", *BERG)
    edited = registry / "references" / "abara-2011.yaml"
    edited.write_text(edited.read_text(encoding="utf-8").replace("volume: '4'", "volume: '5'"), encoding="utf-8")
    typed(monkeypatch, "b", "u", "q")
    _, out, _ = curate("review", "--reference", "1", "--only", "links", *BERG)
    assert "lapsed: the reference is" in out
    assert "0 decided, 1 left" in out
    assert [one.decision for one in reviews(registry, "introduction-01")] == ["supports"]


def test_a_reason_and_a_quote_go_with_the_decision(
    curate: Curate, registry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(
        monkeypatch,
        "w",
        "as they say",
        "It is short.",
        "pag 3",
        "w",
        "as they say",
        "It is short.",
        "table 2",
        "s",
        "q",
    )
    _, out, _ = curate("review", "--only", "links", *BERG)
    assert "not kept: 'pag 3': there is no locator 'pag'; did you mean 'page'?" in out
    (one,) = reviews(registry, "introduction-01")
    assert one.reason == "as they say"
    assert [(two.quote, two.label, two.locator) for two in one.evidence] == [("It is short.", "table", "2")]


def test_the_screen_shows_claim_reference_and_findings(
    curate: Curate, registry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "q")
    _, out, _ = curate("review", "--plain", "--reference", "3", "--only", "links", *BERG)
    assert "Claim " in out
    assert "> " in out
    assert "Reference [3] Varga 2013 (varga-2013)" in out
    assert "error REF102 malformed-pmid (confidence high)" in out
    assert "no record of this work is known" in out
    assert registry.is_dir()


@pytest.mark.usefixtures("registry")
def test_the_walk_is_narrowed_by_filters(curate: Curate, monkeypatch: pytest.MonkeyPatch) -> None:
    def count(*words: str) -> int:
        typed(monkeypatch)
        return int(curate("review", *words, *BERG)[1].split(" thing")[0])

    assert count("--rule", "malformed-pmid") == 1
    assert count("--rule", "REF", "--level", "error") == 1
    assert 0 < count("--section", "Introduction") < count()
    assert 0 < count("--level", "error") < count("--only", "findings")
    assert count("--only", "links") + count("--only", "findings") == count()
    assert "did you mean 'introduction'?" in curate("review", "--section", "introducton", *BERG)[2]
    assert "--blind hides" in curate("review", "--blind", "--conflicts", *BERG)[2]


def test_findings_are_settled_in_the_walk(curate: Curate, registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed(monkeypatch, "d", "soon", "d", "2026-02-01", "q")
    _, out, _ = curate("review", "--rule", "malformed-pmid", *BERG)
    assert "'soon' is no date" in out
    assert str(reviews(registry, "varga-2013")[0].until) == "2026-02-01"
    typed(monkeypatch)
    assert curate("review", "--rule", "malformed-pmid", *BERG)[1].startswith("0 things to decide")


def test_a_blind_reviewer_sees_nothing_of_the_first(
    curate: Curate, registry: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    curate("decide", "introduction-01", "supports", "--reason", "as Berg says", *BERG)
    curate("decide", "3", "rejected", "--finding", "malformed-pmid", "--reason", "old form", *BERG)
    typed(monkeypatch, "o", "It is about noise.", "q")
    _, out, _ = curate("review", "--blind", *COLE)
    assert "1 of" in out
    assert "link of introduction-01" in out
    assert "Berg" not in out
    assert [one.decision for one in reviews(registry, "introduction-01")] == ["supports", "off-topic"]
    typed(monkeypatch, "q")
    assert "finding REF102 malformed-pmid" in curate("review", "--blind", "--rule", "malformed-pmid", *COLE)[1]


def test_a_conflict_is_told_and_adjudicated(curate: Curate, registry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    curate("decide", "introduction-01", "supports", *BERG)
    curate("decide", "introduction-01", "off-topic", "--reason", "noise", *COLE)
    assert "REG105 conflicting-reviews" in curate("check")[1]
    assert "  introduction-01, abara-2011: A. Berg: supports, P. Cole: off-topic\n" in curate("status")[1]
    typed(monkeypatch, "p")
    _, out, _ = curate("review", "--conflicts", "--reviewer", "C. Dahl")
    assert out.startswith("1 thing to decide")
    assert "2026-01-02 P. Cole: off-topic: noise" in out
    assert reviews(registry, "introduction-01")[-1].adjudicates
    assert "conflicting-reviews" not in curate("check")[1]
    _, out, _ = curate("status")
    assert "P. Cole: off-topic (adjudicated)" in out
    assert "A. Berg and P. Cole, links: 0 of 1 the same, kappa 0.00" in out
    assert "C. Dahl and" not in out


def test_status_counts_and_fails_under(curate: Curate, registry: Path) -> None:
    assert "lapsed" not in curate("status")[1]
    curate("decide", "introduction-01", "supports", *BERG)
    code, out, _ = curate("status", "--format", "json")
    found = json.loads(out)
    total = found["links"]["total"] + found["findings"]["total"]
    assert code == 0
    assert found["links"]["states"]["settled"] == 1
    assert found["percent"] == pytest.approx(100 / total, abs=0.01)
    assert sum(part["links"]["total"] for part in found["parts"]) == found["links"]["total"]
    assert found["reviewers"] == [{"name": "A. Berg", "links": 1, "findings": 0, "holding": 1, "adjudicated": 0}]
    assert curate("status", "--fail-under", "0.5")[0] == 0
    code, _, err = curate("status", "--fail-under", "90")
    assert code == 1
    assert "is settled, less than 90%" in err
    path = registry / "claims" / "introduction.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("digest: ", "digest: '0000000000000000' # ", 1), encoding="utf-8")
    assert json.loads(curate("status", "--format", "json")[1])["links"]["states"].get("lapsed") == 1
