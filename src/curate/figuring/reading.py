"""Text → figures: sentence by sentence, each quantity with its measure, time mark and label."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from curate.figure import Figure
from curate.figuring.arms import is_population, labels
from curate.figuring.measures import Mark, Mention, marks, mentions
from curate.figuring.numerals import alike
from curate.figuring.scanning import Quantity, quantities
from curate.figuring.words import stems
from curate.record import Lookup, Record
from curate.sentencing import sentences

_LONGEST = 20_000
"""Characters of an abstract that are read; none is longer."""
_CLAUSE = re.compile(r";|\b(?:while|whereas|but)\b|\.\s")
_GROUPS = re.compile(r"\b(?:groups?|arms?|cohorts?|patients|subjects|children|controls|\d+)\b|^\d", re.IGNORECASE)
_SHARING = ("percent", "count", "number")
_NO_LABEL = re.compile(
    r"\brates?\b|\bthere\b|^(?:and|or|it|this|that|these|they|we|who|which)$|\b(?:hazard|odds|risk|ratio|interval)s?\b",
    re.IGNORECASE,
)


def read(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text, in their order."""
    text = text[:_LONGEST]
    plain = alike(text)
    return tuple(
        figure
        for at, span in enumerate(sentences(text))
        for figure in _sentence(text, plain[span.start : span.end], span.start, at)
    )


def recorded(record: Record) -> tuple[Figure, ...]:
    """Return the figures of a record: those it holds, else those of its abstract."""
    return record.figures or read(" ".join(part.text for part in record.abstract))


def with_figures(lookup: Lookup, *, abstracts: bool) -> Lookup:
    """Return a look-up whose records hold the figures of their abstracts as data, and keep the abstracts only if asked to."""
    return lookup.model_copy(
        update={
            "records": tuple(
                one.model_copy(update={"figures": recorded(one), **({} if abstracts else {"abstract": ()})})
                for one in lookup.records
            )
        }
    )


def _sentence(text: str, plain: str, offset: int, number: int) -> Iterator[Figure]:
    found = quantities(plain)
    if not found:
        return
    times = marks(plain)
    named = mentions(plain, times)
    found = [_marked(one, times, plain) for one in found]
    about = labels(plain, found)
    measures = _measures(plain, found, named)
    when = _times(plain, found, measures, times)
    about = ["" if one.kind == "p" else _said(label, plain, named) for label, one in zip(about, found, strict=True)]
    for at, (one, other) in enumerate(pairwise(found), start=1):
        if (
            one.kind in _SHARING
            and other.kind in _SHARING
            and not other.mark
            and re.fullmatch(r"\s?[(\[]\s?", plain[one.end : other.start])
        ):
            about[at - 1] = about[at] = about[at] or about[at - 1]  # "34 (4.2%)", "30% (13 of 43)": one result twice
            measures[at - 1] = measures[at] = measures[at - 1] or measures[at]
            when[at - 1] = when[at] = when[at - 1] or when[at]
    for at, one in enumerate(found):
        if one.mark:
            continue
        mention, label = measures[at], about[at]
        measure = mention.name if mention else _free(plain, one)
        if measure == "adverse events" and (item := _free(plain, one)):
            measure, label = item, "" if label == item else label  # "adverse events included hypotension (58%)"
        if not mention and measure and (_GROUPS.search(measure) or stems(measure) & stems(label)) and label:
            measure = ""  # the name of a group, not of what was measured
        people = bool(label) and is_population(label)
        yield Figure(
            kind=one.kind,
            value=one.value,
            high=one.high,
            of=one.of,
            unit="points" if one.kind == "percent" and _is_difference(plain, one) else one.unit,
            bound=one.bound,
            decimals=one.decimals,
            interval=one.interval,
            spread=one.spread,
            measure=measure,
            time=when[at],
            arm="" if people else label,
            population=label if people else "",
            exact=" ".join(text[offset + one.start : offset + one.end].split()).rstrip("([ "),
            sentence=number,
            start=offset + one.start,
            end=offset + one.end,
        )


def _marked(one: Quantity, times: Sequence[Mark], text: str) -> Quantity:
    """Return a duration as a time mark where it is one, not what was measured."""
    if one.kind not in ("duration", "number"):
        return one
    mark = next((mark for mark in times if mark.start <= one.start and one.end <= mark.end + 1), None)
    if mark is None:
        return one
    before = text[max(0, one.start - 50) : one.start]
    measured = re.search(
        r"\b(?:medians?|means?|averages?|shorter|longer|range[ds]?|IQR|extended|prolonged|improved|increased|decreased|was|were|is|are|survival (?:times? )?(?:of|was))\b[^,;\d]*$",
        before,
        re.IGNORECASE,
    )
    firm = re.search(r"\b(?:at|after|within)\s(?:the\s)?(?:a\s)?$", text[: mark.start], re.IGNORECASE)
    if mark.free and (firm or not measured):
        return _as_mark(one)
    following = text[one.end : one.end + 40]
    if one.kind == "number" or re.match(
        r"-|\s(?:[\w-]+\s){0,2}(?:overall|event|progression|disease|relapse|recurrence|survival|OS|EFS|PFS|DFS|follow|mortality|incidence|risk|period)",
        following,
    ):
        return _as_mark(one)
    return one if measured or not re.search(r"-\s?$|\d-\w+$", text[one.start : one.end]) else _as_mark(one)


def _as_mark(one: Quantity) -> Quantity:
    return Quantity(one.start, one.end, one.kind, one.value, mark=True)


def _measures(text: str, found: Sequence[Quantity], named: Sequence[Mention]) -> list[Mention | None]:
    """Return the measure of each quantity: the one right behind it, else that of its list, else the last one before it."""
    result: list[Mention | None] = [
        None
        if one.mark or one.kind == "p"
        else _following(text, one, named) or _bracketed(text, one, named) or _preceding(text, one, named)
        for one in found
    ]
    for group in _lists(text, found):
        spoken = _coordinated(text, found[group[0]].start, named)
        respectively = "respectively" in text[found[group[-1]].end :]
        if len(spoken) == len(group) > 1 and (respectively or "/" in text[spoken[0].end : spoken[-1].start]):
            for at, mention in zip(group, spoken, strict=True):
                result[at] = mention
    return result


def _following(text: str, one: Quantity, named: Sequence[Mention]) -> Mention | None:
    """Return the measure that a quantity stands before: "58% response", "66% of patients survived"."""
    for mention in named:
        if mention.start >= one.end:
            between = text[one.end : mention.start]
            fits = re.fullmatch(
                r"\s?(?:\([^()]*\)\s?)?(?:of\s(?:the\s)?(?:\w+\s){0,2}(?:patients|children|participants|women|men|subjects|cases|individuals|infants|adults|them)?\s?)?"
                r"(?:(?:had|achieved|experienced|developed|showed|with|were|was|in|for|are|who|reported|a|an|the|having)\s){0,3}(?:[\w-]+\s){0,2}",
                between,
                re.IGNORECASE,
            )
            if (
                fits
                and not re.search(r"\b(?:and|or|in|for|at|vs|versus|than|with)\s(?:[\w-]+\s)?$", between)
                and one.kind in ("percent", "count", "number", "fold")
            ):
                return mention
            return None
    return None


def _bracketed(text: str, one: Quantity, named: Sequence[Mention]) -> Mention | None:
    """Return the measure that a bracket opens with: "(CR, 40%; PR, 18%)"."""
    for mention in named:
        if mention.end <= one.start and re.fullmatch(
            r"\s?(?:rates?)?[,:=]?\s?[<>~≥≤]?\s?", text[mention.end : one.start]
        ):
            return mention
    return None


def _preceding(text: str, one: Quantity, named: Sequence[Mention]) -> Mention | None:
    """Return the last measure named before a quantity in its clause, or in the sentence where the clause names none."""
    before = [mention for mention in named if mention.end <= one.start]
    if not before:
        return None
    clause = max((match.end() for match in _CLAUSE.finditer(text, 0, one.start)), default=0)
    inside = [mention for mention in before if mention.start >= clause]
    if inside:
        return _outside_brackets(text, one, inside)
    continues = re.match(r"[^;]{0,60}$", text[clause : one.start])
    return (
        before[-1]
        if continues and not re.search(r"\b(?:had|developed|experienced|occurred)\b", text[clause : one.start])
        else None
    )


def _outside_brackets(text: str, one: Quantity, before: Sequence[Mention]) -> Mention:
    """Return the last mention that does not stand in brackets closed before the quantity, if there is one."""
    for mention in reversed(before):
        closed = text[mention.end : one.start]
        if closed.count(")") <= closed.count("("):
            return mention
    return before[-1]


def _lists(text: str, found: Sequence[Quantity]) -> Iterator[list[int]]:
    """Return the quantities that are printed as a list: "93% (…) and 35% (…)"."""
    group: list[int] = []
    for at, one in enumerate(found):
        if one.mark or one.kind == "p" or (group and _is_aside(text, found[group[-1]], one)):
            continue
        if (
            group
            and found[group[-1]].kind == one.kind
            and re.fullmatch(
                r"[\s%]*(?:\([^()]*\)|\[[^\[\]]*\])?\s?(?:,|,?\sand|/|;|\sor)\s?[<>~]?\s?",
                text[found[group[-1]].end : one.start],
            )
        ):
            group.append(at)
            continue
        if len(group) > 1:
            yield group
        group = [at]
    if len(group) > 1:
        yield group


def _is_aside(text: str, one: Quantity, other: Quantity) -> bool:
    between = text[one.end : other.start]
    return between.count("(") + between.count("[") > between.count(")") + between.count("]")


def _coordinated(text: str, until: int, named: Sequence[Mention]) -> list[Mention]:
    """Return the measures that are coordinated before a place: "OS and PFS were"."""
    before = [mention for mention in named if mention.end <= until]
    run: list[Mention] = []
    for mention in reversed(before):
        if run and not re.fullmatch(
            r"[\s\w-]{0,20}(?:\([^()]*\))?\s?(?:rates?\s)?(?:,|,?\s?and|/|\sor)\s(?:the\s)?(?:[\w-]+\s){0,3}|/",
            text[mention.end : run[0].start],
            re.IGNORECASE,
        ):
            break
        run.insert(0, mention)
    return run


def _times(
    text: str, found: Sequence[Quantity], measures: Sequence[Mention | None], times: Sequence[Mark]
) -> list[str]:
    """Return the time mark of each quantity, "" where none is printed for it."""
    free = [
        mark
        for mark in times
        if not any(one.start >= mark.start and one.end <= mark.end + 1 and not one.mark for one in found)
    ]
    result = []
    for at, one in enumerate(found):
        mention = measures[at]
        own = mention.times if mention else ()
        result.append(
            own[0]
            if len(own) == 1
            else ""
            if own
            else _nearest(text, one, found, free)
            if one.kind in ("percent", "count", "ratio", "rate", "number")
            else ""
        )
    for group in _lists(text, found):
        said = [
            mark
            for mark in times
            if (len(mark.times) == len(group) and mark.end <= found[group[0]].start)
            or (len(mark.times) == len(group) and mark.start >= found[group[-1]].end)
        ]
        if said:
            for at, time in zip(group, said[-1].times, strict=True):
                result[at] = time
    return result


def _nearest(text: str, one: Quantity, found: Sequence[Quantity], free: Sequence[Mark]) -> str:
    """Return the time mark nearest to a quantity in its clause: one right behind it first, then the last one before it."""
    until = next(
        (
            other.start
            for other in found
            if other.start >= one.end and not other.mark and not _is_aside(text, one, other)
        ),
        len(text),
    )
    behind = next((mark for mark in free if one.end <= mark.start < until and len(mark.times) == 1), None)
    if behind and not re.search(r";|\bfollow", text[one.end : behind.start]):
        return behind.times[0]
    ahead = [
        mark
        for mark in free
        if mark.end <= one.start and len(mark.times) == 1 and not re.search(r";|\bfollow", text[mark.start : one.start])
    ]
    later = next(
        (
            mark
            for mark in free
            if mark.start >= one.end
            and len(mark.times) == 1
            and not re.search(r";|\.\s|\bfollow|\bwhereas|\bwhile", text[one.end : mark.start])
        ),
        None,
    )
    return ahead[-1].times[0] if ahead else later.times[0] if later else ""


def _said(label: str, text: str, named: Sequence[Mention]) -> str:
    """Return a label, "" where it is but the name of what was measured."""
    if not label:
        return ""
    bare = any(
        text[mention.start : mention.end] in label and mention.name not in ("age", "relapse", "response")
        for mention in named
    )
    return "" if bare or _NO_LABEL.search(label) else label


def _is_difference(text: str, one: Quantity) -> bool:
    """Return whether a percentage is the distance of two others: "10 percentage points", "a difference of 10%"."""
    before, after = text[max(0, one.start - 40) : one.start], text[one.start : one.end + 20]
    return bool(
        re.search(
            r"\b(?:difference|reduction|increase|decrease|gain|improvement|rise|drop|by)\b[^.;,\d]{0,16}$",
            before,
            re.IGNORECASE,
        )
        or re.search(
            r"points?\b|%\s(?:more|higher|lower|greater|less|fewer|better|worse|absolute|difference)\b",
            after,
            re.IGNORECASE,
        )
    )


def _free(text: str, one: Quantity) -> str:
    """Return what was measured in the text's own words, where no name is known: "hypotension (58%)", "58% had pain"."""
    if one.kind == "duration":
        middle = re.search(
            r"\b(?:medians?|means?|averages?)(?:\s(?P<what>[\w-]+(?:\s[\w-]+){0,4}?))??(?:\s(?:was|were|of|is|in|:))?[\s:,]\s?$",
            text[max(0, one.start - 80) : one.start],
        )
        return (middle["what"] or "median") if middle else ""
    if one.kind not in ("percent", "count"):
        return ""
    after = re.match(
        r"[%)\]\s]*(?:\([^()]*\)\s)?(?:of\s(?:the\s)?(?:[\w-]+\s){0,3})?(?:had|have|developed|experienced|showed|reported|presented with|were|was|required|received)\s(?:a\s|an\s|the\s)?"
        r"(?P<what>[\w-]+(?:\s[\w-]+){0,2})",
        text[one.end : one.end + 90],
        re.IGNORECASE,
    )
    if after:
        return re.split(r"\s(?:and|or|in|of|for|with|at|by|than|compared|after|to|on|from|while|but)\b", after["what"])[
            0
        ]
    before = re.search(
        r"(?P<what>[\w-]+(?:\s[\w-]+){0,2})\s?(?:\(|\s(?:occurred\s|was\s(?:seen|reported|observed)\s)?in\s|,\s)(?:n\s?=\s?)?$",
        text[max(0, one.start - 70) : one.start],
    )
    if before:
        return re.split(r"\b(?:and|or|in|of|for|with|at|by|included|including|were|was|the|had)\s", before["what"])[-1]
    return ""
