import io
import re
import zipfile
from datetime import date
from xml.sax.saxutils import escape

import pytest
from lxml import etree

from curate import claiming, presenting
from curate.checking import check
from curate.config import Settings
from curate.documents import docx
from curate.documents import markdown as in_markdown
from curate.dossier import Dossier
from curate.errors import UsageError
from curate.manuscript import Manuscript
from curate.reading import understand
from curate.reporters.letter import markdown
from curate.reporters.letter import word as letter
from curate.reporters.querying import queries
from curate.reporters.word import Note, annotate
from curate.survey import Survey
from wordfile import W, p, run, up, word

TODAY = date(2026, 1, 2)
NS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LIST = [
    p("References", "H1"),
    p("1. Abel K. Light in the morning of leaves. Plant Sci. 2009;4:1-9. doi:10.1000/xyz1"),
    p("2. Brandt K. Water in the stems of old trees. Plant Sci. 2010;7:70-9. doi:10.1000/xyz2"),
    p("3. Cole K. Salt in the roots of reeds. Plant Sci. 2011;8:170-9. doi:10.1000/xyz3"),
]
CITED = p("Light matters [1], water [2], and salt [3].")
RAISED = p(run("Light matters") + up("1") + run(", water") + up("2") + run(", and salt") + up("3") + run("."))
LONG = "Leaves open in the morning as has been told many times in many places before this one, "


def dossier(data: bytes, *, select: tuple[str, ...] = ("CIT",), original: bool = False) -> Dossier:
    reading = understand(docx.read(data, "manuscript.docx", original=original))
    facts = claiming.facts(reading, today=TODAY)
    return presenting.dossier(Survey(facts), check(facts, Settings(select=select)), reading)


def annotated(data: bytes, **options: object) -> bytes:
    return presenting.annotated(dossier(data, **options), data)  # type: ignore[arg-type]  # the test names the fields


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name) for name in file.namelist()}


def runs(data: bytes) -> list[str]:
    """The text of each run of the main text, runs that hold nothing but a reference to a comment left out."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    return [
        "".join(text.text or "" for text in each.iter(NS + "t", NS + "delText"))
        for each in root.iter(NS + "r")
        if [child.tag for child in each if child.tag != NS + "rPr"] != [NS + "commentReference"]
    ]


def comments(data: bytes) -> dict[str, str]:
    root = etree.fromstring(parts(data)["word/comments.xml"])
    return {each.get(NS + "id", ""): " ".join(map(str, each.itertext())) for each in root}


def commented(data: bytes) -> dict[str, str]:
    """What each comment is about: the text of its range, or the text of its run before the reference."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    texts: dict[str, str] = {}
    open_: set[str] = set()
    for each in root.iter():
        id_ = each.get(NS + "id", "")
        if each.tag == NS + "commentRangeStart":
            open_.add(id_)
            texts[id_] = ""
        elif each.tag == NS + "commentRangeEnd":
            open_.remove(id_)
        elif each.tag == NS + "commentReference" and id_ not in texts:
            texts[id_] = "".join(before.text or "" for before in [*each.itersiblings(NS + "t", preceding=True)][::-1])
        elif each.tag == NS + "t":
            for one in open_:
                texts[one] += each.text or ""
    assert not open_
    return texts


def stripped(document: bytes) -> bytes:
    """The main text with all that was put in taken out again."""
    document = re.sub(rb"<w:comment(RangeStart|RangeEnd) xmlns:w=[^>]*/>", b"", document)
    document = re.sub(rb"<w:r xmlns:w=[^>]*><w:commentReference w:id=\"\d+\"/></w:r>", b"", document)
    return re.sub(
        rb"(</w:t>)?<w:commentReference xmlns:w=[^>]*/>(?(1)(<w:commentReference [^>]*/>)*<w:t xml:space=\"preserve\">)",
        b"",
        document,
    )


def test_a_finding_is_a_comment_at_its_citation_and_nothing_else_changes() -> None:
    data = word(
        p("Leaves", "Title"), p("Introduction", "H1"), RAISED, p(run(LONG + "and so on") + up("4") + run(".")), *LIST
    )
    copy = annotated(data, select=("CIT101",))
    before, after = parts(data), parts(copy)
    assert {name for name in after if before.get(name) != after[name]} == {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    assert stripped(after["word/document.xml"]) == before["word/document.xml"]
    assert runs(copy) == runs(data)
    assert commented(copy) == {"0": "4"}
    (told,) = comments(copy).values()
    assert told.startswith("AQ1. ")
    assert "cites number 4" in told
    assert "Please give the number" in told
    assert b'w:author="curate"' in after["word/comments.xml"]
    assert b'w:date="2026-01-02T00:00:00Z"' in after["word/comments.xml"]
    assert annotated(data, select=("CIT101",)) == copy


def test_in_a_long_run_the_comment_stands_behind_the_citation() -> None:
    text = "Salt &amp; light — “&#233;” matter [9], as is told here at some length; and [8] says the same again."
    data = word(p("Leaves", "Title"), p("Introduction", "H1"), CITED, p(run(LONG + text)), *LIST)
    copy = annotated(data, select=("CIT101",))
    assert runs(copy) == runs(data)
    assert [each[-3:] for each in commented(copy).values()] == ["[9]", "[8]"]
    assert stripped(parts(copy)["word/document.xml"]) == parts(data)["word/document.xml"]
    assert documents_text(copy) == documents_text(data)


def documents_text(data: bytes) -> str:
    return docx.read(data, "x.docx").text


def test_references_are_commented_in_the_list_and_the_whole_at_the_top() -> None:
    data = word(p("Leaves", "Title"), p("Introduction", "H1"), p("Light matters [1,2] and [1]."), *LIST)
    copy = annotated(data, select=("CIT102", "REF401"))
    assert list(commented(copy).values()) == [
        "3. Cole K. Salt in the roots of reeds. Plant Sci. 2011;8:170-9. doi:10.1000/xyz3"
    ]
    whole = annotate(data, [Note(("All of it.",))], author="curate", day=TODAY)
    assert list(commented(whole).values()) == ["Leaves"]


def test_fields_links_boxes_notes_and_tracked_changes_stay_whole() -> None:
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> ADDIN X </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("[4]")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    link = f'<w:hyperlink w:anchor="r1">{run("[")}{run("8")}{run("]")}</w:hyperlink>'
    added = f'<w:ins w:id="5" w:author="x">{run("[9]")}</w:ins>'
    gone = '<w:del w:id="6" w:author="x"><w:r><w:delText>[6]</w:delText></w:r></w:del>'
    box = f"<w:r><w:pict><w:txbxContent>{p('Boxes that stand beside the text cite works of the list too [5].')}</w:txbxContent></w:pict></w:r>"
    data = word(
        p("Leaves", "Title"),
        p("Introduction", "H1"),
        CITED,
        p(
            run("Light matters to leaves in the morning as nothing else does ")
            + field
            + run(", water ")
            + link
            + run(", and salt ")
            + added
            + gone
            + run(".")
        ),
        p(
            run("Leaves have a colour that changes as the year goes on, in the morning [1] and in the evening [2].")
            + box
        ),
        *LIST,
    )
    copy = annotated(data, select=("CIT101",))
    assert runs(copy) == runs(data)
    assert stripped(parts(copy)["word/document.xml"]) == parts(data)["word/document.xml"]
    assert list(commented(copy).values()) == [
        "[4]",
        "[8]",
        "[9]",
        "Boxes that stand beside the text cite works of the list too [5].",
    ]
    root = etree.fromstring(parts(copy)["word/document.xml"])
    parents = {each.getparent().tag for each in root.iter(NS + "commentRangeStart", NS + "commentRangeEnd")}  # type: ignore[union-attr]  # it has a parent
    assert parents == {NS + "p"}
    assert not [
        each
        for each in root.iter(NS + "commentReference")
        if any(up.tag == NS + "txbxContent" for up in each.iterancestors())
    ]


def test_comments_that_are_there_stay() -> None:
    marked = (
        '<w:commentRangeStart w:id="4"/>'
        + run("Light [9]")
        + '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>'
    )
    body = [p("Leaves", "Title"), p("Introduction", "H1"), CITED, p(marked + run(" matters.")), *LIST]
    old = f"<w:comments {W}><w:comment w:id='4' w:author='Ann'><w:p/></w:comment></w:comments>"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="curate0" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="/word/comments.xml"/></Relationships>'
    )
    data = word(*body)
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as file:
        file.writestr("word/comments.xml", old)
        file.writestr("word/_rels/document.xml.rels", rels)
    copy = annotated(out.getvalue(), select=("CIT101",))
    assert list(comments(copy)) == ["4", "5"]
    assert parts(copy)["word/_rels/document.xml.rels"].decode() == rels
    assert parts(copy)["word/comments.xml"].startswith(old.removesuffix("</w:comments>").encode())


def test_what_is_no_word_file_cannot_be_annotated() -> None:
    reading = understand(documents_markdown())
    facts = claiming.facts(reading, today=TODAY)
    with pytest.raises(UsageError, match="annotated"):
        presenting.annotated(presenting.dossier(Survey(facts), check(facts), reading), b"# Leaves")


def documents_markdown() -> Manuscript:
    return in_markdown.read(b"# Leaves\n\nLight matters [9].\n\n## References\n\n1. Abel K. Light. 2009.\n", "x.md")


HOSTILE = "<script>alert(1)</script> ]]> &amp; “x” \u202e אבג 🙂 E = mc² " + "ä" * 10_000


def test_hostile_titles_are_text() -> None:
    entry = p(f"4. Dahl K. {escape(HOSTILE)}. Plant Sci. 2011;8:170-9.")
    data = word(
        p(escape(HOSTILE), "Title"), p("Introduction", "H1"), p("Light matters [1], [2,3] and [9]."), *LIST, entry
    )
    copy = annotated(data, select=())
    assert runs(copy) == runs(data)
    assert comments(copy)
    found = dossier(data, select=())
    told = markdown.render(found)
    assert "<script" not in told
    assert "\u202e" not in told
    root = etree.fromstring(parts(letter.render(found))["word/document.xml"])
    assert "<script>alert(1)</script>" in "".join(map(str, root.itertext()))


def test_the_letter_has_the_numbers_of_the_comments() -> None:
    data = word(
        p("Leaves", "Title"),
        p("Introduction", "H1"),
        CITED,
        p("Light matters [9], water [3-2]."),
        p("Methods", "H1"),
        p("Leaves were kept in the dark for several days as others have done [8]."),
        *LIST,
    )
    found = dossier(data)
    numbers = [query.name for query in queries(found)]
    told = markdown.render(found)
    assert re.findall(r"\*\*(AQ\d+)\*\*", told) == numbers
    assert [each.split(".")[0].split()[-1] for each in comments(annotated(data)).values()] == numbers
    assert told.index("## Introduction") < told.index("## Methods")
    root = etree.fromstring(parts(letter.render(found))["word/document.xml"])
    assert [name for name in numbers if name not in "".join(map(str, root.itertext()))] == []
    assert "Answer:" in told


def test_a_letter_without_questions_says_so() -> None:
    data = word(p("Leaves", "Title"), p("Introduction", "H1"), p("Light matters [1], [2,3]."), *LIST)
    assert "no questions" in markdown.render(dossier(data, select=("CIT101",)))
