"""Say in a person's words why a model refuses data: where, what stands there, what is allowed."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from curate.errors import suggestion

Keys = tuple[str | int, ...]

_LONGEST = 60
"""Longer values are cut in messages."""

_EXPECTED = {
    "string": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "tuple": "a list",
    "list": "a list",
    "dict": "a table of keys and values",
    "model": "a table of keys and values",
    "date": "a date such as 2024-05-31",
}


_BOUNDS = {
    "greater_than": ("gt", "more than {:g}"),
    "greater_than_equal": ("ge", "{:g} or more"),
    "less_than": ("lt", "less than {:g}"),
    "less_than_equal": ("le", "{:g} or less"),
}
"""Kinds of errors about the size of a number: which bound they name, and how it is said."""


class Problem(NamedTuple):
    """What is wrong at ``keys`` (names and list positions from 0): ``message`` is one clause without the place."""

    keys: Keys
    message: str

    @property
    def where(self) -> str:
        """Return the keys as a person writes them, list positions from 1: ``citations[2].form``."""
        text = ""
        for key in self.keys:
            text += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if text else key
        return text

    def __str__(self) -> str:
        """Return the place and the message."""
        return f"{self.where} {self.message}" if self.keys else self.message


def problems(error: ValidationError, model: type[BaseModel]) -> tuple[Problem, ...]:
    """Return what ``model`` refuses, in the order of the data, each place once."""
    found: dict[Keys, Problem] = {}
    for detail in error.errors(include_url=False):
        where = detail["loc"][:-1] if detail["loc"][-1:] == ("[key]",) else detail["loc"]
        found.setdefault(where, Problem(where, _message(detail, model)))
    return tuple(found.values())


def refused(error: ValidationError) -> str:
    """Return what is wrong with a value that is no part of a model, as of an option: ``is -3; allowed is 0 or more``."""
    return _message(error.errors(include_url=False)[0], BaseModel, typed=True)


def shown(value: object) -> str:
    """Return ``value`` as messages show it: text in quotes, cut where it is long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if value is None:
        return "empty"
    if isinstance(value, str):
        return f'"{value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"}"'
    if isinstance(value, int | float | date):
        return str(value)
    if isinstance(value, dict):
        return "a table of keys and values"
    return "a list" if isinstance(value, list | tuple) else type(value).__name__


def _message(detail: ErrorDetails, model: type[BaseModel], *, typed: bool = False) -> str:
    kind, value = detail["type"], detail["input"]
    if kind == "extra_forbidden":
        known = _names(_model_at(model, detail["loc"][:-1]))
        return f"is not a known key{suggestion(str(detail['loc'][-1]), known)}"
    if kind == "missing":
        return "is missing"
    if kind == "literal_error":
        of_key = detail["loc"][-1:] == ("[key]",)
        allowed = _literals(
            _annotation_at(model, detail["loc"][:-2]) if of_key else _annotation_at(model, detail["loc"])
        )
        if of_key:
            return f"is not a known key; allowed are {', '.join(allowed)}{suggestion(str(value), allowed)}"
        return f"is {shown(value)}; allowed are {', '.join(allowed)}{suggestion(str(value), allowed)}"
    if kind == "value_error":
        said = detail["msg"].removeprefix("Value error, ")
        return said if isinstance(value, dict) else f"is {shown(value)}; {said}"
    return _mismatch(detail, typed=typed)


def _mismatch(detail: ErrorDetails, *, typed: bool) -> str:
    """Return what is wrong with a value by itself; one that was typed as an option is not shown in quotes where it is a number."""
    kind, value = detail["type"], detail["input"]
    if kind in _BOUNDS:
        bound, told = _BOUNDS[kind]
        return f"is {value if typed else shown(value)}; allowed is {told.format(detail['ctx'][bound])}"
    if kind == "finite_number":
        return f"is {shown(value)}; expected is a number that is finite"
    if kind == "string_too_short":
        return "is empty; say it in a few words"
    expected = _EXPECTED.get(kind.split("_", maxsplit=1)[0])
    if expected == "a list" and isinstance(value, str):
        return f"is {shown(value)}; expected is a list: [{shown(value)}]"
    if expected == "text" and value is not None and not isinstance(value, dict | list):
        return f'is {shown(value)}; expected is text: put it in quotes, "{shown(value)}"'
    return f"is {shown(value)}; {f'expected is {expected}' if expected else detail['msg']}"


def _names(model: type[BaseModel] | None) -> list[str]:
    fields = model.model_fields if model else {}
    return [field.alias or name for name, field in fields.items() if not field.exclude]


def _field(model: type[BaseModel], key: str) -> FieldInfo | None:
    return next((field for name, field in model.model_fields.items() if key in (field.alias, name)), None)


def _annotation_at(model: type[BaseModel], keys: Keys) -> Any:
    """Return the annotation that stands at ``keys``; list positions and the keys of a dict stay inside it."""
    current: Any = model
    for key in keys:
        holder = _model_in(current)
        if isinstance(key, int) or (holder is None and get_origin(current) is dict):
            current = next((a for a in get_args(current)[::-1] if a is not Ellipsis), current)
        elif holder is not None and (field := _field(holder, key)) is not None:
            current = field.annotation
        else:
            return None
    return current


def _model_at(model: type[BaseModel], keys: Keys) -> type[BaseModel] | None:
    return _model_in(_annotation_at(model, keys))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for argument in get_args(annotation) if (found := _model_in(argument)) is not None), None)


def _literals(annotation: Any) -> list[str]:
    return [str(value) for value in _literal_values(annotation)]


def _literal_values(annotation: Any) -> Iterator[object]:
    if get_origin(annotation) is Literal:
        yield from get_args(annotation)
        return
    for argument in get_args(annotation):
        yield from _literal_values(argument)
