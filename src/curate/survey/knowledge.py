"""The cited works: what the authorities say about them, and what follows from it."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from curate.annotating import describe
from curate.assessing import assess
from curate.assessment import Assessment
from curate.concept import Profile
from curate.facts import Facts
from curate.figure import Figure
from curate.figuring import recorded
from curate.profiling import OUTRIGHT, designs, trials
from curate.record import Design, Lookup
from curate.reference import Reference


@dataclass(frozen=True)
class Knowledge:
    """What is known about the works of the list."""

    facts: Facts

    @cached_property
    def _lookups(self) -> dict[str, list[Lookup]]:
        lookups: dict[str, list[Lookup]] = defaultdict(list)
        for lookup in self.facts.lookups:
            lookups[lookup.reference].append(lookup)
        return lookups

    def lookups(self, reference: Reference) -> tuple[Lookup, ...]:
        """Return what the authorities answered about a reference."""
        return tuple(self._lookups.get(reference.id, ()))

    @cached_property
    def _assessments(self) -> dict[str, Assessment]:
        return {}

    def assessment(self, reference: Reference) -> Assessment:
        """Return what the authorities' answers amount to for a reference."""
        if reference.id not in self._assessments:
            self._assessments[reference.id] = assess(reference, self._lookups.get(reference.id, ()))
        return self._assessments[reference.id]

    @cached_property
    def _figures(self) -> dict[str, tuple[Figure, ...] | None]:
        return {}

    def figures(self, reference: Reference) -> tuple[Figure, ...] | None:
        """Return the figures of a reference's abstract, None where neither they nor the abstract are known."""
        if reference.id not in self._figures:
            work = self.assessment(reference).work
            found = max((recorded(one) for one in work), key=len, default=())
            known = bool(found) or any(one.abstract for one in work)
            self._figures[reference.id] = found if known else None
        return self._figures[reference.id]

    def text(self, reference: Reference) -> str:
        """Return the abstract of a reference, the longest that is known; "" where none is."""
        texts = (" ".join(part.text for part in one.abstract) for one in self.assessment(reference).work)
        return max(texts, key=len, default="")

    @cached_property
    def _designs(self) -> dict[str, tuple[Design, ...] | None]:
        return {}

    def designs(self, reference: Reference) -> tuple[Design, ...] | None:
        """Return the kinds of study that the records of a reference name, None where they say too little to tell."""
        if reference.id not in self._designs:
            work = self.assessment(reference).work
            found = tuple(dict.fromkeys(design for one in work for design in designs(one)))
            described = any(one.abstract or one.designs or one.headings for one in work) or OUTRIGHT.intersection(found)
            self._designs[reference.id] = found if described else None
        return self._designs[reference.id]

    def trials(self, reference: Reference) -> frozenset[str]:
        """Return the registration numbers and acronyms of the trials that a reference reports."""
        return frozenset(name for one in self.assessment(reference).work for name in trials(one))

    @cached_property
    def _profiles(self) -> dict[str, Profile]:
        return {}

    def profile(self, reference: Reference) -> Profile:
        """Return what the cited work is about, as its records say, or as the title in the list does where there are none."""
        if reference.id not in self._profiles:
            self._profiles[reference.id] = describe(self.assessment(reference).work, reference.item.title or "")
        return self._profiles[reference.id]
