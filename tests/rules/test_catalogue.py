"""The catalogue as a whole: names, codes, documentation, examples, pages."""

import re
from collections import Counter
from pathlib import Path

import pytest

import curate.rules
from curate.rule import Rule
from curate.rules import REDIRECTS, RULES, documentation, find, module, title, unknown
from curate.rules.examples import read
from curate.rules.pages import FAMILIES, index, page, rates

ROOT = Path(__file__).parents[2]
EXAMPLES = read(Path(__file__).parent)
HEADINGS = ["What it does", "Why it matters", "What to do", "Example", "References"]
NOT_RULES = {"__init__", "examples", "pages"}
FORBIDDEN = re.compile(
    r"^(?:no|not-allowed|dont|do|avoid|use|ensure|require|check|verify|forbid|disallow|prevent|must|should|valid|correct|good)-"
    r"|-(?:check|rule|disallowed|forbidden|required|violation|error|warning)$"
)
"""Names that say what to do, or that something is wrong, and not what is found: "allow NAME" must read well."""

EVERY = pytest.mark.parametrize("rule", RULES, ids=[rule.name for rule in RULES])


def test_the_table_holds_every_rule_module_once() -> None:
    folder = Path(curate.rules.__file__).parent
    modules = {f"curate.rules.{path.stem}" for path in folder.glob("*.py") if path.stem not in NOT_RULES}
    assert [module(rule) for rule in RULES if module(rule) not in modules] == []
    assert Counter(module(rule) for rule in RULES) == Counter(modules)


def test_the_table_is_sorted_by_family_and_code() -> None:
    order = list(FAMILIES)
    assert list(RULES) == sorted(RULES, key=lambda rule: (order.index(rule.family), rule.code))


def test_names_and_codes_are_unique() -> None:
    words = [word for rule in RULES for word in (rule.name, rule.code)]
    assert [word for word, times in Counter(words).items() if times > 1] == []


@EVERY
def test_name_and_code_obey_the_law(rule: Rule) -> None:
    assert re.fullmatch(r"[a-z]+(?:-[a-z]+)+", rule.name), "two words or more, joined by hyphens"
    assert not FORBIDDEN.search(rule.name), "name what is found"
    assert re.fullmatch(rf"(?:{'|'.join(FAMILIES)})\d{{3}}", rule.code)
    assert rule.summary[:1].islower() or rule.summary[:1] in 'aAD"'
    assert not rule.summary.endswith(".")


@EVERY
def test_name_code_and_family_lead_to_the_rule(rule: Rule) -> None:
    assert find(rule.name) == find(rule.code) == (rule,)
    assert rule in find(rule.family)


@EVERY
def test_documentation_has_all_headings_in_order(rule: Rule) -> None:
    told = documentation(rule)
    assert re.findall(r"^## (.+)$", told, re.MULTILINE) == HEADINGS
    bodies = [part.partition("\n")[2].strip() for part in told.split("## ")[1:]]
    assert all(bodies), "every heading has something below it"
    assert title(rule).endswith(".")


@EVERY
def test_documentation_shows_a_message_that_an_example_gives(rule: Rule) -> None:
    shown = documentation(rule).partition("## Example\n")[2].partition("## References")[0]
    message = " ".join(line.removeprefix(">").strip() for line in shown.splitlines() if line.startswith(">"))
    assert message in [said for case in EXAMPLES[rule.name].bad for said in case.says]


@EVERY
def test_examples_stand_on_both_sides(rule: Rule) -> None:
    examples = EXAMPLES[rule.name]
    assert examples.bad
    assert examples.good
    assert all(case.says for case in examples.bad)
    assert not any(case.says for case in examples.good)


def test_no_example_is_an_orphan() -> None:
    assert sorted(EXAMPLES) == sorted(rule.name for rule in RULES)


def test_messages_are_one_sentence_each() -> None:
    said = [message for examples in EXAMPLES.values() for case in examples.bad for message in case.says]
    assert [message for message in said if not message.endswith((".", "?")) or "\n" in message] == []


def test_redirects_lead_to_rules_and_hide_none() -> None:
    words = {word for rule in RULES for word in (rule.name, rule.code, rule.family)}
    assert set(REDIRECTS.values()) <= {rule.name for rule in RULES}
    assert not words & set(REDIRECTS)


def test_a_word_that_means_no_rule_is_answered_with_the_likely_one() -> None:
    assert find("uncited-references") == ()
    assert unknown("uncited-references") == "there is no rule 'uncited-references'; did you mean 'uncited-reference'?"


@EVERY
def test_the_page_on_disk_is_the_one_that_is_made(rule: Rule) -> None:
    fired = rates((ROOT / "docs" / "firing-rates.md").read_text(encoding="utf-8"))
    on_disk = (ROOT / "docs" / "rules" / f"{rule.name}.md").read_text(encoding="utf-8")
    assert on_disk == page(rule, EXAMPLES[rule.name], fired.get(rule.name)), "run `python3 tasks.py docs`"


def test_the_folder_of_pages_holds_the_table_and_one_page_a_rule() -> None:
    folder = ROOT / "docs" / "rules"
    assert {path.stem for path in folder.glob("*.md")} == {"index", *(rule.name for rule in RULES)}
    assert (folder / "index.md").read_text(encoding="utf-8") == index()
