"""The claim-to-source table: one row for each claim and reference, with all that is known about the two.

A ``Ledger`` is made by ``curate.tabulating`` and printed by ``curate.exports``. Its values are flat and say everything in
words, so that a row stands for itself wherever it goes.
"""

import datetime as dt
from typing import Literal

from curate.citation import Form
from curate.finding import Confidence, Level, NotEvaluated
from curate.link import Property
from curate.record import NoticeKind, Source
from curate.value import Value

About = Literal["claim", "reference", "manuscript"]
RowKind = Literal["link", "citation", "claim", "reference"]
"""``link``: a claim and a reference that it cites. ``citation``: a citation that leads to no reference, or to one of several.
``claim``: a claim that cites nothing, and about which there is something to say. ``reference``: one that nothing cites."""

Settlement = Literal["open", "settled", "unpinned", "deferred", "conflict", "expired", "lapsed"]
"""How a link stands after what people decided: see ``curate.reviewing``."""


class Address(Value):
    """An identifier with the address that a person can open; ``printed`` says that the reference itself gives it."""

    text: str
    url: str
    printed: bool = True


class Settled(Value):
    """What people decided about a link or a finding: the decision, by whom, when, why; ``state`` says whether it still holds.

    ``quotes`` are the words of the source that the decision rests on, each with its place in it.
    """

    state: Settlement = "open"
    decision: str = ""
    reviewer: str = ""
    date: dt.date | None = None
    reason: str = ""
    quotes: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Return whether somebody has decided, and the decision still holds."""
        return self.state in ("settled", "unpinned") and bool(self.decision)

    @property
    def verified(self) -> bool:
        """Return whether a decision that holds says that the source bears the claim out, if only in part or as background."""
        return self.holds and self.decision in ("supports", "partly-supports", "background")


class Remark(Value):
    """A finding as the table tells it. ``about`` is the side of the row that it speaks of.

    ``aside`` says why the finding was set aside ("by review: the list says 2019"), "" for one that is open; ``settled`` what
    people decided about it.
    """

    code: str
    rule: str
    level: Level
    confidence: Confidence
    message: str
    help: str = ""
    about: About
    subject: str = ""
    place: str = ""
    fingerprint: str = ""
    aside: str = ""
    settled: Settled = Settled()


class Score(Value):
    """How well claim and source go together: a number, a verdict in a few words, and the reasons, each in a sentence.

    Of a topic, ``value`` is the logarithm of the odds that such a work is cited for the claim (higher fits better), and the
    verdict that of ``curate.score``. Of evidence, ``value`` is the share (0 to 1) of the claim's figures that the abstract of
    the work has.
    """

    value: float | None = None
    verdict: str = ""
    reasons: tuple[str, ...] = ()


class Sentence(Value):
    """A sentence of the work's abstract that is nearest to the claim, or gives its figures.

    ``place`` says which one it is, to the character where its words are not at hand; ``start`` and ``end`` are code points in
    the abstract, ``digest`` is that of the sentence. ``why`` says
    what makes it fit, ``text`` is the sentence where its words are at hand, else it can be read at ``url``. ``stale`` says what
    has changed since it was chosen, "" where nothing has.
    """

    place: str
    start: int
    end: int
    digest: str
    why: str
    text: str = ""
    url: str = ""
    stale: str = ""

    @property
    def told(self) -> str:
        """Return all of it in one line."""
        words = f'"{self.text}"' if self.text else f"its words are not kept here; read it at {self.url or 'the source'}"
        return f"{self.place}, {self.why}: {words}" + (f" ({self.stale})" if self.stale else "")


class Warned(Value):
    """A notice about the work: its kind, its day as far as known ("2021-05-03", "2021"), its identifier, who said it."""

    kind: NoticeKind
    date: str = ""
    identifier: str = ""
    source: Source


class Work(Value):
    """A reference with what the authorities say about the work.

    ``number`` is the label as printed, ``short`` number, first author and year, ``string`` the whole as printed. ``sources``
    are the authorities that know the work, ``types`` its publication types in their words, ``design`` what names
    a design of study, ``population`` the headings that tell who was studied, ``headings`` all MeSH headings (major topics
    with a star).
    """

    id: str
    number: str
    short: str
    string: str
    title: str = ""
    authors: tuple[str, ...] = ()
    year: int | None = None
    container: str = ""
    addresses: tuple[Address, ...] = ()
    sources: tuple[Source, ...] = ()
    types: tuple[str, ...] = ()
    design: tuple[str, ...] = ()
    population: tuple[str, ...] = ()
    headings: tuple[str, ...] = ()
    notices: tuple[Warned, ...] = ()


class Statement(Value):
    """A claim: where it stands, what it says, and its own words where the registry keeps them.

    ``place`` tells a person where; ``start`` and ``end`` are code points in the manuscript (the reading text where its format
    has no text of its own), ``digest`` identifies the sentence.
    """

    id: str
    kind: Literal["sentence", "row"] = "sentence"
    section: str = ""
    place: str = ""
    text: str = ""
    quote: str = ""
    start: int = 0
    end: int = 0
    digest: str = ""


class Row(Value):
    """One row: a claim with one of its references, or what is left over on one of the two sides.

    ``sentences`` are those of the abstract that the link rests on, the best first.
    ``citations`` are the citations as printed that make the link, each once, ``cito`` its type in CiTO. ``candidates`` are references (number, first
    author and year) that a citation may mean, ``missing`` what nothing in the list answers to; both only where ``kind`` is
    ``citation``.
    """

    kind: RowKind
    claim: Statement | None = None
    work: Work | None = None
    citations: tuple[str, ...] = ()
    forms: tuple[Form, ...] = ()
    cito: Property = "cites"
    candidates: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    topic: Score | None = None
    evidence: Score | None = None
    sentences: tuple[Sentence, ...] = ()
    remarks: tuple[Remark, ...] = ()
    settled: Settled = Settled()

    @property
    def id(self) -> str:
        """Return what names the row: claim and reference, as far as it has them."""
        return "/".join(one.id for one in (self.claim, self.work) if one)

    @property
    def level(self) -> Level | None:
        """Return the worst level of its open findings, None where there is none."""
        levels = {remark.level for remark in self.remarks if not remark.aside}
        return next((level for level in ("error", "warning", "note") if level in levels), None)


class Asked(Value):
    """One authority: how many answers of it stand behind the table, and between which days they were given (UTC)."""

    source: Source
    answers: int
    first: dt.date
    last: dt.date


class Provenance(Value):
    """Where the table comes from.

    ``version`` is that of curate, ``date`` the day of the check. ``title``, ``file``, ``format`` and ``digest`` (SHA-256) are
    those of the manuscript as it was read; ``sources`` the files that were checked. ``rules`` counts the rules applied;
    ``not_evaluated`` names those that could not be, which is not a pass.
    """

    version: str
    date: dt.date
    title: str = ""
    file: str = ""
    format: str = ""
    digest: str = ""
    sources: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    rules: int = 0
    claims: int = 0
    references: int = 0
    citations: int = 0
    not_evaluated: tuple[NotEvaluated, ...] = ()


class Ledger(Value):
    """The whole table: rows in the order of the manuscript, then the references that nothing cites.

    ``claims`` are all claims, ``works`` all references, in their order; ``remarks`` all findings, those about the manuscript
    as a whole among them.
    """

    provenance: Provenance
    rows: tuple[Row, ...] = ()
    claims: tuple[Statement, ...] = ()
    works: tuple[Work, ...] = ()
    remarks: tuple[Remark, ...] = ()
