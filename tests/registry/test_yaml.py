from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from curate.errors import RegistryError
from curate.registry import parse as parsing
from curate.registry.parse import Mark, mark_at, parse

TEXT = """\
# head
- id: a-1
  volume: 012
  page: 1e3
  date: 2020-01-01
  yes: yes
  flag: true
  nothing:
  custom:
    et-al: true
    count: 12
    share: 0.5
    gone: null
    text: '12'
- id: a-2
"""


def test_plain_text_stays_as_it_was_written() -> None:
    found = parse(TEXT, "x", typed=frozenset({"custom"}))
    assert found[0] == {
        "id": "a-1",
        "volume": "012",
        "page": "1e3",
        "date": "2020-01-01",
        "yes": "yes",
        "flag": True,
        "custom": {"et-al": True, "count": 12, "share": 0.5, "gone": None, "text": "12"},
    }


def test_places_are_known() -> None:
    found = parse(TEXT, "x")
    assert mark_at(found, (0,)) == Mark(2, 3)
    assert mark_at(found, (0, "page")) == Mark(4, 3)
    assert mark_at(found, (0, "nothing")) == Mark(8, 3)
    assert mark_at(found, (0, "custom", "share", "deeper")) == Mark(12, 5)
    assert mark_at(found, (1, "id")) == Mark(15, 3)
    assert mark_at(found, (7,)) == Mark(1, 1)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb: 2\na: 3\n", "f.yaml:3:1: the key 'a' stands here and in line 1"),
        ("- id: x\n  id: y\n", "f.yaml:2:3: the key 'id' stands here and in line 1"),
        ("a:\n\tb: 1\n", "f.yaml:2:1: indented with a tab"),
        ("- a\n- b\n\t- c\n", "indented with a tab"),
        ("a: &x 1\nb: *x\n", "f.yaml:1:4: anchors (&) and aliases (*) are not used here"),
        ("a: *x\n", "f.yaml:1:4: anchors"),
        ("&a [*a]\n", "f.yaml:1:1: anchors"),
        ("a: !!python/object:os.system x\n", "f.yaml:1:4: tags are not used here"),
        ("a: !x [1]\n", "f.yaml:1:4: tags are not used here"),
        ("--- 1\n--- 2\n", "f.yaml:2:1: a second YAML document begins"),
        ("a: b: c\n", "f.yaml:1:5: a value holds ': '"),
        ("a: [1\nb: 2\n", "f.yaml:"),
        ("a: 'x\n", "f.yaml:"),
        ("? [1]\n: 2\n", "f.yaml:1:3: a key must be a plain word"),
        ("? {a: 1}\n", "a key must be a plain word"),
        ("a: 1\nb: x\x07\n", "f.yaml:2:5: the character U+0007 is not allowed here"),
        ("[" * 100_000, "f.yaml:1:34: nested deeper than 32 levels"),
        ("- " * 5_000, "nested deeper than 32 levels"),
        ("a: {" * 5_000, "nested deeper than 32 levels"),
    ],
)
@pytest.mark.parametrize("pure", [False, True])
def test_what_a_registry_does_not_use_is_refused(
    text: str, message: str, pure: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if pure:
        monkeypatch.setattr(parsing, "YAML", lambda typ: YAML(typ=typ, pure=True))
    with pytest.raises(RegistryError) as caught:
        parse(text, "f.yaml")
    assert message in str(caught.value)
    assert caught.value.help


def test_without_the_c_parser_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXT + "- id: 'é😀: x'\n  s: |-\n    one\n    two\n  t: \"\\x07\"\n  u: [[1, 2]]\n"
    fast = parse(text, "x")
    places = [mark_at(fast, (n,)) for n in range(3)]
    monkeypatch.setattr(parsing, "YAML", lambda typ: YAML(typ=typ, pure=True))
    slow = parse(text, "x")
    assert slow == fast
    assert [mark_at(slow, (n,)) for n in range(3)] == places


@pytest.mark.parametrize("text", ["", "\n", "# nothing\n", "---\n", "null\n", "~"])
def test_nothing_is_nothing(text: str) -> None:
    assert parse(text, "x") is None


@given(st.text(alphabet=" \n\t:#'\"-ab1&*!{}[],|>%@?\\é\x00", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    found: Any = None
    message = "f.yaml:"
    try:
        found = parse(text, "f.yaml")
    except RegistryError as error:
        message = str(error)
    assert message.startswith("f.yaml:")
    assert found is None or isinstance(found, str | bool | dict | list)
