"""``curate rule``: which rules there are, and what each of them is about."""

from typing import TYPE_CHECKING, Annotated, Literal

import typer

from curate.cli import console

if TYPE_CHECKING:
    from curate.rule import Rule


def _names(incomplete: str) -> list[tuple[str, str]]:
    """Return rule names and codes for shell completion."""
    from curate.rules import RULES

    known = ((word, rule.summary) for rule in RULES for word in (rule.name, rule.code))
    return [(word, summary) for word, summary in known if word.startswith(incomplete)]


def rule(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[RULE]", help="A rule's name or code, or a family (CIT).", autocompletion=_names),
    ] = None,
    format_: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print it.")] = "text",
) -> None:
    """List the rules, or explain one.

    The explanation says what the rule looks for, why it matters, and what to do.
    """
    from curate.errors import UsageError
    from curate.reporters.escaping import json_text
    from curate.rules import RULES, find, unknown

    found = find(name) if name else RULES
    if not found:
        raise UsageError(unknown(name or ""), help="`curate rule` lists all rules")
    if format_ == "json":
        console.show(json_text([_told(one) for one in found]) + "\n", unicode=True)
    elif len(found) == 1:
        console.show(_explained(found[0]))
    else:
        width = max(len(one.name) for one in found)
        console.show("".join(f"{one.code}  {one.name:<{width}}  {one.level:<7}  {one.summary}\n" for one in found))


def _explained(one: "Rule") -> str:
    from curate.rules import documentation

    head = f"{one.code} {one.name} ({one.level}, {one.confidence} confidence)\n{one.summary}\n"
    return f"{head}\n{documentation(one)}\n"


def _told(one: "Rule") -> dict[str, object]:
    from curate.rules import documentation

    return {
        "name": one.name,
        "code": one.code,
        "family": one.family,
        "level": one.level,
        "confidence": one.confidence,
        "scope": one.scope,
        "summary": one.summary,
        "documentation": documentation(one),
    }
