"""A small invented world: works that Crossref and PubMed know, and references to them."""

from typing import Any

from curate.bibliography import parse
from curate.reference import Reference
from service import World


def work(doi: str, title: str, family: str, year: int, volume: str, page: str, **more: Any) -> dict[str, Any]:
    return {
        "DOI": doi, "type": "journal-article", "title": [title], "container-title": ["Journal of Tests"], "volume": volume, "page": page,
        "author": [{"given": "Tove", "family": family, "sequence": "first"}, {"given": "Kei", "family": "Ito"}],
        "issued": {"date-parts": [[year, 3]]}, **more,
    }  # fmt: skip


def medline(pmid: str, doi: str, title: str, family: str, year: int, volume: str, page: str, more: str = "") -> str:
    return (
        f"PMID- {pmid}\nVI  - {volume}\nDP  - {year} Mar\nTI  - {title}.\nPG  - {page}\nFAU - {family}, Tove\nAU  - {family} T\n"
        f"FAU - Ito, Kei\nAU  - Ito K\nPT  - Journal Article\nTA  - J Tests\nJT  - Journal of Tests\n{more}MH  - *Relapse/therapy\n"
        f"AID - {doi} [doi]\nSO  - J Tests. {year};{volume}:{page}.\n"
    )


TITLES = [
    "Late relapse of tumours in childhood", "Early signs of relapse after surgery", "Doses of the antibody and their effects",
    "Screening of siblings for inherited disease", "Walking speed after long illness", "Pain during infusion at home",
]  # fmt: skip
NAMES = ["Berg", "Okafor", "Cole", "Lindqvist", "Adams", "Novak"]


def world(count: int = len(TITLES)) -> World:
    found = World()
    for n in range(count):
        title, family = TITLES[n % 6] + ("" if n < 6 else f" in cohort {n}"), NAMES[n % 6]
        doi = f"10.1234/jt.{n}"
        notice = [
            {
                "DOI": "10.1234/jt.n",
                "type": "retraction",
                "label": "Retraction",
                "source": "publisher",
                "updated": {"date-parts": [[2021, 3, 9]]},
            }
        ]
        found.crossref[doi] = work(
            doi,
            title,
            family,
            2010 + n % 9,
            str(3 + n),
            f"{10 + n}-{19 + n}",
            **({"updated-by": notice} if n == 1 else {}),
        )
        found.medline[str(31000000 + n)] = medline(
            str(31000000 + n), doi, title, family, 2010 + n % 9, str(3 + n), f"{10 + n}-{19 + n}"
        )
    return found


def references(known: World, without: int = 1) -> tuple[Reference, ...]:
    """Return a reference to each work, the last ``without`` of them without identifier."""
    found = []
    for n, (doi, one) in enumerate(known.crossref.items()):
        author = one["author"][0]["family"]
        tail = f" doi:{doi}" if n < len(known.crossref) - without else ""
        string = f"{author} T, Ito K. {one['title'][0]}. J Tests. {one['issued']['date-parts'][0][0]};{one['volume']}:{one['page']}.{tail}"
        found.append(Reference(id=f"{author.lower()}-{n}", n=n + 1, string=string, item=parse(string)))
    return tuple(found)
