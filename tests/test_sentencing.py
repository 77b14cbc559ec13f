import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.sentencing import sentences


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Survival rose to 12.5 vs. 13.1 months (Fig. 1, e.g. in E. coli and S. aureus).",
        "As shown by Mora et al. [7] it works in mice.",
        "As shown by Mora et al. (2019) it works in mice.",
        "The review of Dinova Yu.V. and Belova M.B. is older.",
        "K.M. Borova et al. found it first.",
        "The U.S. Food and Drug Administration approved it.",
        "It was given i.v. in all of them.",
        "It held in several trials (Smith J. et al. 2010; K. Jones, pers. comm. 2011) of note.",
        "Dr. Weber and Prof. A. Lange treated St. Gallen's patients.",
        "We used ver. 2.0 of the program (cf. ref. 12).",
        "Approx. 5 mg of Vit. C, i.e. one dose, was given to 10 subj. daily.",
        "1. Introduction of the drug.",
        "Table 1. Characteristics of the children",
        "Werte sind z.B. in Abb. 3 gezeigt.",
        "Смотри рис. 2 и табл. 3 у Иванова И.И. и др. в работе.",
        "Two of us (R. A. B. and N. A.) read all of it.",
        "It rose from c.a. 80 percent to c.a. 94 percent.",
        "It was seen in Staphylococcus sp. and in S. aureus subsp. aureus.",
    ],
)
def test_one_sentence_stays_one(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It rose. It fell.", ["It rose.", "It fell."]),
        ("It rose.[12] Then it fell.", ["It rose.[12]", "Then it fell."]),
        ("It rose. [3–5] However, it fell.", ["It rose. [3–5]", "However, it fell."]),
        ("It rose. [12] reported that it fell.", ["It rose.", "[12] reported that it fell."]),
        ("It rose.1,2 Then it fell.", ["It rose.1,2", "Then it fell."]),
        ("It rose.¹² Then it fell.", ["It rose.¹²", "Then it fell."]),
        ("It rose.^1,2^ Then it fell.", ["It rose.^1,2^", "Then it fell."]),
        ("It rose. [@mora2019; @lee2020] Then it fell.", ["It rose. [@mora2019; @lee2020]", "Then it fell."]),
        ("It was shown by Mora et al. These results hold.", ["It was shown by Mora et al.", "These results hold."]),
        ("It was given in China. Kowal A.B. et al. saw it.", ["It was given in China.", "Kowal A.B. et al. saw it."]),
        ("They had hepatitis B. The rest had none.", ["They had hepatitis B.", "The rest had none."]),
        ('He said "it rose." She agreed.', ['He said "it rose."', "She agreed."]),
        ("Did it rise? It did! So be it.", ["Did it rise?", "It did!", "So be it."]),
        ("It was spun for 5 min. Cells were kept.", ["It was spun for 5 min.", "Cells were kept."]),
        ("The genome is shown in S2 Fig. We compared it.", ["The genome is shown in S2 Fig.", "We compared it."]),
        ("They lacked vitamin D. A new study is due.", ["They lacked vitamin D.", "A new study is due."]),
        ("It rose (p < 0.05). In 2010, it fell.", ["It rose (p < 0.05).", "In 2010, it fell."]),
        ("That was 2010. 15 children were seen.", ["That was 2010.", "15 children were seen."]),
        ("The level fell. mTOR was active. p53 rose.", ["The level fell.", "mTOR was active.", "p53 rose."]),
        ("See Table 1. The others are older.", ["See Table 1.", "The others are older."]),
        ("結果を示した。次に進む。", ["結果を示した。", "次に進む。"]),
        ("Показано в 2010 г. у детей. Это важно.", ["Показано в 2010 г. у детей.", "Это важно."]),
    ],
)
def test_sentences_end_where_they_end(text: str, expected: list[str]) -> None:
    assert split(text) == expected


def test_a_bracket_never_closed_does_not_hold_the_rest() -> None:
    text = "It began ( and went on. " + "Then more of it came to pass. " * 30
    assert len(split(text)) > 25


def test_only_the_stretch_asked_for_is_split() -> None:
    text = "Not this. It rose. It fell. Not that."
    found = sentences(text, 10, 27)
    assert [text[span.start : span.end] for span in found] == ["It rose.", "It fell."]


@given(st.text(st.sampled_from("aA1 .?!()[]^,\n\t\u00b9\u201d\"'é中。")))
def test_sentences_are_in_order_trimmed_and_leave_only_white_space_out(text: str) -> None:
    found = sentences(text)
    at = 0
    for span in found:
        assert not text[at : span.start].strip()
        assert text[span.start : span.end] == text[span.start : span.end].strip() != ""
        at = span.end
    assert not text[at:].strip()
