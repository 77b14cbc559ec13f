"""CSL-JSON: https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json."""

import json
from collections.abc import Sequence
from typing import Any

from curate.exports.printable import printable
from curate.reference import Item


def render(items: Sequence[Item]) -> str:
    """Return the items as a JSON array; one without an id has its position in the array (from 1) as its id."""
    data = [{"id": str(at), **_cleaned(item.to_csl())} for at, item in enumerate(items, 1)]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {printable(key): _cleaned(each) for key, each in value.items()}
    return [_cleaned(each) for each in value] if isinstance(value, list) else value
