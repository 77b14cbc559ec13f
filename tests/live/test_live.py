"""The real services, asked once each: run by hand with `pytest -m live`, never by CI.

Each answer has to be read as a record, or as the service's own word that there is none.
"""

from collections.abc import Iterable

import pytest

from curate.http import Session
from curate.record import NotFound, Record, Unavailable
from curate.reference import Date, Item, Name, Reference
from curate.resolvers.agencies import Agencies
from curate.resolvers.answering import Hits, Told
from curate.resolvers.arxiv import Arxiv
from curate.resolvers.clinicaltrials import ClinicalTrials
from curate.resolvers.crossref import Crossref, query
from curate.resolvers.entrez import Entrez
from curate.resolvers.europepmc import EuropePmc
from curate.resolvers.openalex import OpenAlex
from curate.resolvers.openlibrary import OpenLibrary
from curate.resolvers.webpages import WebPages
from curate.resolvers.wording import wording

pytestmark = pytest.mark.live
RETRACTED = "doi:10.1016/s0140-6736(97)11096-0"
LANCET = Item(
    type="article-journal",
    title="Ileal-lymphoid-nodular hyperplasia, non-specific colitis, and pervasive developmental disorder in children",
    author=(Name(family="Wakefield", given="A. J."),),
    container_title="The Lancet",
    issued=Date(date_parts=((1998,),)),
)
PNAS = Item(  # the example of NCBI's own page on the citation matcher
    type="article-journal",
    author=(Name(family="Mann", given="B. J."),),
    container_title="Proc Natl Acad Sci U S A",
    issued=Date(date_parts=((1991,),)),
    volume="88",
    page="3248",
)
NOTHING = PNAS.model_copy(update={"title": "Village kidneys of copper antibodies in winter seedlings", "page": "99999"})


@pytest.fixture
def session() -> Session:
    return Session(version="live-test")


def answers(told: Iterable[Told | Unavailable]) -> list[Record | NotFound | Unavailable]:
    return [one if isinstance(one, Unavailable) else one.answer for one in told]


def kinds(told: Iterable[Told | Unavailable]) -> list[type]:
    return [type(one) for one in answers(told)]


def test_crossref(session: Session) -> None:
    found, none = answers(Crossref(session).resolve([RETRACTED, "doi:10.5555/no-such-work-of-tests"]))
    assert isinstance(found, Record)
    assert "retraction" in {one.kind for one in found.notices}
    assert isinstance(none, NotFound)
    (notices,) = answers(Crossref(session).notices([RETRACTED]))
    assert isinstance(notices, Record)
    assert "retraction" in {one.kind for one in notices.notices}


def test_pubmed(session: Session) -> None:
    found, none = answers(Entrez(session).resolve(["pmid:9500320", "pmid:99999999"]))
    assert isinstance(found, Record)
    assert "retraction" in {one.kind for one in found.notices}
    assert isinstance(none, NotFound)
    assert Entrez(session).search([RETRACTED]) == ("pmid:9500320",)
    (converted,) = answers(Entrez(session).convert(["pmcid:PMC3531190"]))  # the example of the converter's own page
    assert isinstance(converted, Record)
    assert set(converted.identifiers) == {"doi:10.1093/nar/gks1195", "pmid:23193287"}


def test_pubmed_by_what_is_described(session: Session) -> None:
    found = Entrez(session).search([], [worded for one in (LANCET, NOTHING) if (worded := wording(one))])
    assert isinstance(found, tuple)
    assert "pmid:9500320" in found
    described = [Reference(id=f"r{n}", n=n, string="", item=one) for n, one in enumerate((PNAS, NOTHING))]
    assert Entrez(session).cited(described) == {"r0": "pmid:2014248", "r1": ""}


def test_crossref_by_what_is_described(session: Session) -> None:
    (hits,) = Crossref(session).search([query(LANCET, "")])
    assert isinstance(hits, Hits)
    assert RETRACTED in {one.id for one in hits.records}


def test_agencies(session: Session) -> None:
    asked = ["doi:10.5281/zenodo.1227121", "doi:10.9999/no-such-work-of-tests"]
    assert set(kinds(Agencies(session).resolve(asked))) == {Record, NotFound}


def test_europe_pmc(session: Session) -> None:
    found, none = answers(EuropePmc(session).resolve([RETRACTED, "doi:10.9999/no-such-work-of-tests"]))
    assert isinstance(found, Record)
    assert "retraction" in {one.kind for one in found.notices}
    assert isinstance(none, NotFound)


def test_openalex(session: Session) -> None:
    assert kinds(OpenAlex(session).resolve([RETRACTED, "doi:10.9999/no-such-work-of-tests"])) == [Record, NotFound]


def test_open_library(session: Session) -> None:
    assert kinds(OpenLibrary(session).resolve(["isbn:9780140328721", "isbn:9790000000001"])) == [Record, NotFound]


def test_arxiv(session: Session) -> None:
    found, none = answers(Arxiv(session).resolve(["arxiv:1706.03762v5", "arxiv:0704.99999"]))
    assert isinstance(found, Record)
    assert found.item.version == "5"
    assert isinstance(none, NotFound)


def test_clinical_trials(session: Session) -> None:
    assert kinds(ClinicalTrials(session).resolve(["nct:NCT01704716", "nct:NCT99999999"])) == [Record, NotFound]


def test_web_pages(session: Session) -> None:
    pages = ["url:https://example.org/", "url:https://example.org/no-such-page-of-tests"]
    assert kinds(WebPages(session).resolve(pages)) == [Record, NotFound]
