import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from curate.registry.comments import Comments, comments
from curate.registry.emit import emit
from curate.registry.parse import events, parse

HEAD = "# yaml-language-server: $schema=x"
TEXT = f"""\
{HEAD}
# read by A. Bee

# the first claim
# on two lines
- id: a-1 # its id
  statement: 'with # no comment'
  # before citations
  citations: # beside citations
    # before the first
    - exact: '[1]'
      form: numeric
      # inside the first
    # inside citations
  # inside the claim

- id: a-2
  statement: |- # beside a block
    one # no comment
    two
  n: [1, 2] # beside numbers
# the end
"""


def of(text: str) -> Comments:
    return comments(text, parse(text, "x"), events(text))


def test_each_comment_is_tied_to_what_it_speaks_of() -> None:
    found = of(TEXT)
    assert found.top == ["# read by A. Bee"]
    assert found.before == {
        ("a-1",): ["# the first claim", "# on two lines"],
        ("a-1", "citations"): ["# before citations"],
        ("a-1", "citations", 0): ["# before the first"],
    }
    assert found.beside == {
        ("a-1", "id"): "# its id",
        ("a-1", "citations"): "# beside citations",
        ("a-2", "statement"): "# beside a block",
        ("a-2", "n"): "# beside numbers",
    }
    assert found.inside == {
        ("a-1", "citations", 0): ["# inside the first"],
        ("a-1", "citations"): ["# inside citations"],
        ("a-1",): ["# inside the claim"],
        (): ["# the end"],
    }


def test_a_canonical_file_with_comments_is_a_fixed_point() -> None:
    data = parse(TEXT, "x")
    data[1]["n"] = [1, 2]
    assert emit(data, HEAD, of(TEXT)) == TEXT


def test_comments_go_with_their_claim() -> None:
    data = parse(TEXT, "x")
    turned = emit([data[1], {"id": "a-0"}, data[0]], HEAD, of(TEXT))
    assert turned.index("# beside a block") < turned.index("a-0") < turned.index("# the first claim")
    assert turned.startswith(f"{HEAD}\n# read by A. Bee\n\n- id: a-2")
    assert turned.endswith("  # inside the claim\n# the end\n")


def test_comments_of_a_lost_key_stay_with_its_claim() -> None:
    data = parse(TEXT, "x")
    del data[0]["citations"]
    kept = emit(data, HEAD, of(TEXT))
    for comment in ("# before citations", "# beside citations", "# before the first", "# inside citations"):
        assert kept.index(comment) < kept.index("- id: a-1")
    assert emit(parse(kept, "x"), HEAD, of(kept)) == kept


def test_comments_of_a_lost_claim_go() -> None:
    left = emit(parse(TEXT, "x")[1:], HEAD, of(TEXT))
    assert "first claim" not in left
    assert "# read by A. Bee" in left


@pytest.mark.parametrize(
    "text", ["# only\n", f"{HEAD}\n# only\n", "# only\n\n# two\n[]\n", "a: 1\n#end", "#x\n\na: 1 #y"]
)
def test_odd_files_keep_theirs(text: str) -> None:
    data = parse(text, "x")
    once = emit({} if data is None else data, HEAD, of(text))
    for comment in ("only", "end", "#x", "#y"):
        assert (comment in text) == (comment in once)
    assert emit(parse(once, "x"), HEAD, of(once)) == once


lines = st.sampled_from(
    ["- id: a", "- id: b", "- x", "-", "  k: 1", "  l:", "  m: |", "    text", "    - 1", "    - id: c", "      z: 'q # r'", "", "# c", "  # d", "    # e", "      # f", "  n: [1, 2] # g"]
)  # fmt: skip


@given(st.lists(lines, max_size=14))
def test_written_once_it_stays(rows: list[str]) -> None:
    text = "\n".join(rows) + "\n"
    try:
        data = parse(text, "x")
    except Exception:  # noqa: BLE001 - not YAML: nothing to keep
        return
    if not isinstance(data, dict | list) or not data:
        return
    assume(
        all(text.count(f"- id: {letter}") < 2 for letter in "abc")
    )  # repeated ids are refused before comments matter
    once = emit(data, HEAD, of(text))
    assert parse(once, "x") == data
    assert emit(parse(once, "x"), HEAD, of(once)) == once
    for note in ("# c", "# d", "# e", "# f", "# g"):
        assert once.count(note) == text.count(note)
