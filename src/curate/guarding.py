"""Parse XML and HTML that came from outside: no entity is expanded, nothing is fetched, size and depth are bounded.

What is refused and why: https://owasp.org/www-community/vulnerabilities/XML_External_Entity_(XXE)_Processing
"""

from html import unescape

from lxml import etree
from lxml import html as lxml_html

from curate.errors import UnreadableError

LARGEST = 50 * 1024 * 1024
"""The most bytes that are read from one file."""
DEEPEST = 200
"""The most elements that may stand inside one another; articles stay under 40."""


def check_size(data: bytes, path: str) -> None:
    """Raise UnreadableError where ``data`` is empty or larger than ``LARGEST``."""
    if not data.strip():
        raise UnreadableError(f"{path} is empty", help="export or save the file again")
    if len(data) > LARGEST:
        raise UnreadableError(
            f"{path} has {len(data) / 2**20:.0f} MB; at most {LARGEST // 2**20} MB are read",
            help="leave out embedded images and supplementary files, or split the file",
        )


def parse_xml(data: bytes, path: str) -> etree._Element:
    """Return the root element of an XML file.

    Raises:
        UnreadableError: the file is empty, too large, not well-formed, nested too deeply, or declares entities.
    """
    check_size(data, path)
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        line = getattr(error, "lineno", None)
        place = f"{path}:{line}" if line else path
        raise UnreadableError(
            f"{place} is not well-formed XML: {_reason(error)}", help="export the file again, or repair it at that line"
        ) from error
    _refuse_entities(root, path)
    _refuse_depth(root, path)
    return root


def parse_html(data: bytes, path: str) -> etree._Element:
    """Return the root element of an HTML file, its broken markup repaired as libxml2 does.

    Bytes that are UTF-8 are read as such; otherwise the charset that the page names counts.

    Raises:
        UnreadableError: the file is empty, too large, nested too deeply, or holds no element.
    """
    check_size(data, path)
    parser = lxml_html.HTMLParser(
        encoding=_utf8(data), no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, LookupError) as error:
        raise UnreadableError(
            f"{path} is not HTML: {_reason(error)}", help="save the page again as complete HTML"
        ) from error
    _refuse_depth(root, path)
    return root


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; "" for an entity reference."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def line(element: etree._Element) -> int:
    """Return the line of the file on which an element begins, 0 where it is not known."""
    found: object = element.sourceline
    return found if isinstance(found, int) else 0


def character(element: etree._Element) -> str:
    """Return what an entity reference such as ``&ndash;`` stands for in HTML, "" for other elements and entities."""
    if isinstance(element.tag, str) or not (element.text or "").startswith("&"):
        return ""
    text = unescape(element.text or "")
    return "" if text == element.text else text


def _utf8(data: bytes) -> str | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _refuse_entities(root: etree._Element, path: str) -> None:
    dtd = root.getroottree().docinfo.internalDTD
    for entity in getattr(dtd, "iterentities", tuple)():  # the type stubs do not know iterentities
        raise UnreadableError(
            f"{path} declares its own XML entity ‘{entity.name}’; such files are not read, because an entity can open"
            " other files or grow without bound",
            help="export the file again without a DOCTYPE that declares entities",
        )


def _refuse_depth(root: etree._Element, path: str) -> None:
    if root.xpath(f"boolean({'/*' * (DEEPEST + 1)})"):
        raise UnreadableError(
            f"{path} nests more than {DEEPEST} elements inside one another",
            help="export the file again; no article is nested that deeply",
        )


def _reason(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__
