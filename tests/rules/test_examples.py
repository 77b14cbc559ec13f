"""Every example of every rule: a bad one says what it should and a good one says nothing, of that rule."""

import tomllib
from pathlib import Path

import pytest

from curate.checking import check
from curate.claiming import facts as claimed
from curate.config import settings
from curate.documents import text as reader
from curate.facts import Facts
from curate.finding import Finding
from curate.reading import understand
from curate.rules import find
from curate.rules.examples import Case, Examples, read

EXAMPLES = read(Path(__file__).parent)
BAD = [
    pytest.param(name, case, id=f"{name}-{n}") for name, one in EXAMPLES.items() for n, case in enumerate(one.bad, 1)
]
GOOD = [
    pytest.param(name, case, id=f"{name}-{n}") for name, one in EXAMPLES.items() for n, case in enumerate(one.good, 1)
]


@pytest.mark.parametrize(("name", "case"), BAD)
def test_bad_example_is_found(name: str, case: Case) -> None:
    found = findings(name, case)
    assert [finding.message for finding in found] == list(case.says)
    assert all(finding.help and finding.fingerprint and finding.code == find(name)[0].code for finding in found)


@pytest.mark.parametrize(("name", "case"), GOOD)
def test_good_example_is_left_alone(name: str, case: Case) -> None:
    assert [finding.message for finding in findings(name, case)] == []


def findings(name: str, case: Case) -> list[Finding]:
    asked = settings(tomllib.loads(case.settings), "curate.toml")
    return [finding for finding in check(facts(EXAMPLES[name], case), asked).findings if finding.rule == name]


def facts(examples: Examples, case: Case) -> Facts:
    if case.facts:
        return Facts.model_validate(case.given(examples.today))
    manuscript = reader.read(examples.manuscript(case).encode(), "manuscript.txt")
    return case.answered(claimed(understand(manuscript), today=examples.today))


def test_a_finding_tells_the_best_sentence_but_none_that_its_message_shows() -> None:
    (shown,) = findings("opposite-direction", EXAMPLES["opposite-direction"].bad[0])
    assert "Early treatment reduced the risk" in shown.message
    assert shown.evidence == ()
    (differs,) = findings("differing-figure", EXAMPLES["differing-figure"].bad[0])
    (line,) = differs.evidence
    assert line.startswith("[1] Berg 2019, sentence ")
