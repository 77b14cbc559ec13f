"""HTML with every text escaped: elements are made of escaped parts only."""

import html
import json
from typing import Any

from curate.reporters.escaping import json_text, one_line


class Markup(str):
    """HTML that is safe to put into HTML."""

    __slots__ = ()


def text(words: str) -> Markup:
    """Return words as HTML; what drives terminals or reorders what is read is shown as an escape."""
    return Markup(html.escape(one_line(words)))


def element(name: str, *inner: Markup | str, **attributes: str | int | bool | None) -> Markup:
    """Return an element; plain strings are escaped, attributes that are None or False left out.

    ``_`` in names stands for ``-``, and is left out at the end (``class_``, ``data_state``).
    """
    told = "".join(_attribute(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items())
    return Markup(f"<{name}{told}>{joined(*inner)}</{name}>")


def joined(*parts: Markup | str) -> Markup:
    """Return the parts side by side, plain strings escaped."""
    return Markup("".join(part if isinstance(part, Markup) else text(part) for part in parts))


def script_data(value: Any) -> str:
    """Return ``value`` as JSON that cannot end the element of a script, whatever it holds."""
    packed = json_text(json.loads(json.dumps(value)), indent=None)
    safe = packed.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
    return safe.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _attribute(name: str, value: str | int | bool | None) -> str:
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{text(str(value))}"'
