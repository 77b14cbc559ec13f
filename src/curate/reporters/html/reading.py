"""The manuscript with its citations as buttons; where its text is not at hand, its claims as the registry states them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from curate.claim import Claim
from curate.manuscript import Block, Manuscript
from curate.reporters.html.data import STATES, Shown
from curate.reporters.html.markup import Markup, element, joined, text

_TAGS = {"title": "h2", "heading": "h3", "list-item": "p", "caption": "p", "note": "p", "row": "tr"}
_SIGNS = {"error": "✕", "warning": "!", "note": "i", "clear": "", "signed": "✓"}


@dataclass(frozen=True)
class _Mark:
    """A button in the text: the range that it stands for, or behind which it stands (an empty one)."""

    start: int
    end: int
    button: Markup


def manuscript(page: Shown) -> Markup:
    """Return the manuscript or the claims, with a button for each citation and for each claim without one."""
    if page.dossier.manuscript is None:
        return _stated(page)
    return _printed(page, page.dossier.manuscript)


def citation(page: Shown, claim: Claim, at: int, index: int, exact: str | None = None) -> Markup:
    """Return the button of a citation; ``at`` is the position of its claim."""
    state = page.of_citation(claim, index)
    words = text(claim.citations[index].exact if exact is None else exact)
    sign = element("span", _SIGNS[state], class_="sign", aria_hidden="true") if _SIGNS[state] else ""
    return element(
        "button",
        element("bdi", words),
        sign,
        element("span", f" ({STATES[state]})", class_="sr"),
        type="button",
        class_=f"cite {state}",
        data_state=state,
        data_claim=at,
        data_cite=index,
        data_section=claim.section,
    )


def claim_button(page: Shown, claim: Claim, at: int) -> Markup:
    """Return the button of a claim without a citation."""
    state = page.of_claim(claim)
    return element(
        "button",
        element("span", _SIGNS[state] or "·", aria_hidden="true"),
        element("span", f"the statement before: {STATES[state]}", class_="sr"),
        type="button",
        class_=f"cite bare {state}",
        data_state=state,
        data_claim=at,
        data_section=claim.section,
    )


def _stated(page: Shown) -> Markup:
    facts = page.dossier.survey.facts
    titles = {section.slug: section.title for section in facts.outline.sections}
    parts: list[Markup | str] = [
        element(
            "p",
            "The claims as the registry states them. Name the manuscript with --manuscript to see its text.",
            class_="hint",
        )
    ]
    numbered = list(enumerate(facts.claims))
    for section, group in groupby(numbered, key=lambda each: each[1].section):
        parts.append(element("h3", titles.get(section) or section or "Text", dir="auto"))
        parts += [_statement(page, claim, at) for at, claim in group]
    return joined(*parts)


def _statement(page: Shown, claim: Claim, at: int) -> Markup:
    buttons: list[Markup | str] = []
    for index in range(len(claim.citations)):
        buttons += [" ", citation(page, claim, at, index)]
    if not claim.citations:
        buttons += [" ", claim_button(page, claim, at)]
    place = page.ledger.claims[at].place
    words = claim.statement or claim.quote or "(not stated yet)"
    return element("p", words, *buttons, element("span", place, class_="place"), class_="claim", dir="auto")


def _printed(page: Shown, manuscript: Manuscript) -> Markup:
    marks = sorted(_marks(page, manuscript), key=lambda mark: (mark.start, mark.end))
    listed = manuscript.list_span
    blocks = [
        block for block in manuscript.blocks if not (listed and listed.start <= block.start and block.end <= listed.end)
    ]
    starts = defaultdict(list)
    order = sorted(blocks, key=lambda block: block.start)
    at = 0
    for mark in marks:
        while at + 1 < len(order) and order[at + 1].start <= mark.start:
            at += 1
        if order and order[at].start <= mark.start:
            starts[id(order[at])].append(mark)
    parts: list[Markup] = []
    tables = 0
    for kind, group in groupby(order, key=lambda block: block.table if block.kind == "row" else None):
        rows = list(group)
        if kind is None:
            parts += [_block(block, manuscript, starts[id(block)]) for block in rows]
        else:
            tables += 1
            cells = [element("tr", *_cells(block, manuscript, starts[id(block)])) for block in rows]
            table = element("table", element("tbody", *cells), class_="printed")
            parts.append(
                element("div", table, class_="scroll", tabindex=0, role="region", aria_label=f"Table {tables}")
            )
    lost = [
        (at, claim) for at, claim in enumerate(page.dossier.survey.facts.claims) if claim.id not in page.dossier.spans
    ]
    if lost:
        parts.append(element("h3", "Claims of the registry that are not in this text"))
        parts += [_statement(page, claim, at) for at, claim in lost]
    return joined(*parts)


def _block(block: Block, manuscript: Manuscript, marks: Sequence[_Mark]) -> Markup:
    return element(
        _TAGS.get(block.kind, "p"),
        *_pieces(block.start, block.end, manuscript, marks),
        class_=block.kind if block.kind in ("caption", "note", "list-item", "front") else None,
        dir="auto",
    )


def _cells(block: Block, manuscript: Manuscript, marks: Sequence[_Mark]) -> Iterator[Markup]:
    """Return the cells of a row: its text is parted by tabs."""
    start = block.start
    for cell in manuscript.text[block.start : block.end].split("\t"):
        end = start + len(cell)
        within = [mark for mark in marks if start <= mark.start <= end and mark.end <= end]
        yield element("td", *_pieces(start, end, manuscript, within), dir="auto")
        start = end + 1


def _pieces(start: int, end: int, manuscript: Manuscript, marks: Sequence[_Mark]) -> Iterator[Markup]:
    at = start
    for mark in marks:
        if mark.start < at or mark.end > end:  # one inside another: shown with the claim's details all the same
            yield mark.button if mark.start == mark.end else joined(" ", mark.button)
            continue
        yield _raised(at, mark.start, manuscript)
        yield element("sup", mark.button) if _is_raised(mark, manuscript) else mark.button
        at = mark.end
    yield _raised(at, end, manuscript)


def _raised(start: int, end: int, manuscript: Manuscript) -> Markup:
    """Return text with what is raised in it."""
    parts: list[Markup] = []
    at = start
    for span in _within(start, end, manuscript):
        low, high = max(span[0], start), min(span[1], end)
        parts += [text(manuscript.text[at:low]), element("sup", manuscript.text[low:high])]
        at = high
    return joined(*parts, text(manuscript.text[at:end]))


def _within(start: int, end: int, manuscript: Manuscript) -> list[tuple[int, int]]:
    spans = manuscript.superscripts  # in the order of the text, apart from each other
    first = bisect_right(spans, start, key=lambda span: span.end)
    last = bisect_left(spans, end, key=lambda span: span.start)
    return [(span.start, span.end) for span in spans[first:last]]


def _is_raised(mark: _Mark, manuscript: Manuscript) -> bool:
    return mark.start < mark.end and bool(_within(mark.start, mark.end, manuscript))


def _marks(page: Shown, manuscript: Manuscript) -> Iterator[_Mark]:
    for at, claim in enumerate(page.dossier.survey.facts.claims):
        span = page.dossier.spans.get(claim.id)
        if span is None:
            continue
        for index, cited in enumerate(claim.citations):
            start = span.start + cited.start
            end = start + len(cited.exact)
            if manuscript.text[start:end] == cited.exact:
                yield _Mark(start, end, citation(page, claim, at, index))
            else:
                yield _Mark(span.end, span.end, citation(page, claim, at, index))
        if not claim.citations:
            yield _Mark(span.end, span.end, claim_button(page, claim, at))
