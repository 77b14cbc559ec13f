"""Examples of the rules: what must be found and what must not. They are the tests of a rule, and stand on its page.

One YAML file a rule: ``bad`` and ``good`` are lists of cases. A case is a short manuscript (``text``, with the
``references`` of the case or of the file) or, where a text would be awkward, the facts themselves (``facts``, in YAML); a
bad one tells what is said about it (``says``). ``numbered`` says whether the list is printed with numbers, ``today`` is the
day of the check, and ``settings`` is the text of a ``curate.toml``; ``answers`` are those of the authorities.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from curate.facts import Facts
from curate.record import Lookup, Record, Source
from curate.value import Value

TODAY = date(2025, 5, 31)
SUFFIX = ".yaml"


class Answered(Value):
    """What a source answered about the reference at place ``n`` of the list: ``asked`` is an identifier or "search"."""

    n: int
    asked: str
    source: Source = "crossref"
    records: tuple[Record, ...] = ()
    agency: str = ""
    reason: str = ""


class Case(Value):
    """One example. ``answers`` are what the authorities said about its references."""

    text: str = ""
    references: tuple[str, ...] = ()
    facts: str = ""
    settings: str = ""
    says: tuple[str, ...] = ()
    answers: tuple[Answered, ...] = ()

    def answered(self, facts: Facts) -> Facts:
        """Return the facts of a case with the answers of the authorities."""
        lookups = tuple(
            Lookup(
                reference=facts.references[one.n - 1].id,
                source=one.source,
                asked=one.asked,
                url="",
                retrieved=datetime(2025, 5, 1, tzinfo=UTC),
                digest="",
                records=one.records,
                agency=one.agency,
                reason=one.reason,
            )
            for one in self.answers
        )
        return facts.model_copy(update={"lookups": lookups})

    def given(self, today: date) -> dict[str, Any]:
        """Return the facts of a case that gives them, ready to become ``Facts``."""
        return {"today": today, **YAML(typ="safe").load(self.facts)}


class Examples(Value):
    """The examples of one rule."""

    bad: tuple[Case, ...]
    good: tuple[Case, ...]
    references: tuple[str, ...] = ()
    numbered: bool = True
    today: date = TODAY

    def manuscript(self, case: Case) -> str:
        """Return the manuscript of a case as plain text."""
        entries = case.references or self.references
        printed = [f"{n}. {entry}" if self.numbered else entry for n, entry in enumerate(entries, 1)]
        return (
            "\n\n".join(("A short manuscript", "Introduction", case.text.strip(), "References", "\n".join(printed)))
            + "\n"
        )


def read(folder: Path) -> dict[str, Examples]:
    """Return the examples in a folder by the name of their rule."""
    yaml = YAML(typ="safe")
    return {
        path.stem: Examples.model_validate(yaml.load(path.read_text(encoding="utf-8")))
        for path in sorted(folder.glob(f"*{SUFFIX}"))
    }
