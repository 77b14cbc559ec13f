"""Notes of TOP101 without a closer work: the least fitting of a section is told, and names the others."""

from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest

from curate.checking import check
from curate.claim import Claim
from curate.claiming import facts as claimed
from curate.config import settings
from curate.documents import text as reader
from curate.finding import Finding
from curate.reading import understand
from curate.rules.common.topics import Judged, judged
from curate.rules.examples import Case, read
from curate.score import Query, Score, Source
from curate.scoring.choosing import GROUP
from curate.survey import Survey

EXAMPLES = read(Path(__file__).parent)["off-topic-source"]
NOTE = -1.5


class Doubtful:
    """Gives every cited work a note: the later it stands in the list, the worse it fits; all others are a little better."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources

    def scores(self, query: Query) -> Mapping[str, Score]:
        return {
            one.id: Score(
                score=NOTE - at / 100 if one.id in query.cited else NOTE + 0.1, evidence="title", verdict="note"
            )
            for at, one in enumerate(self.sources)
        }


@pytest.fixture(autouse=True)
def _brought(monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [EntryPoint("doubtful", "rules.test_folding:Doubtful", GROUP)]
    monkeypatch.setattr("curate.scoring.choosing.entry_points", lambda group: EntryPoints(entries).select(group=group))


def told(text: str) -> list[Finding]:
    manuscript = reader.read(EXAMPLES.manuscript(Case(text=text)).encode(), "manuscript.txt")
    facts = claimed(understand(manuscript), today=EXAMPLES.today)
    found = check(facts, settings({"scorer": "doubtful"}, "curate.toml")).findings
    return [finding for finding in found if finding.rule == "off-topic-source"]


def test_the_least_fitting_of_a_section_is_told_and_names_the_others() -> None:
    text = "Children learn sums by games on a phone [3]. Nurses sleep badly after a night of work [5]. Eels swim through locks of canals [7]."
    (only,) = told(text)
    assert (only.level, only.message[:16]) == ("note", "[7] Petrou 2014 ")
    assert only.message.endswith("; of this section [5] Lindqvist 2012 and [3] Cole 2010 fit nearly as little.")


def test_a_note_that_is_alone_names_no_other() -> None:
    (only,) = told("Eels swim through the locks of wide canals [7].")
    assert "of this section" not in only.message


def test_each_claim_is_scored_a_few_times_only_however_long_its_section_is(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []

    def counted(claim: Claim, survey: Survey) -> Iterator[Judged]:
        calls.append(claim.id)
        yield from judged(claim, survey)

    monkeypatch.setattr("curate.rules.off_topic_source.judged", counted)
    assert (
        len(told(" ".join(f"Eels swim through lock number {at} of a canal [{1 + at % 16}]." for at in range(40)))) == 1
    )
    assert len(calls) == 80
