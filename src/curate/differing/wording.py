"""Differences in words, shared by the text and the page."""

from collections.abc import Iterator
from typing import NamedTuple

from curate.differing.difference import ClaimChange, DecisionChange, Difference, ReferenceChange
from curate.reviewing.telling import told as told_changes

HIDDEN = frozenset({"still-there", "carried-over"})
"""Kinds of what did not change: counted, and listed on request."""
_LONGEST = 200


class Entry(NamedTuple):
    """One difference: its kind, one line, and lines that go with it."""

    kind: str
    text: str
    details: tuple[str, ...] = ()


def summary(found: Difference) -> dict[str, str]:
    """Return the counts of each part in words."""
    same = {"claims": found.same_claims, "references": found.same_references}
    told = {}
    for part, counts in found.counts().items():
        words = [f"{count} {kind}" for kind, count in sorted(counts.items())]
        words += [f"{same[part]} unchanged"] if same.get(part) else []
        told[part] = ", ".join(words) or "no difference"
    return told


def lines(found: Difference) -> dict[str, list[Entry]]:
    """Return all differences by the title of their part."""
    return {
        "Claims": [_claim(one) for one in found.claims],
        "Citations": [Entry(one.kind, f"{one.reference}: {_from_to(one.was, one.now)}") for one in found.citations],
        "References": [_reference(one) for one in found.references],
        "Findings": [
            Entry(
                one.kind,
                f"{one.finding.level} {one.finding.code} {one.finding.rule}: {one.finding.message}",
                (one.finding.place,) if one.finding.place else (),
            )
            for one in found.findings
        ],
        "Decisions": [_decision(one) for one in found.decisions],
    }


def _from_to(was: str, now: str) -> str:
    if was and now:
        return f"from {was} to {now}"
    return now or was


def _claim(one: ClaimChange) -> Entry:
    said = one.new or one.old
    details = []
    if one.old and one.new:
        if one.old.place != one.new.place:
            details.append(f"was at {one.old.place}")
        if "reworded" in one.kinds:
            details.append(f"was: {_cut(one.old.text)}")
    if one.now_cites and one.old:
        details.append(f"now cites {', '.join(one.now_cites)}")
    if one.cites_no_more and one.new:
        details.append(f"cites no more {', '.join(one.cites_no_more)}")
    text = f"{said.id} ({said.place}): {_cut(said.text)}" if said else ""
    return Entry(" ".join(one.kinds), text, tuple(details))


def _reference(one: ReferenceChange) -> Entry:
    numbers = " → ".join(f"[{number}]" for number in dict.fromkeys((one.old_number, one.new_number)) if number)
    details = [f'{field.name}: "{field.was}" → "{field.now}"' for field in one.fields]
    if one.old and one.new and one.old != one.new:
        details.insert(0, f"was: {_cut(one.old)}")
    return Entry(" ".join(one.kinds), f"{numbers} {one.id}: {_cut(one.new or one.old)}", tuple(details))


def _decision(one: DecisionChange) -> Entry:
    review = one.review
    why = tuple(filter(None, (one.reason, told_changes(one.changes))))
    text = f"{one.subject}, {one.about}: {review.decision} ({review.reviewer}, {review.date})"
    return Entry(one.kind, text, why)


def parts(found: Difference) -> Iterator[tuple[str, str, list[Entry]]]:
    """Return title, counts in words and entries of each part."""
    counts = summary(found)
    for title, entries in lines(found).items():
        yield title, counts[title.casefold()], entries


def _cut(text: str) -> str:
    flat = " ".join(text.split()) or "(its text is not kept)"
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1].rstrip()}…"
