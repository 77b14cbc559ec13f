from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from curate.registry.emit import emit, scalar
from curate.registry.parse import parse

HEAD = "# yaml-language-server: $schema=../x.json"

NASTY = (
    "", " ", "a", "yes", "No", "ON", "y", "n", "null", "~", "true", "1e3", "012", "0x1F", "0o7", "1_000", "12:30", "12:30:45",
    "2020-01-01", "2020-01-01T10:00:00Z", ".5", "-", "- a", "? a", ": a", "a: b", "a:", "a :b", "a #b", "a#b", "#a", "=", "<<", "&a", "*a",
    "!a", "|", ">", "%a", "@a", "`a", "'a'", '"a"', "it's", "{a}", "[1]", "[3–5]", "a, b", "a\tb", "\ta", "a\t", "a ", " a", "a\nb", "a\n",
    "\na", "a\n\n", "a\n\nb", "a \nb", " a\nb", "a\n b", "a\n\tb", "a\r\nb", "a\rb", "\r", "\n", "---", "...", "a\n---\nb", "\x00", "\x07", "\x1b[31m", "\x7f",
    "\x85", "a\x85b", "\xa0", "a\xa0", "\u2028", "a\u2029b", "\ufeffa", "\ufffe", "\uffff", "é", "żółć", "汉字", "😀", "😀: x", "\u202eabc\u202c", "\u200fא: ב", "א # ב",
    "10.1000/xyz", "10.1000", "2019a", "12 g", "http://x.org/a?b=c#d", "C:\\dir", "a\\nb", "a'b\"c", "a" * 5000, "x: " * 500, "é\n\"'\\: #\n y",
)  # fmt: skip

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(max_size=40),
    st.text(alphabet=" \n\t:#'\"-ab1é😀\x85\u2028\ufeff\\|>&*!{}[],", max_size=20),
)
data = st.recursive(
    st.one_of(texts, st.booleans()),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4),
        st.dictionaries(texts.filter(lambda k: len(k) < 200), inner, min_size=1, max_size=4),
    ),
    max_leaves=12,
)
documents = st.one_of(
    st.lists(data, min_size=1, max_size=4), st.dictionaries(st.sampled_from("abc"), data, min_size=1, max_size=3)
)


@pytest.mark.parametrize("text", NASTY)
def test_every_text_is_read_back_as_itself_by_every_reader(text: str) -> None:
    written = emit({"key": text, "list": [text, text], "n": [{"deep": text}]}, HEAD)
    wanted = {"key": text, "list": [text, text], "n": [{"deep": text}]}
    assert parse(written, "x") == wanted
    assert YAML(typ="safe", pure=True).load(written) == wanted
    older = YAML(typ="safe", pure=True)
    older.version = (1, 1)
    assert older.load(written)["list"] == [text, text]


@given(documents)
def test_any_data_is_read_back_as_itself(value: Any) -> None:
    written = emit(value, HEAD)
    assert parse(written, "x") == value
    assert emit(parse(written, "x"), HEAD) == written
    assert written.endswith("\n")
    assert not written.endswith("\n\n")


@given(st.text(max_size=60))
def test_a_scalar_takes_one_line(text: str) -> None:
    assert len(scalar(text).splitlines()) <= 1


@pytest.mark.parametrize("text", ["caf\udce9.md", "a\n\ud800b", "\udfff"])
def test_half_a_letter_is_written_as_one_that_is_missing(text: str) -> None:
    written = emit({"a": text}, HEAD)
    read: Any = YAML(typ="safe").load(written)
    assert "\ufffd" in read["a"]
    assert emit(read, HEAD) == written


def test_the_form() -> None:
    written = emit(
        [
            {
                "id": "a-1",
                "statement": "5-year survival was 54% (95% CI 48–60)",
                "quote": "one\n\ntwo",
                "date-parts": [[2020, 3], [2021]],
                "citations": [{"exact": "[3–5]", "n": 3, "references": ["mora-2025", "12"]}],
                "flag": True,
            },
            {"id": "a-2"},
        ],
        HEAD,
    )
    assert (
        written
        == """\
# yaml-language-server: $schema=../x.json
- id: a-1
  statement: 5-year survival was 54% (95% CI 48–60)
  quote: |-
    one

    two
  date-parts: [[2020, 3], [2021]]
  citations:
    - exact: '[3–5]'
      n: 3
      references:
        - mora-2025
        - '12'
  flag: true

- id: a-2
"""
    )


def test_nothing_is_an_empty_file() -> None:
    assert emit({}, HEAD) == f"{HEAD}\n{{}}\n"
    assert emit([], HEAD) == f"{HEAD}\n[]\n"
