"""Count the requests of `curate resolve`, and kill it again and again: against the service on loopback of the tests.

    python benchmarks/asking.py [--kills N]

The registry is a copy of the one in this repository; the service knows the works whose DOI it prints or a public page names, as
Crossref's and as PubMed's. Requests are counted for a first and a second run, for all references and for those with an identifier alone. Then a fresh copy is resolved by processes that are killed (SIGKILL) at random moments; after each,
every record on disk must be whole, and the run after the last must leave what an undisturbed run leaves.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from curate import registry  # noqa: E402 - the tests' folder comes first
from curate.reference import Reference  # noqa: E402 - the tests' folder comes first
from curate.registry import records  # noqa: E402 - the tests' folder comes first
from resolving.works import medline  # noqa: E402 - the tests' folder comes first
from service import Service, World  # noqa: E402 - the tests' folder comes first

BESIDE = '["arxiv", "clinicaltrials", "openlibrary", "europepmc"]'  # cited pages stand elsewhere than on loopback
LONGEST = 2.5  # seconds until a process is killed at the latest


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=100)
    options = parser.parse_args()
    references = registry.load(ROOT).content.references
    pages = paged(references)
    known = [(one, doi) for one in references if (doi := one.item.doi or pages.get(one.id, ""))]
    works = [work(one, doi) for one, doi in known]
    printed = [one.item.pmid for one, _ in known]
    world = World(
        crossref={one["DOI"].lower(): one for one in works}, medline=dict(map(article, enumerate(works), printed))
    )
    with Service(world) as service, tempfile.TemporaryDirectory() as folder:
        home = copied(Path(folder) / "once", service)
        some = copied(Path(folder) / "some", service)
        for one in references:
            if not identified(one):
                (some / "references" / f"{one.id}.yaml").unlink()
        print(f"{len(references)} references, {sum(map(identified, references))} with an identifier")
        for what, where in (("those with an identifier", some), ("all", home)):
            for run in ("first", "second"):
                print(f"{what}, {run} run: {asked(where, service)}")
        whole = held(home)
        print(kills(copied(Path(folder) / "killed", service), whole, options.kills))


def identified(reference: Reference) -> bool:
    """Return whether a reference gives an identifier of Crossref or PubMed."""
    return bool(reference.item.doi or reference.item.pmid or reference.item.pmcid)


def asked(home: Path, service: Service) -> str:
    """Return what one run asks, and how it ended."""
    service.log.clear()
    ended = subprocess.run(command(home), capture_output=True, text=True, check=False)
    counts = Counter("/".join(path.split("/")[1:3]) for path in service.log)
    told = f" {ended.stderr.strip()}" if ended.returncode else ""
    return f"{len(service.log)} requests {dict(counts)}, exit {ended.returncode}{told}"


def article(one: tuple[int, dict[str, Any]], printed: str | None) -> tuple[str, str]:
    """Return the PMID (as printed, if it is) and the PubMed record of a work."""
    n, found = one
    first = found["author"][0]["family"] if found["author"] else "Anonymous"
    year = found["issued"]["date-parts"][0][0] or 2000
    pmid = printed or str(39_000_000 + n)
    title, volume, page = found["title"][0], found["volume"] or "", found["page"] or ""
    return pmid, medline(pmid, found["DOI"], title, first, year, volume, page)


def kills(home: Path, whole: dict[str, int], times: int) -> str:
    """Kill the command so many times, and return what became of the records."""
    random = Random(1)  # noqa: S311 - no secret
    ended = lost = 0
    for _ in range(times):
        before = held(home)
        process = subprocess.Popen(command(home), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(random.uniform(0.2, LONGEST))
        ended += process.poll() is not None
        process.kill()
        process.wait()
        after = held(home)
        lost += any(after.get(path, 0) < count for path, count in before.items())
        if after == whole and random.random() < 0.5:  # begin anew, so that there is something to be killed at
            shutil.rmtree(home / "references" / "records", ignore_errors=True)
            (home / "answers.sqlite").unlink(missing_ok=True)
    subprocess.run(command(home), capture_output=True, check=False)
    same = "the same" if held(home) == whole else "NOT the same"
    return f"{times} kills ({ended} came after the end): records lost {lost}; the next run leaves {same} as an undisturbed one"


def command(home: Path) -> list[str]:
    """Return the command that resolves a registry."""
    return [sys.executable, "-m", "curate", "resolve", str(home)]


def held(home: Path) -> dict[str, int]:
    """Return how many look-ups each record file of the authorities holds; a file that is no JSON stops everything."""
    files = (home / "references" / "records").glob("*/*.json")
    return {str(path.relative_to(home)): len(json.loads(path.read_text(encoding="utf-8"))) for path in files}


def copied(home: Path, service: Service) -> Path:
    """Return a copy of the registry without its records, with settings that lead to the service, and nowhere else."""
    for folder in ("claims", "references", ".curate"):
        shutil.copytree(ROOT / folder, home / folder, ignore=shutil.ignore_patterns("records"))
    urls = ", ".join(f'"{name}" = "{url}"' for name, url in service.urls.items())
    (home / "curate.toml").write_text(
        f'[services]\ncache = "answers.sqlite"\nalso-ask = {BESIDE}\nurls = {{ {urls} }}\n', encoding="utf-8"
    )
    return home


def paged(references: Sequence[Reference]) -> dict[str, str]:
    """Return the DOIs that public pages name of works, by reference."""
    lookups = records.load(ROOT, [one.id for one in references]).values
    return {
        one.reference: doi
        for one in lookups
        if one.source == "page"
        for record in one.records
        if (doi := record.known_as("doi"))
    }


def work(reference: Reference, doi: str) -> dict[str, Any]:
    """Return a work of Crossref with a DOI, that is as the reference says."""
    item = reference.item
    authors = [{"family": one.surname, "given": one.given or ""} for one in item.author]
    return {
        "DOI": doi, "type": "journal-article", "title": [item.title or ""], "author": authors, "volume": item.volume, "page": item.page,
        "container-title": [item.container_title or ""], "issued": {"date-parts": [[item.year]]},
    }  # fmt: skip


if __name__ == "__main__":
    main()
