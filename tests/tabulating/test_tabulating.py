"""The claim-to-source table: which rows there are, and what stands in them."""

import datetime as dt
from typing import Any

from curate.checking import check
from curate.claim import Cited, Claim, Selector
from curate.facts import Facts
from curate.finding import Finding
from curate.ledger import Ledger, Row
from curate.link import Link
from curate.location import Location
from curate.record import AbstractPart, Heading, Lookup, Notice, Record
from curate.reference import Date, Item, Name, Reference
from curate.report import Report, Suppressed
from curate.review import Evidence, Review
from curate.survey import Survey
from curate.tabulating import cited_by, tabulate

TODAY = dt.date(2026, 1, 2)


def reference(n: int, family: str, **item: Any) -> Reference:
    return Reference(
        id=family.lower(),
        n=n,
        string=f"{family} T. Night work and rest {n}. J Rest. 2019;4:{n}-9.",
        item=Item(
            type="article-journal",
            title=f"Night work and rest {n}",
            author=(Name(family=family, given="T"),),
            container_title="J Rest",
            issued=Date(date_parts=((2019,),)),
            **item,
        ),
        location=Location(path=f"references/{family.lower()}.yaml", line=1),
    )


BERG = reference(1, "Berg", doi="10.1000/Rest.1")
ITO = reference(2, "Ito", pmid="123")
COLE = reference(3, "Cole", url="https://example.org/rest?a=1&b=<c>")


def cited(exact: str, *references: str, line: int = 0, **more: Any) -> Cited:
    where = Location(path="claims/x.yaml", line=line) if line else None
    return Cited(exact=exact, form="numeric", references=references, location=where, **more)


def claim(n: int, *citations: Cited, **more: Any) -> Claim:
    return Claim(
        id=f"x-{n:02}",
        statement=f"Rest helps {n}",
        selector=Selector(section="Rest", paragraph=n, sentence=1, start=10 * n, end=10 * n + 5, digest=f"d{n}"),
        citations=citations,
        section="rest",
        **more,
    )


def finding(subject: str, message: str, **more: Any) -> Finding:
    return Finding(rule="a-rule", code="CIT999", level="warning", confidence="high", message=message, subject=subject, **more)  # fmt: skip


def table(*claims: Claim, report: Report | None = None, lookups: tuple[Lookup, ...] = ()) -> Ledger:
    facts = Facts(origin="registry", today=TODAY, claims=claims, references=(BERG, ITO, COLE), lookups=lookups)
    return tabulate(Survey(facts), report or Report())


def ids(rows: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(row.kind, row.id) for row in rows]


def test_one_row_for_each_claim_and_reference_and_a_place_for_what_is_left() -> None:
    made = table(
        claim(1, cited("[1, 2]", "berg", "ito")),
        claim(2),
        claim(3),
        claim(4, cited("[9]", missing=("9",)), cited("Ito T. et al.", candidates=("ito", "cole"))),
        report=Report(findings=(finding("x-03", "gives 62% and cites nothing"),)),
    )
    assert ids(made.rows) == [
        ("link", "x-01/berg"),
        ("link", "x-01/ito"),
        ("claim", "x-03"),
        ("citation", "x-04"),
        ("citation", "x-04"),
        ("reference", "cole"),
    ]
    assert [one.id for one in made.claims] == ["x-01", "x-02", "x-03", "x-04"]
    assert made.rows[3].missing == ("9",)
    assert made.rows[4].candidates == ("[2] Ito 2019", "[3] Cole 2019")


def test_a_citation_that_leads_to_a_reference_and_to_nothing_is_both() -> None:
    made = table(claim(1, cited("[1, 9]", "berg", missing=("9",))))
    assert [(row.kind, row.missing) for row in made.rows[:2]] == [("link", ()), ("citation", ("9",))]


def test_a_reference_cited_twice_in_a_claim_has_one_row_with_both_citations() -> None:
    (row, *_) = table(claim(1, cited("[1]", "berg"), cited("(1)", "berg"), cited("[1]", "berg"))).rows
    assert row.citations == ("[1]", "(1)")


def test_a_link_that_a_person_made_is_a_row_with_its_type() -> None:
    (row, *_) = table(claim(1, links=(Link(reference="ito", property="supports"),))).rows
    assert (row.kind, row.id, row.cito, row.citations) == ("link", "x-01/ito", "supports", ())


def test_a_link_to_a_reference_that_is_not_there_is_said_to_be_missing() -> None:
    (row, *_) = table(claim(1, cited("[1]", "nobody"))).rows
    assert (row.kind, row.work, row.missing) == ("citation", None, ("nobody",))


def test_findings_stand_where_they_belong() -> None:
    findings = (
        finding("x-01", "about the claim"),
        finding("x-01", "about the second citation", location=Location(path="claims/x.yaml", line=8)),
        finding("x-01", "about Ito", related=(ITO.location,)),
        finding("berg", "about Berg"),
        finding("", "about the manuscript"),
    )
    aside = Suppressed(finding=finding("ito", "about Ito's year"), by="review", reason="the list is right")
    made = table(
        claim(1, cited("[1]", "berg", line=7), cited("[2]", "ito", line=8)),
        report=Report(findings=findings, suppressed=(aside,)),
    )
    berg, ito, _ = made.rows
    assert [one.message for one in berg.remarks] == ["about the claim", "about Berg"]
    assert [one.message for one in ito.remarks] == [
        "about the claim",
        "about the second citation",
        "about Ito",
        "about Ito's year",
    ]
    assert [one.about for one in berg.remarks] == ["claim", "reference"]
    assert ito.remarks[-1].aside == "by review: the list is right"
    assert [one.about for one in made.remarks] == ["claim", "claim", "claim", "reference", "manuscript", "reference"]
    assert (berg.level, made.rows[2].level) == ("warning", None)


def test_a_finding_about_one_work_of_a_citation_of_several_stands_with_that_work() -> None:
    at = Location(path="claims/x.yaml", line=7)
    made = table(
        claim(1, cited("[1, 2]", "berg", "ito", line=7)),
        report=Report(findings=(finding("x-01", "about Ito alone", location=at, related=(ITO.location,)),)),
    )
    berg, ito, _ = made.rows
    assert [[one.message for one in row.remarks] for row in (berg, ito)] == [[], ["about Ito alone"]]


def test_what_was_set_aside_makes_no_row_bad() -> None:
    aside = Suppressed(finding=finding("berg", "about Berg"), by="settings", reason="so be it")
    (row, *_) = table(claim(1, cited("[1]", "berg")), report=Report(suppressed=(aside,))).rows
    assert row.remarks
    assert row.level is None


def test_decisions_stand_with_their_link_and_lapse_with_it() -> None:
    bare = claim(1, cited("[1, 2]", "berg", "ito"))
    seen = Survey(Facts(origin="registry", today=TODAY, claims=(bare,), references=(BERG, ITO))).sight(bare, "berg")
    review = Review(
        reviewer="0000-0002-1825-0097",
        date=TODAY,
        decision="supports",
        reason="table 2 says so",
        reference="berg",
        evidence=(Evidence(quote="rest helps", locator="4"),),
        seen=seen,
    )
    settled, open_, *_ = table(bare.model_copy(update={"reviews": (review,)})).rows
    assert settled.settled.state == "settled"
    assert settled.settled.verified
    assert (settled.settled.decision, settled.settled.reviewer, settled.settled.date) == (
        "supports",
        "0000-0002-1825-0097",
        TODAY,
    )
    assert settled.settled.quotes == ("“rest helps” (page 4)",)
    assert open_.settled.state == "open"
    changed = bare.model_copy(
        update={"reviews": (review,), "statement": "Rest harms", "selector": Selector(digest="other")}
    )
    lapsed, *_ = table(changed).rows
    assert lapsed.settled.state == "lapsed"
    assert not lapsed.settled.verified


def test_a_decision_against_the_source_verifies_nothing() -> None:
    review = Review(reviewer="A", date=TODAY, decision="off-topic", reference="berg")
    (row, *_) = table(claim(1, cited("[1]", "berg"), reviews=(review,))).rows
    assert row.settled.holds
    assert not row.settled.verified


def test_a_work_has_what_its_records_say() -> None:
    record = Record(
        id="pmid:123",
        source="pubmed",
        item=ITO.item,
        identifiers=("doi:10.1000/rest.2",),
        types=("Journal Article", "Randomized Controlled Trial", "Research Support, Non-U.S. Gov't"),
        headings=(
            Heading(name="Humans"),
            Heading(name="Child"),
            Heading(name="Sleep", qualifiers=("physiology",), major=True),
        ),
        notices=(Notice(kind="retraction", date=Date(date_parts=((2021, 5),)), identifier="doi:10.1000/r"),),
    )
    when = dt.datetime(2025, 12, 1, tzinfo=dt.UTC)
    lookup = Lookup(
        reference="ito", source="pubmed", asked="pmid:123", url="https://x", retrieved=when, records=(record,)
    )
    made = table(claim(1, cited("[1, 2]", "berg", "ito")), lookups=(lookup,))
    work = made.rows[1].work
    assert work
    assert work.sources == ("pubmed",)
    assert work.design == ("Randomized Controlled Trial",)
    assert work.population == ("Humans", "Child")
    assert work.headings == ("Humans", "Child", "Sleep / physiology*")
    assert [(one.text, one.url, one.printed) for one in work.addresses] == [
        ("pmid:123", "https://pubmed.ncbi.nlm.nih.gov/123", True),
        ("doi:10.1000/rest.2", "https://doi.org/10.1000/rest.2", False),
    ]
    assert [(one.kind, one.date, one.source) for one in work.notices] == [("retraction", "2021-05", "pubmed")]
    (asked,) = made.provenance.asked
    assert (asked.source, asked.answers, asked.first) == ("pubmed", 1, dt.date(2025, 12, 1))


def test_addresses_are_safe_to_follow() -> None:
    urls = [one.url for work in table().works for one in work.addresses]
    assert urls == [
        "https://doi.org/10.1000/rest.1",
        "https://pubmed.ncbi.nlm.nih.gov/123",
        "https://example.org/rest?a=1&b=%3Cc%3E",
    ]
    bad = COLE.model_copy(update={"item": Item(title="T", url="javascript:alert(1)", doi="10.x")})
    assert tabulate(Survey(Facts(origin="registry", today=TODAY, references=(bad,))), Report()).works[0].addresses == ()


def test_the_reverse_view_has_every_reference() -> None:
    made = table(claim(1, cited("[1]", "berg")), claim(2, cited("[1]", "berg")))
    assert {identity: ids(rows) for identity, rows in cited_by(made).items()} == {
        "berg": [("link", "x-01/berg"), ("link", "x-02/berg")],
        "ito": [("reference", "ito")],
        "cole": [("reference", "cole")],
    }


def test_scores_stand_with_their_reasons() -> None:
    told = claim(1, cited("[1, 2]", "berg", "ito")).model_copy(
        update={"statement": "Night work took 12 of 40 nurses (30%) off their rest"}
    )
    abstract = (AbstractPart(text="Of 40 nurses, 12 (30%) slept less after night work."),)
    record = Record(id="doi:10.1000/rest.1", source="crossref", item=BERG.item, abstract=abstract)
    when = dt.datetime(2025, 12, 1, tzinfo=dt.UTC)
    lookup = Lookup(
        reference="berg",
        source="crossref",
        asked="doi:10.1000/rest.1",
        url="https://x",
        retrieved=when,
        records=(record,),
    )
    berg, ito, *_ = table(told, lookups=(lookup,)).rows
    assert berg.topic
    assert berg.topic.verdict == "not evaluated"
    assert berg.topic.reasons == ("only 3 references have a title, and 15 are needed to compare with",)
    assert berg.evidence
    assert berg.evidence.value == 1
    assert berg.evidence.verdict.startswith("mentions the same figures")
    assert "30% is in the abstract" in berg.evidence.reasons
    assert ito.evidence
    assert (ito.evidence.value, ito.evidence.verdict) == (None, "not evaluated")


def test_the_whole_way_from_facts() -> None:
    facts = Facts(
        origin="registry", today=TODAY, claims=(claim(1, cited("[1]", "berg")),), references=(BERG, ITO, COLE)
    )
    report = check(facts)
    made = tabulate(Survey(facts), report)
    assert len(made.remarks) == len(report.findings) + len(report.suppressed)
    assert made.provenance.rules == len(report.rules)
    assert [row.work.id for row in made.rows if row.kind == "reference" and row.work] == ["ito", "cole"]
    assert all(any(one.rule == "uncited-reference" for one in row.remarks) for row in made.rows[1:])
