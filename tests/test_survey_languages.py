"""The title that is scored, and what the rules about topics say of titles in another language."""

from datetime import UTC, date, datetime

import pytest

from curate.claim import Cited, Claim, Selector
from curate.facts import Facts
from curate.record import Lookup, Record
from curate.reference import Item, Name, Reference
from curate.rule import Skipped
from curate.rules import closer_source, mention_of_another_work, off_topic_source
from curate.survey import Survey
from scoring.works import CLAIM, TITLES

GERMAN = "Die Wanderung der Aale durch die Schleusen und Wehre des Kanals"
ENGLISH = "The migration of eels through the locks and weirs of the canal"
TITLED = (GERMAN, *TITLES)
AUTHOR = (Name(family="Berg", given="T"),)


def survey(*records: Record, form: str = "numeric", text: str = CLAIM) -> Survey:
    references = tuple(
        Reference(
            id=f"ref-{n}",
            n=n,
            string=f"Berg T. {title}. 2019.",
            item=Item(title=title, author=AUTHOR, doi=f"10.1234/{n}"),
        )
        for n, title in enumerate(TITLED, 1)
    )
    claim = Claim(
        id="introduction-01",
        statement=text,
        selector=Selector(digest="a" * 16),
        citations=(Cited.model_validate({"exact": "[1]", "form": form, "references": ("ref-1",)}),),
    )
    lookups = tuple(
        Lookup(reference="ref-1", source=one.source, asked="doi:10.1234/1", url="", retrieved=datetime(2025, 5, 1, tzinfo=UTC), records=(one,))
        for one in records
    )  # fmt: skip
    return Survey(
        Facts(origin="registry", today=date(2025, 6, 1), claims=(claim,), references=references, lookups=lookups)
    )


def record(title: str, *others: str) -> Record:
    return Record(
        id="doi:10.1234/1",
        source="pubmed",
        item=Item(title=title, author=AUTHOR, doi="10.1234/1"),
        titles=others,
    )


@pytest.mark.parametrize("known", [record(ENGLISH, GERMAN), record(GERMAN, f"[{ENGLISH}]."), record(GERMAN, ENGLISH)])
def test_a_title_that_the_records_know_in_the_language_of_the_manuscript_is_scored(known: Record) -> None:
    found = survey(known)
    reference = found.facts.references[0]
    assert found.language == "en"
    assert found.source(reference).title == ENGLISH
    assert found.scores(found.facts.claims[0])["ref-1"].verdict == "error"


def test_in_a_german_manuscript_the_german_title_is_scored() -> None:
    found = survey(
        record(ENGLISH, GERMAN), text="Die Aale wurden bei den Schleusen gezählt und von dem Wehr nicht aufgehalten."
    )
    assert found.language == "de"
    assert found.source(found.facts.references[0]).title == GERMAN


def test_without_such_a_title_the_rules_say_that_nothing_was_evaluated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curate.scoring.EXTRA", "no_such_package_is_installed")
    expected = [Skipped("the title is in German, the claim in English")]
    found = survey()
    claim = found.facts.claims[0]
    assert list(off_topic_source.check(claim, found)) == expected
    assert list(closer_source.check(claim, found)) == expected
    assert list(mention_of_another_work.check(claim, found)) == []
    named = survey(form="author-mention")
    assert list(mention_of_another_work.check(named.facts.claims[0], named)) == expected
