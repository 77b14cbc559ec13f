"""What reference managers put into Word files, for tests."""

import base64
import io
import json
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from wordfile import run

Csl = Mapping[str, Any]


def work(family: str, year: int, title: str, **more: Any) -> dict[str, Any]:
    """A CSL item."""
    return {
        "type": "article-journal",
        "title": title,
        "author": [{"family": family, "given": "Kim"}],
        "issued": {"date-parts": [[year]]},
        "container-title": "Plant Science",
        **more,
    }


def field(code: str, printed: str, data: str = "") -> str:
    """A complex field; ``printed`` is text, or runs."""
    result = printed if printed.startswith("<") else run(printed)
    inner = f"<w:fldData>{data}</w:fldData>" if data else ""
    half = len(code) // 2  # Word cuts long codes into several runs
    return (
        f'<w:r><w:fldChar w:fldCharType="begin">{inner}</w:fldChar></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code[:half])}</w:instrText></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{escape(code[half:])}</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def simple(code: str, printed: str) -> str:
    """A simple field."""
    return f"<w:fldSimple w:instr={quoteattr(code)}>{run(printed)}</w:fldSimple>"


def control(tag: str, content: str) -> str:
    """A content control around runs or paragraphs."""
    return f"<w:sdt><w:sdtPr><w:tag w:val={quoteattr(tag)}/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def zotero(printed: str, *items: Csl) -> str:
    """A citation of Zotero."""
    cited = [
        {"id": n, "uris": [f"http://zotero.org/users/1/items/{item['title']}"], "itemData": {"id": n, **item}}
        for n, item in enumerate(items)
    ]
    data = {"citationID": "a1", "properties": {"plainCitation": printed}, "citationItems": cited}
    return field(f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(data)} RND4x1 ", printed)


def mendeley(printed: str, *items: Csl) -> str:
    """A citation of Mendeley Desktop."""
    cited = [
        {
            "id": f"ITEM-{n}",
            "itemData": {"id": f"ITEM-{n}", **item},
            "uris": [f"http://www.mendeley.com/{item['title']}"],
        }
        for n, item in enumerate(items, 1)
    ]
    data = {"citationItems": cited, "mendeley": {"formattedCitation": printed}, "properties": {"noteIndex": 0}}
    return field(f"ADDIN CSL_CITATION {json.dumps(data)}", printed)


def mendeley_cite(printed: str, *items: Csl) -> str:
    """A citation of Mendeley Cite."""
    cited = [{"id": item["title"], "itemData": {"id": item["title"], **item}, "isTemporary": False} for item in items]
    data = json.dumps({"citationID": "MENDELEY_CITATION_1", "citationItems": cited}, ensure_ascii=False)
    return control("MENDELEY_CITATION_v3_" + base64.b64encode(data.encode()).decode(), run(printed))


def endnote_xml(*items: Csl) -> str:
    """What EndNote keeps behind a citation."""
    cites = "".join(
        f"<Cite><Author>{item['author'][0]['family']}</Author><Year>{item['issued']['date-parts'][0][0]}</Year>"
        f"<RecNum>{n}</RecNum><record><rec-number>{n}</rec-number><foreign-keys><key app='EN' db-id='x'>{n}</key>"
        f"</foreign-keys><ref-type name='Journal Article'>17</ref-type><contributors><authors><author>"
        f"{item['author'][0]['family']}, Kim</author></authors></contributors><titles><title>{item['title']}</title>"
        f"<secondary-title>Plant Science</secondary-title></titles><dates><year>{item['issued']['date-parts'][0][0]}"
        f"</year></dates></record></Cite>"
        for n, item in ((sum(map(ord, item["title"])), item) for item in items)
    )
    return f"<EndNote>{cites}</EndNote>"


def endnote(printed: str, *items: Csl) -> str:
    """A citation of EndNote, its data in the code."""
    return field(f" ADDIN EN.CITE {endnote_xml(*items)}", printed)


def endnote_data(printed: str, *items: Csl) -> str:
    """A citation of EndNote, its data encoded in a field inside the field."""
    data = base64.encodebytes(endnote_xml(*items).encode()).decode()
    inner = (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:fldData>{data}</w:fldData></w:fldChar></w:r>'
        "<w:r><w:instrText> ADDIN EN.CITE.DATA </w:instrText></w:r><w:r></w:r>"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ADDIN EN.CITE </w:instrText></w:r>'
        f'{inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(printed)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def with_bookmarks(data: bytes, **codes: str) -> bytes:
    """A Word file whose properties hold what stands behind bookmarks, in pieces, the last first."""
    pieces = [
        f'<property name="{name}_{at // 200 + 1}"><lpwstr>{escape(code[at : at + 200])}</lpwstr></property>'
        for name, code in codes.items()
        for at in reversed(range(0, len(code), 200))
    ]
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("docProps/custom.xml", f"<Properties>{''.join(pieces)}</Properties>")
    return out.getvalue()


def with_sources(data: bytes, sources: str) -> bytes:
    """A Word file with a custom part that holds sources."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        schema = "http://schemas.openxmlformats.org/officeDocument/2006/bibliography"
        new.writestr("customXml/item0.xml", "<broken")
        new.writestr("customXml/item1.xml", f'<b:Sources xmlns:b="{schema}">{sources}</b:Sources>')
    return out.getvalue()
