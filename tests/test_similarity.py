import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.similarity import (
    NEAR,
    fold,
    given_tokens,
    initials_agree,
    is_variant,
    journals_alike,
    near_keys,
    pages,
    same_initials,
    slip_keys,
    surname_keys,
    surnames_alike,
    titles_alike,
    years_alike,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Müller-Łuczak", "muller luczak"),
        ("O’Neil", "oneil"),
        ("Щербаков", "shcherbakov"),
        ("Straße", "strasse"),
        ("  A  b\tC ", "a b c"),
        ("", ""),
    ],
)
def test_fold_leaves_latin_letters_and_digits(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Müller", "Muller"),
        ("Müller", "Mueller"),
        ("Sørensen", "Soerensen"),
        ("GARCIA", "García"),
        ("Gastier-Foster", "Gastier Foster"),
        ("O'Donnell", "O’Donnell"),
        ("Łuczak", "Luczak"),
    ],
)
def test_the_same_surname_in_other_letters_is_the_same(a: str, b: str) -> None:
    assert surnames_alike(a, b) == 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("van den Berg", "Berg"),
        ("De Wilde", "Wilde"),
        ("Afanasyev", "Afanasiev"),
        ("Afanasyev", "Afanas'ev"),
        ("Shcherbakov", "Scherbakov"),
        ("Tchaikovsky", "Chaikovskii"),
        ("Khabarova", "Habarova"),
        ("Alexeev", "Alekseev"),
        ("Murphy", "Murfy"),
        ("Mackay", "Makay"),
        ("Garcia-Lopez", "Garcia"),
        ("Kowalczyk", "Kowalzcyk"),
        ("Rutkowski", "Rutkovski"),
        ("Hoffmann", "Hofmann"),
    ],
)
def test_other_spellings_of_a_surname_are_near(a: str, b: str) -> None:
    assert NEAR <= surnames_alike(a, b) < 1.0


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Zhang", "Zhong"),
        ("Zhang", "Zang"),
        ("Chang", "Tsang"),
        ("Chiang", "Chang"),
        ("Liu", "Lu"),
        ("Xue", "Xu"),
        ("Hansen", "Jansen"),
        ("Smith", "Smythe"),
        ("Berg", "Bergmann"),
        ("Lee", "Li"),
        ("", "Lee"),
    ],
)
def test_different_surnames_are_not_near(a: str, b: str) -> None:
    assert surnames_alike(a, b) < NEAR


def test_an_exact_surname_is_nearer_than_any_other_spelling() -> None:
    scores = [surnames_alike("Kowalczyk", other) for other in ("Kowalczyk", "Kowaltchyk", "Kowalczik", "Kowalska")]
    assert scores[0] == 1.0
    assert all(score < 1.0 for score in scores[1:])
    assert scores[3] < NEAR


def test_a_variant_is_another_spelling_and_not_a_part() -> None:
    assert is_variant("Kowalczyk", "Kowalzcyk")
    assert is_variant("Afanasyev", "Afanasiev")
    assert not is_variant("Kowalczyk", "Kowalczyk")
    assert not is_variant("van Dam", "Dam")
    assert not is_variant("Garcia-Lopez", "Garcia")
    assert not is_variant("Berg", "Lee")


def test_surname_keys_begin_with_the_whole_name() -> None:
    assert surname_keys("van den Berg")[0] == "vandenberg"
    assert set(surname_keys("García-López")) >= {"garcialopez", "garcia", "lopez"}
    assert surname_keys("") == ()


@pytest.mark.parametrize(
    ("given_name", "tokens"),
    [("Yu.V.", ("yu", "v")), ("GCF", ("g", "c", "f")), ("J.-P.", ("j", "p")), ("Mary Ann", ("mary", "ann")), ("", ())],
)
def test_given_names_come_apart(given_name: str, tokens: tuple[str, ...]) -> None:
    assert given_tokens(given_name) == tokens


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("Yu.V.", "Iu.V.", True),
        ("Yu.V.", "Y.", True),
        ("Yuri", "J.", True),
        ("J.", "Jaume", True),
        ("J.", "P.J.", False),
        ("Carlos", "C.A.", True),
        ("Carlos", "Claudia", False),
        ("Sh.M.", "S.M.", True),
        ("X", "A.L.", False),
        ("", "A.", None),
        (None, "A.", None),
    ],
)
def test_initials_agree_as_far_as_both_are_known(a: str | None, b: str | None, agree: bool | None) -> None:
    assert initials_agree(a, b) is agree
    assert initials_agree(b, a) is agree


def test_same_initials_need_the_same_number() -> None:
    assert same_initials("A.B.", "AB")
    assert not same_initials("A.", "A.B.")
    assert not same_initials(None, None)


def test_years_pages_titles_and_journals() -> None:
    assert [years_alike(2019, y) for y in (2019, 2020, 2015, None)] == [1.0, 0.5, 0.0, 0.75]
    assert pages("123-9") == pages("123–129") == ("123", "129")
    assert pages("S12-5") == ("s12", "s15")
    assert pages("e1234") == ("e1234", "e1234")
    assert pages("") is None
    assert titles_alike("Effects of light on growth", "Effects of Light on Growth.") == 1.0
    assert titles_alike("Effects of light on growth", "Effects of light on growth: a field trial") == 0.95
    assert titles_alike("", "Effects") == 0.0
    assert journals_alike("J Clin Oncol", "Journal of Clinical Oncology") == 1.0
    assert journals_alike("Dtsch Arztebl Int", "Deutsches Ärzteblatt international") == 1.0
    assert journals_alike("Nature", "Science") < 0.5


words = st.text(alphabet=string.ascii_letters + "äöüßøłéščž'- ", min_size=0, max_size=24)


@given(words, words)
def test_similarity_is_symmetric_and_within_range(a: str, b: str) -> None:
    alike = surnames_alike(a, b)
    assert alike == surnames_alike(b, a)
    assert 0.0 <= alike <= 1.0
    for other in (titles_alike(a, b), journals_alike(a, b)):
        assert 0.0 <= other <= 1.0


@given(words)
def test_everything_is_like_itself(a: str) -> None:
    if fold(a):
        assert surnames_alike(a, a) == 1.0
    assert fold(fold(a)) == fold(a)


@given(st.lists(words, max_size=8), words)
def test_near_keys_finds_whatever_is_near_by_a_slip(others: list[str], surname: str) -> None:
    keys = [fold(other).replace(" ", "") for other in others]
    key = fold(surname).replace(" ", "")
    slips = {other for other in keys if 0.85 < surnames_alike(key, other) < 0.95 and " " not in other}
    slips = {other for other in slips if len(other) >= 6 <= len(key)}
    assert slips <= set(near_keys(key, keys))


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("Afanasyev", "Afanasiev", True),
        ("Okonkwo", "Okonwo", True),
        ("van Noesel", "Noesel", True),
        ("Berg", "Burg", False),
        ("Okonkwo", "Fernandez", False),
    ],
)
def test_one_surname_with_a_slip_shares_a_key(one: str, other: str, share: bool) -> None:
    assert bool(slip_keys(one) & slip_keys(other)) is share
    assert "" not in slip_keys(one) | slip_keys("")
