"""A small table with every kind of row, and one whose every text is hostile."""

import datetime as dt

import pytest

from curate.finding import NotEvaluated
from curate.ledger import Address, Asked, Ledger, Provenance, Remark, Row, Score, Settled, Statement, Warned, Work
from hostile import HOSTILE

DAY = dt.date(2026, 1, 2)


@pytest.fixture
def ledger() -> Ledger:
    berg = Work(
        id="berg-2019",
        number="1",
        short="[1] Berg 2019",
        string="Berg T. Night work. J Rest. 2019;4:1-9.",
        title="Night work",
        authors=("Berg T", "Ito K"),
        year=2019,
        container="J Rest",
        addresses=(
            Address(text="doi:10.1000/r.1", url="https://doi.org/10.1000/r.1"),
            Address(text="pmid:123", url="https://pubmed.ncbi.nlm.nih.gov/123", printed=False),
        ),
        sources=("crossref", "pubmed"),
        types=("Journal Article", "Randomized Controlled Trial"),
        design=("Randomized Controlled Trial",),
        population=("Humans", "Adult"),
        headings=("Humans", "Adult", "Sleep / physiology*"),
        notices=(Warned(kind="retraction", date="2021-05", identifier="doi:10.1000/n", source="pubmed"),),
    )
    ito = Work(id="ito-2020", number="2", short="[2] Ito 2020", string="Ito K. Rest. 2020.", title="Rest", year=2020)
    first = Statement(
        id="x-01", section="Rest", place="Rest, paragraph 1, sentence 1", text="Rest helps nurses",
        quote="Rest helps nurses [1].", start=10, end=32, digest="d1",
    )  # fmt: skip
    second = Statement(
        id="x-02", section="Rest", place="Rest, paragraph 2, sentence 1", text="It helps 62%", digest="d2"
    )
    about_claim = Remark(
        code="CIT101", rule="unknown-reference-number", level="error", confidence="high", message='"[9]" cites number 9',
        help="give the number", about="claim", subject="x-02", place=second.place, fingerprint="f1",
    )  # fmt: skip
    about_work = Remark(
        code="RES105", rule="other-year", level="warning", confidence="medium", message="gives 2019, PubMed 2018",
        about="reference", subject="berg-2019", fingerprint="f2", aside="by review: online first",
    )  # fmt: skip
    settled = Settled(
        state="settled", decision="supports", reviewer="0000-0002-1825-0097", date=DAY, reason="table 2 says so",
        quotes=("“helps” (page 4)",),
    )  # fmt: skip
    rows = (
        Row(
            kind="link", claim=first, work=berg, citations=("[1]", "Berg et al."), forms=("numeric", "author-mention"),
            cito="supports", topic=Score(value=0.91, verdict="on topic", reasons=("both speak of nurses",)),
            evidence=Score(value=0.5, verdict="in part"), remarks=(about_work,), settled=settled,
        ),
        Row(kind="citation", claim=second, citations=("[9]",), forms=("numeric",), missing=("9",), remarks=(about_claim,)),
        Row(kind="reference", work=ito),
    )  # fmt: skip
    return Ledger(
        provenance=Provenance(
            version="0.1.0", date=DAY, title="A review of rest", file="rest.docx", format="docx", digest="ab" * 32,
            sources=("claims/rest.yaml",), asked=(Asked(source="pubmed", answers=2, first=DAY, last=DAY),), rules=90,
            claims=2, references=2, citations=3,
            not_evaluated=(NotEvaluated(rule="absent-figure", code="CIT202", reason="no figure"),),
        ),
        rows=rows, claims=(first, second), works=(berg, ito), remarks=(about_claim, about_work),
    )  # fmt: skip


@pytest.fixture
def hostile() -> Ledger:
    """Return a table in which each text is, row by row, each of the hostile ones."""
    rows = []
    for at, bad in enumerate(HOSTILE):
        claim = Statement(id=bad, section=bad, place=bad, text=bad, quote=bad, start=1, end=2, digest=bad)
        work = Work(
            id=f"{at}", number=bad, short=bad, string=bad, title=bad, authors=(bad,), year=2000, container=bad,
            addresses=(Address(text="https://example.org", url="https://example.org/?q=%22%3E"),), sources=("pubmed",),
            types=(bad,), design=(bad,), population=(bad,), headings=(bad,),
            notices=(Warned(kind="retraction", date=bad, identifier=bad, source="pubmed"),),
        )  # fmt: skip
        remark = Remark(
            code=bad, rule=bad, level="error", confidence="low", message=bad, help=bad, about="claim", subject=bad,
            place=bad, fingerprint=bad, aside=bad,
        )  # fmt: skip
        settled = Settled(state="settled", decision="supports", reviewer=bad, date=DAY, reason=bad, quotes=(bad,))
        score = Score(value=0.5, verdict=bad, reasons=(bad, bad))
        rows.append(
            Row(
                kind="link",
                claim=claim,
                work=work,
                citations=(bad,),
                topic=score,
                evidence=score,
                remarks=(remark,),
                settled=settled,
            )
        )
    provenance = Provenance(
        version="0", date=DAY, title=HOSTILE[5], file=HOSTILE[0], format=HOSTILE[1], digest=HOSTILE[2],
        sources=HOSTILE, not_evaluated=(NotEvaluated(rule=HOSTILE[0], code=HOSTILE[5], reason=HOSTILE[6]),),
    )  # fmt: skip
    return Ledger(
        provenance=provenance,
        rows=tuple(rows),
        claims=tuple(row.claim for row in rows if row.claim),
        works=tuple(row.work for row in rows if row.work),
        remarks=tuple(remark for row in rows for remark in row.remarks),
    )
