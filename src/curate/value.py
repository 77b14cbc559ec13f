"""The base of all values: frozen, closed, comparable, and silent about I/O and time."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen pydantic model that refuses unknown fields.

    ``defer_build`` keeps start-up short: a schema is built when the first instance is made.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", defer_build=True, populate_by_name=True, validate_default=False
    )


class Span(Value):
    """A half-open range of code points ``[start, end)`` in a text."""

    start: int
    end: int
