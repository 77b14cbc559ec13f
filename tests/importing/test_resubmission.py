"""Renumbering, splitting and rewording many claims, then importing again: decisions on unchanged substance survive."""

from pathlib import Path

import pytest

from curate.config import Settings
from settlement import tried


@pytest.mark.parametrize(("quotes", "claims"), [("keep", 200), ("digest", 100)])
def test_every_decision_on_unchanged_substance_survives_and_every_other_lapses_with_the_reason(
    tmp_path: Path, quotes: str, claims: int
) -> None:
    result = tried(tmp_path, seed=1, claims=claims, settings=Settings.model_validate({"quotes": quotes}))
    assert result.claims == claims
    assert result.wrong == []
    assert set(result.outcomes) == {
        "survives", "lapsed: claim", "lapsed: reference", "lapsed: claim, reference", "unused", "removed",
    }  # fmt: skip
    assert result.outcomes["survives"] > 0.75 * claims
