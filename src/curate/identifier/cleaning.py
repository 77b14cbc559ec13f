"""Take from an identifier what printing put there: line breaks, entities, typographic dashes, punctuation behind it."""

from urllib.parse import unquote

DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"), "-")
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def clean_doi(value: str) -> str:
    """Return a DOI without spaces, with plain hyphens, its entities and percent signs decoded."""
    value = "".join(value.split()).translate(DASHES).translate(INVISIBLE)
    for entity, character in _ENTITIES:
        value = value.replace(entity, character)
    return "".join(unquote(value).split()) if "%" in value else value


def trim(value: str) -> str:
    """Return ``value`` without trailing punctuation; a closing bracket stays where its partner is inside."""
    while value:
        last = value[-1]
        if (
            last in ".,;:'\"”’»*_"
            or (last == ">" and "<" not in value and "&lt;" not in value)
            or (last in ")]}" and value.count(last) > value.count("([{"[")]}".index(last)]))
        ):
            value = value[:-1]
        else:
            break
    return value
