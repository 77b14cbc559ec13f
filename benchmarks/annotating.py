"""Measure the annotated Word copy: does it open without repair, are all comments at their places, is all text as it was?

    python benchmarks/annotating.py [--gold PATH] [--articles N] [--keep FOLDER]

The manuscripts of gold/manuscripts, and articles of gold/jats converted by pandoc (typed citations and typed list, and
fields of Zotero), are checked and annotated. "at their places": the words that a comment's range or reference stands at hold, or
end with, what the finding is about. "the same": every run of every part has the text that it had. Opening needs LibreOffice
(`soffice`), converting pandoc (pypandoc-binary).
"""

import argparse
import io
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from lxml import etree

from curate import claiming, presenting
from curate.checking import check
from curate.dossier import Dossier
from curate.errors import CurateError
from curate.reading import read
from curate.reporters.querying import queries
from curate.survey import Survey
from formats import articles, pandoc
from word import fields, footnotes, typed_list

_HERE = Path(__file__).resolve().parent
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VARIANTS = {"typed": typed_list, "fields": fields, "footnotes": footnotes}
_DAY = date(2026, 1, 2)


def files(gold: Path, number: int, folder: Path) -> Iterator[tuple[str, Path]]:
    """Return the Word files to be annotated, with their names."""
    for path in sorted((gold / "manuscripts").glob("*/*.docx")):
        yield f"{path.parent.name}/{path.name}", path
    program = pandoc()
    if program is None:
        print("skipped gold/jats: pypandoc-binary is not installed")
        return
    every = list(articles(gold / "jats"))
    for article in every[:: max(1, len(every) // number)][:number]:
        for kind, make in _VARIANTS.items():
            own = folder / article.xml.stem / kind
            own.mkdir(parents=True)
            try:
                yield f"{article.xml.stem} {kind}", make(article, own, program)
            except subprocess.SubprocessError as error:
                print(f"  {article.xml.stem} {kind}: {error}")


def dossier(path: Path) -> Dossier:
    """Return a Word manuscript as it is checked."""
    reading = read(path)
    facts = claiming.facts(reading, today=_DAY)
    return presenting.dossier(Survey(facts), check(facts), reading)


def parts(data: bytes) -> dict[str, bytes]:
    """Return the parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def runs(part: bytes) -> list[str]:
    """Return the text of each run, those left out that are nothing but a reference to a comment."""
    return [
        "".join(each.text or "" for each in run if each.tag in (f"{_W}t", f"{_W}delText", f"{_W}instrText"))
        for run in etree.fromstring(part).iter(f"{_W}r")
        if [each.tag for each in run if each.tag != f"{_W}rPr"] != [f"{_W}commentReference"]
    ]


def commented(part: bytes) -> dict[int, tuple[str, bool]]:
    """Return for each comment the text of its range (True), or of its run up to its reference (False)."""
    found: dict[int, tuple[str, bool]] = {}
    open_: set[int] = set()
    for each in etree.fromstring(part).iter():
        id_ = int(each.get(f"{_W}id", "-1")) if str(each.tag).startswith(f"{_W}comment") else -1
        if each.tag == f"{_W}commentRangeStart":
            open_.add(id_)
            found[id_] = "", True
        elif each.tag == f"{_W}commentRangeEnd":
            open_.discard(id_)
        elif each.tag == f"{_W}commentReference" and id_ not in found:
            before = [*each.itersiblings(f"{_W}t", preceding=True)][::-1]
            found[id_] = "".join(one.text or "" for one in before), False
        elif each.tag == f"{_W}t":
            for one in open_:
                found[one] = found[one][0] + (each.text or ""), True
    return found


def opens(copy: Path, program: str) -> bool:
    """Return whether LibreOffice converts a file to PDF."""
    command = [program, "--headless", "--convert-to", "pdf", "--outdir", str(copy.parent), str(copy)]
    result = subprocess.run(command, check=False, capture_output=True, timeout=300)
    return result.returncode == 0 and copy.with_suffix(".pdf").is_file()


def kept(copy: Path, program: str) -> int:
    """Return how many comments LibreOffice has after it read the file and wrote it again."""
    folder = copy.parent / "again"
    command = [program, "--headless", "--convert-to", "docx", "--outdir", str(folder), str(copy)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    with zipfile.ZipFile(folder / copy.name) as file:
        if "word/comments.xml" not in file.namelist():
            return 0
        return len(etree.fromstring(file.read("word/comments.xml")))


def measure(name: str, path: Path, folder: Path, program: str | None) -> dict[str, Any]:
    """Return the figures of one manuscript, and print them."""
    found = dossier(path)
    data = path.read_bytes()
    begin = time.perf_counter()
    made = presenting.annotated(found, data)
    seconds = time.perf_counter() - begin
    before, after = parts(data), parts(made)
    asked = queries(found)
    places = commented(after["word/document.xml"])
    old = set(commented(before["word/document.xml"]))
    new = [places[number] for number in sorted(set(places) - old)]
    assert found.manuscript is not None
    right = 0
    for query, (text, ranged) in zip(asked, new, strict=False):
        meant = found.manuscript.text[query.span.start : query.span.end] if query.span else ""
        held, wanted = _squeezed(text), _squeezed(meant)
        note = not ranged or not held  # a note's mark is no text
        right += (wanted in held if ranged else held.endswith(wanted[-20:])) or (note and not held)
    names = [part for part in before if part.startswith("word/") and part.endswith(".xml")]
    texts = [part for part in names if part != "word/comments.xml"]  # pandoc puts one without comments into its files
    row = {
        "findings": len(asked),
        "comments": len(new),
        "places": right,
        "same": all(runs(before[part]) == runs(after[part]) for part in texts),
        "untouched": sum(before[part] == after[part] for part in before),
        "parts": len(before),
    }
    copy = folder / f"{name.replace('/', '_').replace(' ', '_').removesuffix('.docx')}.docx"
    copy.write_bytes(made)
    if program:
        row["opens"], row["kept"] = opens(copy, program), kept(copy, program)
    print(f"{name}: {'  '.join(f'{key} {value}' for key, value in row.items())}  {seconds:.2f} s", flush=True)
    return row


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=_HERE.parent.parent / "shared" / "gold")
    parser.add_argument("--articles", type=int, default=5)
    parser.add_argument("--keep", type=Path, help="where to leave the annotated copies")
    options = parser.parse_args()
    if not (options.gold / "jats").is_dir():
        print(f"skipped: no gold data in {options.gold}")
        return 0
    program = shutil.which("soffice")
    if program is None:
        print("skipped opening: LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        rows = []
        for name, path in files(options.gold, options.articles, Path(temporary) / "made"):
            try:
                rows.append(measure(name, path, folder, program))
            except CurateError as error:
                print(f"{name}: {error}")
    total = {
        key: sum(row.get(key, 0) for row in rows) for key in ("findings", "comments", "places", "same", "opens", "kept")
    }
    print(f"all {len(rows)} files: {'  '.join(f'{key} {value}' for key, value in total.items())}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
