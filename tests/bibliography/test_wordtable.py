from curate.bibliography.tokens import tokenise
from curate.bibliography.wordtable import add_known, words


def _known(string: str, *clauses: tuple[str, int, int]) -> list[set[str]]:
    tokens = tokenise(string)
    rows: list[list[str]] = [[] for _ in tokens]
    add_known(rows, tokens, clauses)
    return [set(row) for row in rows]


def test_names_of_several_words_are_found_as_a_whole() -> None:
    rows = _known("Notes from New York: Lantern")
    assert "tB2" in rows[2]
    assert "tIE2" in rows[3]
    assert "tIE2:!" in rows[3]
    assert not any(one.startswith("t") for one in rows[0] | rows[4])


def test_a_name_ends_where_the_clause_ends_and_needs_a_capital() -> None:
    assert not any("j" + "B2" in row for row in _known("annals, of surgery"))
    assert "jB3" in _known("Annals of Surgery 12")[0]


def test_a_clause_that_is_a_journal_is_marked_with_and_without_in() -> None:
    rows = _known("Sleep. In Annals of Surgery", ("s", 1, 5))
    assert all("sJ" in row for row in rows[1:])


def test_words_lean_to_titles_or_to_journals() -> None:
    leanings = words().leanings
    assert int(leanings["annals"]) > 0 > int(leanings["effects"])
