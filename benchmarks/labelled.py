"""Reference strings with a label on every token: what the parser is trained and measured on."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from curate.bibliography.tokens import Token, tokenise


class Labelled(NamedTuple):
    """A reference string and the label of each of its tokens."""

    string: str
    tokens: list[Token]
    labels: list[str]


# A segment of a printed reference: its text and its label; a text without a label takes that of what is before it.
Segment = tuple[str, str | None]

_PARSER = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False)
_KIND_LABELS = {"doi": "doi", "url": "url", "isbn": "isbn"}
_OPENING = ("«", "“", "‘", '"', "(")


def label(segments: Sequence[Segment]) -> Labelled | None:
    """Return the labelled tokens of a reference given as segments, or None where nothing has a label."""
    string = ""
    marks: list[str] = []
    for text, name in segments:
        bare = re.sub(r"\s+", " ", text)
        if string.endswith(" "):
            bare = bare.lstrip(" ")
        string += bare
        marks += [name or (marks[-1] if marks else "")] * len(bare)
    start = len(string) - len(string.lstrip())
    string, marks = string.strip(), marks[start:]
    tokens = tokenise(string)
    labels: list[str] = []
    for token in tokens:
        letters = [marks[at] for at in range(token.start, token.end) if string[at].isalnum() and marks[at]]
        labels.append(max(dict.fromkeys(letters), key=letters.count) if letters else "")
    if not any(labels):
        return None
    for at, token in enumerate(tokens):
        if not labels[at]:  # punctuation goes with the word before it, an opening quote with the next
            ahead = next((name for name in labels[at + 1 :] if name), "")
            labels[at] = ahead if at == 0 or (ahead and token.text.startswith(_OPENING)) else labels[at - 1]
    return Labelled(string, tokens, labels)


def by_kind(one: Labelled) -> Labelled:
    """Return the string with the labels of identifiers and access dates set by what they are."""
    pairs = zip(one.tokens, one.labels, strict=True)
    return one._replace(labels=[_KIND_LABELS.get(token.kind, "note") if token.kind else name for token, name in pairs])


def anystyle(path: Path) -> list[Labelled]:
    """Return the sequences of an AnyStyle training file (https://github.com/inukshuk/anystyle)."""
    found = []
    for sequence in etree.parse(str(path), _PARSER).getroot():
        parts: list[Segment] = [(" " + str(part.xpath("string()")).strip(), str(part.tag)) for part in sequence]
        if one := label(parts):
            found.append(one)
    return found
