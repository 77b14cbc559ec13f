"""Write what public pages say about the references of the registry in this repository, as its records of the source "page".

    python benchmarks/pages.py [--gold PATH] [--write]

Reads ``neuroblastoma/records.jsonl`` of the gold data: facts from the pages that each line names, found by hand. They are
no authority's answer and are not passed off as one: their source is ``page``, their address that of the page. Abstracts stay
out of the repository; the figures in them are facts, and stand in the records, and so do the places of the sentences that links rest
on (``references/evidence/``, without their words). A line without a page gives no record: no authority was asked, so nothing can be said.
"""

import argparse
import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from curate import checking, quoting, registry
from curate.config import Settings
from curate.figuring import recorded
from curate.profiling import designs, trials
from curate.record import AbstractPart, Lookup, Record
from curate.reference import Item
from curate.registry import extracts, records

ROOT = Path(__file__).parents[1]


def main() -> None:
    """Print what would be written, or write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    loaded = registry.load(ROOT)
    references = {reference.n: reference for reference in loaded.content.references}
    with (options.gold / "neuroblastoma" / "records.jsonl").open(encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    lookups = [lookup(page, references[page["n"]].id) for page in pages if page["sources"] and page["csl"]]
    known = records.load(ROOT, [reference.id for reference in references.values()])
    changed = records.write(ROOT, lookups, known.seen) if options.write else ()
    abstracts = {references[page["n"]].id: page["abstract"] or "" for page in pages}
    facts = registry.facts(loaded, today=datetime.now(UTC).date())
    whole = tuple(with_abstract(one, abstracts[one.reference]) for one in lookups)
    survey = checking.survey(facts.model_copy(update={"lookups": whole}), Settings())
    kept = quoting.kept(survey, "digest")
    if options.write:
        changed += extracts.write(ROOT, kept, extracts.load(ROOT, kept).seen)
    links = sum(map(len, kept.values()))
    print(
        f"{len(pages)} references, {len(lookups)} with a page, {links} links with sentences, {len(changed)} files written"
    )


def with_abstract(one: Lookup, abstract: str) -> Lookup:
    """Return a look-up whose record has the abstract that the repository does not hold."""
    parts = (AbstractPart(text=abstract),) if abstract else ()
    return one.model_copy(update={"records": tuple(x.model_copy(update={"abstract": parts}) for x in one.records)})


def lookup(page: dict[str, Any], reference: str) -> Lookup:
    """Return one line as a look-up."""
    csl = {key: value for key, value in page["csl"].items() if value is not None and key != "abstract"}
    csl = {key: value[0] if key == "ISSN" and isinstance(value, list) else value for key, value in csl.items()}
    item = Item.model_validate({**csl, "id": None})
    ids = [
        f"{scheme}:{value}"
        for scheme, value in (("doi", item.doi), ("pmid", item.pmid), ("pmcid", item.pmcid))
        if value
    ]
    ids = [one.lower() if one.startswith("doi:") else one for one in ids]
    facts = {key: value for key, value in page.items() if key != "abstract"}
    record = Record(
        id=ids[0] if ids else f"url:{page['sources'][0]}",
        source="page",
        item=item,
        identifiers=tuple(ids[1:]),
        types=tuple(kind for kind in page["publication_types"] if len(kind) < 40),
        keywords=tuple(page["keywords"]),
        authors_complete=False,
    )
    known = record.model_copy(update={"abstract": (AbstractPart(text=page["abstract"] or ""),)})
    read_ = {"figures": recorded(known), "designs": designs(known), "trials": trials(known)}
    return Lookup(
        reference=reference,
        source="page",
        asked="search",
        url=page["sources"][0],
        retrieved=datetime.fromisoformat(page["retrieved"]).replace(tzinfo=UTC),
        digest=hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()[:16],
        records=(record.model_copy(update=read_),),
    )


if __name__ == "__main__":
    main()
