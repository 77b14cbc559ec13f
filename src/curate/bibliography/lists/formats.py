"""Which format of reference lists a text is in, where no file name tells it."""

import re

_LOOKS = (
    (".ris", re.compile(r"TY  ?- ?\w", re.IGNORECASE)),
    (".nbib", re.compile(r"PMID ?- ?\d")),
    (".json", re.compile(r"(?:\[\s*)?\{\s*\"|\[\s*\]")),
    (".xml", re.compile(r"<(?:\?xml|!DOCTYPE|xml>|records>|article[\s>])", re.IGNORECASE)),
)
_BIBTEX = re.compile(r"^[ \t]*@[A-Za-z]+\s*[{(][^@]{0,200}?[,=]", re.MULTILINE)


def recognise(text: str) -> str:
    """Return the file name extension of the format that ``text`` is in (see ``lists.EXTENSIONS``), "" for none."""
    bare = text.lstrip("\ufeff \t\r\n")
    found = next((extension for extension, look in _LOOKS if look.match(bare)), "")
    return found or (".bib" if _BIBTEX.search(text) else "")
