from collections.abc import Callable
from datetime import date

import pytest

from curate import claiming
from curate.citation import Candidate, Citation
from curate.claiming.units import units
from curate.facts import Facts
from curate.manuscript import Block, Manuscript, Section, Sentence, Table
from curate.reading import Reading
from curate.reference import Item, Reference
from curate.value import Span

Read = Callable[[str], Reading]
TODAY = date(2025, 6, 1)

REFERENCES = """
## References

1. Mora J, Li X. Why tables wobble. J Furnit. 2015;12(3):100-9. doi:10.1000/jf.2015.12
2. Li X. Paper under legs. Table Stud. 2012;4:1-7.
3. Zhu Q, Ola B. Felt pads in homes and offices: a randomised trial. Home Sci. 2020;7:20-8. doi:10.1000/hs.2020.7
"""
TEXT = (
    """# Wobbling tables: a narrative review

Ann Bee, Carl Dee

## Abstract

Tables wobble in 52% of homes.

## Introduction

Tables are common. About half of all tables wobble, and the share grows with age [1]. Felt pads help in most homes [2,3].

We searched PubMed for works published between 2010 and 2024.

Four legs are the usual number. Of 400 tables in offices, 38% wobbled within five years. Nobody knows how many are repaired.

## Causes and Remedies

Uneven floors were blamed in the study by Mora et al. [1]. Folded paper is the oldest remedy (Table 1).

Table 1. Remedies.

| Remedy | Source | Share |
|---|---|---|
| Paper | [2] | 61% |
| Pads | [3] | 84% |

## Conclusion

Tables will go on to wobble in 100% of pubs.
"""
    + REFERENCES
)


def facts(reading: Reading) -> Facts:
    return claiming.facts(reading, today=TODAY)


def test_claims_are_sentences_and_rows_with_their_places(read: Read) -> None:
    found = facts(read(TEXT))
    assert [
        (
            claim.id,
            claim.kind,
            claim.selector.paragraph,
            claim.selector.sentence,
            claim.selector.table,
            claim.selector.row,
        )
        for claim in found.claims
    ] == [
        ("introduction-01", "sentence", 1, 2, None, None),
        ("introduction-02", "sentence", 1, 3, None, None),
        ("introduction-03", "sentence", 3, 2, None, None),
        ("causes-and-remedies-01", "sentence", 1, 1, None, None),
        ("causes-and-remedies-02", "row", 0, 0, "1", 1),
        ("causes-and-remedies-03", "row", 0, 0, "1", 2),
    ]
    assert found.claims[0].quote == "About half of all tables wobble, and the share grows with age [1]."
    assert found.claims[0].statement == found.claims[0].quote
    assert found.claims[0].section == "introduction"
    assert found.claims[0].selector.section == "Introduction"
    assert TEXT[found.claims[0].selector.start : found.claims[0].selector.end] == found.claims[0].quote
    assert found.claims[0].location
    assert TEXT.splitlines()[found.claims[0].location.line - 1].startswith("Tables are common.")


def test_citations_know_their_references_and_places(read: Read) -> None:
    found = facts(read(TEXT))
    second, mention = found.claims[1].citations[0], found.claims[3].citations[0]
    assert (second.exact, second.form) == ("[2,3]", "numeric")
    assert [found.by_id[one].n for one in second.references] == [2, 3]
    assert (found.claims[1].quote or "")[second.start :].startswith("[2,3]")
    assert mention.form == "author-mention"
    assert [found.by_id[one].n for one in mention.references] == [1]
    assert second.location
    assert TEXT.splitlines()[second.location.line - 1][second.location.column - 1 :].startswith("[2,3]")


def test_the_outline(read: Read) -> None:
    outline = facts(read(TEXT)).outline
    assert outline.title == "Wobbling tables: a narrative review"
    assert outline.file == "review.md"
    assert [section.slug for section in outline.sections] == [
        "opening",
        "abstract",
        "introduction",
        "causes-and-remedies",
        "conclusion",
    ]
    assert outline.tables == ("1",)
    assert [(one.kind, one.number, one.section, one.paragraph) for one in outline.callouts] == [
        ("table", "1", "Causes and Remedies", 1)
    ]
    assert outline.search_period
    assert (outline.search_period.first, outline.search_period.last) == (2010, 2024)
    assert outline.forms == {"numeric": 5, "author-mention": 1}
    assert outline.issued == {"introduction": 3, "causes-and-remedies": 3}


def test_renumbering_and_rewrapping_keep_the_digests(read: Read) -> None:
    before = facts(read(TEXT))
    renumbered = TEXT.replace("[2,3]", "[1, 2]").replace(" [1]", " [3]").replace("half of all", "half\nof all")
    after = facts(read(renumbered))
    for one, other in zip(before.claims[:3], after.claims[:3], strict=True):
        assert one.selector.digest == other.selector.digest


def uncited(reading: Reading) -> list[str]:
    return [claim.statement for claim in facts(reading).claims if not claim.citations]


def review(body: str) -> str:
    return f"# Tables: a review\n\n## Introduction\n\nTables wobble [1].\n\n{body}\n{REFERENCES}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Of all tables 38% wobble.", ["Of all tables 38% wobble."]),
        ("Of all tables 38% wobble. Li X. wrote so [2].", []),
        ("Tables wobble [2]. Of these, 38% wobble much.", []),
        ("Tables wobble [2]. This grows with age. It reaches 38% after ten years.", []),
        (
            "Tables wobble [2]. Chairs are another matter. Chairs break in 38% of bars.",
            ["Chairs break in 38% of bars."],
        ),
        ("Chairs break in 38% of bars. So do stools. Stools are small. Legs are thin [2].", []),
        ("Of all tables in our workshop 38% wobble.", []),
        ("This is our workshop. Of all tables 38% wobble.", []),
        ("Of all tables 38% wobble (Table 1).", []),
        ("Of all tables 38% wobble (https://example.org/tables).", []),
        ("## Legs\n\nOf all tables 38% wobble.", ["Of all tables 38% wobble."]),
        ("## Discussion\n\nOf all tables 38% wobble.", ["Of all tables 38% wobble."]),
        ("## Conclusion\n\nOf all tables 38% wobble.", []),
        ("## Summary\n\nOf all tables 38% wobble.", []),
        ("- Of all tables 38% wobble.", []),
    ],
)
def test_a_statistic_without_a_citation_near_it_is_a_claim(read: Read, body: str, expected: list[str]) -> None:
    assert uncited(read(review(body))) == expected


def test_authors_of_a_study_report_their_own_figures(read: Read) -> None:
    text = f"# A trial of pads\n\n## Introduction\n\nTables wobble [1].\n\n## Methods\n\nA lot of 38% was drawn.\n\n## Results\n\nPads failed in 38%.\n\n## Discussion\n\nA share of 38% is high.\n\n## Wear\n\nIt was 38%.\n{REFERENCES}"
    assert uncited(read(text)) == []


def test_a_manuscript_that_cites_nothing_has_no_claims(read: Read) -> None:
    assert facts(read("# Tables\n\n## Introduction\n\nOf all tables 38% wobble.\n")).claims == ()


@pytest.mark.parametrize("text", ["x", "# T\n", "[1]\n", "[1]\n\n## References\n\n1. Mora J. Tables. 2015.\n"])
def test_odd_manuscripts_have_facts(read: Read, text: str) -> None:
    found = facts(read(text))
    assert found.origin == "manuscript"


def manuscript(text: str, spans: list[tuple[int, int]], **more: object) -> Manuscript:
    return Manuscript.model_validate(
        {
            "path": "/some/where/x.docx",
            "format": "docx",
            "text": text,
            "sections": (Section(title="", level=1, start=0, end=len(text)),),
            "blocks": (Block(kind="paragraph", start=0, end=len(text), section=0),),
            "sentences": tuple(Sentence(start=start, end=end, block=0) for start, end in spans),
            **more,
        }
    )


def citation(text: str, exact: str, *targets: int) -> Citation:
    start = text.index(exact)
    return Citation(start=start, end=start + len(exact), exact=exact, form="numeric", targets=targets)


def test_a_citation_over_the_end_of_a_sentence_joins_the_two() -> None:
    text = "One (see al. 3). Two."
    whole = manuscript(text, [(0, 12), (13, 16), (17, 21)])
    found = units(whole, [citation(text, "al. 3")])
    assert [(text[unit.start : unit.end], len(unit.citations)) for unit in found] == [
        ("One (see al. 3).", 1),
        ("Two.", 0),
    ]


def test_a_citation_outside_all_sentences_is_not_lost() -> None:
    text = "Heading [1]\nLine [2] here\nrest"
    whole = manuscript(text, [], blocks=(Block(kind="heading", start=0, end=11, section=0),))
    reading = Reading(manuscript=whole, references=(), citations=(citation(text, "[1]"), citation(text, "[2]")))
    assert [claim.statement for claim in facts(reading).claims] == ["Heading [1]", "Line [2] here"]


def test_only_the_name_of_the_file_is_kept() -> None:
    reading = Reading(manuscript=manuscript("One.", [(0, 4)]), references=(), citations=())
    assert facts(reading).outline.file == "x.docx"


def test_the_head_of_a_table_is_row_0_and_ambiguous_targets_are_candidates() -> None:
    text = "Work [1]\tn\nMora [2]\t3"
    cells = ((Span(start=0, end=8), Span(start=9, end=10)), (Span(start=11, end=19), Span(start=20, end=21)))
    whole = manuscript(
        text,
        [],
        blocks=tuple(Block(kind="row", start=row[0].start, end=row[1].end, section=0, table=0) for row in cells),
        sentences=tuple(Sentence(start=row[0].start, end=row[1].end, block=n) for n, row in enumerate(cells)),
        tables=(Table(number="2", caption=None, start=0, end=len(text), rows=cells),),
    )
    unsure = citation(text, "[2]").model_copy(
        update={"candidates": (Candidate(n=2, distance=0.1), Candidate(n=9, distance=0.2))}
    )
    references = tuple(Reference(id=f"r-{n}", n=n, string="R.", item=Item()) for n in (1, 2))
    found = facts(
        Reading.model_validate(
            {
                "manuscript": whole,
                "references": references,
                "citations": (citation(text, "[1]", 1), unsure.model_dump()),
            }
        )
    )
    assert [(claim.kind, claim.selector.table, claim.selector.row) for claim in found.claims] == [
        ("row", "2", 0),
        ("row", "2", 1),
    ]
    assert found.claims[0].citations[0].references == ("r-1",)
    assert found.claims[1].citations[0].references == ()
    assert found.claims[1].citations[0].candidates == ("r-2",)
