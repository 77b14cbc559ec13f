"""Compare volume, issue and pages."""

import re
from collections.abc import Callable, Iterator, Sequence

from curate.assessment import Difference, FieldName
from curate.comparing.texts import without_addresses
from curate.record import Record
from curate.reference import Item
from curate.similarity import fold, pages

_NUMBER = re.compile(r"[a-z]*0*(\d+)[a-z]?")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def compare_volume(item: Item, string: str, records: Sequence[Record]) -> Iterator[Difference]:
    """Say that every record gives another volume."""
    bare = without_addresses(string)

    def stands(volume: str) -> bool:
        digits = re.escape(volume.strip())
        return bool(
            re.search(rf"(?<![\w.-]){digits}\s*[(:]|\bvol(?:ume|\.)?\s*{digits}\b|;\s*{digits}\b", bare, re.IGNORECASE)
        )

    if not any(_place_stands(record, bare) for record in records):
        yield from _compare("volume", item.volume, [(record, record.item.volume) for record in records], stands)


def compare_issue(item: Item, string: str, records: Sequence[Record]) -> Iterator[Difference]:
    """Say that every record gives another issue. Supplements are written in too many ways to be compared."""
    bare = without_addresses(string)

    def stands(issue: str) -> bool:
        return bool(re.search(rf"\(\s*{re.escape(issue)}\s*\)|\bno\.?\s*{re.escape(issue)}\b", bare, re.IGNORECASE))

    if item.issue and _plain(item.issue):
        recorded = [(record, record.item.issue) for record in records if _plain(record.item.issue or "")]
        yield from _compare("issue", item.issue, recorded, stands)


def compare_pages(item: Item, string: str, records: Sequence[Record]) -> Iterator[Difference]:
    """Say that every record gives other pages: another first page, or another last one."""
    recorded = [(record, page) for record in records for page in pages_of(record)]
    ours = pages(item.page)
    if not ours or not recorded or not re.search(r"\d", ours[0]):
        return
    if any(_place_stands(record, without_addresses(string)) for record in records):
        return
    bare = fold(without_addresses(string))
    kinds = {_pages_kind(ours, page, bare) for _, page in recorded}
    if None in kinds:
        return
    record, page = next(
        ((one, text) for one, text in recorded if _pages_kind(ours, text, bare) == "last-page"), recorded[0]
    )
    yield Difference(
        field="page",
        kind="last-page" if "last-page" in kinds else "other-page",
        printed=item.page or "",
        recorded=page,
        sources=tuple(dict.fromkeys([record.source, *(one.source for one, text in recorded if text == page)])),
    )


def pages_of(record: Record) -> tuple[str, ...]:
    """Return the pages or article number that a record gives."""
    return tuple(dict.fromkeys(text for text in (record.item.page, record.item.number) if text and pages(text)))


def number(text: str) -> str:
    """Return a number as it may be compared: "E0012" gives "12", "XII" "12", other text itself, folded."""
    folded = fold(text).replace(" ", "")
    if match := _NUMBER.fullmatch(folded):
        return match.group(1)
    if folded and set(folded) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in folded]
        after = [*values[1:], 0]
        return str(sum(-value if value < later else value for value, later in zip(values, after, strict=True)))
    return folded


def _pages_kind(ours: tuple[str, str], text: str, bare: str) -> str | None:
    """Return how printed pages differ from recorded ones, None where they agree."""
    theirs = pages(text)
    if theirs is None:
        return None
    first, last = (number(theirs[0]), number(theirs[1]))
    if number(ours[0]) != first:
        return None if f" {fold(theirs[0])} " in f" {bare} " and len(first) > 2 else "other-page"
    single = ours[0] == ours[1] or theirs[0] == theirs[1]
    if single or number(ours[1]) == last:
        return None
    written_out = {number(ours[1]), first[: max(0, len(first) - len(number(ours[1])))] + number(ours[1])}
    return None if last in written_out or f" {last} " in f" {bare} " else "last-page"


def _place_stands(record: Record, bare: str) -> bool:
    """Return whether volume and pages of a record are printed side by side, whatever else was read: "[122:165] 157, 168-9"."""
    volume, place = record.item.volume, pages(record.item.page)
    if not volume or not place or not _plain(volume):
        return False
    first, last = (re.escape(one) for one in place)
    between = r"(?:\s*\([^()]{1,12}\))?\s*[:,;]\s*(?:pp?\.?\s*)?"
    end = "" if first == last else rf"\s*[-‐-―−]+\s*(?:{last}|{_tail(*place)})"
    return bool(re.search(rf"(?<![\w.-]){volume.strip()}{between}{first}{end}(?![\w])", bare))


def _tail(first: str, last: str) -> str:
    """Return a last page without the digits that it shares with the first: "123", "129" give "9"."""
    same = next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), 0)
    return re.escape(last[same:] if len(first) == len(last) else last)


def _plain(text: str) -> bool:
    return bool(re.fullmatch(r"\s*\d+\s*", text))


def _compare(
    field: FieldName, printed: str | None, recorded: Sequence[tuple[Record, str | None]], stands: Callable[[str], bool]
) -> Iterator[Difference]:
    known = [(record, text) for record, text in recorded if text]
    if not printed or not known or any(number(text) == number(printed) or _within(text, printed) for _, text in known):
        return
    if any(stands(text) for _, text in known):
        return
    record, text = known[0]
    yield Difference(
        field=field,
        kind=f"other-{field}",
        printed=printed,
        recorded=text,
        sources=tuple(dict.fromkeys([record.source, *(one.source for one, other in known if other == text)])),
    )


def _within(recorded: str, printed: str) -> bool:
    """Return whether one is the other with more around it: "12 Suppl 1" and "12", "7-8" and "7"."""
    ours, theirs = set(fold(printed).split()), set(fold(recorded).split())
    return bool(ours and theirs) and (ours <= theirs or theirs <= ours)
