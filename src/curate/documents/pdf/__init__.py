"""PDF, as publishers and word processors make it (ISO 32000): what is printed where, put back into reading order."""

from curate.documents.making import of_reflowed
from curate.documents.pdf.blocking import Passage, passages
from curate.documents.pdf.clearing import furniture, without_line_numbers
from curate.documents.pdf.joining import join
from curate.documents.pdf.lining import lines
from curate.documents.pdf.listing import find
from curate.documents.pdf.measuring import measure
from curate.documents.pdf.opening import pages
from curate.documents.pdf.ordering import order
from curate.documents.pdf.sorting import sort
from curate.documents.pdf.writing import Writer
from curate.manuscript import Manuscript
from curate.reflowing.cleaning import raise_numbers
from curate.wrapping import Spelling

__all__ = ["read"]


def read(data: bytes, path: str) -> Manuscript:
    """Return the manuscript in a PDF; its anchors name the page of each place.

    Raises:
        UnreadableError: the extra is not installed, or the file is too large, too long, encrypted, broken, or has no text.
    """
    printed = without_line_numbers(pages(data, path))
    usual = measure(line for page in printed for line in lines(page))
    lined = [lines(page, usual) for page in printed]
    dropped = furniture(printed, lined)
    found: list[Passage] = []
    for page, own, out in zip(printed, lined, dropped, strict=True):
        kept = [line for at, line in enumerate(own) if at not in out]
        for column in order(kept, page.rules, usual):
            found += passages(column, page.rules)
    sorted_ = sort(found, usual)
    listing = find(sorted_)
    writer = Writer(Spelling(line.text for passage in sorted_ for line in passage.lines))
    before, behind = (sorted_, []) if listing is None else (sorted_[: listing.first], sorted_[listing.end :])
    for passage in join(before):
        writer.passage(passage)
    if listing:
        writer.references(listing.heading, listing.lines, listing.groups)
    for passage in join([*(listing.others if listing else ()), *behind]):
        writer.passage(passage)
    reflowed = writer.reflowed()
    superscripts = raise_numbers(reflowed.traced)[0].superscripts
    made = of_reflowed(reflowed, path=path, format="pdf")
    return made.model_copy(update={"anchors": tuple(writer.anchors), "superscripts": superscripts})
