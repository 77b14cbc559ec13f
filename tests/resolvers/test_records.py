"""What PubMed and Crossref say of a work, read into records: notices as what they are."""

import pytest

from curate.record import Record
from curate.resolvers import crossref, medline

HEAD = "PMID- 31000001\nVI  - 4\nDP  - 2019 Mar 2\nTI  - Late relapse.\nPG  - 101-9\nAU  - Berg T\nTA  - J Tests\n"
TAIL = "AID - 10.1234/X [doi]\nSO  - J Tests. 2019.\n"
PLACE = "J Tests. 2021 Feb 6;6(1):9. doi: 10.1234/n. PMID: \n      32000001"


def of_pubmed(lines: str) -> Record:
    ((found, _),) = medline.records(f"\n{HEAD}{lines}{TAIL}")
    return found


@pytest.mark.parametrize(
    ("tag", "kind"),
    [
        ("RIN ", "retraction"),
        ("PRIN", "partial-retraction"),
        ("ECI ", "concern"),
        ("EIN ", "correction"),
        ("CRI ", "correction"),
        ("RRI ", "republication"),
    ],
)
def test_notices_of_pubmed(tag: str, kind: str) -> None:
    (notice,) = of_pubmed(f"{tag}- {PLACE}\n").notices
    assert (notice.kind, notice.identifier, notice.citation) == (kind, "pmid:32000001", "J Tests. 2021 Feb 6;6(1):9.")
    assert notice.date
    assert notice.date.date_parts == ((2021, 2, 6),)


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("UIN - ", "version"),
        ("PT  - Preprint\nUIN - ", "article"),
        ("RPI - ", "republished-as"),
        ("CRF - ", "republished-from"),
    ],
)
def test_an_update_or_a_reprint_is_no_notice(lines: str, kind: str) -> None:
    record = of_pubmed(f"{lines}{PLACE}\n")
    assert record.notices == ()
    assert [(one.kind, one.identifier) for one in record.related] == [(kind, "pmid:32000001")]


def test_a_record_of_pubmed() -> None:
    record = of_pubmed(
        "AB  - AIM: We ask. RESULTS: We found 12%.\nMH  - *Relapse/drug therapy\nDEP - 20181230\nPMC - PMC123\nCN  - A Group\n"
    )
    assert record.id == "pmid:31000001"
    assert record.identifiers == ("doi:10.1234/x", "pmcid:PMC123")
    assert record.years == (2019, 2018)
    assert [(one.label, one.text) for one in record.abstract] == [("AIM", "We ask."), ("RESULTS", "We found 12%.")]
    assert (record.headings[0].name, record.headings[0].major) == ("Relapse", True)
    assert [str(name) for name in record.item.author] == ["Berg T", "A Group"]


@pytest.mark.parametrize(
    ("title", "kind"),
    [("RETRACTED: Late relapse", "retraction"), ("WITHDRAWN: Late relapse", "withdrawal"), ("Late relapse", None)],
)
def test_a_title_that_tells_of_its_notice(title: str, kind: str | None) -> None:
    record = crossref.record({"DOI": "10.1/x", "title": [title]})
    assert [one.kind for one in record.notices] == ([kind] if kind else [])


def test_names_and_titles_of_crossref_are_without_markup() -> None:
    work = {
        "DOI": "10.1/X",
        "title": ["The <i>role</i> of &lt;scp&gt;DNA&lt;/scp&gt;"],
        "container-title": ["Cells &amp; Tissues"],
        "publisher": "A &amp; B",
    }
    item = crossref.record(work).item
    assert (item.title, item.container_title, item.publisher) == ("The role of DNA", "Cells & Tissues", "A & B")
