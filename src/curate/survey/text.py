"""The text: which citations it prints where, and in which style."""

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from curate.citation import Form
from curate.citing import cites
from curate.claim import Claim
from curate.printed import STYLES, Printed, Style
from curate.reference import Reference
from curate.survey.bibliography import Bibliography


@dataclass(frozen=True)
class Text(Bibliography):
    """The citations as printed, in the order of the text, and what they lead to in the list."""

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """Return all printed citations in the order of the manuscript."""
        return tuple(
            Printed(claim, cited, cites(cited.exact, cited.form))
            for claim in self.facts.claims
            for cited in claim.citations
        )

    @cached_property
    def _by_claim(self) -> dict[str, list[Printed]]:
        by_claim: dict[str, list[Printed]] = defaultdict(list)
        for printed in self.printed:
            by_claim[printed.claim.id].append(printed)
        return by_claim

    def of(self, claim: Claim) -> tuple[Printed, ...]:
        """Return the printed citations of one claim."""
        return tuple(self._by_claim.get(claim.id, ()))

    @cached_property
    def _numeric(self) -> dict[str, list[Printed]]:
        numeric: dict[str, list[Printed]] = defaultdict(list)
        for printed in self.printed:
            if STYLES.get(printed.cited.form) == "number":
                numeric[printed.claim.id].append(printed)
        return {claim: sorted(found, key=lambda printed: printed.cited.start) for claim, found in numeric.items()}

    def numbers_behind(self, printed: Printed, reach: int) -> Printed | None:
        """Return the first citation by number that begins at most ``reach`` code points behind this one, or None."""
        found = self._numeric.get(printed.claim.id, [])
        at = bisect_left(found, printed.end, key=lambda other: other.cited.start)
        return found[at] if at < len(found) and found[at].cited.start - printed.end <= reach else None

    @cached_property
    def forms(self) -> Counter[Form]:
        """Return how often each form of citation is printed in sentences and rows."""
        return Counter(printed.cited.form for printed in self.printed)

    @cached_property
    def style(self) -> Style | None:
        """Return how the manuscript cites: by the style of most of its citations, None where it has none."""
        counts: Counter[Style] = Counter()
        for form, count in self.forms.items():
            if form in STYLES:
                counts[STYLES[form]] += count
        return counts.most_common(1)[0][0] if counts else None

    @cached_property
    def cited(self) -> frozenset[str]:
        """Return the ids of the references that something in the manuscript surely cites."""
        return frozenset(ref for printed in self.printed for ref in printed.cited.references)

    @cached_property
    def perhaps_cited(self) -> frozenset[str]:
        """Return the ids of the references that an ambiguous citation may mean, and nothing surely cites."""
        return frozenset(ref for printed in self.printed for ref in printed.cited.candidates) - self.cited

    @cached_property
    def first_citations(self) -> tuple[tuple[Printed, Reference], ...]:
        """Return where each reference is first cited by number in running text, in the order of the text.

        References that table rows cite are left out: their numbers are given where the table is called out.
        """
        in_tables = {n for printed in self.printed if printed.claim.kind == "row" for n in printed.numbers}
        first: dict[str, tuple[Printed, Reference]] = {}
        for printed in self.printed:
            for n in printed.numbers:
                if n not in in_tables and (reference := self.by_number.get(n)):
                    first.setdefault(reference.id, (printed, reference))
        return tuple(first.values())

    @cached_property
    def _by_paragraph(self) -> dict[tuple[str, int, str | None], set[str]]:
        by_paragraph: dict[tuple[str, int, str | None], set[str]] = defaultdict(set)
        for printed in self.printed:
            if printed.cited.form in STYLES:
                by_paragraph[_paragraph(printed.claim)].update(printed.cited.references)
        return by_paragraph

    def cited_in_paragraph(self, claim: Claim) -> set[str]:
        """Return the ids of the references that the paragraph (or table) of the claim cites in the manuscript's style.

        Mentions in running text do not count.
        """
        return self._by_paragraph.get(_paragraph(claim), set())

    @cached_property
    def introduced(self) -> frozenset[str]:
        """Return the ids of the references that some sentence cites by name and by number together."""
        together: set[str] = set()
        for printed in self._by_claim.values():
            named = {ref for one in printed if one.cited.form not in STYLES for ref in one.cited.references}
            together |= named & {self.by_number[n].id for one in printed for n in one.numbers if n in self.by_number}
        return frozenset(together)


def _paragraph(claim: Claim) -> tuple[str, int, str | None]:
    return claim.selector.section, claim.selector.paragraph, claim.selector.table
