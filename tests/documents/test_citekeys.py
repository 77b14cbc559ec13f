"""Markdown with keys: which bibliography, which reference each key stands for, where the list then stands."""

import json
from pathlib import Path

import pytest

from curate import documents
from curate.bibliography.lists import Listed
from curate.documents.markdown import citekeys
from curate.documents.markdown.nicknames import match
from curate.errors import UnreadableError
from curate.manuscript import Manuscript
from curate.reading import read as read_whole
from curate.reference import Date, Item, Name

_BIB = b"""@article{abe2019, author={Abe, Ken}, title={Sand}, journal={Dunes}, year=2019, doi={10.1000/sand}}
@book{bell, author={Bell, Tom}, title={Wind}, publisher={Fjord}, year=2001}
@misc{never, title={Not cited}}
"""
_CSL = json.dumps(
    [
        {"id": "s4nd", "title": "Sand", "DOI": "10.1000/SAND", "PMID": "123456", "issued": {"date-parts": [[2019]]}},
        {"id": "w1nd", "title": "Wind", "URL": "https://example.org/wind/"},
        {"id": "r41n", "title": "Rain", "note": "standard_id: arxiv:2001.00001v2"},
        {"id": "5thZNGfr", "title": "Known by the short form of its id"},
    ]
).encode()


def _read(text: str, **files: bytes) -> Manuscript:
    named = {name.replace("__", "-").replace("_", "."): data for name, data in files.items()}
    return citekeys.read(text.encode(), "paper/main.md", named.get)


def _links(manuscript: Manuscript) -> list[tuple[str, tuple[str, ...]]]:
    return [(manuscript.text[link.start : link.end], link.keys) for link in manuscript.links]


@pytest.mark.parametrize(
    "head",
    [
        "---\nbibliography: my.bib\n---\n",
        "---\nbibliography:\n- my.bib\ntitle: T\n---\n",
        "---\r\nbibliography: my.bib\r\n...\r\n",
    ],
)
def test_the_front_matter_names_the_bibliography(head: str) -> None:
    manuscript = _read(f"{head}\nSand moves [see @abe2019, p. 3; @bell]. As @bell said.\n", my_bib=_BIB)
    assert _links(manuscript) == [("[see @abe2019, p. 3; @bell]", ("abe2019", "bell")), ("@bell", ("bell",))]
    assert [entry.key for entry in manuscript.entries] == ["abe2019", "bell"]


@pytest.mark.parametrize("name", ["main_bib", "references_bib", "refs_bib"])
def test_a_bibliography_under_a_usual_name_is_found(name: str) -> None:
    assert [entry.key for entry in _read("Sand [@abe2019].", **{name: _BIB}).entries] == ["abe2019"]


def test_references_in_the_front_matter_are_read() -> None:
    manuscript = _read("---\nreferences:\n- id: abe\n  title: Sand\n  issued: 2019\n---\n\nSand [@abe].")
    assert [(entry.key, entry.string) for entry in manuscript.entries] == [("abe", "Sand. 2019.")]


def test_nocite_lists_what_is_not_cited() -> None:
    head = "---\nbibliography: my.bib\nnocite: '@never'\n---\n\n"
    assert [entry.key for entry in _read(f"{head}Sand [@bell].", my_bib=_BIB).entries] == ["bell", "never"]
    everything = "---\nbibliography: my.bib\nnocite: '@*'\n---\n\n"
    assert len(_read(f"{everything}Sand [@bell].", my_bib=_BIB).entries) == 3


def test_the_list_stands_behind_the_text_and_leads_into_its_file() -> None:
    manuscript = _read("Sand [@bell].\n", refs_bib=_BIB)
    entry = manuscript.entries[0]
    assert manuscript.text[entry.start : entry.end] == entry.string
    assert str(manuscript.location(entry.start, entry.end)) == "paper/refs.bib:2"
    assert manuscript.sections[-1].title == "References"
    link = manuscript.links[0]
    assert str(manuscript.location(link.start, link.end)) == "paper/main.md:1:6"


def test_a_bibliography_that_is_named_and_missing_is_an_error() -> None:
    with pytest.raises(UnreadableError) as caught:
        _read("---\nbibliography: gone.bib\n---\n\nSand [@bell].")
    assert "gone.bib" in str(caught.value)
    assert caught.value.help


def test_a_manuscript_without_keys_stays_as_it_is() -> None:
    text = "Sand [1].\n\n# References\n\n1. Abe K. Sand. Dunes. 2019;3:1-4.\n2. Bell T. Wind. 2001.\n"
    manuscript = _read(text, refs_bib=_BIB)
    assert not manuscript.links
    assert len(manuscript.entries) == 2


@pytest.mark.parametrize(
    ("key", "entry"),
    [
        ("doi:10.1000/sand", "s4nd"),
        ("pmid:123456", "s4nd"),
        ("url:http://www.example.org/wind", "w1nd"),
        ("arxiv:2001.00001v2", "r41n"),
        ("S4ND", "s4nd"),
        ("doi:10.7717/peerj.338", "5thZNGfr"),
        ("tag:mine", "w1nd"),
        ("tag:tabled", "s4nd"),
        ("unknown", "unknown"),
    ],
)
def test_manubot_keys(key: str, entry: str) -> None:
    text = f"Sand [@{key}].\n\n[@tag:mine]: url:https://example.org/wind\n"
    table = b"tag\tcitation\ntabled\tdoi:10.1000/sand\n"
    manuscript = _read(text, references_json=_CSL, citation__tags_tsv=table)
    assert manuscript.links[0].keys == (entry,)


def test_a_key_that_is_an_identifier_is_its_own_reference() -> None:
    manuscript = _read("Sand [@doi:10.1000/new; @pmid:99].")
    assert [entry.key for entry in manuscript.entries] == ["doi:10.1000/new", "pmid:99"]
    assert manuscript.entries[0].item == Item(doi="10.1000/new")


def test_keys_in_code_and_addresses_are_none() -> None:
    manuscript = _read("Mail me@example.org. Use `[@abe2019]`.\n\n```\n[@bell]\n```\n", refs_bib=_BIB)
    assert not manuscript.links


def _work(family: str, year: int, title: str) -> Listed:
    item = Item(title=title, author=(Name(family=family),), issued=Date(date_parts=((year,),)))
    return Listed(string=title, key=title, item=item)


@pytest.mark.parametrize(
    ("tag", "title"),
    [
        ("Abe2019_dunes", "Moving dunes of sand"),
        ("Abe2019_wet", "Wet sand"),
        ("Abe2019", None),
        ("Bell2001", "Wind over water"),
        ("Bell2001_rain", "Wind over water"),
        ("Bel2001", None),
        ("dunetool", "DuneTool: a program"),
        ("something_else", None),
        ("VanDam2010_tides", "Tides and moons"),
    ],
)
def test_tags_that_nothing_defines_are_matched_only_when_sure(tag: str, title: str | None) -> None:
    works = [
        _work("Abe", 2019, "Moving dunes of sand"),
        _work("Abe", 2019, "Wet sand"),
        _work("Bell", 2001, "Wind over water"),
        _work("van Dam", 2010, "Tides and moons"),
        _work("Ito", 2015, "DuneTool: a program"),
    ]
    found = match({"key": tag}, works)
    assert (found["key"].key if found else None) == title


@pytest.mark.parametrize("name", ["paper.md", "paper.qmd", "paper.Rmd"])
def test_the_whole_way_from_file_to_targets(tmp_path: Path, name: str) -> None:
    (tmp_path / "refs.bib").write_bytes(_BIB)
    (tmp_path / name).write_text("---\nbibliography: refs.bib\n---\n\nSand [@bell; @abe2019]. None [@gone].\n")
    reading = read_whole(tmp_path / name)
    assert [(citation.form, citation.targets, citation.missing) for citation in reading.citations] == [
        ("key", (1, 2), ()),
        ("key", (), ("gone",)),
    ]
    assert [reference.item.title for reference in reading.references] == ["Wind", "Sand"]


def test_a_bibliography_outside_the_folder_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_bytes(_BIB)
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "main.md").write_text("---\nbibliography: ../refs.bib\n---\n\nSand [@bell].\n")
    with pytest.raises(UnreadableError):
        documents.read(folder / "main.md")


def _project(folder: Path, **files: str) -> Path:
    (folder / "chapters").mkdir()
    (folder / "refs.bib").write_bytes(_BIB)
    for name, text in files.items():
        (folder / name.replace("__", "/").replace("_yml", ".yml").replace("quarto", "_quarto")).write_text(text)
    path = folder / "chapters" / "one.qmd"
    path.write_text("Sand [@bell; @more].\n")
    return path


def test_a_quarto_project_names_the_bibliography(tmp_path: Path) -> None:
    path = _project(tmp_path, quarto_yml="project:\n  type: book\nbibliography: refs.bib\n")
    manuscript = documents.read(path)
    assert [entry.key for entry in manuscript.entries] == ["bell"]
    assert (
        manuscript.location(manuscript.entries[0].start, manuscript.entries[0].end).path
        == (tmp_path / "refs.bib").as_posix()
    )


@pytest.mark.parametrize("name", ["more.bib", "/chapters/more.bib"])
def test_folders_of_a_quarto_project_add_to_it(tmp_path: Path, name: str) -> None:
    path = _project(tmp_path, quarto_yml="bibliography: [refs.bib]\n")
    (path.parent / "_metadata.yml").write_text(f"bibliography:\n- {name}\n")
    (path.parent / "more.bib").write_text("@misc{more, title={More}}")
    assert [entry.key for entry in documents.read(path).entries] == ["bell", "more"]


def test_a_document_of_a_project_may_name_files_of_the_project(tmp_path: Path) -> None:
    path = _project(tmp_path, quarto_yml="project:\n  type: website\n")
    path.write_text("---\nbibliography: ../refs.bib\n---\n\nSand [@bell].\n")
    assert [entry.key for entry in documents.read(path).entries] == ["bell"]
    path.write_text("---\nbibliography: /refs.bib\n---\n\nSand [@bell].\n")
    assert [entry.key for entry in documents.read(path).entries] == ["bell"]


def test_metadata_of_a_folder_without_a_project_counts_for_nothing(tmp_path: Path) -> None:
    path = _project(tmp_path)
    (path.parent / "_metadata.yml").write_text("bibliography: refs.bib\n")
    (path.parent / "refs.bib").write_bytes(b"")
    assert not documents.read(path).entries


@pytest.mark.parametrize("name", ["gone.bib", "../outside.bib", "/../outside.bib"])
def test_a_bibliography_that_a_project_names_and_that_is_not_in_it_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside.bib").write_bytes(_BIB)
    (tmp_path / "book").mkdir()
    path = _project(tmp_path / "book", quarto_yml=f"bibliography: {name}\n")
    with pytest.raises(UnreadableError, match=r"\.\./_quarto\.yml names the bibliography"):
        documents.read(path)


@pytest.mark.parametrize("text", ["bibliography: [refs.bib\n", "a: &x 1\nb: *x\n"])
def test_a_broken_project_file_is_an_error(tmp_path: Path, text: str) -> None:
    with pytest.raises(UnreadableError, match=r"_quarto\.yml"):
        documents.read(_project(tmp_path, quarto_yml=text))
