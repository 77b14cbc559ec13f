"""Settings against findings: what runs, at which level, what is set aside, in which order."""

import time
from datetime import date, timedelta
from typing import Any

import pytest

from curate.checking import check
from curate.claim import Cited, Claim, Selector
from curate.config import Settings
from curate.errors import SettingsError
from curate.facts import Facts, FileState
from curate.location import Location
from curate.reference import Date, Item, Name, Reference
from curate.review import Decision, Review

TODAY = date(2025, 5, 31)


def reference(n: int, family: str, **item: Any) -> Reference:
    title = item.pop("title", f"Work number {n} about relapse")
    issued = Date(date_parts=((item.pop("year", 2000 + n % 20),),))
    return Reference(
        id=f"{family.lower()}-{n}",
        n=n,
        string=f"{n}. {family} T. {title}.",
        item=Item(title=title, author=(Name(family=family, given="T"),), issued=issued, **item),
        location=Location(path="manuscript.txt", line=900 + n, column=1),
    )


def claim(n: int, text: str, *cited: Cited) -> Claim:
    return Claim(
        id=f"introduction-{n:02}",
        statement=text,
        selector=Selector(section="Introduction", paragraph=n, sentence=1, digest=f"d-{text}"),
        citations=cited,
        location=Location(path="manuscript.txt", line=n, column=1),
    )


def numeric(exact: str, *references: str) -> Cited:
    return Cited(exact=exact, form="numeric", references=references)


def facts(**changes: Any) -> Facts:
    """Return three references, of which the third is not cited, and a citation of a fourth."""
    given: dict[str, Any] = {
        "origin": "manuscript",
        "today": TODAY,
        "claims": (
            claim(1, "Relapse is late", numeric("[1]", "berg-1")),
            claim(2, "Signs are early", numeric("[2, 4]", "ito-2")),
        ),
        "references": (reference(1, "Berg"), reference(2, "Ito"), reference(3, "Cole")),
    }
    return Facts(**{**given, **changes})


def settings(**given: Any) -> Settings:
    return Settings.model_validate({name.replace("_", "-"): value for name, value in given.items()})


def names(*given: Any, **more: Any) -> list[str]:
    return [finding.rule for finding in check(*given, **more).findings]


def test_findings_stand_in_the_order_of_the_manuscript() -> None:
    report = check(facts())
    assert [(f.rule, f.subject) for f in report.findings] == [
        ("unknown-reference-number", "introduction-02"),
        ("uncited-reference", "cole-3"),
    ]
    assert report.findings[0].place == "Introduction, paragraph 2, sentence 1"
    assert report.findings[1].place == "reference 3"
    assert (report.claims, report.references, report.citations) == (2, 3, 2)


def test_findings_of_a_file_without_lines_stand_in_the_order_of_the_manuscript() -> None:
    word = Location(path="manuscript.docx")
    claims = (
        claim(1, "Relapse is late", numeric("[1, 1]", "berg-1")),
        claim(2, "Signs are early", numeric("[2, 4]", "ito-2")),
    )
    report = check(facts(claims=tuple(one.model_copy(update={"location": word}) for one in claims)))
    assert [finding.rule for finding in report.findings] == [
        "repeated-number",  # a warning, before the error that stands later
        "unknown-reference-number",
        "uncited-reference",
    ]


def test_an_error_fails_and_a_note_does_not() -> None:
    report = check(facts())
    assert report.fails("warning")
    assert not report.fails("never")
    quiet = check(facts(), settings(level={"unknown-reference-number": "note", "CIT102": "note"}))
    assert not quiet.fails("warning")
    assert quiet.fails("note")


@pytest.mark.parametrize("word", ["uncited-reference", "CIT102"])
def test_a_rule_is_selected_by_name_or_code(word: str) -> None:
    report = check(facts(), settings(select=[word]))
    assert [finding.rule for finding in report.findings] == ["uncited-reference"]
    assert [rule.name for rule in report.rules] == ["uncited-reference"]


def test_a_family_is_selected_and_one_of_it_ignored() -> None:
    assert names(facts(), settings(select=["CIT"], ignore=["CIT101"])) == ["uncited-reference"]


def test_the_closer_name_wins() -> None:
    assert names(facts(), settings(select=["CIT101"], ignore=["CIT"])) == ["unknown-reference-number"]
    levels = settings(level={"CIT101": "error", "CIT": "off"})
    assert names(facts(), levels) == ["unknown-reference-number"]


@pytest.mark.parametrize(
    "asked",
    [
        {"select": ["uncited-references"]},
        {"ignore": ["uncited-references"]},
        {"level": {"uncited-references": "note"}},
        {"per-path": [{"path": "*", "ignore": ["uncited-references"]}]},
        {"suppress": [{"rule": "uncited-references", "reason": "r"}]},
    ],
)
def test_an_unknown_rule_is_refused_with_the_likely_one(asked: dict[str, Any]) -> None:
    with pytest.raises(SettingsError, match="no rule 'uncited-references'; did you mean 'uncited-reference'"):
        check(facts(), Settings.model_validate(asked))


def test_a_path_has_its_own_levels() -> None:
    per_path = [
        {"path": "manu*", "ignore": ["CIT102"], "level": {"CIT101": "note"}},
        {"path": "other/*", "ignore": ["CIT"]},
    ]
    report = check(facts(), settings(per_path=per_path))
    assert [(finding.rule, finding.level) for finding in report.findings] == [("unknown-reference-number", "note")]


def test_a_suppression_sets_aside_with_its_reason() -> None:
    asked = settings(suppress=[{"rule": "uncited-reference", "subject": "cole-3", "reason": "cited in the supplement"}])
    report = check(facts(), asked)
    assert [finding.rule for finding in report.findings] == ["unknown-reference-number"]
    assert [(s.finding.subject, s.by, s.reason) for s in report.suppressed] == [
        ("cole-3", "settings", "cited in the supplement")
    ]


def test_a_suppression_of_another_subject_is_unused() -> None:
    asked = settings(suppress=[{"rule": "uncited-reference", "subject": "ito-2", "reason": "r"}])
    assert names(facts(), asked) == ["unused-suppression", "unknown-reference-number", "uncited-reference"]


def test_an_unused_suppression_is_not_told_of_where_its_rule_did_not_run() -> None:
    asked = settings(select=["CIT101", "REG"], suppress=[{"rule": "uncited-reference", "reason": "r"}])
    assert names(facts(), asked) == ["unknown-reference-number"]
    without_list = facts(references=())
    assert names(without_list, settings(suppress=[{"rule": "uncited-reference", "reason": "r"}])) == []


def test_an_expired_suppression_sets_nothing_aside() -> None:
    entry = {"rule": "uncited-reference", "reason": "r", "until": TODAY - timedelta(days=1)}
    assert "uncited-reference" in names(facts(), settings(suppress=[entry]))
    assert "expired-suppression" in names(facts(), settings(suppress=[entry]))
    entry["until"] = TODAY
    assert names(facts(), settings(suppress=[entry])) == ["unknown-reference-number"]


def reviewed(decision: Decision, finding: str = "uncited-reference") -> Facts:
    """Return the facts of a registry whose third reference has a review of a finding."""
    review = Review(
        reviewer="A. Berg",
        date=TODAY,
        decision=decision,
        finding=finding,
        reason="cited in the supplement",
        until=TODAY,
    )
    third = reference(3, "Cole").model_copy(update={"reviews": (review,)})
    return facts(origin="registry", references=(reference(1, "Berg"), reference(2, "Ito"), third))


def test_a_review_that_rejects_a_finding_sets_it_aside() -> None:
    report = check(reviewed("rejected"), settings(ignore=["never-reviewed"]))
    assert [finding.rule for finding in report.findings] == ["unknown-reference-number"]
    assert [(one.by, one.reason) for one in report.suppressed] == [("review", "cited in the supplement")]


def test_a_review_that_accepts_a_finding_leaves_it_open() -> None:
    assert "uncited-reference" in names(reviewed("accepted"))


def test_a_review_of_a_finding_that_is_not_made_is_unused() -> None:
    found = check(reviewed("rejected", finding="malformed-doi"), settings(select=["REF", "unused-review"])).findings
    assert [(finding.rule, finding.subject) for finding in found] == [("unused-review", "cole-3")]
    assert "unused-review" not in names(
        reviewed("rejected", finding="malformed-doi"), settings(ignore=["malformed-doi"])
    )


def test_old_findings_of_a_baseline_are_not_reported() -> None:
    old = frozenset(finding.fingerprint for finding in check(facts()).findings)
    report = check(facts(), baseline=old)
    assert report.findings == ()
    assert {one.by for one in report.suppressed} == {"baseline"}


def test_a_fingerprint_survives_renumbering_and_moving() -> None:
    before = {finding.rule: finding.fingerprint for finding in check(facts()).findings}
    moved = facts(
        claims=(
            claim(5, "Signs are early", numeric("[3, 4]", "ito-3")),
            claim(9, "Relapse is late", numeric("[2]", "berg-2")),
        ),
        references=(
            reference(1, "Cole", title="Work number 3 about relapse", year=2003),
            reference(2, "Berg", title="Work number 1 about relapse", year=2001),
            reference(3, "Ito", title="Work number 2 about relapse", year=2002),
        ),
    )
    after = {finding.rule: finding.fingerprint for finding in check(moved).findings}
    assert after["uncited-reference"] == before["uncited-reference"]
    assert after["unknown-reference-number"] == before["unknown-reference-number"]


def test_the_same_finding_twice_has_two_fingerprints() -> None:
    twice = facts(claims=(claim(1, "Again", numeric("[9]")), claim(2, "Again", numeric("[9]"))))
    fingerprints = [f.fingerprint for f in check(twice, settings(select=["CIT101"])).findings]
    assert len(set(fingerprints)) == len(fingerprints) == 2


def test_what_could_not_be_looked_at_is_told_by_name() -> None:
    report = check(facts(references=()))
    lacking = {one.rule: one.reason for one in report.not_evaluated}
    assert lacking["unknown-reference-number"] == "no reference list was found"
    assert lacking["outside-search-period"] == "the manuscript names no period of its literature search"


def test_the_search_period_of_the_settings_is_used() -> None:
    old = facts(references=(reference(1, "Berg", type="article-journal", year=1999),))
    asked = settings(select=["outside-search-period"], search_period=[2000, 2020])
    assert names(old, asked) == ["outside-search-period"]
    assert check(old, asked).not_evaluated == ()


def test_rules_about_files_say_nothing_about_a_manuscript() -> None:
    files = (FileState(path="claims/results.yaml", orphan="no section of this name"),)
    assert "orphan-file" in names(facts(origin="registry", files=files))
    report = check(facts(files=files))
    assert "orphan-file" not in [finding.rule for finding in report.findings]
    assert "orphan-file" not in [rule.name for rule in report.rules]


def large(size: int) -> Facts:
    """Return facts with ``size`` references and eight times as many claims."""
    families = ["Berg", "Lindqvist", "Ostrowski", "Haddadin", "Kowalczyk", "Marchetti"]
    references = tuple(
        reference(
            n,
            f"{families[n % 6]}{'aeiou'[n % 5]}{'lmnrst'[n % 7 % 6]}{'aeiou'[n // 7 % 5]}",
            type="article-journal",
            container_title=f"Journal {n % 40}",
            volume=str(n % 30),
        )
        for n in range(1, size + 1)
    )
    mention = Cited(exact="Lindqvist T. et al.", form="author-mention", candidates=(references[0].id, references[1].id))
    claims = tuple(
        claim(n, f"Sentence {n}", numeric(f"[{n % size + 1}–{n % size + 4}]", references[n % size].id), mention)
        for n in range(8 * size)
    )
    return facts(claims=claims, references=references)


def test_time_grows_with_the_manuscript_and_not_with_its_square() -> None:
    def seconds(size: int) -> float:
        given = large(size)
        start = time.process_time()
        assert check(given).findings
        return time.process_time() - start

    seconds(50)  # what is only done once
    assert seconds(640) < 24 * seconds(80)  # eight times as much; its square would be 64 times
