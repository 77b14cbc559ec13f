"""Reference lists alone and beside manuscripts: BibTeX, RIS, MEDLINE, CSL-JSON, CSL-YAML, EndNote XML."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate import documents
from curate.bibliography import lists
from curate.bibliography.lists import bibtex, csl, entries, tagged
from curate.bibliography.lists.detexing import plain
from curate.bibliography.printing import vancouver
from curate.documents import jats
from curate.errors import UnreadableError
from curate.reference import Date, Item, Name

_BIB = r"""
@comment{nothing}
@string{dunes = "J. " # "Dunes"}
@article{abe2019,
  author  = {Ab{\'e}, Ken and van der Berg, A. and {Harbour Board} and others},
  title   = {The {DNA} of $\alpha$-sand: 50\% \emph{wet}},
  journal = dunes, year = 2019, month = mar, volume = {3}, number = 2, pages = {1--4},
  doi = {https://doi.org/10.1000/Sand_1}, pmid = {123456}
}
@inproceedings{bell, author = "Tom Bell and von Baker, Jr, Ludwig", crossref = {conf}}
@proceedings{conf, title = {Winds 2001}, year = {2001}, publisher = {Fjord}}
@article{broken, title = {never closed
@online{cole, author = {Cole, Una}, title = {Rain}, date = {2013-05-02}, url = {https://example.org/a\_b}, urldate = {2020-01-03}}
@article{abe2019, title = {a second one of this key}}
@misc{dee, title={Fog}, eprint={2001.00001}, archiveprefix={arXiv}, year={2020b}}
"""


def _items(text: str) -> dict[str, Item]:
    return {each.key or "": each.item or Item() for each in bibtex.read(text)}


def test_bibtex_fields_become_items() -> None:
    abe = _items(_BIB)["abe2019"]
    assert abe.type == "article-journal"
    assert [str(name) for name in abe.author] == ["Abé Ken", "van der Berg A.", "Harbour Board"]
    assert abe.et_al
    assert (abe.title, abe.container_title) == ("The DNA of α-sand: 50% wet", "J. Dunes")
    assert (abe.volume, abe.issue, abe.page, abe.doi, abe.pmid) == ("3", "2", "1-4", "10.1000/Sand_1", "123456")
    assert abe.issued == Date(date_parts=((2019, 3),))


def test_bibtex_kinds_names_and_inheritance() -> None:
    items = _items(_BIB)
    assert [key for key in items if key != "broken"] == ["abe2019", "bell", "conf", "cole", "dee"]
    assert items["bell"].author[1].suffix == "Jr"
    assert (items["bell"].type, items["bell"].container_title, items["bell"].year) == (
        "paper-conference",
        "Winds 2001",
        2001,
    )
    assert [name.surname for name in items["bell"].author] == ["Bell", "von Baker"]
    assert (items["cole"].type, items["cole"].url) == ("webpage", "https://example.org/a_b")
    assert items["cole"].accessed == Date(date_parts=((2020, 1, 3),))
    assert (items["dee"].type, items["dee"].number, items["dee"].year_suffix) == ("article", "2001.00001", "b")


@pytest.mark.parametrize(
    ("entry", "title", "unread"),
    [
        ("@article{a,\n title = {Chairs {wobble},\n year = 2011\n", None, "line 2: title = {Chairs {wobble},"),
        ("@article{a,\n title = {Chairs {wobble},\n year = 2011\n}", "Chairs wobble, year = 2011", "line 5: "),
        ("@article{a,\n title = {Chairs},\n doi = ,\n year = 2011\n}", "Chairs", "line 3: doi = ,"),
        ("@article{a,\n title = {Chairs} and beds,\n}", "Chairs", "line 2: and beds,"),
        ("@article{a,\n title = {Chairs},", "Chairs", "line 3: "),
        ("@article{a, title = {Chairs}, year = 2011,,}", "Chairs", ""),
        ("@article(a, title = {Chairs})", "Chairs", ""),
        ("@article{a, title = {Chairs} # { and beds}}", "Chairs and beds", ""),
    ],
)
def test_a_bibtex_entry_that_breaks_off_says_where(entry: str, title: str | None, unread: str) -> None:
    first, after = bibtex.read(f"{entry}\n@book{{b, title = {{Beds}}}}\n")
    assert first.item is not None
    assert (first.key, first.item.title, first.item.unread) == ("a", title, unread)
    assert after.item is not None
    assert (after.key, after.item.unread) == ("b", "")


def test_bibtex_knows_the_line_of_an_entry() -> None:
    lines = _BIB.splitlines()
    for each in bibtex.read(_BIB):
        assert f"{{{each.key}," in lines[each.line - 1]


@pytest.mark.parametrize(
    ("tex", "text"),
    [
        (r"{\"u}ber {D}NA", "über DNA"),
        (r"$^{18}$F and CO$_2$", "18F and CO2"),
        (r"a -- b --- ``c''", "a – b — “c”"),
        (r"\textsuperscript{18}F", "18F"),
        (r"50% and 60\%", "50% and 60%"),
        ("{" * 80 + r"\alpha" + "}" * 80, r"\alpha"),
        ("plain", "plain"),
    ],
)
def test_tex_becomes_text(tex: str, text: str) -> None:
    assert plain(tex) == text


def test_ris() -> None:
    text = """TY  - JOUR
AU  - Abe, Ken
AU  - Harbour Board
TI  - Sand and
      water
JO  - Dunes
PY  - 2019/03/01
VL  - 3
IS  - 2
SP  - 1
EP  - 4
DO  - 10.1000/sand
ER  -

TY  - CHAP
A1  - van Dam, A.
A2  - Ito, K.
T1  - Tides
T2  - Shores
PB  - Fjord
Y1  - 2001
UR  - https://example.org/
ER  - """
    first, second = tagged.read_ris(text)
    assert first.string == "Abe K, Harbour Board. Sand and water. Dunes. 2019;3(2):1-4. doi:10.1000/sand"
    assert second.item is not None
    assert (second.item.type, second.item.container_title, second.item.editor[0].family) == ("chapter", "Shores", "Ito")
    assert (first.line, second.line) == (1, 15)


def test_medline() -> None:
    text = """PMID- 123456
TI  - Sand and water: a
      review.
FAU - Abe, Ken
AU  - Abe K
CN  - Harbour Board
JT  - Journal of Dunes
TA  - J Dunes
DP  - 2019 Mar 2
VI  - 3
IP  - 2
PG  - 11-9
LID - 10.1000/sand [doi]
PMC - PMC7654321
PT  - Journal Article
"""
    (entry,) = tagged.read_nbib(text)
    item = entry.item
    assert item is not None
    assert (entry.key, item.title, item.page, item.doi) == (
        "123456",
        "Sand and water: a review",
        "11-9",
        "10.1000/sand",
    )
    assert (item.pmid, item.pmcid, item.container_title_short) == ("123456", "PMC7654321", "J Dunes")
    assert [str(name) for name in item.author] == ["Abe Ken", "Harbour Board"]
    assert item.issued == Date(date_parts=((2019, 3, 2),))


def test_csl_json_as_tools_write_it() -> None:
    data = [
        {"id": 7, "type": "journal-article", "title": "Sand <i>in</i> water", "author": [{"family": "Abe", "given": "K"}, {"name": "Board"}],
         "issued": {"date-parts": [["2019", "3"]]}, "volume": 3, "DOI": "https://doi.org/10.1000/sand", "container-title": ["Dunes"], "x": {}},
        {"id": "b", "type": "unheard-of", "title": "Wind", "issued": "2001-05", "PMCID": "7654321"},
        {"id": "empty"},
    ]  # fmt: skip
    first, second = csl.read(json.dumps(data))
    assert first.item is not None
    assert second.item is not None
    assert (first.key, first.item.type, first.item.title, first.item.volume) == (
        "7",
        "article-journal",
        "Sand in water",
        "3",
    )
    assert (first.item.doi, first.item.container_title) == ("10.1000/sand", "Dunes")
    assert first.item.author[1].literal == "Board"
    assert (second.item.type, second.item.year, second.item.pmcid) == ("document", 2001, "PMC7654321")


def test_endnote_xml() -> None:
    data = b"""<?xml version="1.0"?><xml><records><record><rec-number>12</rec-number><ref-type name="Journal Article">17</ref-type>
    <contributors><authors><author><style>Abe, Ken</style></author><author>Harbour Board,</author></authors></contributors>
    <titles><title><style>Sand </style><style>and water</style></title><secondary-title>Dunes</secondary-title></titles>
    <pages>1-4</pages><volume>3</volume><number>2</number><dates><year>2019</year></dates>
    <electronic-resource-num>10.1000/sand</electronic-resource-num></record></records></xml>"""
    (entry,) = lists.read(data, "library.xml")
    assert entry.string == "Abe K, Harbour Board. Sand and water. Dunes. 2019;3(2):1-4. doi:10.1000/sand"
    assert jats.read(data, "library.xml").entries[0].key == "12"


def test_yaml() -> None:
    (entry,) = lists.read(b"references:\n- id: abe\n  title: Sand\n  issued: 2019-03-01\n", "refs.yaml")
    assert entry.item is not None
    assert (entry.key, entry.item.year) == ("abe", 2019)


def test_a_list_alone_is_a_manuscript_that_points_into_its_file(tmp_path: Path) -> None:
    path = tmp_path / "refs.bib"
    path.write_text(_BIB)
    manuscript = documents.read(path)
    assert [entry.key for entry in manuscript.entries][:2] == ["abe2019", "bell"]
    entry = manuscript.entries[1]
    location = manuscript.location(entry.start, entry.end)
    assert (location.path, _BIB.splitlines()[location.line - 1][:19]) == (path.as_posix(), "@inproceedings{bell")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.bib", b"no entry"),
        ("a.ris", b"no tags"),
        ("a.json", b"{broken"),
        ("a.json", b"[1, 2]"),
        ("a.json", b"[" * 100_000),
        ("a.xml", b"<xml><!-- no records --></xml>"),
        ("a.xml", b'<!DOCTYPE x [<!ENTITY a "b">]><xml><records/></xml>'),
        ("a.yaml", b"a: &x [1]\nb: *x"),
        ("a.yaml", b"a: [unclosed"),
        ("a.doc", b"x"),
        ("a.bib", b" "),
    ],
)
def test_broken_lists_are_refused_with_help(name: str, data: bytes) -> None:
    with pytest.raises(UnreadableError) as caught:
        lists.read(data, name)
    assert name in str(caught.value)
    assert caught.value.help


def test_entries_are_numbered() -> None:
    found = entries(bibtex.read(_BIB))
    assert [entry.n for entry in found] == list(range(1, len(found) + 1))


@pytest.mark.parametrize(
    ("item", "printed"),
    [
        (Item(), ""),
        (Item(title="Sand?", author=(Name(family="Abe", given="Ken-Ichi"),)), "Abe K-I. Sand?"),
        (
            Item(title="Sand", editor=(Name(family="Ito", given="K."),), publisher="Fjord", publisher_place="Oslo"),
            "Ito K, editor. Sand. Oslo: Fjord.",
        ),
        (
            Item(
                type="chapter",
                title="Sand",
                container_title="Shores",
                publisher="Fjord",
                page="3-9",
                issued=Date(date_parts=((2001,),)),
            ),
            "Sand. Shores. Fjord; 2001. p. 3-9.",
        ),
        (
            Item(title="Sand", edition="2", url="https://example.org"),
            "Sand. 2nd ed. Available from: https://example.org.",
        ),
        (Item(title="Sand", author=tuple(Name(family=f) for f in "ABCDEFGH")), "A, B, C, D, E, F, et al. Sand."),
    ],
)
def test_printing(item: Item, printed: str) -> None:
    assert vancouver(item) == printed


_WORDS = st.text(st.characters(categories=("Lu", "Ll")), min_size=2, max_size=8)


@settings(max_examples=60)
@given(_WORDS, _WORDS, st.integers(1900, 2029), st.integers(1, 400), st.integers(1, 999))
def test_what_bibtex_says_is_read_back(family: str, title: str, year: int, volume: int, page: int) -> None:
    source = f"@article{{key, author={{{family}, Ana}}, title={{{title}}}, year={year}, volume={{{volume}}}, pages={{{page}--{page + 9}}}}}"
    (entry,) = bibtex.read(source)
    assert entry.item is not None
    assert entry.item.author[0].family == family
    assert (entry.item.title, entry.item.year, entry.item.volume) == (title, year, str(volume))
    assert entry.item.page == f"{page}-{page + 9}"


@settings(max_examples=60)
@given(st.sampled_from([".bib", ".ris", ".nbib", ".json", ".yaml", ".xml"]), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(ending: str, data: bytes) -> None:
    try:
        entries = lists.read(data, f"x{ending}")
    except UnreadableError as error:
        assert f"x{ending}" in str(error)  # noqa: PT017  # either way is right
    else:
        assert all(entry.string for entry in entries)


@settings(max_examples=80)
@given(
    st.lists(
        st.sampled_from(
            ["@article{", "@string{", "a,", "t = ", "{", "}", '"', "#", "=", "\n", "x", "and", "\\", "$", "@", "%"]
        ),
        max_size=40,
    )
)
def test_any_bibtex_is_read(pieces: list[str]) -> None:
    for each in bibtex.read("".join(pieces)):
        assert each.string


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.bib", b"@article{a, title={T}, doi={10.10/x}}"),
        ("a.ris", b"TY  - JOUR\nTI  - T\nDO  - 10.10/x\nER  -"),
        ("a.json", b'[{"id": "a", "title": "T", "DOI": "10.10/x"}]'),
    ],
)
def test_a_doi_that_is_none_is_kept_so_that_it_can_be_told(name: str, data: bytes) -> None:
    (entry,) = lists.read(data, name)
    assert entry.item is not None
    assert entry.item.doi == "10.10/x"
