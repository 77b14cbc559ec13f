"""Claims beside works: in what they conflict, and how well they fit."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from curate.annotating import conflicts
from curate.claim import Claim
from curate.concept import Conflict, Mention
from curate.language import in_language
from curate.reference import Reference
from curate.score import Query, Score, Source
from curate.survey.knowledge import Knowledge
from curate.survey.statement import Statement, stated
from curate.tallying import grouped

if TYPE_CHECKING:
    from curate.scoring.choosing import Scorer


@dataclass(frozen=True)
class Fit(Statement, Knowledge):
    """How the claims fit the works; ``scorer`` names what scores it."""

    scorer: str = "topic"

    @cached_property
    def _conflicts(self) -> dict[tuple[str, str], tuple[Conflict, ...]]:
        return {}

    def conflicts(self, claim: Claim, reference: Reference) -> tuple[Conflict, ...]:
        """Return in what a claim and a work that it cites conflict, by the concepts that both name."""
        key = claim.id, reference.id
        if key not in self._conflicts:
            self._conflicts[key] = conflicts(self.cited_for(claim, reference), self.profile(reference))
        return self._conflicts[key]

    def cited_for(self, claim: Claim, reference: Reference) -> tuple[Mention, ...]:
        """Return the mentions of a claim; those that stand at other citations of the sentence than a reference's are set aside.

        Of "in asthma [1] and in COPD [2]" only COPD is what the second work is cited for; asthma may go with it.
        """
        mentions = self.mentions(claim)
        groups = grouped(one for one in claim.citations if one.form != "author-mention") if claim.quote else []
        if len(groups) < 2 or not any(reference.id in ids for _, _, ids in groups):
            return mentions
        ends = [end for _, end, _ in groups[:-1]]
        own = {at for at, (_, _, ids) in enumerate(groups) if reference.id in ids}
        return tuple(
            one if bisect_left(ends, one.end) in own else one.model_copy(update={"aside": True}) for one in mentions
        )

    def source(self, reference: Reference) -> Source:
        """Return what is known about the content of a reference: title, abstract and headings, from it and its records.

        A title in another language than the manuscript's gives way to one that the records know in the manuscript's.
        """
        work = self.assessment(reference).work
        abstracts = [" ".join(part.text for part in record.abstract) for record in work]
        abstracts += [item.abstract or "" for item in (reference.item, *(record.item for record in work))]
        titles = [reference.item.title, *(record.item.title for record in work)]
        titles += [title for record in work for title in (*record.titles, record.item.original_title)]
        headings = (name for one in work for name in (*(heading.name for heading in one.headings), *one.keywords))
        return Source(
            id=reference.id,
            title=in_language(filter(None, titles), self.language),
            abstract=max(abstracts, key=len),
            headings=tuple(dict.fromkeys(headings)),
        )

    @cached_property
    def _scorer(self) -> "Scorer":
        from curate.scoring.choosing import scorer  # the model is read when something is scored

        return scorer(self.scorer, [self.source(reference) for reference in self.facts.references])

    @cached_property
    def _scores(self) -> dict[str, Mapping[str, Score]]:
        return {}

    def scores(self, claim: Claim) -> Mapping[str, Score]:
        """Return how well each reference of the list fits a claim, by the reference's id.

        References that the claim cites have a verdict, the others "not cited"; of a long list, some others are left out.

        Raises:
            ModelError: the model of the scorer cannot be read.
            UsageError: there is no scorer of the name that the settings give.
        """
        if claim.id not in self._scores:
            query = Query(
                claim=stated(claim),
                previous=self.before(claim),
                cited=claim.references,
                language=self.language,
                whole=False,
            )
            self._scores[claim.id] = self._scorer.scores(query)
        return self._scores[claim.id]
