"""What the sequence model sees of each token: what it shows by itself, its neighbours, and its place in the string.

Trained and applied with the same function; a change here asks for a new model (benchmarks/train_parsing.py).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from curate.bibliography.authorlist import author_run
from curate.bibliography.looks import Look, ends_sentence, look
from curate.bibliography.tokens import Token
from curate.bibliography.wordtable import add_known

_OPEN, _CLOSE = tuple('“«„‘"'), tuple('”»“’"')


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """Return the features of each token, as strings."""
    looks = [look(token) for token in tokens]
    rows = [one.own[:] for one in looks]
    ends = [ends_sentence(token, one.number) for token, one in zip(tokens, looks, strict=True)]
    clauses = [end or token.text.endswith((",", ";", ":")) for end, token in zip(ends, tokens, strict=True)]
    for at, token in enumerate(tokens[1:]):
        clauses[at] = clauses[at] or token.text.startswith(("(", "["))
    sentences, parts = _spans(ends), _spans(clauses)
    _add_context(rows, tokens, looks, ends)
    _add_spans(rows, looks, sentences, "s")
    _add_spans(rows, looks, parts, "c")
    _add_neighbours(rows, looks)
    named = [
        (mark, *_without_numbers(looks, span)) for mark, spans in (("s", sentences), ("c", parts)) for span in spans
    ]
    add_known(rows, tokens, named)
    return rows


def _without_numbers(looks: Sequence[Look], span: tuple[int, int]) -> tuple[int, int]:
    """Return a range of tokens without the numbers at its beginning and end."""
    start, end = span
    while end > start and looks[end - 1].number:
        end -= 1
    while end > start and looks[start].number:
        start += 1
    return start, end


def _add_neighbours(rows: list[list[str]], looks: Sequence[Look]) -> None:
    last = len(rows) - 1
    for at, row in enumerate(rows):
        shown = looks[at].shown
        before = looks[at - 1].shown if at > 0 else None
        after = looks[at + 1].shown if at < last else None
        if before:
            row.extend(["-1" + one for one in before])
            row.append(f"-1{before[2]}|{shown[2]}")
            row.append(f"-1{before[0]}|{shown[0]}")
        else:
            row.append("BOS")
        if at > 1:
            row.extend(["-2" + one for one in looks[at - 2].shown[:3]])
        if after:
            row.extend(["+1" + one for one in after])
            row.append(f"+1{shown[0]}|{after[0]}")
        else:
            row.append("EOS")
        if at < last - 1:
            row.extend(["+2" + one for one in looks[at + 2].shown[:3]])
        if before and after:
            row.append(f"{before[0]}|{shown[0]}|{after[0]}")


def _spans(ends: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the ranges of tokens up to and with each end."""
    spans = []
    start = 0
    for at, end in enumerate(ends):
        if end or at == len(ends) - 1:
            spans.append((start, at + 1))
            start = at + 1
    return spans


def _add_spans(rows: list[list[str]], looks: Sequence[Look], spans: Sequence[tuple[int, int]], mark: str) -> None:
    """Add what the sentence or clause of a token is like as a whole, and the ones beside it."""
    kinds = [_span_kind(looks[start:end]) for start, end in spans]
    for number, (start, end) in enumerate(spans):
        brief, classes = kinds[number]
        before = kinds[number - 1][0] if number else ""
        after = kinds[number + 1][0] if number + 1 < len(kinds) else ""
        common = [
            f"{mark}{brief}",
            *(f"{mark}k{name}" for name in classes),
            f"{mark}<{before}",
            f"{mark}>{after}",
            f"{mark}{brief}>{after}",
            f"{mark}#{min(number, 5)}",
            f"{mark}-#{min(len(spans) - number, 5)}",
        ]
        for at in range(start, end):
            rows[at].extend(common)
            rows[at].append(f"{mark}@{min(at - start, 3)}")


def _span_kind(looks: Sequence[Look]) -> tuple[str, list[str]]:
    """Return length, share of capitals and kinds of numbers of a span in a few letters, and its classes of words."""
    count = len(looks)
    size = next(name for name, most in (("1", 1), ("2", 2), ("4", 4), ("8", 8), ("9", count)) if count <= most)
    capitals = [one.capital for one in looks if one.capital]
    if not capitals:
        share = "-"
    elif "i" in capitals:
        share = "i" if capitals.count("i") * 3 >= len(capitals) else "j"
    else:
        share = "AaMm"[min(3, capitals.count("a") * 4 // len(capitals))]
    numbers = "".join(dict.fromkeys(one.number[:1] for one in looks if one.number))[:3]
    return f"{size}{share}{numbers}", list(dict.fromkeys(name for one in looks for name in one.classes))


class _Frame(NamedTuple):
    """What the whole string tells: its style, the end of its names, its first year, where its numbers start."""

    style: str
    run: int
    names: int
    year: int
    numbers: int


def _frame(tokens: Sequence[Token], looks: Sequence[Look]) -> _Frame:
    run, names = author_run(tokens, looks)
    year = next((at for at, one in enumerate(looks) if one.number == "year"), len(looks))
    return _Frame(_style(tokens, looks, year), run, names, year, _numbers(looks, run))


def _add_context(rows: list[list[str]], tokens: Sequence[Token], looks: Sequence[Look], ends: Sequence[bool]) -> None:
    """Add the place of each token: in quotes or brackets, in which sentence, before or behind names, year and numbers."""
    frame = _frame(tokens, looks)
    count = len(rows)
    states = _states(tokens)
    within = _since_in(tokens, looks, ends)
    until_number = _until([one.number != "" for one in looks])
    until_editor = _until(["ed" in one.classes for one in looks])
    known = "0" if not frame.run else "1" if frame.names == 1 else "2"
    ahead = sum(ends[frame.run : frame.numbers]) if frame.numbers < count else -1
    sentence = since = 0
    for at, row in enumerate(rows):
        shape = looks[at].shown[0]
        year = "<" if at < frame.year else "=" if at == frame.year else ">"
        run = f"R{known}{_relative(at, frame.run)}" if frame.run else "R0"
        distance = "-" if ahead < 0 and at < frame.numbers else ">" if at >= frame.numbers else str(min(ahead, 4))
        number, end = min(sentence, 4), "E" if ends[at] else ""
        row.extend(
            (
                f"i={10 * at // count}",
                f"a={min(at, 9)}",
                f"a={min(at, 9)}{shape}",
                f"S={number}",
                f"d={min(since, 4)}",
                f"Y{year}",
                f"S={number}Y{year}{frame.style}",
                f"u={until_number[at]}",
                f"e={until_editor[at]}",
                f"in={within[at]}",
                f"in={within[at]}e={until_editor[at]}",
                f"st={states[at]}",
                run,
                f"{run}{shape}",
                f"W{frame.style}",
                f"N{distance}",
                f"N{distance}{shape}",
                f"N{distance}Y{year}{end}",
                f"W{frame.style}{shape}",
                f"W{frame.style}{end}S={number}st={states[at]}",
            )
        )
        since += 1
        if ends[at]:
            row.append("E")
            sentence, since = sentence + 1, 0
            ahead -= at >= frame.run


def _states(tokens: Sequence[Token]) -> list[str]:
    """Return for each token whether it stands in quotes (Q), behind them (q), in italics (I), in brackets (B)."""
    states = []
    quote = quoted = italic = False
    depth = 0
    for token in tokens:
        text = "" if token.kind else token.text
        quote = quote or text.lstrip("([*").startswith(_OPEN)
        italic = italic or text.lstrip('(“"').startswith("*")
        opened = text.count("(") + text.count("[") - text.count(")") - text.count("]")
        bracket = "B" if depth > 0 or opened > 0 else ""
        depth = max(0, depth + opened)
        closes = quote and len(text) > 1 and text.rstrip(".,;:?!)*").endswith(_CLOSE)
        states.append(f"{']' if closes else 'Q' if quote else 'q' if quoted else ''}{'I' if italic else ''}{bracket}")
        if closes:
            quote, quoted = False, True
        if italic and len(text) > 1 and text.rstrip('.,;:)”"').endswith("*"):
            italic = False
    return states


def _since_in(tokens: Sequence[Token], looks: Sequence[Look], ends: Sequence[bool]) -> list[str]:
    """Return for each token how far behind an "In" it stands that introduces a book: "0".."7"; "9" for far or none."""
    result = []
    within = 99
    for at, token in enumerate(tokens):
        if "in" in looks[at].classes and (
            at == 0
            or ends[at - 1]
            or token.text.startswith("In")
            or tokens[at - 1].text.endswith((".", ",", "”", "’", '"', "»"))
        ):
            within = 0
        result.append(str(min(within, 7)) if within < 40 else "9")
        within += 1
    return result


def _style(tokens: Sequence[Token], looks: Sequence[Look], year: int) -> str:
    """Return the style of the string in a few letters: quotes, initials first, year early, pages, volume."""
    quotes = "Q" if any(token.text.startswith(("“", "«", "„", '"')) for token in tokens) else ""
    first = next((one.capital for one in looks[:2] if one.capital), "-")
    early = "E" if year < len(looks) * 0.6 and year < len(looks) - 8 else ""
    pages = "P" if any(one.number == "range" for one in looks) else ""
    volume = any(one.number == "paren" for one in looks) or any(
        one.number in ("int", "mixed") and two.number in ("range", "int", "mixed") for one, two in pairwise(looks)
    )
    return quotes + first + early + pages + ("V" if volume else "")


def _numbers(looks: Sequence[Look], run: int) -> int:
    """Return where the numbers that end most references start: a year, volume or page with another beside it."""
    for at in range(run + 1, len(looks) - 1):
        one, two = looks[at], looks[at + 1]
        if one.number in ("int", "mixed", "year") and two.number in ("int", "mixed", "range", "paren"):
            return at
        if one.number == "int" and "month" in two.classes:
            return at
        if "volume" in one.classes and two.number and one.capital != "A":
            return at
    return len(looks)


def _relative(at: int, run: int) -> str:
    """Return where a token stands to the end of the list of names."""
    return "<" if at < run - 1 else "=" if at == run - 1 else "+" if at == run else "2" if at == run + 1 else ">"


def _until(marks: Sequence[bool]) -> list[str]:
    """Return for each token how far ahead the next marked one stands: "0".."6", "far", or "no"."""
    result = ["no"] * len(marks)
    ahead = -1
    for at in range(len(marks) - 1, -1, -1):
        ahead = 0 if marks[at] else ahead + 1 if ahead >= 0 else -1
        if ahead >= 0:
            result[at] = str(ahead) if ahead <= 6 else "far"
    return result
