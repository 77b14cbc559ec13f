"""Licences as sources name them, and whether words under them may be kept."""

import pytest

from curate.licensing import is_open, licence
from curate.resolvers import agencies, europepmc, openalex, works


@pytest.mark.parametrize(
    ("said", "name", "kept"),
    [
        ("http://creativecommons.org/licenses/by/4.0/", "cc-by", True),
        ("https://creativecommons.org/licenses/by-nc-nd/4.0", "cc-by-nc-nd", False),
        ("https://creativecommons.org/publicdomain/zero/1.0/", "cc0", True),
        ("https://creativecommons.org/publicdomain/mark/1.0/", "public-domain", True),
        ("cc by", "cc-by", True),
        ("cc by-nc", "cc-by-nc", False),
        ("CC-BY-SA-4.0", "cc-by-sa", True),
        ("cc0", "cc0", True),
        ("public-domain", "public-domain", True),
        ("https://www.elsevier.com/tdm/userlicense/1.0/", "", False),
        ("publisher-specific-oa", "", False),
        ("cc", "", False),
        ("", "", False),
    ],
)
def test_licences_have_one_name(said: str, name: str, kept: bool) -> None:
    assert licence(said) == name
    assert is_open(name) is kept


def test_resolvers_tell_the_licence() -> None:
    mined = {"URL": "https://creativecommons.org/licenses/by/4.0/", "content-version": "tdm", "delay-in-days": 0}
    later = {"URL": "https://creativecommons.org/licenses/by/4.0/", "content-version": "vor", "delay-in-days": 365}
    now = {"URL": "https://creativecommons.org/licenses/by-nc/4.0/", "content-version": "vor", "delay-in-days": 0}
    work = {"DOI": "10.1234/a", "title": ["Tables"]}
    assert works.record({**work, "license": [mined, later]}).licence == ""
    assert works.record({**work, "license": [mined, later, now]}).licence == "cc-by-nc"
    assert europepmc.record({"doi": "10.1234/a", "title": "Tables", "license": "cc by"}).licence == "cc-by"
    assert openalex.record({"doi": "10.1234/a", "primary_location": {"license": "cc-by-sa"}}).licence == "cc-by-sa"
    assert openalex.record({"doi": "10.1234/a", "primary_location": None}).licence == ""
    rights = [{"rights": "Open"}, {"rightsUri": "https://creativecommons.org/publicdomain/zero/1.0/legalcode"}]
    assert agencies.record({"doi": "10.1234/a", "rightsList": rights}).licence == "cc0"
