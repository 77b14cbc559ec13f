"""The invented world that the service answers from when no file is named."""

from resolving.works import world
from service import World
from service.others import entry

DOI = '<arxiv:doi xmlns:arxiv="http://arxiv.org/schemas/atom">10.1234/JT.9</arxiv:doi>'
WITHDRAWN = '<arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">This paper has been withdrawn</arxiv:comment>'

SOUND = (
    "Berg T, Ito K. Late relapse of tumours in childhood. arXiv:2101.01234v2 [q-bio]. 2021.",
    "Berg T. Handbook of the testing of tumours. 2nd ed. Oxford: Test Press; 2014. ISBN 978-0-306-40615-7.",
    "Cole P. Relapse. In: Berg T, editor. Handbook of the testing of tumours. Oxford: Test Press; 2014. p. 10-19. ISBN 978-0-306-40615-7.",
    "ClinicalTrials.gov. Antibody against late relapse of tumours. NCT01704716. https://clinicaltrials.gov/study/NCT01704716. Accessed 3 May 2024.",
    "Ministry of Tests. Annual report on tests. 2019. {web}/report. Accessed 3 May 2024.",
    "Ministry of Tests. Report on locks. 2017. {web}/closed. Accessed 3 May 2024.",
)
"""References that all is right with."""


def beside() -> World:
    """Return what the services beside Crossref and PubMed know: three preprints, a book, a trial, four pages."""
    names = ("Tove Berg", "Kei Ito")
    trial = {
        "identificationModule": {"nctId": "NCT01704716", "briefTitle": "Antibody Against Late Relapse of Tumours"},
        "statusModule": {"overallStatus": "COMPLETED", "studyFirstPostDateStruct": {"date": "2012-10-11"}},
    }
    return World(
        preprints={
            "2101.01234": entry("2101.01234", "Late relapse of tumours in childhood", names, "2021-01-04"),
            "2102.00001": entry("2102.00001", "Pain during infusion at home", ("Jan Novak",), "2021-02-04", WITHDRAWN),
            "2103.00001": entry("2103.00001", "Walking speed after long illness", ("A Lindqvist",), "2021-03-04", DOI),
        },
        books={
            "9780306406157": {
                "title": "Handbook of the testing of tumours", "subtitle": "A guide", "authors": [{"name": "Tove Berg", "url": "x"}],
                "publishers": [{"name": "Test Press"}], "publish_date": "March 2013", "identifiers": {"isbn_10": ["0306406152"]},
            }
        },
        trials={"NCT01704716": trial},
        pages={
            "/report": (200, "", "Annual report on tests"),
            "/moved": (301, "/web/new", ""),
            "/new": (200, "", "Reports"),
            "/closed": (403, "", "Forbidden"),
        },
    )  # fmt: skip


def sample() -> World:
    """Return all: six works of Crossref and PubMed, of which one is retracted, and what stands beside them."""
    known, more = world(), beside()
    known.preprints, known.books, known.trials, known.pages = more.preprints, more.books, more.trials, more.pages
    known.merged["30000009"] = "31000000"
    return known
