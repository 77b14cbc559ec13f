"""What the commands that settle things share: a registry as it was checked, who signs, and what a word names."""

import subprocess
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Self

from curate.cli import places
from curate.cli.auditing import audit
from curate.cli.flags import Flags
from curate.cli.recalling import texts
from curate.config import Settings
from curate.errors import UsageError, suggestion
from curate.queueing import Matter, matters
from curate.report import Report
from curate.reviewing.settling import WHOLE
from curate.rules import find, unknown
from curate.survey import Survey, number

_PATIENCE = 5
"""Seconds that git may take to say a name."""


@dataclass(frozen=True)
class Desk:
    """A registry as it was checked. ``root`` is its folder."""

    root: Path
    settings: Settings
    survey: Survey
    report: Report

    @classmethod
    def of(cls, path: Path | None) -> Self:
        """Return the registry of a folder, or of the current one, checked after its settings.

        Raises:
            CurateError: there is no registry, it cannot be read, or the settings are wrong.
        """
        (place,) = places.named([path] if path else ())
        if not place.is_dir():
            raise UsageError(f"{place} is a file", help="decisions are kept in a registry: name its folder")
        checked = audit(place, Flags())
        return cls(places.registry_root(place), checked.settings, checked.survey, checked.report)

    @property
    def today(self) -> date:
        """Return the day of the check."""
        return self.survey.facts.today

    @cached_property
    def texts(self) -> dict[str, str]:
        """Return abstracts by their digest that the registry does not hold and the cache of answers does."""
        return texts(self.survey.facts, self.settings, self.root)

    def matters(self) -> tuple[Matter, ...]:
        """Return every link and finding that can be settled."""
        return tuple(matters(self.survey, self.report))

    def reference(self, word: str) -> str:
        """Return the id of the reference that an id or a number names.

        Raises:
            UsageError: there is none; a likely one is named.
        """
        facts = self.survey.facts
        if word in facts.by_id:
            return word
        bare = word.strip("[] ")
        for reference in facts.references:
            if bare.isdecimal() and len(bare) < 6 and int(bare) in (reference.n, number(reference)):
                return reference.id
        raise UsageError(
            f"no reference is '{word}'{suggestion(word, facts.by_id)}",
            help="give its id or its number in the list; `curate show` prints both",
        )

    def section(self, word: str) -> str:
        """Return the slug of the section that a slug or a heading names.

        Raises:
            UsageError: there is none; a likely one is named.
        """
        facts = self.survey.facts
        known = {section.slug: section.slug for section in facts.outline.sections}
        known |= {claim.section: claim.section for claim in facts.claims if claim.section}
        headings = {section.title.casefold(): section.slug for section in facts.outline.sections}
        if slug := known.get(word) or headings.get(word.casefold()):
            return slug
        raise UsageError(
            f"there is no section '{word}'{suggestion(word, known)}", help=f"sections are {', '.join(known)}"
        )

    def subject(self, word: str) -> str:
        """Return the id of the claim or reference that a word names, or what names the whole.

        Raises:
            UsageError: there is none; a likely one is named.
        """
        ids = [claim.id for claim in self.survey.facts.claims]
        if word == WHOLE or word in ids or word in self.survey.facts.by_id:
            return word
        if word.strip("[] ").isdecimal():
            return self.reference(word)
        raise UsageError(
            f"no claim or reference is '{word}'{suggestion(word, (WHOLE, *ids, *self.survey.facts.by_id))}",
            help=f"give the id of a claim, the id or number of a reference, or '{WHOLE}' for the whole",
        )


def rules(words: tuple[str, ...]) -> frozenset[str]:
    """Return the names of the rules that names, codes or families mean.

    Raises:
        UsageError: one of them means none.
    """
    for word in words:
        if not find(word):
            raise UsageError(unknown(word), help="`curate rule` lists them")
    return frozenset(rule.name for word in words for rule in find(word))


def signer(asked: str | None, settings: Settings, root: Path) -> str:
    """Return who signs: as asked, else as the settings say, else the ``user.name`` of git.

    Raises:
        UsageError: nobody is named, or an ORCID cannot be right.
    """
    from curate.reviewing.deciding import signature

    name = asked if asked is not None else settings.reviewer or _git_name(root)
    if name is None:
        raise UsageError(
            "nobody is named who signs the decision",
            help='give --reviewer NAME, or write reviewer = "0000-0002-1825-0097" (an ORCID or a name) in curate.toml',
        )
    return signature(name)


def _git_name(root: Path) -> str | None:
    words = ["git", "-C", str(root), "config", "user.name"]
    try:
        ended = subprocess.run(words, capture_output=True, timeout=_PATIENCE, check=False)  # noqa: S603  # git, and a folder
    except (OSError, subprocess.TimeoutExpired):
        return None
    return ended.stdout.decode(errors="replace").strip() or None
