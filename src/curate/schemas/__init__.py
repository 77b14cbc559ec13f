"""JSON Schemas of the registry's files and of the settings, made from the models and shipped beside this file.

After a change of a model, ``python -m curate.schemas`` writes them again.
"""

import json
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel

from curate.claim import Claim
from curate.config import Settings
from curate.extract import Extract
from curate.outline import Outline
from curate.reference import Reference

Kind = Literal["claims", "manuscript", "reference", "evidence", "settings"]

_MODELS: dict[Kind, type[BaseModel]] = {
    "claims": Claim,
    "manuscript": Outline,
    "reference": Reference,
    "evidence": Extract,
    "settings": Settings,
}
_TITLES: dict[Kind, str] = {
    "claims": "curate: the claims of one section of a manuscript",
    "manuscript": "curate: the manuscript as a whole",
    "reference": "curate: one entry of the reference list",
    "evidence": "curate: the sentences of abstracts that the links of a reference rest on",
    "settings": "curate: settings (curate.toml, or [tool.curate] in pyproject.toml)",
}
_LISTS = frozenset({"claims", "evidence"})
"""Kinds of files that hold a list."""
_IMPLIED = {"Claim": ("section",), "Extract": ("reference",)}
"""Fields that the name of the file says."""


def texts() -> dict[Kind, str]:
    """Return the shipped schemas."""
    return {kind: path(kind).read_text(encoding="utf-8") for kind in get_args(Kind)}


def built() -> dict[Kind, str]:
    """Return the schemas as the models say them now; a test compares them with those shipped."""
    return {kind: json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n" for kind in get_args(Kind)}


def path(kind: Kind) -> Path:
    """Return where the package keeps a schema."""
    return Path(__file__).parent / f"{kind}.json"


def schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of one kind of file."""
    model = _MODELS[kind]
    made = model.model_json_schema(by_alias=True)
    definitions = made.pop("$defs", {})
    for name, definition in ((model.__name__, made), *definitions.items()):
        for field in ("location", *_IMPLIED.get(name, ())):
            definition.get("properties", {}).pop(field, None)
        _tidy(definition)
    definitions.pop("Location", None)
    if kind in _LISTS:
        definitions[model.__name__] = made
        made = {"type": "array", "items": {"$ref": f"#/$defs/{model.__name__}"}}
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": _TITLES[kind]}
    made.pop("title", None)
    return {**head, **made, **({"$defs": dict(sorted(definitions.items()))} if definitions else {})}


def _tidy(value: Any) -> None:
    """Drop the titles that pydantic makes from names of fields, and the null that no file writes."""
    if isinstance(value, dict):
        if isinstance(value.get("title"), str):
            del value["title"]
        if isinstance(value.get("description"), str):
            value["description"] = value["description"].replace("``", "`")
        kinds = value.get("anyOf")
        if isinstance(kinds, list) and {"type": "null"} in kinds:
            rest = [kind for kind in kinds if kind != {"type": "null"}]
            if len(rest) == 1:
                del value["anyOf"]
                value.update(rest[0])
            value.pop("default", None)
        for inner in value.values():
            _tidy(inner)
    elif isinstance(value, list):
        for inner in value:
            _tidy(inner)
