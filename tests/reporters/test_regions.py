"""Regions of SARIF land on the words that a finding is about, whatever stands before them on the line."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from curate import claiming, registry
from curate.checking import check
from curate.config import Settings
from curate.documents import markdown, text
from curate.importing import Manner, import_manuscript
from curate.reading import understand
from curate.report import Report
from curate.reporters import Options, render

TODAY = date(2026, 1, 2)
TEXT = """# On leaves 🍃

## Introduction 🙂

Light 🍃🍃 matters [1], wäter 𠮷 [2], **salt** &amp; sand [3], אבג as told 🙂 by others [9]. It is
wrapped, and goes on to\tthe [8] next line; 🍃 and [3–2] runs backwards.

## References

1. Abel K. Light in the morning of leaves. Plant Sci. 2009;4:1-9.
2. Brandt K. Water in the stems of old trees. Plant Sci. 2010;7:70-9.
3. Cole K. Salt in the roots of reeds. Plant Sci. 2011;8:170-9.
"""


def regions(report: Report, sources: dict[str, str]) -> list[tuple[str, str]]:
    """Return for each result its message and the text of its region, read as SARIF says."""
    log = json.loads(render("sarif", report, Options()))["runs"][0]
    assert log["columnKind"] == "unicodeCodePoints"
    return [(result["message"]["text"], cut(result, sources)) for result in log["results"]]


def cut(result: dict[str, Any], sources: dict[str, str]) -> str:
    place = result["locations"][0]["physicalLocation"]
    lines = sources[place["artifactLocation"]["uri"]].splitlines(keepends=True)
    region = place["region"]
    first = region["startLine"]
    chosen = lines[first - 1 : region.get("endLine", first)]
    if "endColumn" in region:  # the column behind the region; without it, it goes to the end of the line
        chosen[-1] = chosen[-1][: region["endColumn"] - 1]
    chosen[0] = chosen[0][region["startColumn"] - 1 :]
    return "".join(chosen)


@pytest.mark.parametrize("reader", [markdown, text])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_region_is_the_citation(reader: Any, ending: str) -> None:
    source = TEXT.replace("\n", ending)
    reading = understand(reader.read(source.encode(), "leaves.md"))
    facts = claiming.facts(reading, today=TODAY)
    report = check(facts, Settings(select=("CIT101", "CIT104")))
    found = regions(report, {"leaves.md": source})
    assert [words for _, words in found] == ["[9]", "[8]", "[3–2]"]
    assert all(words in message.replace("\\", "") for message, words in found)


def test_a_region_of_a_registry_is_the_citation_in_its_file(tmp_path: Path) -> None:
    reading = understand(markdown.read(TEXT.encode(), "leaves.md"))
    import_manuscript(tmp_path, reading, Settings(), TODAY, Manner())
    report = check(registry.read(tmp_path, today=TODAY), Settings(select=("CIT101", "CIT104")))
    files = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.yaml")
    }
    found = regions(report, files)
    assert len(found) == 3
    for (message, words), exact in zip(found, ("[9]", "[8]", "[3–2]"), strict=True):
        assert exact in message.replace("\\", "")
        assert exact in words
        assert "\n" not in words.rstrip("\n")
