"""``curate schema``: the JSON Schemas of what curate writes and reads."""

from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from curate.cli import console

if TYPE_CHECKING:
    from pydantic import BaseModel

Kind = Literal["claims", "manuscript", "reference", "evidence", "settings", "report", "read", "row"]

_ABOUT: dict[Kind, str] = {
    "claims": "a file of claims/",
    "manuscript": "claims/manuscript.yaml",
    "reference": "a file of references/",
    "evidence": "a file of references/evidence/",
    "settings": "curate.toml, or [tool.curate] in pyproject.toml",
    "report": "what `curate check --format json` prints",
    "read": "what `curate read --format json` prints",
    "row": "a line of what `curate export --format jsonl` prints",
}


def schema(
    kind: Annotated[Kind | None, typer.Argument(metavar="[KIND]", help=f"One of {', '.join(get_args(Kind))}.")] = None,
) -> None:
    """Print the JSON Schema of a file that curate reads or writes.

    Without KIND, list them.
    """
    if kind is None:
        console.show("".join(f"{name:<12}{about}\n" for name, about in _ABOUT.items()))
    else:
        console.show(text(kind), unicode=True)


def text(kind: Kind) -> str:
    """Return the JSON Schema (draft 2020-12) of ``kind``."""
    match kind:
        case "report":
            from curate.reporters.json import JsonReport

            return _made(JsonReport, _ABOUT[kind])
        case "read":
            from curate.cli.understood import ReadManuscript

            return _made(ReadManuscript, _ABOUT[kind])
        case "row":
            from curate.exports.tables.jsonl import Line

            return _made(Line, _ABOUT[kind])
        case _:
            from curate import schemas

            return schemas.texts()[kind]


def _made(model: "type[BaseModel]", about: str) -> str:
    from curate.reporters.escaping import json_text

    made = model.model_json_schema(mode="serialization", by_alias=True)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": f"curate: {about}"}
    made.pop("title")
    return json_text({**head, **made}) + "\n"
