"""What is printed is read again as the same, by the readers of curate and by others'."""

import json
from typing import Any

import pytest
import rispy
from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from curate.bibliography.lists import bibtex as bibtex_reader
from curate.bibliography.lists import csl as csl_reader
from curate.bibliography.lists import jats as jats_reader
from curate.bibliography.lists import tagged as ris_reader
from curate.exports import biblatex, bibtex, csl, jats, render, ris, texing
from curate.reference import Date, Item, Name
from items import BERG, GROUP, ITEMS, ONEIL, SMITH

WORDS = st.text(st.characters(categories=("L", "N", "P", "S", "Zs")), max_size=40).map(
    lambda text: " ".join(text.split())
)
_NAME_PARTS = {"von": "non_dropping_particle", "last": "family", "jr": "suffix", "first": "given"}


def parsed_bibtex(text: str) -> list[dict[str, Any]]:
    """The entries as bibtexparser reads them: names in parts, TeX decoded."""
    stack = [middlewares.SeparateCoAuthors(), middlewares.SplitNameParts(), middlewares.LatexDecodingMiddleware()]
    library = parse_string(text, append_middleware=stack)
    assert library.failed_blocks == []
    return [
        {"type": entry.entry_type, "key": entry.key, **{field.key: field.value for field in entry.fields}}
        for entry in library.entries
    ]


def test_csl_json_is_read_again_as_the_same() -> None:
    assert [each.item for each in csl_reader.read(csl.render(ITEMS))] == [
        item.model_copy(update={"id": None}) for item in ITEMS
    ]
    assert [each["id"] for each in json.loads(csl.render(ITEMS))] == [item.id for item in ITEMS]


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.id))
def test_bibtex_is_read_again_as_the_same(item: Item) -> None:
    (listed,) = bibtex_reader.read(bibtex.render([item]))
    assert listed.key == item.id
    assert listed.item
    assert listed.item.model_dump() == item.model_copy(update={"id": None}).model_dump()


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.id))
def test_ris_is_read_again_as_the_same(item: Item) -> None:
    (listed,) = ris_reader.read_ris(ris.render([item]))
    assert listed.key == item.id
    assert listed.item
    assert listed.item.model_dump() == item.model_copy(update={"id": None}).model_dump()


def test_another_reader_of_bibtex_agrees() -> None:
    entries = parsed_bibtex(bibtex.render(ITEMS))
    assert [entry["key"] for entry in entries] == [item.id for item in ITEMS]
    assert [entry["type"] for entry in entries] == [
        "article",
        "incollection",
        "book",
        "phdthesis",
        "inproceedings",
        "techreport",
        "online",
        "article",
        "dataset",
    ]
    article = entries[0]
    assert article["title"] == ITEMS[0].title
    assert article["journal"] == "Journal of Rest & Sleep"
    assert article["pages"].replace("–", "--") == "S123--S130"
    assert (article["year"], article["month"], article["day"]) == ("2019", "may", "3")
    berg, smith, oneil, _ = article["author"]
    for parts, name in ((berg, BERG), (smith, SMITH), (oneil, ONEIL)):
        assert {
            field: " ".join(getattr(parts, part)).replace("’", "'") or None for part, field in _NAME_PARTS.items()
        } == {field: getattr(name, field) for field in _NAME_PARTS.values()}


def test_another_reader_of_ris_agrees() -> None:
    records = rispy.loads(ris.render(ITEMS))
    assert [record["type_of_reference"] for record in records] == [
        "JOUR",
        "CHAP",
        "BOOK",
        "THES",
        "CPAPER",
        "RPRT",
        "ELEC",
        "UNPB",
        "DATA",
    ]
    article = records[0]
    assert article["title"] == ITEMS[0].title
    assert article["authors"] == ["van der Berg, T. A.", "Smith, John, Jr", "O'Neil-Łącki, Zoë", GROUP.literal]
    assert (article["start_page"], article["end_page"]) == ("S123", "S130")
    assert (article["year"], article["date"]) == ("2019", "2019/05/03/")
    assert article["doi"] == ITEMS[0].doi
    assert article["urls"] == [ITEMS[0].url]


@pytest.mark.parametrize("journal", ["PREPRINT", "Preprints of Tests", "arXiv", "Server of Manuscripts", "J Tests"])
@pytest.mark.parametrize("kind", ["article", "article-journal"])
def test_a_journal_and_a_preprint_stay_what_they_are_whatever_their_names(kind: Any, journal: str) -> None:
    item = Item(type=kind, title="Late signs", container_title=journal, author=(GROUP,))
    assert [each.item for each in bibtex_reader.read(bibtex.render([item]))] == [item]


@given(WORDS, WORDS)
def test_whatever_the_words_bibtex_keeps_them(title: str, journal: str) -> None:
    item = Item(type="article-journal", title=title or None, container_title=journal or None, author=(GROUP,))
    other = Item(title="Rest")
    assert [each.item for each in bibtex_reader.read(bibtex.render([item, other]))] == [item, other]


@given(WORDS.map(lambda text: text.replace("@", "")), WORDS.map(lambda text: text.replace("@", "")))
def test_whatever_the_words_another_reader_finds_the_entries(title: str, family: str) -> None:
    """It takes an @ inside a value for the next entry, which BibTeX does not."""
    item = Item(title=title, author=(Name(family=family or "X", given="A"), Name(literal=family or "X")))
    one, two = parsed_bibtex(bibtex.render([item, Item(title="Rest")]))
    assert (one["key"], two["key"]) == ("reference-1", "reference-2")
    assert len(one["author"]) == 2


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_the_text_ris_has_a_value_a_line_and_csl_is_json(title: str, note: str) -> None:
    item = Item(title=title, note=note, author=(GROUP,))
    lines = ris.render([item]).splitlines()
    assert lines[0] == "TY  - GEN"
    assert lines[-1] == "ER  - "
    assert len(lines) <= 5
    (data,) = json.loads(csl.render([item]))
    assert data["id"] == "1"
    csl.render([item]).encode()


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        (Name(family="Berg", given="T", non_dropping_particle="van"), "van Berg, T"),
        (Name(family="Berg", given="T", dropping_particle="de", non_dropping_particle="La"), "de La Berg, T"),
        (Name(family="Smith", given="J", suffix="III"), "Smith, III, J"),
        (Name(family="Smith", suffix="Jr"), "Smith, Jr, {}"),
        (Name(family="Homer"), "Homer"),
        (Name(family="Le Roux"), "{Le Roux}"),
        (Name(family="Berg", non_dropping_particle="van"), "van Berg"),
        (Name(family="Rest, Ltd", given="A"), "{Rest, Ltd}, A"),
        (Name(family="Salt and Sea", given="A"), "{Salt and Sea}, A"),
        (Name(literal="Rest & Sleep, Ltd"), "{Rest \\& Sleep, Ltd}"),
    ],
)
def test_names_in_bibtex(name: Name, printed: str) -> None:
    assert f"  author = {{{printed}}},\n" in bibtex.render([Item(title="T", author=(name,))])


def test_a_cut_author_list_ends_in_others() -> None:
    item = Item(title="T", author=(SMITH,), custom={"et-al": True})
    assert "{Smith, Jr, John and others}" in bibtex.render([item])
    assert bibtex_reader.read(bibtex.render([item]))[0].item == item


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("The role of GD2 in Europe", "The role of {GD2} in {Europe}"),
        ("The Role of GD2 in Europe", "The Role of {GD2} in Europe"),
        ("Sleep: A review (of mRNA)", "Sleep: {A} review (of {mRNA})"),
        ("THE ROLE OF SLEEP", "THE ROLE OF SLEEP"),
        ("50% & {x}_1 ~ $2^3 \\", r"50\% \& \textbraceleft{}x\textbraceright{}\_1 \textasciitilde{} \$2\textasciicircum{}3 \textbackslash{}"),
        ("a -- b ''c''", "a -{}- b '{}'c'{}'"),
    ],
)  # fmt: skip
def test_titles_in_bibtex(text: str, printed: str) -> None:
    assert texing.title(text) == printed


def test_keys_of_bibtex_are_safe_and_unique() -> None:
    items = [Item(id=key, title="T") for key in ("a b,{c}", "A-b-c", "Ämter", None)]
    keys = [entry["key"] for entry in parsed_bibtex(bibtex.render(items))]
    assert keys == ["a-b-c", "A-b-c-2", "mter", "reference-4"]


def test_types_that_depend_on_more() -> None:
    def kind(item: Item) -> str:
        return bibtex.render([item]).partition("{")[0]

    assert kind(Item(type="thesis", genre="Master's thesis")) == "@mastersthesis"
    assert kind(Item(type="thesis", genre="Doctoral dissertation")) == "@phdthesis"
    arxiv = Item(type="article", title="T", archive="arXiv", number="arXiv:2101.00001")
    assert kind(arxiv) == "@misc"
    assert "  eprint = {2101.00001},\n  archiveprefix = {arXiv}\n" in bibtex.render([arxiv])


def test_dates_without_a_year() -> None:
    item = Item(title="T", issued=Date(literal="in press"), status="in press")
    assert "  year = {in press},\n  pubstate = {in press}\n" in bibtex.render([item])
    assert "PY  - in press\n" in ris.render([item])


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.id))
def test_biblatex_is_read_again_as_the_same(item: Item) -> None:
    (listed,) = bibtex_reader.read(biblatex.render([item]))
    assert listed.key == item.id
    assert listed.item
    assert listed.item.model_dump() == item.model_copy(update={"id": None}).model_dump()


def test_another_reader_of_biblatex_agrees() -> None:
    entries = parsed_bibtex(biblatex.render(ITEMS))
    assert [entry["type"] for entry in entries] == [
        "article", "incollection", "book", "phdthesis", "inproceedings", "techreport", "online", "article", "dataset",
    ]  # fmt: skip
    article = entries[0]
    assert article["journaltitle"] == "Journal of Rest & Sleep"
    assert article["date"] == "2019-05-03"
    assert not {"journal", "year", "month", "address", "school"} & {key for entry in entries for key in entry}
    assert (entries[1]["location"], entries[3]["institution"]) == ("Oslo", "University of Nowhere")


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        (Date(date_parts=((2019,), (2020,))), "2019/2020"),
        (Date(date_parts=((2019,),), season=2), "2019-22"),
        (Date(date_parts=((2019, 5),), circa=True), "2019-05~"),
    ],
)
def test_dates_of_biblatex(date: Date, printed: str) -> None:
    assert f"  date = {{{printed}}}\n" in biblatex.render([Item(title="T", issued=date)])


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: str(item.id))
def test_jats_is_read_again_as_the_same(item: Item) -> None:
    (ref,) = etree.fromstring(jats.render([item]).encode()).iterchildren("ref")
    listed = jats_reader.listed(ref)
    assert (listed.key, listed.label) == (item.id, "1")
    assert listed.item
    kept = item.model_copy(update={"id": None, "language": None})  # JATS has no element for the language of a work
    assert listed.item.model_dump() == kept.model_dump()


def test_ids_of_jats_are_names_of_xml_and_unique() -> None:
    items = [Item(id=key, title="T") for key in ("a b,<c>", "1a", "a-b-c", "Ämter", None)]
    refs = etree.fromstring(jats.render(items).encode()).findall("ref")
    assert [ref.get("id") for ref in refs] == ["a-b-c", "ref-1a", "a-b-c-2", "mter", "ref-5"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_the_text_jats_is_well_formed(title: str, url: str) -> None:
    item = Item(title=title, url=url, author=(Name(family=title, given=url), GROUP), note=url)
    (ref,) = etree.fromstring(jats.render([item]).encode()).findall("ref")
    assert ref.get("id")


def test_the_table_knows_every_format() -> None:
    assert render("csl", ITEMS) == csl.render(ITEMS)
    assert render("bibtex", ITEMS) == bibtex.render(ITEMS)
    assert render("ris", ITEMS) == ris.render(ITEMS)
    assert render("biblatex", ITEMS) == biblatex.render(ITEMS)
    assert render("jats", ITEMS) == jats.render(ITEMS)
    assert (render("csl", []), render("bibtex", []), render("ris", [])) == ("[]\n", "", "")
