"""Where the files of a registry stand, relative to its root, with forward slashes."""

import re

from curate.schemas import Kind

CLAIMS = "claims"
REFERENCES = "references"
RECORDS = "records"
"""Folder of what the authorities answered, inside ``references``."""
EVIDENCE = "evidence"
"""Folder of the sentences that links rest on, inside ``references``."""
OUTLINE = f"{CLAIMS}/manuscript.yaml"
SCHEMAS = ".curate/schemas"
"""JSON Schemas for the editors of people who change the files by hand; written again with every import."""
SUFFIX = ".yaml"

_STEM = re.compile(r"[^\W_][\w.-]{0,120}")


def claims_path(section: str) -> str:
    """Return the path of the claims of a section, given its slug."""
    return f"{CLAIMS}/{section}{SUFFIX}"


def reference_path(identity: str) -> str:
    """Return the path of a reference, given its id."""
    return f"{REFERENCES}/{identity}{SUFFIX}"


def schema_path(kind: Kind) -> str:
    """Return the path of the JSON Schema of a kind of file."""
    return f"{SCHEMAS}/{kind}.json"


def header(kind: Kind) -> str:
    """Return the first line of a file of this kind, which leads editors to its JSON Schema.

    The path is relative to the file (``claims/`` and ``references/`` are both one folder deep), as
    yaml-language-server resolves it.
    """
    return f"# yaml-language-server: $schema=../{schema_path(kind)}"


def is_stem(name: str) -> bool:
    """Return whether ``name`` can be the name of a file of the registry, its ending left out."""
    return _STEM.fullmatch(name) is not None and not name.endswith(".")
