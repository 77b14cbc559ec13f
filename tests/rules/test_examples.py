"""Every example of every rule: a bad one says what it should and a good one says nothing, of that rule."""

from pathlib import Path
from typing import Any

import pytest

from curate.checking import check
from curate.claiming import facts as claimed
from curate.config import Settings
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
    settings = Settings.model_validate(case.settings)
    return [finding for finding in check(facts(EXAMPLES[name], case), settings).findings if finding.rule == name]


def facts(examples: Examples, case: Case) -> Facts:
    if case.facts is not None:
        given: dict[str, Any] = {"today": examples.today, **case.facts}
        return Facts.model_validate(given)
    manuscript = reader.read(examples.manuscript(case).encode(), "manuscript.txt")
    return claimed(understand(manuscript), today=examples.today)
