"""Facts, and what several rules derive from them, each worked out once."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from curate.annotating import annotate, conflicts, definitions, describe
from curate.assessing import assess
from curate.assessment import Assessment
from curate.citation import Form
from curate.citing import cites
from curate.claim import Claim
from curate.concept import Conflict, Mention, Profile
from curate.enumerating import enumerate_words
from curate.facts import Facts
from curate.figure import Figure
from curate.figuring import recorded
from curate.finding import Finding
from curate.language import in_language, language
from curate.outline import Outline
from curate.printed import STYLES, Printed, Style
from curate.profiling import designs, trials
from curate.record import Design, Lookup
from curate.reference import Reference
from curate.review import Seen
from curate.reviewing import Outcome, of_finding, of_link, outcome, seen, subjects
from curate.reviewing.settling import Subject
from curate.score import Query, Score, Source
from curate.similarity import slip_keys
from curate.tallying import Assigned, assigned

if TYPE_CHECKING:
    from curate.scoring.choosing import Scorer

Need = Literal["references", "citations", "tables", "figures", "search-period", "records"]


@dataclass(frozen=True)
class Survey:
    """One set of facts as all rules look at it."""

    facts: Facts
    scorer: str = "topic"

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
    def by_number(self) -> dict[int, Reference]:
        """Return the references by the number that the list prints for them."""
        return {number(reference): reference for reference in reversed(self.facts.references)}

    @cached_property
    def last(self) -> Reference:
        """Return the reference with the highest number (there must be one)."""
        return self.by_number[max(self.by_number)]

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
    def _by_spelling(self) -> dict[str, list[Reference]]:
        by_spelling: dict[str, list[Reference]] = defaultdict(list)
        for reference in self.facts.references:
            for key in {key for author in reference.item.author for key in slip_keys(author.surname)}:
                by_spelling[key].append(reference)
        return by_spelling

    def with_author(self, surname: str) -> tuple[Reference, ...]:
        """Return the references, in their order, with an author whose surname may be this one, slips allowed for.

        A net with wide meshes: callers compare the names themselves.
        """
        found = {ref.id: ref for key in slip_keys(surname) for ref in self._by_spelling.get(key, ())}
        return tuple(sorted(found.values(), key=lambda reference: reference.n))

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

    def references(self, ids: tuple[str, ...]) -> Iterator[Reference]:
        """Return the references with these ids, unknown ones left out."""
        return (self.facts.by_id[ref] for ref in ids if ref in self.facts.by_id)

    def in_order(self, ids: tuple[str, ...]) -> tuple[Reference, ...]:
        """Return the references with these ids in the order of the list."""
        return tuple(sorted(self.references(ids), key=lambda reference: reference.n))

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

    def sight(self, subject: Subject, reference: str | None = None) -> Seen:
        """Return what a reviewer sees of a subject, or of the link of a claim to the reference of this id."""
        if isinstance(subject, Outline):
            return Seen()
        known = subject if isinstance(subject, Reference) else self.facts.by_id.get(reference or "")
        claim = subject if isinstance(subject, Claim) else None
        return seen(claim, known, self.assessment(known).work if known else ())

    def link(self, claim: Claim, reference: str) -> Outcome:
        """Return how the link of a claim to the reference of this id stands after the decisions of people."""
        reviews = of_link(claim.reviews, reference)
        return outcome(reviews, self.sight(claim, reference), self.facts.today) if reviews else Outcome()

    def settled(self, finding: Finding) -> Outcome:
        """Return how a finding stands after the decisions of people."""
        subject = self._subjects.get(finding.subject)
        reviews = of_finding(subject.reviews, finding) if subject else ()
        return outcome(reviews, self.sight(subject), self.facts.today) if subject and reviews else Outcome()

    @cached_property
    def _subjects(self) -> dict[str, Subject]:
        return dict(subjects(self.facts))

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
            described = any(one.abstract or one.designs or one.headings for one in work)
            self._designs[reference.id] = found if described else None
        return self._designs[reference.id]

    def trials(self, reference: Reference) -> frozenset[str]:
        """Return the registration numbers and acronyms of the trials that a reference reports."""
        return frozenset(name for one in self.assessment(reference).work for name in trials(one))

    @cached_property
    def _assigned(self) -> dict[str, tuple[Assigned, ...]]:
        return {}

    def claimed(self, claim: Claim) -> tuple[Assigned, ...]:
        """Return the figures of a claim by the references they are cited to."""
        if claim.id not in self._assigned:
            self._assigned[claim.id] = assigned(claim)
        return self._assigned[claim.id]

    @cached_property
    def abbreviations(self) -> Mapping[str, str]:
        """Return the abbreviations that the manuscript defines, else its claims and cited titles, with their long forms."""
        claims = (claim.quote or claim.statement for claim in self.facts.claims)
        titles = (reference.item.title or "" for reference in self.facts.references)
        return {**definitions((*claims, *titles)), **self.facts.outline.abbreviations}

    @cached_property
    def _mentions(self) -> dict[str, tuple[Mention, ...]]:
        return {}

    def mentions(self, claim: Claim) -> tuple[Mention, ...]:
        """Return the concepts that a claim names: diseases, drugs, animals, age groups, study designs."""
        if claim.id not in self._mentions:
            self._mentions[claim.id] = annotate(claim.quote or claim.statement, self.abbreviations)
        return self._mentions[claim.id]

    @cached_property
    def _profiles(self) -> dict[str, Profile]:
        return {}

    def profile(self, reference: Reference) -> Profile:
        """Return what the cited work is about, as its records say, or as the title in the list does where there are none."""
        if reference.id not in self._profiles:
            self._profiles[reference.id] = describe(self.assessment(reference).work, reference.item.title or "")
        return self._profiles[reference.id]

    @cached_property
    def _conflicts(self) -> dict[tuple[str, str], tuple[Conflict, ...]]:
        return {}

    def conflicts(self, claim: Claim, reference: Reference) -> tuple[Conflict, ...]:
        """Return in what a claim and a work that it cites conflict, by the concepts that both name."""
        key = claim.id, reference.id
        if key not in self._conflicts:
            self._conflicts[key] = conflicts(self.mentions(claim), self.profile(reference))
        return self._conflicts[key]

    @cached_property
    def language(self) -> str:
        """Return the code of the language that the manuscript is in, as its claims tell; "" where that is not clear."""
        return language(" ".join(stated(claim) for claim in self.facts.claims))

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
    def _by_place(self) -> dict[tuple[str, int, int], Claim]:
        sentences = (claim for claim in self.facts.claims if claim.kind == "sentence")
        return {
            (claim.selector.section, claim.selector.paragraph, claim.selector.sentence): claim for claim in sentences
        }

    def before(self, claim: Claim) -> str:
        """Return what the sentence before a claim in its paragraph says, "" where that is no claim."""
        place = claim.selector
        earlier = self._by_place.get((place.section, place.paragraph, place.sentence - 1))
        return stated(earlier) if earlier and claim.kind == "sentence" else ""

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

    def lacks(self, need: Need) -> str:
        """Return why a rule that needs this cannot be evaluated, or ""."""
        outline = self.facts.outline
        match need:
            case "references":
                return "" if self.facts.references else "no reference list was found"
            case "citations":
                return "" if self.printed else "no citation was found in the text"
            case "tables":
                return "" if outline.tables else "no table was found in the file"
            case "figures":
                return "" if outline.figures else "no figure caption was found in the file"
            case "records":
                how = "check FILE --resolve" if self.facts.origin == "manuscript" else "resolve"
                return "" if self.facts.lookups else f"no authority was asked: run `curate {how}`"
            case "search-period":
                return "" if outline.search_period else "the manuscript names no period of its literature search"


def links(claim: Claim) -> tuple[str, ...]:
    """Return the ids of the references that a claim is linked to: those it surely cites, and those a person linked it to."""
    return tuple(dict.fromkeys((*claim.references, *(link.reference for link in claim.links))))


def stated(claim: Claim) -> str:
    """Return what a claim says: its statement, else the sentence that is quoted."""
    return claim.statement or claim.quote or ""


def _paragraph(claim: Claim) -> tuple[str, int, str | None]:
    return claim.selector.section, claim.selector.paragraph, claim.selector.table


def number(reference: Reference) -> int:
    """Return the number that the list prints for a reference: its label where that is a number, else its place."""
    label = (reference.label or "").strip("[]().")
    return int(label) if label.isdecimal() and len(label) < 6 else reference.n


def named(references: Iterator[Reference] | tuple[Reference, ...], most: int = 5) -> str:
    """Return references as a message lists them: "[25] Mora 2025, [50] Mora 2021 and 3 more"."""
    shorts = [reference.short for reference in references]
    if len(shorts) > most:
        return f"{', '.join(shorts[: most - 1])} and {len(shorts) - most + 1} more"
    return enumerate_words(shorts)
