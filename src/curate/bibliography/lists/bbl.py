r"""Read the ``.bbl`` that Biber writes for biblatex: ``\entry{key}{type}{} \name{author}… \field{title}{…} \endentry``."""

import re
from collections.abc import Mapping

from curate.bibliography.lists import bibtex
from curate.bibliography.lists.listed import Listed

_ENTRY = re.compile(r"\\entry\{([^{}]*)\}\{([^{}]*)\}")
_FIELD = re.compile(r"\\(field|strng|list|verb)\{([^{}]*)\}(?:\{\d+\})?\s*")
_NAME = re.compile(r"\\name\{([^{}]*)\}\{\d+\}\{[^{}]*\}\s*")
_PART = re.compile(r"(family|given|prefix|suffix)=\s*")
_VERB = re.compile(r"\s*\\verb ([^\n]*)\n\s*\\endverb")


def read(text: str, file: str = "") -> tuple[Listed, ...]:
    """Return the entries of a biblatex ``.bbl`` in its order."""
    found = list(_ENTRY.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    sources = [
        _as_bibtex(match[2], match[1], _fields(text, match.end(), end)) for match, end in zip(found, ends, strict=True)
    ]
    listed = {each.key: each for each in bibtex.read("\n".join(sources), file)}
    lines = {match[1]: text.count("\n", 0, match.start()) + 1 for match in found}
    return tuple(each.model_copy(update={"line": lines.get(each.key or "", 0)}) for each in listed.values())


def _fields(text: str, at: int, end: int) -> Mapping[str, str]:
    fields: dict[str, str] = {}
    for match in _FIELD.finditer(text, at, end):
        verb = _VERB.match(text, match.end(), end) if match[1] == "verb" else None
        value = verb[1] if verb else _group(text, match.end(), end)
        fields.setdefault(match[2], value.strip())
    for match in _NAME.finditer(text, at, end):
        fields.setdefault(match[1], " and ".join(_names(_group(text, match.end(), end))))
    return fields


def _names(block: str) -> list[str]:
    names: list[dict[str, str]] = []
    for match in _PART.finditer(block):
        if match[1] == "family":
            names.append({})
        if names:
            names[-1][match[1]] = _group(block, match.end(), len(block))
    result = []
    for name in names:
        family = " ".join(filter(None, (name.get("prefix"), name.get("family"))))
        result.append(
            ", ".join(filter(None, (family, name.get("suffix"), name.get("given"))))
            if len(name) > 1
            else f"{{{family}}}"
        )
    return result


def _group(text: str, at: int, end: int) -> str:
    """Return the inside of the group that opens at ``at``, "" where none does."""
    if text[at : at + 1] != "{":
        return ""
    depth = 0
    for mark in re.compile(r"(?<!\\)[{}]").finditer(text, at, end):
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return text[at + 1 : mark.start()]
    return ""


def _as_bibtex(kind: str, key: str, fields: Mapping[str, str]) -> str:
    lines = ",\n".join(f"{name} = {{{value}}}" for name, value in fields.items())
    return f"@{kind}{{{key},\n{lines}\n}}"
