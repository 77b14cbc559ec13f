"""YAML from outside: the front matter of Markdown and CSL-YAML lists, without aliases that grow and without tags."""

import io
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from curate.errors import UnreadableError


def load(text: str, path: str) -> Any:
    """Return the data of one YAML document as plain lists, dictionaries and scalars.

    Raises:
        UnreadableError: not YAML, or it uses anchors and aliases, which can make a small file grow without bound.
    """
    yaml = YAML(typ="safe", pure=True)
    try:
        if any(type(event).__name__ == "AliasEvent" for event in yaml.parse(io.StringIO(text))):
            raise UnreadableError(f"{path} uses YAML aliases (*name)", help="write the values out in full")
        return YAML(typ="safe", pure=True).load(text)
    except (YAMLError, ValueError, RecursionError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UnreadableError(f"{path} is not YAML: {reason}", help="repair it there, or leave it out") from error
