"""Write small Word files for tests, part by part."""

import io
import zipfile

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)
STYLES = "".join(
    f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name}"/>{more}</w:style>'
    for kind, id_, name, more in [
        ("paragraph", "Title", "Title", ""),
        ("paragraph", "H1", "heading 1", ""),
        ("paragraph", "Own", "My Heading", '<w:basedOn w:val="H1"/>'),
        ("paragraph", "Deep", "Deep One", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>'),
        ("paragraph", "Caption", "caption", ""),
        ("paragraph", "Bib", "Bibliography", ""),
        ("paragraph", "Loop", "Loop", '<w:basedOn w:val="Loop"/>'),
        ("paragraph", "Listed", "Listed", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
        ("character", "Up", "Cited", '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'),
        ("character", "Gone", "Hidden", "<w:rPr><w:vanish/></w:rPr>"),
    ]
)
NUMBERING = (
    '<w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="[%1]"/></w:lvl><w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerRoman"/>'
    '<w:lvlText w:val="%1.%2)"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0">'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="o"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
    "</w:lvlOverride></w:num>"
)


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def up(text: str) -> str:
    """A raised run."""
    return run(text, '<w:vertAlign w:val="superscript"/>')


def p(content: str, style: str = "", *, number: tuple[int, int] | None = None, more: str = "") -> str:
    """A paragraph; ``content`` is text, or runs."""
    inner = content if content.startswith("<") else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    numbered = f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>' if number else ""
    return f"<w:p><w:pPr>{named}{numbered}{more}</w:pPr>{inner}</w:p>"


def table(*rows: list[str]) -> str:
    """A table of cells, each text or paragraphs."""
    cells = (["<w:tc>" + (cell if cell.startswith("<") else p(cell)) + "</w:tc>" for cell in row] for row in rows)
    return "<w:tbl>" + "".join("<w:tr>" + "".join(row) + "</w:tr>" for row in cells) + "</w:tbl>"


def notes(kind: str, *texts: str) -> str:
    """The part of the foot- or endnotes, ids from 1."""
    each = "".join(f'<w:{kind} w:id="{n}">{p(text)}</w:{kind}>' for n, text in enumerate(texts, 1))
    return f'<w:{kind} w:type="separator" w:id="0">{p("-")}</w:{kind}>{each}'


def word(*body: str, **parts: str) -> bytes:
    """A Word file. ``parts`` are further parts: ``footnotes=notes(...)``."""
    names = {"footnotes": "footnotes", "endnotes": "endnotes", "styles": "styles", "numbering": "numbering"}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("_rels/.rels", RELS)
        file.writestr("word/document.xml", f"<w:document {W}><w:body>{''.join(body)}</w:body></w:document>")
        for name, content in {"styles": STYLES, "numbering": NUMBERING, **parts}.items():
            file.writestr(f"word/{name}.xml", f"<w:{names[name]} {W}>{content}</w:{names[name]}>")
    return out.getvalue()
