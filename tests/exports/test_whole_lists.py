"""Whole reference lists: that of the registry, and one whose every text is hostile, through readers that are not ours."""

import json
import re
import sys
from datetime import date
from pathlib import Path

import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from lxml import etree

from curate import registry
from curate.bibliography.lists import bibtex as bibtex_reader
from curate.bibliography.lists import csl as csl_reader
from curate.bibliography.lists import jats as jats_reader
from curate.bibliography.lists import tagged as ris_reader
from curate.errors import MissingExtraError, UsageError
from curate.exports import Format, render, styled
from curate.exports.printable import printable
from curate.reference import Date, Item, Name
from hostile import HOSTILE

ROOT = Path(__file__).parents[2]
STYLE = b"""<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="../../evil">
<info><title>Small</title><id>small</id><updated>2026-01-01T00:00:00+00:00</updated>
<link href="http://www.zotero.org/styles/big" rel="independent-parent"/></info>
<citation><layout><text variable="citation-number"/></layout></citation>
<bibliography second-field-align="flush"><layout><text variable="citation-number" suffix="."/>
<names variable="author" suffix=". "><name and="text"/></names><text variable="title"/></layout></bibliography></style>"""


@pytest.fixture(scope="module")
def items() -> list[Item]:
    """Return the items of the repository's own registry."""
    facts = registry.read(ROOT, today=date(2026, 1, 1))
    return [one.item for one in facts.references]


@pytest.fixture(scope="module")
def bad() -> list[Item]:
    return [
        Item(
            id=text,
            type="article-journal",
            title=text,
            container_title=text,
            author=(Name(family=text, given="A"), Name(literal=text)),
            issued=Date(literal=text),
            volume=text,
            page=text,
            doi=text,
            url=text,
            note=text,
        )
        for text in HOSTILE
    ]


def test_the_registry_goes_through_other_readers_whole(items: list[Item]) -> None:
    count = len(items)
    assert count == 58
    library = parse_string(render("bibtex", items))
    assert (len(library.entries), library.failed_blocks) == (count, [])
    assert len(parse_string(render("biblatex", items)).entries) == count
    records = rispy.loads(render("ris", items))
    assert [one.get("title") for one in records] == [one.title for one in items]
    assert [one.get("doi") for one in records] == [one.doi for one in items]
    refs = etree.fromstring(render("jats", items).encode()).findall("ref")
    assert [ref.findtext(".//pub-id[@pub-id-type='doi']") for ref in refs] == [one.doi for one in items]
    assert [len(ref.findall(".//name")) + len(ref.findall(".//collab")) for ref in refs] == [
        len(one.author) + len(one.editor) + len(one.translator) for one in items
    ]
    assert [one["DOI"] for one in json.loads(render("csl", items)) if "DOI" in one] == [
        one.doi for one in items if one.doi
    ]


@pytest.mark.parametrize("name", ["csl", "bibtex", "biblatex", "jats", "ris"])
def test_the_registry_is_read_again_with_its_authors_titles_years_and_identifiers(
    name: Format, items: list[Item]
) -> None:
    text = render(name, items)
    if name == "jats":
        read = [jats_reader.listed(ref).item for ref in etree.fromstring(text.encode()).iterchildren("ref")]
    elif name == "csl":
        read = [one.item for one in csl_reader.read(text)]
    elif name == "ris":
        read = [one.item for one in ris_reader.read_ris(text)]
    else:
        read = [one.item for one in bibtex_reader.read(text)]
    assert len(read) == len(items)
    for got, item in zip(read, items, strict=True):
        assert got
        for field in ("title", "year", "doi", "pmid", "pmcid", "volume", "page"):
            assert getattr(got, field) == getattr(item, field), (name, item.id, field)
        if name == "ris" and any("," in (one.literal or "") for one in item.author):
            continue  # RIS takes a group whose name has a comma for a person, as docs/formats.md says
        assert [one.surname for one in got.author] == [one.surname for one in item.author]


def test_hostile_texts_stay_in_their_fields(bad: list[Item]) -> None:
    assert len(json.loads(render("csl", bad))) == len(bad)
    refs = etree.fromstring(render("jats", bad).encode()).findall("ref")
    assert [ref.findtext(".//article-title") for ref in refs] == [printable(text) for text in HOSTILE]
    ris = render("ris", bad)
    assert ris.count("\nER  - ") == ris.count("TY  - ") == len(bad)
    assert not re.search(r"^(?![A-Z][A-Z0-9]  - |$)", ris.rstrip("\n"), re.MULTILINE)
    for name in ("bibtex", "biblatex"):
        read = bibtex_reader.read(render(name, bad))
        assert [one.item.title for one in read if one.item] == [printable(text) for text in HOSTILE]
        assert "\\input" not in re.sub(
            r"\\textbackslash\{\}input", "", re.sub(r"(?m)^  (doi|url) = .*$", "", render(name, bad))
        )


def test_hostile_texts_in_a_style_are_lines(bad: list[Item]) -> None:
    assert len(styled.render(bad, STYLE, "small.csl").splitlines()) == len(bad)


def test_a_list_cut_short_stays_cut_in_a_style() -> None:
    item = Item(title="Rest", author=(Name(family="Berg", given="T"),), custom={"et-al": True})
    assert styled.render([item], STYLE, "small.csl") == "1. T Berg et al. Rest\n"


def test_a_dependent_style_names_its_parent() -> None:
    assert styled.parent(STYLE, "small.csl") == "big"
    assert not styled.parent(b"<a/>", "a.csl")


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (b"<a/>", "x.csl is no CSL style: its root element is <a>"),
        (STYLE.replace(b"bibliography", b"other"), "has no bibliography"),
        (STYLE.replace(b'<names variable="author"', b'<nonsense variable="author"').replace(b"</names>", b"</nonsense>"), "citeproc-py cannot set x.csl"),
    ],
)  # fmt: skip
def test_what_is_no_style_is_said_in_one_line(style: bytes, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        styled.render([Item(title="T", author=(Name(family="B"),))], style, "x.csl")


def test_a_missing_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "citeproc", None)
    with pytest.raises(MissingExtraError, match="needs the extra 'styles'"):
        styled.render([], STYLE, "small.csl")
