from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.citation import Citation, Form
from curate.citing import cites
from curate.citing.detecting import detect
from curate.manuscript import Block, FixedLink, Manuscript
from curate.reference import Reference
from curate.value import Span
from lists import manuscript, numbered, refs


def found(text: str, references: tuple[Reference, ...], form: Form | None = None) -> list[str]:
    citations = detect(manuscript(*text.split("\n")), references)
    return [citation.exact for citation in citations if form is None or citation.form == form]


INTRO = "It was seen [1], then [2], and again [3–5]. Others disagree [6,7]. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was shown [8].", "[8]"),
        ("It was shown [1,4–6; 9].", "[1,4–6; 9]"),
        ("It was shown [1, 4-6, and 9].", "[1, 4-6, and 9]"),
        ("It was shown [3‒5].", "[3‒5]"),
        ("It was shown [3 − 5].", "[3 − 5]"),
        ("It was shown [2], [3].", "[2], [3]"),
        ("It was shown [2]–[5].", "[2]–[5]"),
        ("It was shown [2][3].", "[2][3]"),
        ("It was shown [see 8].", "[see 8]"),
        ("It was shown [8, p. 12].", "[8, p. 12]"),
        ("It was shown [8 and references therein].", "[8 and references therein]"),
        ("It was shown[8].", "[8]"),
        ("It was shown.[8] Then more.", "[8]"),
        ("It was shown [25].", "[25]"),
        ("It was shown [refs. 3, 4].", "[refs. 3, 4]"),
        ("It was shown [for a review, see 3].", "[for a review, see 3]"),
        ("It was shown［3，4］.", "［3，4］"),
    ],
)
def test_numbers_in_square_brackets_are_citations(text: str, expected: str) -> None:
    assert found(INTRO + text, numbered(10))[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "It rose by half [95% CI 1.2–3.4].",
        "Carbon [13C] was used.",
        "Labelled [18]F was used.",
        "The product [1]benzothieno was found.",
        "The median was 5 years [3–8].",
        "The interval x = [0, 1] is closed.",
        "Values lie in [0, 1].",
        "As in Eq. [3], it falls.",
        "This was in the year [2020].",
        "The index a[3]b was used.",
        "It fell (n = 12) and rose (2020).",
        "Items (1) and (2) were left out.",
    ],
)
def test_other_things_in_brackets_are_not(text: str) -> None:
    assert len(found(INTRO + text, numbered(10))) == 4


def test_numbers_in_round_brackets_count_where_they_run_as_citations_do() -> None:
    text = (
        "One (1). Two (2, 3). Three (4–6). Four (7); see also refs. 3 and 4. Five (8 for a review). Six (9) and (10)."
    )
    assert found(text, numbered(10)) == [
        "(1)",
        "(2, 3)",
        "(4–6)",
        "(7)",
        "refs. 3 and 4",
        "(8 for a review)",
        "(9)",
        "(10)",
    ]


def test_enumerations_counts_and_compounds_are_not_citations() -> None:
    cited = "One (1). Two (2, 3). Three (4–6). Four (7). Five (8). Six (9). Seven (10)."
    listed = "We ask: (1) what is seen, (2) what is done, and (3) what remains."
    row = "Fever\t45 (8)\t12 (5)"
    assert len(found(f"{cited}\n{listed}\n{row}", numbered(10))) == 7
    compounds = " ".join(f"Compound ({n}) was new [{n % 10 + 1}]." for n in range(1, 20))
    assert {exact[0] for exact in found(compounds, numbered(10))} == {"["}


def test_few_numbers_in_round_brackets_are_left_alone() -> None:
    assert found("There were (2) groups and (5) sites.", numbered(40)) == []


def test_raised_numbers_are_citations_and_powers_are_not() -> None:
    text = (
        "It grew.^1,2^ It fell^3–5^ again, as seen^6^ before.^7^ Cells (10^6^ per mL) on 5 cm^2^ of ^18^F-labelled gel,"
        " R^2^ of 0.9, since 2004^8^ or H^+^ alone[^9^]"
    )
    citations = detect(manuscript(text), numbered(9))
    assert [c.exact for c in citations] == ["1,2", "3–5", "6", "7", "8", "9"]
    assert {c.form for c in citations} == {"superscript"}


def test_touching_raised_ranges_are_one_citation() -> None:
    text = "It grew.1,2 It fell.3 It stood.4"
    raised = [(8, 9), (10, 11), (20, 21), (31, 32)]
    assert [c.exact for c in detect(manuscript(text, raised=raised), numbered(4))] == ["1,2", "3", "4"]


def test_unicode_superscripts_are_read_as_digits() -> None:
    text = "It grew.¹˒² It fell.³⁻⁵ It stood.⁶"
    raised = [(8, 11), (20, 23), (33, 34)]
    citations = detect(manuscript(text, raised=raised), numbered(6))
    assert [[(c.first, c.last) for c in citation.cites] for citation in citations] == [
        [(1, 1), (2, 2)],
        [(3, 5)],
        [(6, 6)],
    ]


GLUED = (
    "It was first seen in mice.1 Later work agreed,2, 3 as did trials4–6 of larger size.7 In 12 of 30 patients with GRP78"
    " and CO2 the dose was 20 mg.8 Nothing else changed in the endothelium9 over 3 weeks.10 See Fig.2 and 0.5 units."
)
SPACED = (
    "It was first seen in mice 1. Later work agreed 2, 3, as did the trials 4-6. Larger ones followed 7. In 12 patients at"
    " day 7, treated with 5 mg, no change was found 8. Nothing else changed 9, 10. See Figure 2."
)


def test_numbers_that_lost_their_mark_are_read_where_they_run_in_order() -> None:
    assert found(GLUED, numbered(10)) == ["1", "2, 3", "4–6", "7", "8", "9", "10"]
    assert found(SPACED, numbered(10)) == ["1", "2, 3", "4-6", "7", "8", "9, 10"]
    assert found("We saw 12 patients on day 7. Then 3, 4 and 5 more came, as in group 2.", numbered(30)) == []


def test_a_raised_power_does_not_hide_numbers_that_lost_their_mark() -> None:
    assert found(f"A vessel of 5 cm^2^ was used. {GLUED}", numbered(10)) == ["1", "2, 3", "4–6", "7", "8", "9", "10"]
    assert found(f"A vessel of 5 cm^2^ was used. {SPACED}", numbered(10)) == ["1", "2, 3", "4-6", "7", "8", "9, 10"]


LIST = refs(
    "Berg M.A., Lee J., Cho K.; 2019",
    "Berg M.A., Lee J., Cho K.; 2020a",
    "Berg M.A., Lee J., Cho K.; 2020b",
    "van den Akker P., Ostrom E.; 2008",
    "Díaz-Rojas C.; 2015",
    "=World Health Organization; 2015",
    "O'Brien T., Wu X., Ng P.; 2001",
    "=European Food Safety Authority; 2012",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell (Berg et al. 2019).", ["Berg et al. 2019"]),
        ("It fell (Berg et al., 2019).", ["Berg et al., 2019"]),
        ("It fell (Berg et al., 2020a,b).", ["Berg et al., 2020a,b"]),
        ("It fell (Berg et al., 2019, 2020a).", ["Berg et al., 2019, 2020a"]),
        ("As Berg et al. (2019) say.", ["Berg et al. (2019)"]),
        ("As Berg et al., (2019) say.", ["Berg et al., (2019)"]),
        ("As Berg, et al. [2019] say.", ["Berg, et al. [2019]"]),
        ("As Berg and colleagues (2019) say.", ["Berg and colleagues (2019)"]),
        ("Berg et al.’s (2019) scale.", ["Berg et al.’s (2019)"]),
        ("Using Díaz-Rojas’s (2015) scale.", ["Díaz-Rojas’s (2015)"]),
        ("It fell (see also Díaz-Rojas 2015: 33).", ["Díaz-Rojas 2015"]),
        ("It fell (e.g., Díaz-Rojas, 2015, p. 33).", ["Díaz-Rojas, 2015"]),
        ("Here van den Akker and Ostrom (2008) differ.", ["van den Akker and Ostrom (2008)"]),
        ("It fell (Van den Akker & Ostrom, 2008).", ["Van den Akker & Ostrom, 2008"]),
        ("It fell (WHO, 2015; EFSA 2012).", ["WHO, 2015", "EFSA 2012"]),
        ("The World Health Organization (2015) warns.", ["The World Health Organization (2015)"]),
        ("It fell (O’Brien et al., in press).", ["O’Brien et al., in press"]),
        ("It fell (Berg M.A. et al., 2019).", ["Berg M.A. et al., 2019"]),
        ("It fell (M.A. Berg et al., 2019).", ["M.A. Berg et al., 2019"]),
        ("It fell (Berg, Lee & Cho, 2019; Díaz-Rojas, 2015).", ["Berg, Lee & Cho, 2019", "Díaz-Rojas, 2015"]),
        ("It fell (Berg et al., 2019, O'Brien et al., 2001).", ["Berg et al., 2019", "O'Brien et al., 2001"]),
        ("It fell (Berg et al. 2019; Kowal et al. 2003).", ["Berg et al. 2019", "Kowal et al. 2003"]),
        ("It fell (Kowal, 2003).", ["Kowal, 2003"]),
        ("As was said by Berg et al. in 2019, it fell.", ["Berg et al. in 2019"]),
        ("In Chile, Berg et al. (2019) say.", ["Berg et al. (2019)"]),
    ],
)
def test_names_with_a_year_are_author_year_citations(text: str, expected: list[str]) -> None:
    assert found(text, LIST, "author-year") == expected


@pytest.mark.parametrize(
    "text",
    [
        "This was held in Berlin (2019).",
        "In March 2019 and in Spring 2020 it rose.",
        "Microsoft Office 2010 and Stata (2015) were used.",
        "It rose (2020) and fell (1999–2004).",
        "See Table 2019 and Section 2015.",
        "The survey (wave 2015) was large.",
    ],
)
def test_other_years_are_not(text: str) -> None:
    assert found(text, LIST) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As Berg M.A. et al. showed, it fell.", "Berg M.A. et al."),
        ("As M.A. Berg et al. showed, it fell.", "M.A. Berg et al."),
        ("As Kowal et al. showed, it fell.", "Kowal et al."),
        ("The study by Kowal and colleagues was small.", "Kowal and colleagues"),
        ("The work of Díaz-Rojas C., in turn, was large.", "Díaz-Rojas C."),
        ("The work of Ivanova Yu.V. was large.", "Ivanova Yu.V."),
        ("Later, van den Akker P. and Ostrom E. agreed.", "van den Akker P. and Ostrom E."),
        ("Later, van den Akker and Ostrom agreed.", "van den Akker and Ostrom"),
        ("Fever; pain\tO'Brien T. et al.", "O'Brien T. et al."),
        ("According to Díaz-Rojas, it fell.", "Díaz-Rojas"),
        ("He et al. disagree.", "He et al."),
        ("Wu X. with co-workers disagree.", "Wu X. with co-workers"),
        ("Later C. Díaz-Rojas disagreed.", "C. Díaz-Rojas"),
        ("Independently C. Díaz-Rojas disagreed.", "C. Díaz-Rojas"),
        ("Как показали Ким А.А. и соавт., он упал.", "Ким А.А. и соавт."),
    ],
)
def test_names_without_a_year_are_mentions(text: str, expected: str) -> None:
    assert found(text, LIST, "author-mention") == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Kaplan–Meier curves and Student's t test were used.",
        "Hodgkin lymphoma and Alzheimer's disease were left out.",
        "Mann and Whitney's test was used.",
        "Cells were a kind gift of C. Díaz-Rojas (Lima).",
        "We thank P. van den Akker and colleagues.",
        "The van den Akker and Ostrom checklist was used.",
        "Our friends and colleagues agreed.",
        "The bacterium E. coli grew on agar A. and on B.",
        "According to Smith, nothing changed.",
        "Dana C. Díaz-Rojas1*, Pat Lee2, Emily P. van den Akker3",
        "The funders: Dana C. Díaz-Rojas and the city.",
    ],
)
def test_methods_diseases_and_thanks_are_not_mentions(text: str) -> None:
    mentions = [exact for exact in found(text, LIST, "author-mention") if "thank" not in text]
    assert mentions == []


def test_a_mention_and_its_number_are_two_citations() -> None:
    text = INTRO + "As Berg et al. [7] showed, and Berg et al. (2019) [8] as well (Lee, 2003)."
    citations = detect(manuscript(text), refs(*["Berg M., Lee J., Cho K.; 2019"] * 10))
    assert [(c.exact, c.form) for c in citations[4:]] == [
        ("Berg et al.", "author-mention"),
        ("[7]", "numeric"),
        ("Berg et al. (2019)", "author-mention"),
        ("[8]", "numeric"),
        ("Lee, 2003", "author-year"),
    ]


def test_keys_are_citations_in_markdown_only() -> None:
    text = (
        "It fell [@berg2019; see @doi:10.1000/x-1, p. 3], as @lee_2003 said (mail a@b.org); see @fig:one and [@tbl-2]."
    )
    citations = detect(manuscript(text, format="markdown"), ())
    assert [[cite.key for cite in citation.cites] for citation in citations] == [
        ["berg2019", "doi:10.1000/x-1"],
        ["lee_2003"],
    ]
    assert detect(manuscript(text), ()) == ()


def test_links_of_the_format_are_citations_even_where_nothing_is_read() -> None:
    made = manuscript("It fell (Berg 2019) again, see there.").model_copy(
        update={"links": (FixedLink(start=9, end=18, keys=("k1",)), FixedLink(start=31, end=36, keys=("k1", "k2")))}
    )
    printed, bare = detect(made, LIST)
    assert (printed.exact, printed.form) == ("Berg 2019", "author-year")
    assert (bare.exact, bare.form, [cite.key for cite in bare.cites]) == ("there", "key", ["k1", "k2"])


def test_headings_front_matter_addresses_and_the_list_are_not_searched() -> None:
    text = (
        "Kim A. et al. [1]\nMethods [2]\nSee https://x.org/a[3] and it fell [4] or rose [5].\n1. Kim A. et al. 2003 [5]"
    )
    lines = text.split("\n")
    starts = [text.index(line) for line in lines]
    kinds = ("front", "heading", "paragraph", "paragraph")
    made = Manuscript(
        path="m.txt",
        format="text",
        text=text,
        blocks=tuple(
            Block(kind=kind, start=at, end=at + len(line), section=0)
            for kind, at, line in zip(kinds, starts, lines, strict=True)
        ),
        list_span=Span(start=starts[3], end=len(text)),
    )
    assert [citation.exact for citation in detect(made, numbered(5))] == ["[4]", "[5]"]


@pytest.mark.parametrize(
    ("exact", "form"),
    [
        ("[1, 4–6; 9]", "numeric"),
        ("[2]–[5]", "numeric"),
        ("3–5", "superscript"),
        ("Berg et al., 2019a,b", "author-year"),
        ("van den Akker and Ostrom (2008)", "author-year"),
        ("Berg M.A., Lee J. and Cho K. (2019)", "author-year"),
        ("M.A. Berg et al., 2019", "author-year"),
        ("Díaz-Rojas’s (2015)", "author-year"),
        ("Berg et al. in 2019", "author-year"),
        ("Berg M.A. et al.", "author-mention"),
        ("M.A. Berg and colleagues", "author-mention"),
        ("van den Akker P. and Ostrom E.", "author-mention"),
        ("[@a; @b]", "key"),
    ],
)
def test_printed_citations_read_the_same_on_their_own(exact: str, form: Form) -> None:
    text = f"It was {exact} so."
    if form == "superscript":
        text = f"One.^1^ Two.^2^ It was seen.^{exact}^"
    references = numbered(9) if form in ("numeric", "superscript") else LIST
    if form == "numeric":
        text = INTRO + text
    citations = detect(manuscript(text, format="markdown" if form == "key" else "text"), references)
    (citation,) = [c for c in citations if c.exact == exact]
    assert cites(exact, form) == citation.cites
    assert all(exact[cite.start : cite.end] == cite.exact for cite in citation.cites)


def test_a_list_of_names_reads_the_same_in_brackets_and_on_its_own() -> None:
    (citation,) = detect(manuscript("It fell (Berg, Lee & Cho, 2019)."), LIST)
    assert citation.exact == "Berg, Lee & Cho, 2019"
    assert cites(citation.exact, "author-year") == citation.cites
    assert [name.family for name in citation.cites[0].names] == ["Berg", "Lee", "Cho"]


def test_a_group_by_its_abbreviation_reads_on_its_own() -> None:
    (cite,) = cites("WHO 2015", "author-year")
    assert (cite.names[0].literal or cite.names[0].family, cite.year) == ("WHO", "2015")


def in_order(citations: tuple[Citation, ...]) -> bool:
    return all(a.end <= b.start for a, b in pairwise(citations))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Berg",
                "et",
                "al.",
                "2019",
                "(",
                ")",
                "[",
                "]",
                ",",
                ";",
                "–",
                "-",
                "1",
                "2",
                "3",
                "12",
                ".",
                "and",
                "&",
                "the",
                "in",
                "van",
                "den",
                "Akker",
                "@k",
                "^",
                "\t",
                "\n",
                "M.A.",
                "WHO",
                "20",
                "a",
                "b",
                "Fig.",
                "￼",
                "é",
            ]
        ),
        max_size=60,
    )
)
def test_any_text_gives_citations_in_order_that_are_true_to_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    made = Manuscript(path="m.txt", format="markdown", text=text)
    citations = detect(made, LIST)
    assert in_order(citations)
    for citation in citations:
        assert text[citation.start : citation.end] == citation.exact
        assert citation.cites
        for cite in citation.cites:
            assert citation.exact[cite.start : cite.end] == cite.exact


@pytest.mark.parametrize(
    "hostile",
    [
        "[" * 20000,
        "(1" * 20000,
        "[1, " * 20000,
        "Berg et al. " * 1500,
        "Berg, " * 10000 + "2019",
        "a1" * 20000,
        "1–" * 20000,
        "A.B. " * 2500,
        "2019a, b, " * 1500,
        "word 1, 2, 3 " * 1500,
        "[@" * 20000,
        "the study by " * 1500,
        "(see " * 10000,
        "World Health Organization " * 4000 + "(WHO)",
    ],
)
def test_hostile_text_takes_no_longer_than_other_text(hostile: str) -> None:
    began = process_time()
    detect(Manuscript(path="m.txt", format="markdown", text=hostile), LIST)
    assert process_time() - began < 10


def test_two_names_before_a_year_in_brackets_are_a_citation_whoever_they_are() -> None:
    text = "# A\n\nXander and Yilmaz (2019) say so.\n"
    assert found(text, (), "author-year") == ["Xander and Yilmaz (2019)"]
