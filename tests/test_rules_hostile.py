"""No facts make a rule fail, and the same facts give the same findings twice."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curate.checking import check
from curate.citation import Form
from curate.claim import Cited, Claim, Selector
from curate.facts import Facts, FileState
from curate.outline import Callout, Outline, SearchPeriod
from curate.reference import Date, Item, ItemType, Name, Reference
from curate.review import Part, Review, Seen

WORDS = st.text(alphabet="abzAZéßŁЖ中0129[]()–-,;:. '’@^&\n\u00a0²٣", max_size=25)
IDS = st.sampled_from(["berg-2019", "ito-2020", "cole-2021", "nobody"])
FORMS: tuple[Form, ...] = ("numeric", "superscript", "author-year", "author-mention", "key")
TYPES: tuple[ItemType, ...] = ("article-journal", "book", "chapter", "webpage", "document", "report")
PRINTED = st.one_of(
    WORDS,
    st.sampled_from(
        ["[1–3, 2]", "[9-2]", "[0]", "(Berg et al., 2019a, b)", "Ito K. and Berg", "O’Neil et al.", "^1,2^", "@x"]
    ),
)
DATES = st.builds(
    Date, date_parts=st.lists(st.lists(st.integers(-5, 3000), max_size=4).map(tuple), max_size=2).map(tuple)
)
NAMES = st.builds(Name, family=st.none() | WORDS, given=st.none() | WORDS, literal=st.none() | WORDS)
ITEMS = st.builds(
    Item,
    type=st.sampled_from(TYPES),
    title=st.none() | WORDS,
    author=st.lists(NAMES, max_size=4).map(tuple),
    container_title=st.none() | WORDS,
    volume=st.none() | WORDS,
    page=st.none() | WORDS,
    issued=st.none() | DATES,
    accessed=st.none() | DATES,
    doi=st.none() | WORDS,
    pmid=st.none() | WORDS,
    url=st.none() | WORDS,
    isbn=st.none() | WORDS,
    custom=st.none() | st.just({"et-al": True}),
)
SEEN = st.just(Seen()) | st.just(Seen(claim=Part(digest="0011"), records={"crossref": Part(digest="2", text="W")}))
SIGNED = {"reviewer": st.just("A. Berg"), "date": st.dates(date(2000, 1, 1), date(2030, 1, 1)), "seen": SEEN}
REVIEWS = st.builds(
    Review,
    **SIGNED,
    decision=st.sampled_from(["supports", "does-not-support", "cannot-tell"]),
    reference=IDS,
    until=st.none() | st.dates(date(2000, 1, 1), date(2030, 1, 1)),
) | st.builds(
    Review,
    **SIGNED,
    decision=st.sampled_from(["accepted", "rejected", "deferred"]),
    reason=st.just("r"),
    finding=st.sampled_from(["uncited-reference", "no-such-rule"]),
    fingerprint=st.sampled_from(["", "0011"]),
    until=st.dates(date(2000, 1, 1), date(2030, 1, 1)),
)
CITED = st.builds(
    Cited,
    exact=PRINTED,
    form=st.sampled_from(FORMS),
    start=st.integers(0, 50),
    references=st.lists(IDS, max_size=3).map(tuple),
    candidates=st.lists(IDS, max_size=3).map(tuple),
    missing=st.lists(WORDS, max_size=2).map(tuple),
)
CLAIMS = st.builds(
    Claim,
    id=st.uuids().map(str),
    statement=WORDS,
    quote=st.none() | WORDS,
    selector=st.builds(Selector, section=WORDS, paragraph=st.integers(0, 3), table=st.none() | WORDS),
    citations=st.lists(CITED, max_size=3).map(tuple),
    reviews=st.lists(REVIEWS, max_size=3).map(tuple),
)
CALLOUTS = st.builds(Callout, kind=st.sampled_from(["table", "figure"]), number=WORDS, exact=WORDS)
OUTLINES = st.builds(
    Outline,
    tables=st.lists(WORDS, max_size=3).map(tuple),
    figures=st.lists(WORDS, max_size=3).map(tuple),
    callouts=st.lists(CALLOUTS, max_size=3).map(tuple),
    search_period=st.none() | st.just(SearchPeriod(first=2000, last=2020)),
    reviews=st.lists(REVIEWS, max_size=2).map(tuple),
)


@st.composite
def all_facts(draw: st.DrawFn) -> Facts:
    references = tuple(
        Reference(
            id=name,
            n=n,
            string=draw(WORDS),
            item=draw(ITEMS),
            label=draw(st.none() | WORDS),
            reviews=tuple(draw(st.lists(REVIEWS, max_size=2))),
        )
        for n, name in enumerate(draw(st.lists(IDS, unique=True)), 1)
    )
    return Facts(
        origin=draw(st.sampled_from(["registry", "manuscript"])),
        today=date(2025, 5, 31),
        outline=draw(OUTLINES),
        claims=tuple(draw(st.lists(CLAIMS, max_size=5))),
        references=references,
        files=(FileState(path="claims/x.yaml", canonical=False, orphan="no section"),),
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(all_facts())
def test_every_rule_bears_any_facts(facts: Facts) -> None:
    report = check(facts)
    assert report == check(facts)
    assert all(finding.message and finding.help and finding.fingerprint for finding in report.findings)
    assert len({finding.fingerprint for finding in report.findings}) == len(report.findings)
