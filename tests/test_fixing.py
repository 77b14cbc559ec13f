"""Which corrections need no judgement, and which are left to a person."""

import datetime as dt

import pytest

from curate.bibliography import parse
from curate.claim import Claim
from curate.facts import Facts
from curate.fixing import Part, fix
from curate.record import Lookup, Record, Source
from curate.reference import Date, Item, Name, Reference
from curate.review import Review

TODAY = dt.date(2025, 5, 31)
PRINTED = "Muller T, Ito K, Cole P. Late relapse of tumours in childhood. J Tests. 2019;4(1):101-109. doi:10.1234/jt.1"


def record(source: Source = "crossref", identifiers: tuple[str, ...] = ("pmid:123",), **fields: object) -> Record:
    item = {
        "type": "article-journal", "title": "Late relapse of tumours in childhood", "container_title": "Journal of Tests",
        "author": (Name(family="Müller", given="Tove"), Name(family="Ito", given="Kei"), Name(family="Cole", given="Paul")),
        "issued": Date(date_parts=((2019,),)), "volume": "4", "issue": "1", "page": "101-109", **fields,
    }  # fmt: skip
    return Record(id="doi:10.1234/jt.1", source=source, identifiers=identifiers, item=Item(**item))


def facts(printed: str, *records: Record, reviews: tuple[Review, ...] = (), claims: tuple[Claim, ...] = ()) -> Facts:
    reference = Reference(id="muller-2019", n=1, string=printed, item=parse(printed), reviews=reviews)
    asked = "doi:10.1234/jt.1" if reference.item.doi else "search"
    lookups = tuple(
        Lookup(
            reference=reference.id,
            source=one.source,
            asked=asked if one.source != "page" else "search",
            url="",
            retrieved=dt.datetime(2025, 5, 1, tzinfo=dt.UTC),
            records=(one,),
        )
        for one in records
    )
    return Facts(origin="registry", today=TODAY, references=(reference,), lookups=lookups, claims=claims)


def corrected(known: Facts, *parts: Part, with_pages: bool = False) -> list[tuple[str, str, str]]:
    fixes = fix(known, parts, with_pages=with_pages) if parts else fix(known, with_pages=with_pages)
    return [(c.field, c.printed, c.corrected) for one in fixes.made for c in one.corrections]


def test_identifiers_and_accents_are_given_back() -> None:
    known = facts(PRINTED, record())
    assert corrected(known) == [("PMID", "", "123"), ("author 1", "Muller", "Müller")]
    new = fix(known).made[0].new
    assert (new.item.pmid, new.item.author[0].family, new.item.author[0].given) == ("123", "Müller", "T")
    assert new.string == PRINTED
    assert [one.date for one in new.corrections] == [TODAY, TODAY]
    assert fix(known.model_copy(update={"references": (new,)})).made == ()


@pytest.mark.parametrize(
    ("printed", "known", "said"),
    [
        (PRINTED.replace("101-109", "101-119"), record(), [("page", "101-119", "101-109")]),
        (PRINTED.replace("101-109", "101-9"), record(), []),
        (PRINTED.replace(":101-109", ""), record(), [("page", "", "101-109")]),
        (PRINTED.replace("4(1)", "5(1)").replace("101-109", "201-209"), record(), []),
        (PRINTED, record(page=None), []),
        (PRINTED.replace("101-109", "101-119").replace("2019", "2018"), record(), [("page", "101-119", "101-109")]),
        (PRINTED.replace("101-109", "101-119").replace("2019", "2016"), record(), []),
        (PRINTED.replace("101-109", "e17"), record(page="e17", number="17"), []),
    ],
)
def test_pages_are_corrected_where_the_rest_of_the_place_agrees(
    printed: str, known: Record, said: list[tuple[str, str, str]]
) -> None:
    assert corrected(facts(printed, known), "pages") == said
    assert fix(facts(printed, known), ["pages"]).left == ()


def test_a_doi_in_other_case_is_the_same_doi() -> None:
    known = facts(PRINTED.partition(" doi:")[0], record(), record("pubmed", ("doi:10.1234/JT.1", "pmid:123")))
    assert [field for field, _, _ in corrected(known, "identifiers")] == ["DOI", "PMID"]


def test_sources_that_disagree_correct_nothing() -> None:
    assert corrected(facts(PRINTED, record(), record("pubmed", ("pmid:124",))), "identifiers") == []
    other = record(
        "pubmed",
        author=(Name(family="Muller", given="T"), Name(family="Ito", given="K"), Name(family="Cole", given="P")),
    )
    assert corrected(facts(PRINTED, record(), other), "accents") == []
    printed = PRINTED.replace("101-109", "111-119")
    assert corrected(facts(printed, record(), record("pubmed", page="102-109")), "pages") == []


def test_a_misspelled_journal_is_corrected_and_another_one_is_not() -> None:
    assert corrected(facts(PRINTED.replace("J Tests", "Jouranl of Texts"), record()), "journal") == [
        ("container-title", "Jouranl of Texts", "Journal of Tests")
    ]
    assert corrected(facts(PRINTED.replace("J Tests", "Annals of Botany"), record()), "journal") == []
    assert corrected(facts(PRINTED.replace("relapse", "relapes"), record()), "journal") == []


def test_a_correction_names_the_records_that_have_it() -> None:
    known = facts(PRINTED.replace("J Tests", "Jouranl of Texts"), record(), record("pubmed", container_title=None))
    assert [one.sources for one in fix(known, ["journal"]).made[0].corrections] == [("crossref",)]


def test_nobody_loses_an_accent_and_no_name_changes_its_script() -> None:
    accented = PRINTED.replace("Muller", "Müller")
    plain = record(
        author=(Name(family="Muller", given="T"), Name(family="Ito", given="K"), Name(family="Cole", given="P"))
    )
    assert corrected(facts(accented, plain), "accents") == []
    russian = record(
        author=(Name(family="Иванов", given="И"), Name(family="Ito", given="K"), Name(family="Cole", given="P"))
    )
    assert corrected(facts(PRINTED.replace("Muller T", "Ivanov I"), russian), "accents") == []
    title = PRINTED.replace("relapse of tumours", "relapse in Zurich")
    assert corrected(facts(title, record(title="Late relapse in Zürich in childhood")), "accents")[-1] == (
        "title", "Late relapse in Zurich in childhood", "Late relapse in Zürich in childhood",
    )  # fmt: skip


def test_an_author_in_capitals_tells_of_no_accents() -> None:
    assert corrected(facts(PRINTED, record(author=(Name(family="MÜLLER"), Name(family="Ito")))), "accents") == []


@pytest.mark.parametrize(
    ("printed", "recorded", "title"),
    [
        ("Zurich", "Zürich", "Zürich"),
        ("Zurich", "Köln", "Zurich"),
        ("zurich", "Zürich", "zurich"),
        ("Strasse", "Straße", "Strasse"),
        ("Zürich", "Zurich", "Zürich"),
        ("Zùrich", "Zürich", "Zùrich"),
    ],
)
def test_a_word_of_a_title_takes_accents_only(printed: str, recorded: str, title: str) -> None:
    known = facts(
        PRINTED.replace("relapse of tumours", f"relapse in {printed}"),
        record(title=f"Late relapse in {recorded} in childhood"),
    )
    titles = [new for field, _, new in corrected(known, "accents") if field == "title"]
    assert titles == ([f"Late relapse in {title} in childhood"] if title != printed else [])


def test_accents_of_a_title_are_taken_where_all_records_that_have_one_agree() -> None:
    printed = PRINTED.replace("relapse of tumours", "relapse in Zurich")
    right, none = record(title="Late relapse in Zürich in childhood"), record("pubmed", title=None)
    assert "title" in [field for field, _, _ in corrected(facts(printed, right, none), "accents")]
    other = record("pubmed", title="Late relapse in Zurich, in childhood")
    assert "title" not in [field for field, _, _ in corrected(facts(printed, right, other), "accents")]


def test_what_a_person_reviewed_is_left_and_named() -> None:
    review = Review(reviewer="A. Berg", date=TODAY, decision="accepted", finding="page-differs")
    fixes = fix(facts(PRINTED, record(), reviews=(review,)))
    assert (fixes.made, [one.reason for one in fixes.left]) == ((), ["a person has reviewed it"])
    link = Review(reviewer="A. Berg", date=TODAY, decision="supports", reference="muller-2019")
    fixes = fix(facts(PRINTED, record(), claims=(Claim(id="introduction-01", reviews=(link,)),)))
    assert (fixes.made, [one.reason for one in fixes.left]) == ((), ["a person has reviewed it"])


def test_what_may_be_another_work_is_left() -> None:
    other = record(title="Sleep of nurses on night shifts", author=(Name(family="Dahl"),), volume="9", page="1-2")
    assert fix(facts(PRINTED, other)).made == ()
    first = facts(PRINTED.replace("Muller T", "Smith A"), record())
    assert fix(first).made == ()
    assert "first author" in fix(first).left[0].reason


def test_a_public_page_is_believed_on_request_only() -> None:
    known = facts(PRINTED, record("page"))
    assert fix(known).made == ()
    assert ("PMID", "", "123") in corrected(known, with_pages=True)


def test_another_accent_is_no_better_than_the_one_that_is_printed() -> None:
    known = record(
        author=(Name(family="Mùller", given="T"), Name(family="Ito", given="K"), Name(family="Cole", given="P"))
    )
    assert corrected(facts(PRINTED.replace("Muller", "Müller"), known), "accents") == []
