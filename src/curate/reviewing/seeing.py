"""What lies before a reviewer, part by part, and which parts are not any more what they were."""

import hashlib
import json
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from curate.claim import Claim
from curate.record import Record
from curate.reference import Reference
from curate.review import Part, Review, Seen
from curate.value import Value

LONGEST = 600
"""Characters of a text that a decision keeps; enough to recognise it."""

What = Literal["claim", "reference", "record", "notices"]


class Change(Value):
    """A part that is not any more what was seen: as it was, and as it is ("" where the text is not kept).

    ``source`` says whose record it is. ``now`` is "" too where the part is gone.
    """

    what: What
    source: str = ""
    was: str = ""
    now: str = ""
    gone: bool = False

    @property
    def name(self) -> str:
        """Return what changed, as a message names it."""
        if self.what == "record":
            return f"the record ({self.source})"
        return "the notices about the work" if self.what == "notices" else f"the {self.what}"


def seen(claim: Claim | None, reference: Reference | None, work: Sequence[Record] = ()) -> Seen:
    """Return what is seen of a link (claim and reference), of a claim alone, or of a reference alone.

    ``work`` are the records of the work that the reference means.
    """
    return Seen(
        claim=_claim(claim) if claim else None,
        reference=_reference(reference) if reference else None,
        records=dict(_records(work)),
        notices=_notices(work) if work else None,
    )


def changes(was: Seen, now: Seen) -> tuple[Change, ...]:
    """Return the parts that were seen and are no longer the same; a part that nobody saw is no change.

    Records of a source that was not asked before change nothing by themselves; a notice that they bring does.
    """
    parts: list[tuple[What, str, Part | None, Part | None]] = [
        ("claim", "", was.claim, now.claim),
        ("reference", "", was.reference, now.reference),
        *(("record", source, part, now.records.get(source)) for source, part in was.records.items()),
        ("notices", "", was.notices, now.notices),
    ]
    return tuple(
        Change(what=what, source=source, was=before.text, now=after.text if after else "", gone=after is None)
        for what, source, before, after in parts
        if before is not None and (after is None or before.digest != after.digest)
    )


def without_quote(review: Review, restated: str) -> Review:
    """Return the review without the text of the claim that was seen, unless that is how a person ``restated`` it.

    For a registry that does not keep the manuscript's sentences any more; the digest stays.
    """
    part = review.seen.claim
    if part is None or part.text in ("", _cut(restated)):
        return review
    seen = review.seen.model_copy(update={"claim": part.model_copy(update={"text": ""})})
    return review.model_copy(update={"seen": seen})


def _claim(claim: Claim) -> Part:
    """Return the sentence and its restatement; the works that it cites, and its place, are no part of it."""
    return Part(digest=claim.digest(), text=_cut(claim.statement or claim.quote or ""))


def _reference(reference: Reference) -> Part:
    return Part(digest=reference.digest(), text=_cut(reference.string))


def _records(work: Sequence[Record]) -> Iterator[tuple[str, Part]]:
    for source in sorted({record.source for record in work}):
        own = sorted((_told(record) for record in work if record.source == source), key=str)
        lines = [_line(record) for record in work if record.source == source]
        yield source, Part(digest=_digest(own), text=_cut("; ".join(lines)))


def _told(record: Record) -> dict[str, Any]:
    """Return what a reader of a record takes from it; when it was asked, and under which names, does not count."""
    item = record.item
    return {
        "title": _letters(item.title or ""),
        "authors": [_letters(name.surname) for name in item.author],
        "year": item.year,
        "journal": _letters(item.container_title or ""),
        "place": [item.volume, item.issue, item.page],
        "types": sorted(record.types),
        "headings": sorted(heading.name for heading in record.headings),
        "keywords": sorted(record.keywords),
        "abstract": [_letters(part.text) for part in record.abstract],
        # Where the abstract is not kept its figures stand for it.
        "figures": [] if record.abstract else sorted(figure.exact for figure in record.figures),
    }


def _line(record: Record) -> str:
    """Return a record in one line: title, journal, year, and what else a reader can take from it."""
    item = record.item
    abstract = sum(len(part.text) for part in record.abstract)
    parts = [
        item.title or record.id,
        " ".join(filter(None, (item.container_title, str(item.year or "")))),
        ", ".join(record.types),
        f"{len(record.headings)} headings" if record.headings else "",
        f"{len(record.keywords)} keywords" if record.keywords else "",
        f"abstract of {abstract} characters" if abstract else "",
        f"{len(record.figures)} figures of its abstract" if record.figures and not abstract else "",
    ]
    return ". ".join(part.rstrip(".") for part in parts if part)


def _notices(work: Sequence[Record]) -> Part:
    """Return the notices of all sources together: one that two sources know is one."""
    found = sorted({(notice.kind, notice.identifier) for record in work for notice in record.notices})
    told = ", ".join(" ".join(filter(None, one)) for one in found)
    return Part(digest=_digest(found), text=_cut(told or "none"))


def _digest(data: object) -> str:
    return hashlib.sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]


def _letters(text: str) -> str:
    """Return the letters and digits of a text: what typography and white space leave alone."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else f"{flat[: LONGEST - 1].rstrip()}…"
