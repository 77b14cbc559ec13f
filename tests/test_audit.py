"""The repository's own registry: what it holds, and that its findings are the expected, explained ones."""

from collections import Counter
from datetime import date
from pathlib import Path

from ruamel.yaml import YAML

from curate import checking, config, registry
from curate.facts import Facts
from curate.survey import Survey, links

ROOT = Path(__file__).parents[1]
EXPECTED = ROOT / "tests" / "data" / "audit.yaml"


def audit() -> Facts:
    return registry.read(ROOT, today=date(2026, 11, 22))


def test_the_findings_are_the_expected_ones() -> None:
    expected = {entry["rule"]: entry for entry in YAML(typ="safe").load(EXPECTED)}
    assert all(entry["why"] for entry in expected.values())
    found: dict[str, Counter[str]] = {}
    for finding in checking.check(audit(), config.load(ROOT).settings).findings:
        place = finding.subject or (finding.location.path if finding.location else "")
        found.setdefault(finding.rule, Counter())[place] += 1
    assert {rule: dict(places) for rule, places in found.items()} == {
        rule: entry["subjects"] for rule, entry in expected.items()
    }


def test_every_reference_and_every_kind_of_claim_is_there() -> None:
    facts = audit()
    assert [reference.n for reference in facts.references] == list(range(1, 59))
    assert all(claim.statement and claim.quote is None for claim in facts.claims)
    assert Counter(claim.kind for claim in facts.claims) == {"sentence": 40, "row": 7}
    forms = Counter(cited.form for claim in facts.claims for cited in claim.citations)
    assert forms == {"numeric": 27, "author-mention": 19}


def test_each_link_carries_a_decision_with_its_reason_that_holds() -> None:
    survey = Survey(audit())
    found = [survey.link(claim, reference) for claim in survey.facts.claims for reference in links(claim)]
    assert len(found) == 48
    assert {how.state for how in found} == {"settled"}
    assert all(how.review and how.review.reason for how in found)
    assert Counter(how.decision for how in found) == {
        "cannot-tell": 21, "off-topic": 18, "partly-supports": 5, "supports": 3, "does-not-support": 1,
    }  # fmt: skip


def test_the_files_are_canonical() -> None:
    assert [state.path for state in audit().files if not state.canonical or state.orphan] == []
