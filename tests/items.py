"""Invented items of every common type, with what is hard to print: particles, suffixes, groups, TeX's own letters."""

from curate.reference import Date, Item, Name

BERG = Name(family="Berg", given="T. A.", non_dropping_particle="van der")
SMITH = Name(family="Smith", given="John", suffix="Jr")
ONEIL = Name(family="O'Neil-Łącki", given="Zoë")
GROUP = Name(literal="Ministry of Rest and Sleep")

ITEMS = (
    Item(
        id="berg-2019",
        type="article-journal",
        title="GD2-directed rest & 50% of mRNA in Europe: costs ($5) of night_work #1",
        author=(BERG, SMITH, ONEIL, GROUP),
        container_title="Journal of Rest & Sleep",
        issued=Date(date_parts=((2019, 5, 3),)),
        volume="4",
        issue="2",
        page="S123-S130",
        doi="10.1000/j_rest.2019(4)",
        pmid="12345678",
        pmcid="PMC1234567",
        url="https://example.org/a_b?c=%20d&e=~f#g",
        language="en",
        note="Said twice",
    ),
    Item(
        id="dahl-2011",
        type="chapter",
        title="Night work",
        author=(Name(family="Dahl", given="B"),),
        editor=(Name(family="Ito", given="K"), Name(family="Cole", given="A")),
        container_title="A handbook of sleep",
        collection_title="Notes on rest",
        publisher="Fjord & Sons",
        publisher_place="Oslo",
        edition="2",
        issued=Date(date_parts=((2011,),)),
        page="12-40",
        isbn="978-3-16-148410-0",
    ),
    Item(
        id="cole-2001",
        type="book",
        title="Rest",
        editor=(Name(family="Cole", given="A"), Name(family="Cruz", given="M", non_dropping_particle="de la")),
        translator=(SMITH,),
        publisher="Fjord",
        issued=Date(date_parts=((2001,),)),
    ),
    Item(
        id="thesis",
        type="thesis",
        title="On rest",
        author=(SMITH,),
        publisher="University of Nowhere",
        issued=Date(date_parts=((1999,),)),
    ),
    Item(
        id="conf",
        type="paper-conference",
        title="Slow waves",
        author=(ONEIL,),
        container_title="Proceedings of the Rest Meeting",
        issued=Date(date_parts=((2015, 11),)),
        page="7",
    ),
    Item(
        id="report",
        type="report",
        title="Hours of sleep",
        author=(GROUP,),
        publisher="Rest Institute",
        issued=Date(date_parts=((2020,),)),
    ),
    Item(
        id="web",
        type="webpage",
        title="Sleep facts",
        author=(GROUP,),
        url="https://example.org/facts",
        issued=Date(date_parts=((2021,),)),
        accessed=Date(date_parts=((2022, 1, 31),)),
    ),
    Item(
        id="preprint",
        type="article",
        title="Dreams",
        author=(BERG,),
        container_title="bioRxiv",
        issued=Date(date_parts=((2023,),)),
        doi="10.1101/2023.01.01.000001",
    ),
    Item(id="data", type="dataset", title="Hours", author=(BERG,), issued=Date(date_parts=((2018,),))),
)
