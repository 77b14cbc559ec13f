"""Compare the names of journals, and of books that a chapter stands in."""

import re
from collections.abc import Iterator, Sequence

from curate import journals as table
from curate.assessment import Difference
from curate.comparing.texts import plain, squeezed, words
from curate.lexicon import JOURNAL_STOP
from curate.record import Record
from curate.reference import Item
from curate.similarity import journals_alike, ratio, stands_in

SAME = 0.9
_PLACE = re.compile(r"\s*[(\[][^)\]]*[)\]]|\s*[:=].*$")
_OTHER = 0.5
_SLIP = 0.86  # two spellings of a word, "paediatrics", and not two words, "radiology" and "cardiology"
_LONG = 4  # letters from which an acronym may leave out the last words ("PNAS")


def compare_journal(item: Item, string: str, records: Sequence[Record]) -> Iterator[Difference]:
    """Say that no record knows the work from this journal."""
    recorded = [(record, name) for record in records for name in journals(record)]
    printed = item.container_title
    if not printed or not recorded or any(same_journal(name, printed, string) for _, name in recorded):
        return
    record, name = recorded[0]
    yield Difference(
        field="journal",
        kind="other-journal" if max(ratio(other, printed) for _, other in recorded) < 0.8 else "misspelled",
        printed=printed,
        recorded=name,
        sources=tuple(dict.fromkeys([record.source, *(one.source for one, other in recorded if other == name)])),
        misleading=max(ratio(other, printed) for _, other in recorded) < _OTHER,
    )


def journals(record: Record) -> tuple[str, ...]:
    """Return the names under which a record knows the journal or book."""
    names = (record.item.container_title, record.item.container_title_short, *record.journals)
    return tuple(dict.fromkeys(plain(name) for name in names if name))


def same_journal(recorded: str, printed: str, string: str) -> bool:
    """Return whether two names are one journal's: known as such, abbreviated, an acronym, without place or section."""
    bare, ours = _PLACE.sub("", recorded), _PLACE.sub("", printed)
    last = re.split(r"[.?!]\s+", printed.rstrip(". "))[-1]  # what stands before may belong to the title
    pairs = [(a, b) for a in (recorded, bare) for b in (printed, ours, last)]
    known = [table.same(a, b) for a, b in pairs]
    parts = {part for name in (bare, last) if len(part := words(name).split(" ")[-1]) == 1}
    if len(parts) > 1 and True not in known:
        return False  # "Physical Review A" and "Phys. Rev. D"
    # Where both are known, and as two, alike in letters is not enough: "Journal of Oncology", "Journal of Ecology".
    enough = 1.0 if False in known else SAME
    if any(known) or any((how := journals_alike(a, b)) == 1.0 or (how >= enough and _slips(a, b)) for a, b in pairs):
        return True
    if squeezed(bare) == squeezed(ours) or (False not in known and _acronym(printed, recorded)):
        return True
    name = words(bare)
    return len(name) > 6 and " " in name and stands_in(name, words(string.replace(printed, " "))) == 1.0


def _slips(one: str, other: str) -> bool:
    """Return whether names that are alike differ by slips: not "Case Reports in Radiology" and "in Cardiology", nor A and B."""
    first, second = ([word for word in words(name).split() if word not in JOURNAL_STOP] for name in (one, other))
    if len(first) != len(second):
        return True
    return all(
        a == b or (min(len(a), len(b)) > 1 and (ratio(a, b) >= _SLIP or a.startswith(b) or b.startswith(a)))
        for a, b in zip(first, second, strict=True)
    )


def _acronym(printed: str, recorded: str) -> bool:
    """Return whether one is made of the first letters of the other: "JCO", "PNAS", "NEJM"."""
    short, long = sorted((printed, recorded), key=len)
    letters = re.sub(r"[^A-Za-z]", "", short).casefold()
    if not 2 <= len(letters) <= 8 or " " in short.strip():
        return False
    every = words(long).split()
    content = [word for word in every if word not in JOURNAL_STOP]
    firsts = {"".join(word[0] for word in some) for some in (every, content) if some}
    return any(first == letters or (len(letters) >= _LONG and first.startswith(letters)) for first in firsts)
