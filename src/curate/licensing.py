"""What a source says of a licence → its short name, and whether the words under it may be kept and passed on.

Creative Commons https://creativecommons.org/licenses; Crossref gives addresses, Europe PMC and OpenAlex short names ("cc by-nc").
"""

import re

_ADDRESS = re.compile(r"creativecommons\.org/(?:licenses|publicdomain)/(?P<name>[a-z]+(?:-[a-z]+)*)", re.IGNORECASE)
_NAME = re.compile(r"cc[\s_-]?(?P<name>(?:0|zero|by)(?:[\s_-](?:nc|nd|sa))*)(?:[\s_-]?\d(?:\.\d)?)?", re.IGNORECASE)
_FREE = ("zero", "0", "mark")
_OPEN = frozenset(("cc0", "cc-by", "cc-by-sa", "public-domain"))


def licence(said: str) -> str:
    """Return the short name of a licence ("cc-by", "cc-by-nc-nd", "cc0", "public-domain"), "" for one that is not known."""
    plain = said.strip()
    if re.fullmatch(r"public[\s_-]domain|pd", plain, re.IGNORECASE):
        return "public-domain"
    found = _ADDRESS.search(plain) or _NAME.fullmatch(plain)
    if not found:
        return ""
    name = re.sub(r"[\s_]", "-", found["name"].casefold())
    if name in _FREE:
        return "public-domain" if name == "mark" else "cc0"
    return f"cc-{name}" if name.startswith("by") else ""


def is_open(name: str) -> bool:
    """Return whether words under a licence (a short name) may be kept and passed on by anybody, changed or not.

    Those that forbid commerce or changes are not: who reads a registry, and what for, is not known.
    """
    return name in _OPEN
