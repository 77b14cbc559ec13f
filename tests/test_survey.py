"""What is worked out from facts for all rules: decisions about what is not there, and the sentence before."""

from datetime import date

import pytest

from curate.claim import Cited, Claim, Selector
from curate.facts import Facts
from curate.finding import Finding
from curate.reference import Item, Reference
from curate.review import Review, Seen
from curate.survey import Survey, named, number

TODAY = date(2025, 6, 1)
MORA = Reference(id="mora-2025", n=1, string="Mora J. Tables. 2025.", item=Item(title="Tables"))


def survey(*claims: Claim, references: tuple[Reference, ...] = (MORA,)) -> Survey:
    return Survey(Facts(origin="registry", today=TODAY, claims=claims, references=references))


def claim(identity: str, sentence: int = 1, paragraph: int = 1, **more: object) -> Claim:
    selector = Selector(section="Introduction", paragraph=paragraph, sentence=sentence)
    return Claim.model_validate({"id": identity, "statement": f"It says {identity}.", "selector": selector, **more})


def numeric(exact: str, start: int) -> Cited:
    return Cited(exact=exact, form="numeric", start=start)


def test_what_a_rule_derives_is_worked_out_once_for_each_survey() -> None:
    asked: list[Survey] = []
    first, second = survey(claim("a")), survey(claim("a"))

    def derived(one: Survey) -> int:
        asked.append(one)
        return len(one.facts.claims)

    assert [one.once(derived) for one in (first, first, second)] == [1, 1, 1]
    assert [one is first for one in asked] == [True, False]


def test_of_a_link_to_a_work_that_is_not_in_the_list_only_the_claim_is_seen() -> None:
    known = survey(claim("a"))
    seen = known.sight(known.facts.claims[0], "nobody-1999")
    assert seen.claim
    assert (seen.reference, seen.records) == (None, {})


def test_a_decision_about_a_finding_of_nobody_settles_nothing() -> None:
    review = Review(reviewer="A. Bee", date=TODAY, decision="rejected", reason="No.", finding="a-rule", seen=Seen())
    known = survey(claim("a", reviews=(review,)))
    finding = Finding(
        rule="a-rule", code="CIT101", level="error", confidence="high", message="It is so.", help="", subject="a", fingerprint="f",
    )  # fmt: skip
    assert known.settled(finding).review == review
    assert known.settled(finding.model_copy(update={"subject": "b"})).state == "open"


@pytest.mark.parametrize(("reach", "found"), [(0, None), (1, "[2]"), (9, "[2]")])
def test_a_number_is_behind_a_citation_as_far_as_is_asked(reach: int, found: str | None) -> None:
    named_first = Cited(exact="Mora et al.", form="author-mention", start=0)
    one = claim("a", citations=(numeric("[9]", 40), numeric("[2]", 12), named_first, numeric("[1]", 0)))
    other = claim("b", sentence=2, citations=(numeric("[7]", 11),))
    known = survey(one, other)
    mention = next(printed for printed in known.of(one) if printed.cited == named_first)
    behind = known.numbers_behind(mention, reach)
    assert (behind.cited.exact if behind else None) == found
    assert known.numbers_behind(known.of(other)[0], 99) is None


def test_the_sentence_before_is_that_of_the_same_paragraph() -> None:
    first, second, elsewhere = claim("a"), claim("b", sentence=2), claim("c", sentence=2, paragraph=2)
    row = claim("d", sentence=3, kind="row")
    known = survey(first, second, elsewhere, row)
    assert [known.before(one) for one in (first, second, elsewhere, row)] == ["", "It says a.", "", ""]


@pytest.mark.parametrize(("label", "n"), [("[12]", 12), ("12.", 12), (None, 3), ("M12", 3), ("9999999", 3)])
def test_a_reference_has_the_number_of_its_label_else_of_its_place(label: str | None, n: int) -> None:
    assert number(MORA.model_copy(update={"n": 3, "label": label})) == n


def test_many_references_are_counted_rather_than_named() -> None:
    many = tuple(MORA.model_copy(update={"n": n, "id": f"r{n}"}) for n in range(1, 7))
    assert named(many[:2]) == f"{many[0].short} and {many[1].short}"
    assert named(many).endswith(f"{many[3].short} and 2 more")
