"""Open the claim-to-source table in LibreOffice: is every cell of the workbook, and every paragraph of the Word table, there?

Tables: that of this repository's registry, one whose texts are hostile, and one of 1,000 references. Also: how long each format
takes for 1,000 references. Needs LibreOffice (`soffice`); without it only the times are measured.

    python3 tasks.py bench opening
"""

import csv
import datetime as dt
import io
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import get_args

import docx
import openpyxl

from curate import registry
from curate.checking import check
from curate.claim import Cited, Claim, Selector
from curate.exports.printable import printable
from curate.exports.tables import Format, Options, render
from curate.facts import Facts
from curate.ledger import Ledger
from curate.reference import Date, Item, Name, Reference
from curate.report import Report
from curate.survey import Survey
from curate.tabulating import tabulate

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from hostile import HOSTILE  # noqa: E402 - the tests are found only now

SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""LibreOffice's filter: commas, quotation marks, UTF-8, all sheets."""
DAY = dt.date(2026, 1, 1)


def main() -> int:
    """Print what was found, and return 1 where a cell or paragraph is not there."""
    ledgers = {"registry": _registry(), "hostile": _invented(list(HOSTILE)), "1,000 references": _large()}
    print("| format | seconds for 1,000 references | bytes |\n| --- | ---: | ---: |")
    for name in get_args(Format):
        began = time.perf_counter()
        made = render(name, ledgers["1,000 references"], Options())
        print(f"| {name} | {time.perf_counter() - began:.2f} | {len(made):,} |")
    if not shutil.which("soffice"):
        print("\nLibreOffice is not installed (Debian: libreoffice-calc, libreoffice-writer): nothing was opened")
        return 0
    print("\n| table | file | seconds | looked at | not there |\n| --- | --- | ---: | ---: | ---: |")
    lost = 0
    for title, ledger in ledgers.items():
        for name, compare in (("xlsx", _cells), ("docx", _paragraphs)):
            began = time.perf_counter()
            with tempfile.TemporaryDirectory() as folder:
                looked, missing = compare(ledger, Path(folder))
            print(f"| {title} | {name} | {time.perf_counter() - began:.1f} | {looked} | {len(missing)} |")
            for one in missing[:3]:
                print(f"    {one[:200]!r}")
            lost += len(missing)
    return 1 if lost else 0


def _registry() -> Ledger:
    facts = registry.read(ROOT, today=DAY)
    return tabulate(Survey(facts), check(facts))


def _invented(texts: list[str]) -> Ledger:
    """Return a table with a claim and a reference for each text, which is its statement and its title."""
    references = tuple(
        Reference(
            id=f"work-{n}",
            n=n,
            string=text,
            item=Item(
                type="article-journal",
                title=text,
                author=(Name(family=f"Berg{n}", given="T"),),
                issued=Date(date_parts=((2000 + n % 25,),)),
                doi=f"10.1000/work.{n}",
            ),
        )
        for n, text in enumerate(texts, 1)
    )
    claims = tuple(
        Claim(
            id=f"rest-{one.n}",
            statement=one.item.title or "",
            selector=Selector(section="Rest", paragraph=one.n, sentence=1),
            citations=(Cited(exact=f"[{one.n}]", form="numeric", references=(one.id,)),),
        )
        for one in references
    )
    return tabulate(Survey(Facts(origin="manuscript", today=DAY, claims=claims, references=references)), Report())


def _large() -> Ledger:
    return _invented([f"Night work and rest in ward {n}: a study of {n % 90 + 10} nurses" for n in range(1, 1001)])


def _cells(ledger: Ledger, folder: Path) -> tuple[int, list[str]]:
    """Return how many cells of all sheets were compared, and those that LibreOffice shows otherwise."""
    made = render("xlsx", ledger, Options())
    assert isinstance(made, bytes)
    (folder / "table.xlsx").write_bytes(made)
    _convert(folder / "table.xlsx", SHEETS)
    looked, missing = 0, []
    for sheet in openpyxl.load_workbook(io.BytesIO(made)).worksheets:
        with (folder / f"table-{sheet.title}.csv").open(encoding="utf-8", newline="") as file:
            shown = list(csv.reader(file))
        for wanted, row in zip(sheet.values, shown, strict=True):
            for value, there in zip(wanted, row, strict=True):
                looked += 1
                if ("" if value is None else str(value)) != there:
                    missing.append(f"{sheet.title}: {value} / {there}")
    return looked, missing


def _paragraphs(ledger: Ledger, folder: Path) -> tuple[int, list[str]]:
    """Return how many paragraphs of cells were looked for, and those that are not in what LibreOffice saves."""
    made = render("docx", ledger, Options())
    assert isinstance(made, bytes)
    (folder / "table.docx").write_bytes(made)
    (folder / "again").mkdir()
    _convert(folder / "table.docx", "docx", folder / "again")
    wanted, there = _texts(docx.Document(io.BytesIO(made))), _texts(docx.Document(str(folder / "again" / "table.docx")))
    titles = [printable(work.title) for work in ledger.works]
    missing = [f"{a} / {b}" for a, b in zip(wanted, there, strict=True) if a != b]
    said = "\n".join(there)
    return len(wanted), missing + [
        title for title in titles if ledger.works and title not in said and _shown(ledger, title)
    ]


def _shown(ledger: Ledger, title: str) -> bool:
    """Return whether a title stands in the table: where a claim says it."""
    return any(printable(claim.text) == title for claim in ledger.claims)


def _texts(document: "docx.document.Document") -> list[str]:
    return [cell.text for table in document.tables for row in table._cells for cell in [row]]  # noqa: SLF001 - all at once, which is a thousand times faster


def _convert(file: Path, to: str, folder: Path | None = None) -> None:
    profile = file.parent / "profile"
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--convert-to", to]
    subprocess.run(
        [*command, "--outdir", str(folder or file.parent), str(file)], check=True, capture_output=True, timeout=300
    )


if __name__ == "__main__":
    sys.exit(main())
