"""The table in every format: nothing is lost, nothing of a manuscript is taken for markup or a formula."""

import csv
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any, get_args

import docx
import jsonschema
import openpyxl
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from lxml import html as lxml_html
from pyld import jsonld as pyld

from curate.errors import MissingExtraError, UsageError
from curate.exports.printable import printable
from curate.exports.tables import BINARY, SUFFIXES, Format, Options, render
from curate.exports.tables.columns import COLUMNS
from curate.ledger import Ledger
from hostile import HOSTILE

FORMATS = get_args(Format)


def as_text(made: str | bytes) -> str:
    assert isinstance(made, str)
    return made


def as_bytes(made: str | bytes) -> bytes:
    assert isinstance(made, bytes)
    return made


def read_csv(ledger: Ledger, **options: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_text(render("csv", ledger, Options(**options))), newline="")))


def read_xlsx(ledger: Ledger, **options: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(as_bytes(render("xlsx", ledger, Options(**options)))))


def read_docx(ledger: Ledger, **options: Any) -> Any:
    return docx.Document(io.BytesIO(as_bytes(render("docx", ledger, Options(**options)))))


def read_html(ledger: Ledger, **options: Any) -> Any:
    return lxml_html.document_fromstring(as_text(render("html", ledger, Options(**options))))


def expanded(ledger: Ledger) -> list[dict[str, Any]]:
    """The document as pyld expands it, without a network."""

    def refuse(url: str, _: object) -> None:
        raise AssertionError(url)

    document = json.loads(as_text(render("jsonld", ledger, Options())))
    found: list[dict[str, Any]] = pyld.expand(document, {"documentLoader": refuse})
    return found


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_table_gives_the_same_bytes(name: Format, ledger: Ledger) -> None:
    assert render(name, ledger, Options()) == render(name, ledger, Options())


def test_every_format_has_an_ending() -> None:
    assert set(SUFFIXES.values()) == set(FORMATS)


def test_csv_has_every_column_and_value(ledger: Ledger) -> None:
    link, citation, reference = read_csv(ledger)
    assert list(link) == [column.name for column in COLUMNS]
    assert link["statement"] == "Rest helps nurses"
    assert link["citation"] == "[1] | Berg et al."
    assert (link["doi"], link["pmid"]) == ("10.1000/r.1", "123")
    assert link["identifiers"] == "doi:10.1000/r.1 | pmid:123 (from the record)"
    assert link["notices"] == "retraction 2021-05 doi:10.1000/n (pubmed)"
    assert (link["topic"], link["topic-reasons"]) == ("on topic 0.91", "both speak of nurses")
    assert "set aside by review: online first" in link["findings"]
    assert (link["decision"], link["state"], link["reviewer"], link["date"]) == (
        "supports", "settled", "0000-0002-1825-0097", "2026-01-02",
    )  # fmt: skip
    assert (citation["source"], citation["level"]) == ("nothing in the list for 9", "error")
    assert (reference["kind"], reference["claim"], reference["title"]) == ("reference", "", "Rest")


def test_csv_follows_rfc_4180(ledger: Ledger) -> None:
    text = as_text(render("csv", ledger, Options()))
    assert text.count("\r\n") == 4
    assert "\n" not in text.replace("\r\n", "")
    assert text.startswith('"kind",')
    assert as_text(render("csv", ledger, Options(mark=True))).startswith('\ufeff"kind"')


def test_columns_are_those_asked_for_in_their_order(ledger: Ledger) -> None:
    assert list(read_csv(ledger, columns=("doi", "claim", "doi"))[0]) == ["doi", "claim"]
    with pytest.raises(UsageError, match="no column 'descision'; did you mean 'decision'"):
        render("csv", ledger, Options(columns=("descision",)))


@pytest.mark.parametrize("name", FORMATS)
def test_verified_only_leaves_what_a_person_found_borne_out(name: Format, ledger: Ledger) -> None:
    made = render(name, ledger, Options(verified_only=True))
    if name == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(as_bytes(made))).worksheets[0]
        assert sheet.max_row == 2
    elif name == "docx":
        assert len(docx.Document(io.BytesIO(as_bytes(made))).tables[0].rows) == 2
    else:
        assert "It helps 62%" not in as_text(made)
        assert "Rest helps nurses" in as_text(made)


def test_grouped_by_reference_the_list_gives_the_order(ledger: Ledger) -> None:
    assert [row["reference"] for row in read_csv(ledger, group_by="reference")] == ["berg-2019", "ito-2020", ""]
    heads = [one.text_content() for one in read_html(ledger, group_by="reference").iter("th") if one.get("scope") == "rowgroup"]  # fmt: skip
    assert heads == ["[1] Berg 2019: Night work", "[2] Ito 2020: Rest", "No reference"]
    assert "## \\[2\\] Ito 2020: Rest" in as_text(render("markdown", ledger, Options(group_by="reference")))
    rows = read_docx(ledger, group_by="reference").tables[0].rows
    assert [rows[at].cells[0].text for at in (1, 3, 5)] == heads


def test_xlsx_has_its_sheets_filters_frozen_headings_links_and_colours(ledger: Ledger) -> None:
    book = read_xlsx(ledger)
    assert book.sheetnames == ["Claims and sources", "Claims", "References", "Findings", "Provenance"]
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")
        assert sheet.print_title_rows == "$1:$1"
    table = book.worksheets[0]
    at = {cell.value: cell.column for cell in table[1]}
    doi = table.cell(2, at["DOI"])
    assert (doi.value, doi.hyperlink.target) == ("10.1000/r.1", "https://doi.org/10.1000/r.1")
    assert table.cell(2, at["Reviewer"]).hyperlink.target == "https://orcid.org/0000-0002-1825-0097"
    assert table.cell(2, at["Decision"]).fill.start_color.rgb.endswith("CDE9D0")
    assert table.cell(3, at["Worst open finding"]).value == "error"
    assert table.cell(3, at["Worst open finding"]).fill.start_color.rgb.endswith("F8CBC6")
    claims = list(book["Claims"].values)
    assert claims[1][:2] == ("x-01", "Rest")
    assert claims[1][6:9] == (1, 1, 0)
    references = list(book["References"].values)
    assert [row[0] for row in references[1:]] == ["berg-2019", "ito-2020"]
    assert references[1][5] == 2019
    findings = list(book["Findings"].values)
    assert [row[:3] for row in findings[1:]] == [
        ("error", "CIT101", "unknown-reference-number"),
        ("warning", "RES105", "other-year"),
    ]
    assert ("SHA-256 of the file", "ab" * 32) in list(book["Provenance"].values)
    assert ("Not evaluated", "CIT202 absent-figure: no figure (1)") in list(book["Provenance"].values)


def test_word_is_landscape_repeats_its_heading_and_links(ledger: Ledger) -> None:
    document = read_docx(ledger)
    section = document.sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width > section.page_height
    table = document.tables[0]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    titles = [cell.text for cell in table.rows[0].cells]
    row = dict(zip(titles, (cell.text for cell in table.rows[1].cells), strict=True))
    assert row["Claim"] == "Rest helps nurses"
    assert row["Citation as printed"] == "[1]\nBerg et al."
    assert row["Identifiers"] == "doi:10.1000/r.1\npmid:123 (from the record)"
    targets = {one.target_ref for one in document.part.rels.values() if one.is_external}
    assert {"https://doi.org/10.1000/r.1", "https://orcid.org/0000-0002-1825-0097"} <= targets
    assert any("Not evaluated" in one.text for one in document.paragraphs)


def test_html_is_a_table_that_stands_alone(ledger: Ledger) -> None:
    page = read_html(ledger)
    assert not list(page.iter("script", "link", "img", "iframe", "object"))
    assert {one.get("scope") for one in page.iter("th")} == {"col"}
    assert page.find(".//caption").text == "3 rows: each claim with each of its sources"
    assert page.get("lang") == "en"
    cells = [one for one in page.iter("td") if {"error", "verified"} & set((one.get("class") or "").split())]
    assert {word for one in page.iter("td") for word in (one.get("class") or "").split()} == {
        "error",
        "verified",
        "wide",
        "middle",
    }
    assert all(one.text_content() for one in cells)
    assert {one.get("href") for one in page.iter("a")} == {
        "https://doi.org/10.1000/r.1", "https://pubmed.ncbi.nlm.nih.gov/123", "https://orcid.org/0000-0002-1825-0097",
    }  # fmt: skip


def test_json_lines_agree_with_their_schema_and_lose_nothing(ledger: Ledger, hostile: Ledger) -> None:
    schema = json.loads((Path(__file__).parents[2] / "docs/schemas/row.json").read_text(encoding="utf-8"))
    for one in (ledger, hostile):
        lines = as_text(render("jsonl", one, Options())).splitlines()
        assert len(lines) == len(one.rows)
        for line, row in zip(map(json.loads, lines), one.rows, strict=True):
            jsonschema.validate(line, schema)
            assert line["id"] == row.id
            assert (line["claim"] or {}).get("text") == (row.claim.text if row.claim else None)
            assert (line["work"] or {}).get("title") == (row.work.title if row.work else None)
            assert [each["message"] for each in line["remarks"]] == [each.message for each in row.remarks]


def test_json_ld_is_expanded_to_annotations_citations_and_provenance(ledger: Ledger) -> None:
    found = expanded(ledger)
    oa, cito, prov = "http://www.w3.org/ns/oa#", "http://purl.org/spar/cito/", "http://www.w3.org/ns/prov#"
    annotations = [one for one in found if f"{oa}Annotation" in one.get("@type", [])]
    assert len(annotations) == len(ledger.rows)
    first = annotations[0]
    assert first[f"{oa}motivatedBy"] == [{"@id": f"{oa}assessing"}]
    assert first[f"{prov}wasAttributedTo"] == [{"@id": "https://orcid.org/0000-0002-1825-0097"}]
    (target,) = first[f"{oa}hasTarget"]
    selectors = {one["@type"][0].removeprefix(oa): one for one in target[f"{oa}hasSelector"]}
    assert selectors["TextQuoteSelector"][f"{oa}exact"] == [{"@value": "Rest helps nurses [1]."}]
    position = selectors["TextPositionSelector"]
    assert (position[f"{oa}start"][0]["@value"], position[f"{oa}end"][0]["@value"]) == (10, 32)
    assert target[f"{oa}hasSource"] == [{"@id": f"urn:sha256:{'ab' * 32}"}]
    citation = next(one for one in first[f"{oa}hasBody"] if f"{cito}Citation" in one["@type"])
    assert citation[f"{cito}hasCitationCharacterization"] == [{"@id": f"{cito}supports"}]
    assert citation[f"{cito}hasCitedEntity"] == [{"@id": "urn:curate:reference:berg-2019"}]
    activity = next(one for one in found if f"{prov}Activity" in one.get("@type", []))
    assert len(activity[f"{prov}used"]) == 2
    assert any(f"{prov}SoftwareAgent" in one.get("@type", []) for one in found)


def test_json_ld_leaves_no_text_of_the_document_behind(ledger: Ledger) -> None:
    """Pyld drops what the context gives no meaning."""
    document = json.loads(as_text(render("jsonld", ledger, Options())))

    def texts(value: Any) -> set[str]:
        if isinstance(value, dict):
            kept = [one for key, one in value.items() if key not in ("id", "type", "@id", "@type")]
            return set().union(*map(texts, kept))
        if isinstance(value, list):
            return set().union(*map(texts, value))
        return {str(value)}

    # Those that become addresses are looked at by the test above.
    told = {
        one for one in texts(document["@graph"]) if not re.fullmatch(r"[a-z]+:\S+|assessing|linking|commenting", one)
    }
    assert "table 2 says so" in told
    assert told <= texts(expanded(ledger))


def test_no_spreadsheet_takes_a_value_of_csv_for_a_formula(hostile: Ledger) -> None:
    rows = read_csv(hostile)
    assert len(rows) == len(HOSTILE)
    for row, bad in zip(rows, HOSTILE, strict=True):
        for value in row.values():
            assert not value.startswith(("=", "+", "-", "@", "\t", "\r"))
            assert "\n" not in value
        assert row["title"].removeprefix("'") == printable(bad)


def test_no_value_of_xlsx_is_a_formula(hostile: Ledger) -> None:
    book = read_xlsx(hostile)
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None}  # fmt: skip
    assert kinds == {"s", "n"}
    table = book.worksheets[0]
    at = {cell.value: cell.column for cell in table[1]}
    assert [table.cell(line, at["Title"]).value for line in range(2, table.max_row + 1)] == list(
        map(printable, HOSTILE)
    )
    with zipfile.ZipFile(io.BytesIO(as_bytes(render("xlsx", hostile, Options())))) as archive:
        assert not [one for one in archive.namelist() if "vba" in one.casefold() or "externalLink" in one]
        assert b"<f>" not in b"".join(archive.read(one) for one in archive.namelist())


def test_a_value_too_long_for_a_cell_is_cut_and_says_so(ledger: Ledger) -> None:
    long = ledger.works[0].model_copy(update={"title": "🧬" * 20_000})
    made = ledger.model_copy(update={"rows": (ledger.rows[0].model_copy(update={"work": long}),)})
    table = read_xlsx(made).worksheets[0]
    at = {cell.value: cell.column for cell in table[1]}
    value = table.cell(2, at["Title"]).value
    assert value.endswith("… (cut at 32767 characters)")
    assert len(value.encode("utf-16-le")) // 2 <= 32_767


def test_word_shows_hostile_text_as_text(hostile: Ledger) -> None:
    document = read_docx(hostile, columns=("title", "findings"))
    assert [row.cells[0].text for row in document.tables[0].rows[1:]] == list(map(printable, HOSTILE))
    body = document.element.body
    assert not list(body.iter(qn("w:fldSimple"), qn("w:instrText"), qn("w:object")))


def test_html_shows_hostile_text_as_text(hostile: Ledger) -> None:
    page = read_html(hostile, columns=("title", "url", "findings"))
    assert not list(page.iter("script", "img"))
    assert not [name for one in page.iter() for name in one.attrib if name.startswith("on")]
    assert [row[0].text_content() for row in page.iter("tr") if row[0].tag == "td"] == list(map(printable, HOSTILE))
    assert {one.get("href") for one in page.iter("a")} == {"https://example.org/?q=%22%3E"}


def test_markdown_shows_hostile_text_as_text(hostile: Ledger) -> None:
    text = as_text(render("markdown", hostile, Options(columns=("title", "url"))))
    rows = [line for line in text.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == len(HOSTILE)
    for row in rows:
        assert len(re.findall(r"(?<!\\)\|", row)) == 3
        assert not re.search(r"<(?!!-- -->)|(?<!\\)`|(?<!\\)\*|(?<!\\)!\[|javascript:[^)]*\)(?<!\\\))", row)
        assert re.findall(r"(?<!\\)\]\((.*?)\)", row) == ["https://example.org/?q=%22%3E"]


def test_json_ld_keeps_hostile_text(hostile: Ledger) -> None:
    title = "http://purl.org/dc/terms/title"
    titles = {value["@value"] for one in expanded(hostile) for value in one.get(title, []) if "urn:curate:reference" in one["@id"]}  # fmt: skip
    assert titles == set(HOSTILE)


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in BINARY])
def test_text_formats_can_be_written_and_drive_no_terminal(name: Format, hostile: Ledger) -> None:
    text = as_text(render(name, hostile, Options()))
    text.encode()
    assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe]", text)


@pytest.mark.parametrize(("name", "module", "extra"), [("xlsx", "xlsxwriter", "xlsx"), ("docx", "docx", "docx")])
def test_a_missing_extra_is_named_in_one_line(
    name: Format, module: str, extra: str, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, module, None)
    with pytest.raises(MissingExtraError, match=f"needs the extra '{extra}', which is not installed") as caught:
        render(name, ledger, Options())
    assert caught.value.help == f"pip install 'curate-citations[{extra}]'"


def test_an_empty_table_is_a_table(ledger: Ledger) -> None:
    empty = Ledger(provenance=ledger.provenance)
    for name in FORMATS:
        assert render(name, empty, Options()) is not None
    assert read_csv(empty) == []
