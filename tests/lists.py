"""Small manuscripts and reference lists for the tests of citing, matching and linking."""

from collections.abc import Sequence

from curate.manuscript import Block, Manuscript, Sentence
from curate.reference import Date, Item, Name, Reference
from curate.value import Span


def person(text: str) -> Name:
    """ "Berg M.A." is a person, "=World Health Organization" a group."""
    if text.startswith("="):
        return Name(literal=text[1:])
    family, _, given = text.rpartition(" ")
    return Name(family=family, given=given) if family else Name(family=given)


def ref(n: int, authors: str, year: int | None = None, *, title: str = "A title", et_al: bool = False) -> Reference:
    """A reference; ``authors`` as "Berg M.A., Lee J."; ``et_al`` where the list was cut."""
    return lettered(n, authors, (year, ""), title=title, et_al=et_al)


def lettered(
    n: int, authors: str, year: tuple[int | None, str], *, title: str = "A title", et_al: bool = False
) -> Reference:
    names = tuple(person(name) for name in authors.split(", ") if name)
    custom: dict[str, object] = ({"et-al": True} if et_al else {}) | ({"year-suffix": year[1]} if year[1] else {})
    item = Item(
        author=names,
        title=title,
        issued=Date(date_parts=((year[0],),)) if year[0] else None,
        custom=custom or None,
    )
    string = f"{authors.replace('=', '')}. {title}. {year[0] or ''}{year[1]}"
    return Reference(id=f"r{n}", n=n, string=string, item=item)


def refs(*authors: str) -> tuple[Reference, ...]:
    """References from strings such as "Berg M., Lee J.; 2019a": the year behind the semicolon."""
    made = []
    for n, text in enumerate(authors, 1):
        names, _, year = text.partition(";")
        year = year.strip()
        made.append(lettered(n, names.strip(), (int(year[:4]) if year else None, year[4:])))
    return tuple(made)


def numbered(count: int) -> tuple[Reference, ...]:
    return tuple(ref(n, f"Author{n} A.", 2000) for n in range(1, count + 1))


def manuscript(*paragraphs: str, raised: Sequence[tuple[int, int]] = (), format: str = "text") -> Manuscript:  # noqa: A002 - the field's word
    """A manuscript of paragraphs; ``^1,2^`` in them is printed raised. Every paragraph is one sentence."""
    text, spans, blocks, sentences = "", [Span(start=a, end=b) for a, b in raised], [], []
    for at, paragraph in enumerate(paragraphs):
        start = len(text)
        for i, part in enumerate(paragraph.split("^") if format == "text" else [paragraph]):
            if i % 2:
                spans.append(Span(start=len(text), end=len(text) + len(part)))
            text += part
        kind = "row" if "\t" in paragraph else "paragraph"
        blocks.append(Block(kind=kind, start=start, end=len(text), section=0))
        sentences.append(Sentence(start=start, end=len(text), block=at))
        text += "\n\n"
    return Manuscript(
        path="m.txt",
        format=format,
        text=text,
        blocks=tuple(blocks),
        sentences=tuple(sentences),
        superscripts=tuple(spans),
    )
