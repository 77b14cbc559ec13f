"""The letter as a Word file of its own."""

import io
import zipfile

from curate.dossier import Dossier
from curate.reporters.letter import Line, lines
from curate.reporters.word.xml import NAMESPACE, text

_EPOCH = (1980, 1, 1, 0, 0, 0)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FONT = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/>'
_STYLES = (
    f'<w:styles xmlns:w="{NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}<w:sz w:val="22"/></w:rPr></w:rPrDefault>'
    '<w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/>'
    '</w:pPr><w:rPr><w:b/><w:sz w:val="32"/></w:rPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr>'
    '<w:keepNext/><w:spacing w:before="240"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="26"/></w:rPr></w:style>'
    "</w:styles>"
)
_PAGE = '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417"/></w:sectPr>'
_STYLE = {"title": "Title", "heading": "Heading1"}


def render(dossier: Dossier) -> bytes:
    """Return the letter; each query is followed by room for the answer. The same letter gives the same bytes."""
    body = "".join(map(_told, lines(dossier)))
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _relation("officeDocument", "word/document.xml"),
        "word/_rels/document.xml.rels": _relation("styles", "styles.xml"),
        "word/styles.xml": _STYLES,
        "word/document.xml": f'<w:document xmlns:w="{NAMESPACE}"><w:body>{body}{_PAGE}</w:body></w:document>',
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, part in parts.items():
            data = (_DECLARATION + part).encode()
            file.writestr(zipfile.ZipInfo(name, _EPOCH), data, compress_type=zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _told(line: Line) -> str:
    if line.kind == "query":
        place = text(f" ({line.place})", "<w:i/>") if line.place else ""
        request = text(f" {line.request}") if line.request else ""
        asked = text(line.name, "<w:b/>") + place + text(f" {line.text}") + request
        told = "".join(f"<w:p><w:pPr><w:keepNext/></w:pPr>{one}</w:p>" for one in (asked, *map(text, line.evidence)))
        return f"{told}<w:p>{text('Answer: ', '<w:i/>')}</w:p>"
    style = f'<w:pPr><w:pStyle w:val="{_STYLE[line.kind]}"/></w:pPr>' if line.kind in _STYLE else ""
    return f"<w:p>{style}{text(line.text)}</w:p>"


def _relation(kind: str, target: str) -> str:
    one = f'<Relationship Id="rId1" Type="{_OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{_RELATIONS}">{one}</Relationships>'
