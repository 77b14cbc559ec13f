"""Links of the format beside what is printed: which counts, where the two differ, and in which citation."""

import pytest

from curate.citation import Citation
from curate.linking import link
from curate.manuscript import Entry, FixedLink
from curate.reference import Reference
from lists import manuscript, numbered, refs

LIST = numbered(6)
NAMED = refs("Berg M., Lee J.; 2019", "Mora J., Chan G.; 2021", "Akker P., Ostrom E.; 2008")


def linked(
    text: str, *links: tuple[str, str], references: tuple[Reference, ...] = LIST, mark: str = ""
) -> tuple[Citation, ...]:
    """Return the citations of a text in which the format links ``(printed, keys)``, "k1 k2" being entries of the list."""
    fixed = []
    for printed, keys in links:
        start = text.index(printed)
        fixed.append(FixedLink(start=start, end=start + len(printed), keys=tuple(keys.split()), mark=printed == mark))
    entries = tuple(Entry(n=r.n, string=r.string, start=0, end=0, key=f"k{r.n}") for r in references)
    return link(manuscript(text).model_copy(update={"links": tuple(fixed), "entries": entries}), references)


TEXT = "One [1]. Two [2]. Three [3]. Four [4–6]."


@pytest.mark.parametrize(
    ("links", "targets", "printed"),
    [
        ([("[2]", "k2")], (2,), ()),
        ([("[2]", "k5")], (5,), (2,)),
        ([("[2]", "k2 k5")], (2, 5), (2,)),
        ([("[2]", "k9")], (), ()),
    ],
)
def test_what_is_printed_is_told_where_it_is_not_what_is_linked(
    links: list[tuple[str, str]], targets: tuple[int, ...], printed: tuple[int, ...]
) -> None:
    citations = linked(TEXT, *links)
    assert (citations[1].targets, citations[1].printed) == (targets, printed)
    assert [(one.targets, one.printed) for one in (citations[0], *citations[2:])] == [
        ((1,), ()), ((3,), ()), ((4, 5, 6), ()),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("linked_part", "keys", "printed"),
    [("4", "k4", ()), ("[4–6]", "k4 k6", (4, 5, 6)), ("[4–6]", "k4 k5 k6", ()), ("4", "k1", (4, 5, 6))],
)
def test_a_link_of_one_end_of_a_range_leaves_the_works_between_to_the_print(
    linked_part: str, keys: str, printed: tuple[int, ...]
) -> None:
    assert linked(TEXT, (linked_part, keys))[-1].printed == printed


def test_a_number_that_is_not_linked_beside_one_that_is_is_no_difference() -> None:
    citation = linked("One [1]. Two [2]. Three [3]. Four [4, 6].", ("4", "k4"))[-1]
    assert (citation.targets, citation.printed) == ((4, 6), ())


def test_what_surely_means_nothing_is_not_told_as_printed() -> None:
    assert linked("One [1]. Two [2]. Three [3]. Four [9].", ("[9]", "k4"))[-1].printed == ()
    assert linked("One [1]. Two [2]. Three [3]. Four [4, 9].", ("[4, 9]", "k5"))[-1].printed == ()
    text = "It fell (Berg et al., 2019) and rose (Novak, 2001)."
    fell, rose = linked(text, ("Berg et al., 2019", "k2"), ("Novak, 2001", "k3"), references=NAMED)
    assert (fell.targets, fell.printed, rose.targets, rose.printed) == ((2,), (1,), (3,), ())


def test_a_citation_that_holds_a_mark_says_nothing_in_print() -> None:
    links = (("[2]", "k5"), ("[3]", "k4"))
    assert [one.printed for one in linked(TEXT, *links, mark="[3]")] == [(), (2,), (), ()]


def test_one_field_of_two_citations_is_parted_by_what_each_names() -> None:
    text = "It fell (Berg et al., 2019; Mora et al., 2021) again."
    fell, rose = linked(text, ("(Berg et al., 2019; Mora et al., 2021)", "k2 k1"), references=NAMED)
    assert [(one.targets, one.printed) for one in (fell, rose)] == [((1,), ()), ((2,), ())]


def test_a_work_of_the_field_that_no_citation_names_goes_to_the_one_that_names_none() -> None:
    text = "It fell (Berg et al., 2019; Novak, 2001) again."
    citations = linked(text, ("(Berg et al., 2019; Novak, 2001)", "k1 k3"), references=NAMED)
    assert [one.targets for one in citations] == [(1,), (3,)]
