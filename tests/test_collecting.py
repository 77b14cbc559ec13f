"""References from strings as pasted, lists in their formats, and manuscripts."""

from pathlib import Path

import pytest

from curate.collecting import Collected, collect, collect_from
from curate.errors import UnreadableError

BERG = "Berg T, Cole A. Rest after night work. J Sleep. 2019;4:1-9."
DAHL = "Dahl B. Short nights in the far north. Sleep Med. 2020;5(2):10-19. doi:10.1000/abc"
ITO = "Ito K, Lund P. Bright light and its uses. Lancet Sleep. 2011;12:100-104."
RIS = "TY  - JOUR\nID  - Berg2019\nAU  - Berg, T\nTI  - Rest\nT2  - J Sleep\nPY  - 2019\nER  - \n"
BIBTEX = "Exported\n\n@article{Berg2019, author = {Berg, T}, title = {Rest}, journal = {J Sleep}, year = 2019}\n"
NBIB = "\nPMID- 12345\nTI  - Rest\nFAU - Berg, Tom\nJT  - J Sleep\nDP  - 2019 May\n"
CSL = '[{"id": "Berg2019", "type": "article-journal", "title": "Rest", "author": [{"family": "Berg"}]}]'
ENDNOTE = (
    "<xml><records><record><rec-number>7</rec-number><titles><title>Rest</title></titles>"
    "<contributors><authors><author>Berg, T</author></authors></contributors></record></records></xml>"
)


def strings(collected: tuple[Collected, ...]) -> list[str]:
    return [one.reference.string for one in collected]


@pytest.mark.parametrize(
    "pasted",
    [
        f"{BERG}\n{DAHL}\n{ITO}\n",
        f"{BERG}\n\n{DAHL}\n\n{ITO}",
        f"1. {BERG}\n2. {DAHL}\n3. {ITO}\n",
        f"[1] {BERG}\n[2] {DAHL}\n[3] {ITO}\n".replace(" night work", "\n    night work").replace(
            " north", "\n    north"
        ),
        f"Literature\n\n{BERG}\n{DAHL}\n{ITO}\n",
        f"\ufeffReferences\r\n{BERG}\r\n{DAHL}\r\n{ITO}\r\n",
    ],
    ids=["lines", "apart", "numbered", "wrapped", "headed", "from Windows"],
)
def test_strings_as_pasted(pasted: str) -> None:
    assert [" ".join(string.split()) for string in strings(collect_from(pasted.encode(), "x"))] == [BERG, DAHL, ITO]


def test_one_string_and_how_sure_each_field_is() -> None:
    (one,) = collect_from(DAHL.encode(), "x")
    item = one.reference.item
    assert (one.reference.id, item.id, item.doi, item.volume, item.issue) == (
        "dahl-2020",
        "dahl-2020",
        "10.1000/abc",
        "5",
        "2",
    )
    assert {"author", "title", "container-title", "issued", "volume", "issue", "page", "DOI"} == set(one.confidence)
    assert one.confidence["DOI"] == 1.0
    assert all(0 < share <= 1 for share in one.confidence.values())


def test_a_line_for_the_same_authors() -> None:
    one, two = collect_from(f"{BERG}\n———. Rest before night work. J Sleep. 2020;5:1-9.\n".encode(), "x")
    assert two.reference.item.author == one.reference.item.author


@pytest.mark.parametrize(
    ("data", "key", "ending"),
    [
        (RIS, "Berg2019", ".ris"),
        (BIBTEX, "Berg2019", ".bib"),
        (NBIB, "12345", ".nbib"),
        (CSL, "Berg2019", ".json"),
        (ENDNOTE, "7", ".xml"),
    ],
    ids=["ris", "bibtex", "nbib", "csl", "endnote"],
)
def test_lists_in_their_formats_by_look_and_by_name(data: str, key: str, ending: str, tmp_path: Path) -> None:
    for name in (f"list{ending}", "list.txt", "list"):
        path = tmp_path / name
        path.write_text(data, encoding="utf-8")
        (one,) = collect(path)
        assert one == collect_from(data.encode(), path.as_posix())[0]
        assert (one.reference.id, one.reference.item.id, one.reference.item.title) == (key, key, "Rest")
        assert one.confidence == {}


def test_xml_names_its_own_encoding() -> None:
    data = f'<?xml version="1.0" encoding="iso-8859-1"?>{ENDNOTE}'.replace("Rest", "Rést").encode("latin-1")
    assert collect_from(data, "x")[0].reference.item.title == "Rést"


def test_a_key_that_is_taken_is_not_given_twice() -> None:
    one, two = collect_from(f"[{CSL[1:-1]}, {CSL[1:-1]}]".encode(), "x")
    assert one.reference.id == "Berg2019"
    assert two.reference.id not in ("", one.reference.id)


def test_the_list_of_a_manuscript(tmp_path: Path) -> None:
    for name in ("m.md", "m.txt"):
        path = tmp_path / name
        path.write_text(f"# Sleep\n\nIt is good [1].\n\n## References\n\n1. {BERG}\n2. {DAHL}\n", encoding="utf-8")
        assert strings(collect(path)) == [BERG, DAHL]


def test_a_list_in_markdown(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    path.write_text(f"{BERG}\n\n{DAHL}\n", encoding="utf-8")
    assert strings(collect(path)) == [BERG, DAHL]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "x is empty"),
        (b" \n\n", "x is empty"),
        (b"%PDF-1.7", "x is a PDF file"),
        (b"\xff\x00\x01\x02", "x is binary"),
        (b"[]", "x holds no reference"),
        (b"@comment{a, b = 1}", "x holds no reference"),
        (b'[{"id": ', "x:1 is not JSON"),
    ],
)
def test_what_holds_no_reference_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        collect_from(data, "x")
    assert str(caught.value).startswith(says)


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="does not exist"):
        collect(tmp_path / "refs.bib")
    with pytest.raises(UnreadableError, match="is a folder"):
        collect(tmp_path)
    (tmp_path / "m.html").write_text("<p>No list here.</p>", encoding="utf-8")
    with pytest.raises(UnreadableError, match="holds no reference"):
        collect(tmp_path / "m.html")
