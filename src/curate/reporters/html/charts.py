"""Charts as inline SVG, each with the same figures as a table beside it."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from curate.reporters.html.data import STATES, Shown, State
from curate.reporters.html.markup import Markup, element, joined

_LINE = 24
"""Height of a row, in units of the drawing."""
_NAME = 240
_WIDTH = 640
_MOST_NAME = 34
_TYPES = {
    "article-journal": "journal article",
    "article": "preprint or article",
    "paper-conference": "conference paper",
    "webpage": "web page",
    "post": "web page",
    "chapter": "book chapter",
}


def charts(page: Shown) -> Markup:
    """Return all charts."""
    return joined(_by_section(page), _by_year(page), _by_type(page), _map(page))


def _by_section(page: Shown) -> Markup:
    facts = page.dossier.survey.facts
    titles = {section.slug: section.title for section in facts.outline.sections}
    rows: dict[str, Counter[State]] = {}
    for claim in facts.claims:
        states = [page.of_citation(claim, index) for index in range(len(claim.citations))] or [page.of_claim(claim)]
        rows.setdefault(titles.get(claim.section) or claim.section or "Text", Counter()).update(states)
    most = max((sum(counts.values()) for counts in rows.values()), default=1)
    bars = _legend(sum(rows.values(), Counter()))
    for n, (name, counts) in enumerate(rows.items(), 1):
        bars.append(_label(name, n))
        left = float(_NAME)
        for state in STATES:
            wide = counts[state] / most * (_WIDTH - _NAME - 40)
            if counts[state]:
                bars.append(_box(left, n * _LINE + 4, wide, _LINE - 8, state))
                left += wide
        bars.append(_text(left + 6, n * _LINE + 16, str(sum(counts.values()))))
    head = ("Section", *STATES.values())
    body = [(name, *(str(counts[state]) for state in STATES)) for name, counts in rows.items()]
    return _figure("Citations by section and state", "section", bars, (len(rows) + 1) * _LINE, [head, *body])


def _by_year(page: Shown) -> Markup:
    years = Counter(work.year for work in page.ledger.works if work.year)
    if not years:
        return Markup("")
    # A single old work should not squeeze the others: what is older than forty years stands together.
    last = max(years)
    first = max(min(years), last - 40)
    shown = Counter(dict.fromkeys(range(first, last + 1), 0))
    for year, number in years.items():
        shown[max(year, first)] += number
    most, step = max(shown.values()), (_WIDTH - 20) / len(shown)
    bars: list[Markup] = []
    every = -(-len(shown) // 12)  # at most twelve are named, else they run into each other
    for n, year in enumerate(sorted(shown)):
        high = shown[year] / most * 110
        bars.append(_box(10 + n * step + 1, 130 - high, max(1.0, step - 2), high, "plain"))
        if shown[year]:
            bars.append(_text(10 + n * step + step / 2, 126 - high, str(shown[year]), anchor="middle"))
        if (last - year) % every == 0:
            bars.append(
                _text(
                    10 + n * step + step / 2,
                    146,
                    f"{'≤' if year == first and min(years) < first else ''}{year}",
                    anchor="middle",
                )
            )
    body = [(str(year), str(number)) for year, number in sorted(years.items())]
    return _figure("References by year", "year", bars, 152, [("Year", "References"), *body])


def _by_type(page: Shown) -> Markup:
    facts = page.dossier.survey.facts
    kinds: Counter[str] = Counter()
    for reference, work in zip(facts.references, page.ledger.works, strict=True):
        known = work.design[0].lower() if work.design else ""
        kinds[known or _TYPES.get(reference.item.type, reference.item.type.replace("-", " "))] += 1
    rows = kinds.most_common(12)
    if rest := sum(kinds.values()) - sum(number for _, number in rows):
        rows.append(("others", rest))
    most = max((number for _, number in rows), default=1)
    bars: list[Markup] = []
    for n, (name, number) in enumerate(rows):
        wide = number / most * (_WIDTH - _NAME - 40)
        bars += [
            _label(name, n),
            _box(_NAME, n * _LINE + 4, wide, _LINE - 8, "plain"),
            _text(_NAME + wide + 6, n * _LINE + 16, str(number)),
        ]
    body = [(name, str(number)) for name, number in kinds.most_common()]
    return _figure("References by kind", "kind", bars, len(rows) * _LINE, [("Kind", "References"), *body])


def _map(page: Shown) -> Markup:
    """Return where in the text which reference is cited: a dot for each citation of each reference."""
    facts = page.dossier.survey.facts
    places = {reference.id: n for n, reference in enumerate(facts.references)}
    if not places or not facts.claims:
        return Markup("")
    high, wide = 260, _WIDTH - 60
    dots: list[Markup] = [_text(44, 12, "1", anchor="end"), _text(44, 14 + high, str(len(places)), anchor="end")]
    titles = {section.slug: section.title for section in facts.outline.sections}
    body: list[tuple[str, ...]] = []
    at = 0
    for section, group in groupby(facts.claims, key=lambda claim: claim.section):
        claims = list(group)
        left = 50 + at / len(facts.claims) * wide
        dots.append(element("line", x1=_n(left), x2=_n(left), y1=0, y2=high + 20, class_="rule"))
        cited: list[str] = []
        for claim in claims:
            across = 50 + (at + 0.5) / len(facts.claims) * wide
            for index, one in enumerate(claim.citations):
                for id_ in one.references:
                    if id_ in places:
                        down = 10 + places[id_] / max(1, len(places) - 1) * high
                        dots.append(
                            element("circle", cx=_n(across), cy=_n(down), r=3, class_=page.of_citation(claim, index))
                        )
                        cited.append(facts.by_id[id_].label or str(facts.by_id[id_].n))
            at += 1
        body.append((titles.get(section) or section or "Text", ", ".join(dict.fromkeys(cited)) or "none"))
    dots.append(_text(50, high + 34, "beginning of the text"))
    dots.append(_text(_WIDTH - 10, high + 34, "end", anchor="end"))
    title = "Which reference is cited where (down: the list, across: the text)"
    return _figure(title, "map", dots, high + 40, [("Section", "References cited"), *body])


def _figure(title: str, name: str, parts: Sequence[Markup], high: int, figures: Sequence[Sequence[str]]) -> Markup:
    """Return a drawing of a height with its figures, the first row of which is their head."""
    drawing = element(
        "svg",
        element("title", title, id=f"chart-{name}"),
        *parts,
        viewBox=f"0 0 {_WIDTH} {high}",
        role="img",
        aria_labelledby=f"chart-{name}",
    )
    rows = [
        element("tr", element("th", row[0], scope="row"), *(element("td", cell) for cell in row[1:]))
        for row in figures[1:]
    ]
    table = element(
        "table",
        element("thead", element("tr", *(element("th", cell, scope="col") for cell in figures[0]))),
        element("tbody", *rows),
    )
    told = element("details", element("summary", "The same in figures"), table)
    return element("figure", element("figcaption", title), drawing, told)


def _legend(counts: Counter[State]) -> list[Markup]:
    """Return a row that tells the colours of the states that there are."""
    parts: list[Markup] = []
    left = float(_NAME)
    for state in (state for state in STATES if counts[state]):
        parts += [_box(left, 5, 12, 12, state), _text(left + 17, 16, STATES[state])]
        left += 40 + 6.4 * len(STATES[state])
    return parts


def _label(name: str, n: int) -> Markup:
    short = name if len(name) <= _MOST_NAME else f"{name[: _MOST_NAME - 1]}…"
    return _text(_NAME - 8, n * _LINE + 16, short, anchor="end")


def _box(left: float, top: float, wide: float, high: float, class_: str) -> Markup:
    return element("rect", x=_n(left), y=_n(top), width=_n(wide), height=_n(high), class_=class_)


def _text(left: float, top: float, words: str, *, anchor: str | None = None) -> Markup:
    return element("text", words, x=_n(left), y=_n(top), text_anchor=anchor)


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
