"""The reference list of a web page: which elements are its entries, what they print, and what leads to them.

Roles: https://www.w3.org/TR/dpub-aria-1.1/#doc-biblioentry; classes are those of citeproc, MediaWiki and publishers.
"""

import re
from collections.abc import Iterator

from lxml import etree

from curate.bibliography.lists import fields
from curate.bibliography.lists.listed import Listed
from curate.bibliography.locating import is_heading
from curate.bibliography.parsing import parse
from curate.bibliography.shapes import like_reference
from curate.guarding import line, local
from curate.reference import Item

_LIST_NAME = re.compile(
    r"(?:^|[\s_-])(?:ref-?list|reflist|references|refs|bibliography|csl-bib-body|citation-list|references-list|mw-references)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_NOTES = re.compile(r"(?:^|[\s_-])(?:foot|end)notes?(?:$|[\s_-])", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]")
_ENTRY_CLASS = re.compile(r"(?:^|\s)csl-entry(?:$|\s)")
_SERVICES = frozenset(
    """google scholar|pubmed|crossref|full text|view article|pmc free article|free full text|doi|scopus|web of science|isi|ads
    |mathscinet|cas|article|abstract|links|link|view|open url|worldcat|publisher full text|openurl|view in article|go to
    |pubmed abstract|pubmed central|medline|google|download reference|export citation|pmid|pmc|crossref full text|archive
    |view record in scopus|cited by|return to ref|back to text|jump up""".replace("\n    ", "").split("|")
)
_BACK = frozenset(["↑", "^", "↩", "↩︎", "⤴", "↵", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j"])
_LABEL = re.compile(r"[\[(]?(\d{1,4})[\])]?[.:]?")
_BLOCKS = frozenset(["p", "div", "li", "dd", "tr", "section"])
_SPACE = re.compile(r"\s+")
_SPACE_BEFORE = re.compile(r"\s+([,.;:)\]])")
_PUBMED = re.compile(
    r"(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed|/entrez/[^\s]*list_uids=)/?(\d{1,8})\b"
)
_PMC = re.compile(r"PMC\d{3,9}")
_FEWEST = 2


def find(root: etree._Element) -> tuple[etree._Element | None, list[etree._Element]]:
    """Return the heading of the reference list, if it has one, and its entries in their order; none where none is."""
    for container in root.iter(etree.Element):
        name = " ".join((container.get("role") or "", container.get("id") or "", container.get("class") or ""))
        if "doc-bibliography" in name or _LIST_NAME.search(name):
            entries = _entries(container)
            if len(entries) >= _FEWEST:
                return _heading_of(container), entries
    for heading in reversed([each for each in root.iter(etree.Element) if _HEADING.fullmatch(local(each))]):
        if is_heading(_text(heading)):
            entries = _below(heading)
            if entries:
                return heading, entries
    return None, []


def listed(entry: etree._Element, n: int) -> Listed:
    """Return one entry. Links to services ("PubMed") are not printed, but what they identify is kept."""
    parts: list[str] = []
    links: list[str] = []
    label = ""
    for element in entry.iter(etree.Element):
        if "csl-left-margin" in (element.get("class") or "") or (element.get("class") or "") in ("label", "ref-label"):
            label = _text(element)
            break
    _print(entry, parts, links)
    string = _SPACE_BEFORE.sub(r"\1", _SPACE.sub(" ", "".join(parts)).strip())
    if label and string.startswith(label):
        string = string[len(label) :].lstrip()
    number = _LABEL.fullmatch(label)
    keys = [value for each in _named(entry) for value in (each.get("id"), each.get("name")) if value]
    return Listed(
        string=string,
        key=keys[0] if keys else f"entry-{n}",
        label=number[1] if number else str(n) if _is_numbered(entry) else None,
        item=_identified(string, links),
        line=line(entry),
        other_keys=tuple(keys[1:]),
    )


def _identified(string: str, links: list[str]) -> Item | None:
    """Return the item of a string where links around it identify the work and the string itself does not."""
    doi = next((found for link in links if (found := fields.doi(link))), None)
    pmid = next((match[1] for link in links if (match := _PUBMED.search(link))), None)
    pmcid = next((match[0] for link in links if (match := _PMC.search(link))), None)
    if not (doi or pmid or pmcid) or not string:
        return None
    item = parse(string)
    return item.model_copy(update={"doi": item.doi or doi, "pmid": item.pmid or pmid, "pmcid": item.pmcid or pmcid})


def _named(entry: etree._Element) -> Iterator[etree._Element]:
    """Yield the elements whose id or name may be what links lead to: inside the entry, around it, just before it."""
    yield from entry.iter(etree.Element)
    parent = entry.getparent()
    if parent is not None and len(parent) == 1 and local(parent) in ("div", "li", "span", "section", "td", "dd"):
        yield parent
    before = entry.getprevious()
    if before is not None and local(before) in ("a", "dt", "span") and len(_text(before)) < 8:
        yield from before.iter(etree.Element)


def _print(element: etree._Element, parts: list[str], links: list[str]) -> None:
    name = local(element)
    if name in ("script", "style", "button", "noscript", "svg", "template", "input"):
        return
    if name == "a":
        href = element.get("href") or ""
        printed = _text(element)
        bare = printed.strip("[]() ↗").casefold()
        if href.startswith(("http://", "https://")):
            links.append(href)
        if bare in _SERVICES or (href.startswith("#") and (printed.strip() in _BACK or not printed)):
            return
    if name in _BLOCKS or name == "br":
        parts.append(" ")
    parts.append(element.text or "")
    for child in element:
        _print(child, parts, links)
        parts.append(child.tail or "")
    if name in _BLOCKS:
        parts.append(" ")


def _entries(container: etree._Element) -> list[etree._Element]:
    """Return the entries in a container: tagged ones, else list items, else paragraphs or boxes."""
    if local(container) in ("ol", "ul", "dl"):
        return [child for child in container if local(child) in ("li", "dd") and _text(child)]
    tagged = [
        each
        for each in container.iter(etree.Element)
        if each.get("role") == "doc-biblioentry" or _ENTRY_CLASS.search(each.get("class") or "")
    ]
    if tagged:
        return [each for each in tagged if _text(each)]
    lists = [each for each in container.iter("ol", "ul", "dl") if each.getparent() is not None]
    if lists:
        outer = [each for each in lists if not any(local(up) in ("ol", "ul", "dl") for up in _above(each, container))]
        return [child for each in outer for child in each if local(child) in ("li", "dd") and _text(child)]
    rows = [each for each in container.iter("tr") if _text(each)]
    if len(rows) >= _FEWEST:
        return rows
    if local(container) == "p":
        return [container] if _text(container) else []
    leaves = [each for each in container.iter("p") if _text(each)]
    if not leaves:
        leaves = [each for each in container.iter("div") if _text(each) and not any(local(c) == "div" for c in each)]
    return leaves


def _above(element: etree._Element, container: etree._Element) -> Iterator[etree._Element]:
    for ancestor in element.iterancestors():
        if ancestor is container:
            return
        yield ancestor


def _below(heading: etree._Element) -> list[etree._Element]:
    """Return the entries below a heading.

    Where they are list items, what follows the lists is something else, as is a table or figure that follows
    paragraphs, and paragraphs at the end that are no references.
    """
    found: list[etree._Element] = []
    for container in _following(heading):
        entries = _entries(container)
        items = bool(found) and local(found[0]) in ("li", "dd")
        if found and entries and (local(entries[0]) == "tr" or (items and local(entries[0]) not in ("li", "dd"))):
            break
        if local(container) != "figure":
            found += entries
    while len(found) > 1 and local(found[-1]) not in ("li", "dd", "tr") and not like_reference(_text(found[-1])):
        found.pop()
    return found


def _following(heading: etree._Element) -> Iterator[etree._Element]:
    """Yield what stands below a heading, up to the next heading; the heading may be wrapped with nothing else."""
    start = heading
    while start.getnext() is None:
        parent = start.getparent()
        if parent is None or local(parent) in ("body", "html"):
            break
        start = parent
    for element in start.itersiblings():
        if _NOTES.search(" ".join(element.get(name) or "" for name in ("role", "id", "class"))):
            return
        if _HEADING.fullmatch(local(element)) or any(
            _HEADING.fullmatch(local(each)) for each in element.iter(etree.Element)
        ):
            return
        if local(element) != "a":
            yield element


def _heading_of(container: etree._Element) -> etree._Element | None:
    for element in container.iter(etree.Element):
        if _HEADING.fullmatch(local(element)) and is_heading(_text(element)):
            return element
    for element in (container, *container.iterancestors()):
        before = element.getprevious()
        if before is not None:
            return before if _HEADING.fullmatch(local(before)) and is_heading(_text(before)) else None
    return None


def _is_numbered(entry: etree._Element) -> bool:
    parent = entry.getparent()
    return local(entry) == "li" and parent is not None and local(parent) == "ol"


def _text(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
