"""Links of the format and citations in print, together: from file to targets."""

from pathlib import Path

import pytest

from curate.citation import Citation
from curate.citing import cites
from curate.reading import read

_REFS = "".join(
    f'<ref id="r{n}"><label>{n}</label><mixed-citation><name><surname>{family}</surname><given-names>K</given-names></name>. '
    f"<article-title>{title}</article-title>. <source>Dunes</source>. <year>{year}</year>;{n}:1-9.</mixed-citation></ref>"
    for n, (family, title, year) in enumerate(
        [
            ("Abe", "Sand in wind", 2010),
            ("Bell", "Wet sand", 2012),
            ("Cole", "Rain", 2013),
            ("Dunn", "Fog", 2014),
            ("Abe", "Salt", 2015),
        ],
        1,
    )
)


def _citations(tmp_path: Path, body: str) -> tuple[Citation, ...]:
    path = tmp_path / "shells.xml"
    path.write_text(f"<article><body><p>{body}</p></body><back><ref-list>{_REFS}</ref-list></back></article>")
    return read(path).citations


def _x(rid: str, text: str) -> str:
    return f'<xref ref-type="bibr" rid="{rid}">{text}</xref>'


@pytest.mark.parametrize(
    ("body", "form", "exact", "targets"),
    [
        (f"Sand moves [{_x('r1', '1')}–{_x('r3', '3')}].", "numeric", "[1–3]", (1, 2, 3)),
        (f"Sand moves.<sup>{_x('r4', '4')}</sup>", "superscript", "4", (4,)),
        (f"Sand moves (Abe, {_x('r5', '2010')}).", "author-year", "Abe, 2010", (5,)),
        (f"As Abe et al. ({_x('r1', '2010')}) said, sand moves.", "author-year", "Abe et al. (2010)", (1,)),
        (f"Sand moves ({_x('r2', 'Bell and friends, 2012')}).", "author-year", "Bell and friends, 2012", (2,)),
    ],
)
def test_what_the_format_links_counts_before_what_is_printed(
    tmp_path: Path, body: str, form: str, exact: str, targets: tuple[int, ...]
) -> None:
    cited = [citation for citation in _citations(tmp_path, body) if citation.targets]
    assert [(citation.form, citation.exact, citation.targets) for citation in cited] == [(form, exact, targets)]


def test_a_link_to_nothing_is_missing(tmp_path: Path) -> None:
    (citation,) = _citations(tmp_path, f"Sand moves [{_x('r9', '9')}].")
    assert citation.targets == ()
    assert citation.missing


def test_citations_that_are_not_tagged_are_found_beside_those_that_are(tmp_path: Path) -> None:
    body = " ".join(f"Fact {n} [{_x(f'r{n}', str(n))}]." for n in range(1, 5)) + " And one more [5]."
    assert [citation.targets for citation in _citations(tmp_path, body)] == [(1,), (2,), (3,), (4,), (5,)]


@pytest.mark.parametrize(
    ("exact", "keys"),
    [
        (r"\citep[see][p.~3]{mora, hoshi}", ["mora", "hoshi"]),
        (r"\cites(see)(x)[p.~1]{mora}[2]{hoshi}", ["mora", "hoshi"]),
        ("[see @mora, p. 3; -@doi:10.1000/x]", ["mora", "doi:10.1000/x"]),
    ],
)
def test_a_citation_by_key_is_read_again(exact: str, keys: list[str]) -> None:
    assert [cite.key for cite in cites(exact, "key")] == keys
    assert all(exact[cite.start : cite.end].endswith(cite.key or "?") for cite in cites(exact, "key"))
