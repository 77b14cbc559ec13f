"""Notices that stand elsewhere than on the work, and PMIDs that are no more."""

import csv
import os
from pathlib import Path
from typing import Any

import pytest

from curate.errors import SettingsError
from curate.reference import Item, Reference
from curate.resolvers.retractions import Retractions
from curate.resolving import Scope, on_file, resolve
from resolving.asking import authorities, findings, run, said
from resolving.works import references, work, world
from service import Service

HEADER = [
    "Record ID",
    "Title",
    "Subject",
    "Institution",
    "Journal",
    "Publisher",
    "Country",
    "Author",
    "URLS",
    "ArticleType",
    "RetractionDate",
    "RetractionDOI",
    "RetractionPubMedID",
    "OriginalPaperDate",
    "OriginalPaperDOI",
    "OriginalPaperPubMedID",
    "RetractionNature",
    "Reason",
    "Paywalled",
    "Notes",
    "",
]


def notice(title: str, kind: str) -> dict[str, Any]:
    return work(
        "10.1234/notice",
        title,
        "Berg",
        2021,
        "9",
        "1",
        **{
            "update-to": [
                {"DOI": "10.1234/JT.0", "type": kind, "label": kind, "updated": {"date-parts": [[2021, 3, 9]]}}
            ]
        },
    )


@pytest.mark.parametrize(
    ("title", "kind", "rule"),
    [
        ("Retraction: Late relapse", "retraction", ["retracted-work"]),
        ("Concern about late relapse", "expression_of_concern", ["work-of-concern"]),
        ("WITHDRAWN: Late relapse of tumours", "new_version", ["withdrawn-work"]),
        ("Late relapse of tumours in childhood", "new_version", []),
    ],
)
def test_a_notice_that_only_stands_on_itself_is_found(title: str, kind: str, rule: list[str]) -> None:
    known = world(1)
    listed = references(known, without=0)
    known.crossref["10.1234/notice"] = notice(title, kind)
    known.medline.clear()
    with Service(known) as service:
        lookups, silent = run(service, listed)
        assert not silent
        assert len(service.log) == 3  # PMIDs by DOI (none), works by DOI, notices
        assert findings(listed, lookups) == rule
        service.log.clear()
        again, _ = run(service, listed, lookups)
    assert service.log == []
    assert findings(listed, again) == rule
    (kept,) = [one for one in lookups if one.asked == "notices"]
    assert kept.query == "doi:10.1234/jt.0"
    assert [one.kind for one in kept.records[0].related] == (["version"] if kind == "new_version" else [])


def test_notices_about_a_work_of_pubmed_are_asked_for_where_they_stand_by_watching() -> None:
    known = world(1)
    listed = references(known, without=0)
    known.crossref["10.1234/notice"] = notice("Retraction: Late relapse", "retraction")
    with Service(known) as service:
        lookups, _ = run(service, listed)
        assert len(service.log) == 3  # PMIDs by DOI, their records, works by DOI, which name the notices about them
        assert findings(listed, lookups) == []  # Crossref does not: it would be `updated-by` of the work
        watching = Scope(30, searches=False, notices_only=True)
        lookups, _ = resolve(listed, lookups, authorities(service), scope=watching)
        assert len(service.log) == 4
    assert findings(listed, lookups) == ["retracted-work"]


def test_a_notice_is_told_once_where_the_work_names_it_too() -> None:
    known = world(2)
    listed = references(known, without=0)
    told = {"DOI": "10.1234/jt.1", "type": "retraction", "updated": {"date-parts": [[2021, 3, 9]]}}
    known.crossref["10.1234/jt.n"] = work(
        "10.1234/jt.n", "Retraction", "Okafor", 2021, "9", "2", **{"update-to": [told]}
    )
    with Service(known) as service:
        lookups, _ = run(service, listed)
    assert findings(listed, lookups) == ["retracted-work"]


def _with_pmid(pmid: str, n: int = 0) -> tuple[Reference, ...]:
    known = world(2)
    one = references(known, without=2)[n]
    return (one.model_copy(update={"item": one.item.model_copy(update={"pmid": pmid})}),)


def test_a_pmid_that_was_merged_names_the_one_it_is_now() -> None:
    known = world(2)
    known.merged["30000009"] = "31000000"
    listed = _with_pmid("30000009")
    with Service(known) as service:
        lookups, silent = run(service, listed)
    assert not silent
    (told,) = [one for one in said(listed, lookups) if one.rule == "unknown-identifier"]
    assert "merged into PMID 31000000" in told.message
    assert told.help.startswith("give PMID 31000000 in its place")


def test_a_pmid_that_is_none_is_unknown_and_one_that_only_the_summaries_have_is_not() -> None:
    known = world(2)
    known.summaries["30000008"] = {
        "title": "Late relapse of tumours in childhood.", "authors": [{"name": "Berg T", "authtype": "Author"}], "source": "J Tests",
        "pubdate": "2010 Mar", "volume": "3", "pages": "10-19", "pubtype": ["Journal Article"], "fulljournalname": "Journal of Tests",
        "references": [{"refsource": "J Tests. 2021 Mar 9;9(1):1", "reftype": "Retraction in", "pmid": 30000111, "note": ""}],
    }  # fmt: skip
    for pmid, rules in (("30000007", ["unknown-identifier"]), ("30000008", ["retracted-work"])):
        listed = _with_pmid(pmid)
        with Service(known) as service:
            lookups, silent = run(service, listed)
            assert not silent
            assert "/entrez/esummary.fcgi" in service.log
        assert [one for one in findings(listed, lookups) if one != "identifier-not-given"] == rules


def test_a_pmid_is_not_unknown_while_the_summaries_are_silent() -> None:
    known = world(2)
    listed = _with_pmid("30000007")
    with Service(known, faults=("503",), paths=("/entrez/esummary.fcgi",)) as service:
        lookups, silent = run(service, listed)
        assert {one.source for one in silent} == {"pubmed"}
        assert "unknown-identifier" not in findings(listed, lookups)
        service.faults = ()
        lookups, silent = run(service, listed, lookups)
    assert not silent
    assert "unknown-identifier" in findings(listed, lookups)


def rows(path: Path, *listed: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, HEADER)
        writer.writeheader()
        writer.writerows(listed)
    return path


def row(nature: str = "Retraction", **more: str) -> dict[str, str]:
    return {
        "Record ID": "1", "Title": "Late relapse of tumours in childhood", "Journal": "Journal of Tests", "Author": "Tove Berg;Kei Ito",
        "RetractionDate": "3/9/2021 0:00", "RetractionDOI": "10.1234/NOTICE", "RetractionPubMedID": "0", "OriginalPaperDate": "3/1/2010 0:00",
        "OriginalPaperDOI": "10.1234/JT.0", "OriginalPaperPubMedID": "31000000", "RetractionNature": nature,
        "Reason": "Error in Data;Investigation by Journal/Publisher;", **more,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("nature", "rule"),
    [
        ("Retraction", "retracted-work"),
        ("Expression of concern", "work-of-concern"),
        ("Correction", "corrected-work"),
        ("Reinstatement", "reinstated-work"),
    ],
)
def test_a_file_of_retraction_watch_is_a_source_of_notices(nature: str, rule: str, tmp_path: Path) -> None:
    file = Retractions(rows(tmp_path / "rw.csv", row(nature)), tmp_path)
    known = world(2)
    known.crossref["10.1234/jt.1"].pop("updated-by")
    listed = references(known, without=0)
    with Service(known) as service:
        lookups, silent = run(service, listed, retractions=file)
        assert not silent
        assert findings(listed, lookups) == [rule]
        (told,) = said(listed, lookups)
        assert "2021-03-09" in told.message
        assert "doi:10.1234/notice" in told.message
        assert "Error in Data; Investigation by Journal/Publisher" in told.message
        assert "says Retraction Watch" in told.message
        service.log.clear()
        again, _ = run(service, listed, lookups, retractions=file)
    assert service.log == []
    assert set(again) == set(lookups)


def test_the_file_speaks_without_anybody_being_asked_and_of_works_known_by_pmid(tmp_path: Path) -> None:
    file = Retractions(rows(tmp_path / "rw.csv", row(OriginalPaperDOI="unavailable")))
    listed = _with_pmid("31000000")
    assert findings(listed, on_file(listed, (), file)) == ["retracted-work"]
    other = _with_pmid("31000000", n=1)  # the entry describes another work than its PMID leads to
    assert findings(other, on_file(other, (), file)) == []


def test_a_row_that_is_gone_is_taken_back(tmp_path: Path) -> None:
    path = rows(tmp_path / "rw.csv", row())
    listed = _with_pmid("31000000")
    lookups = on_file(listed, (), Retractions(path, tmp_path))
    assert findings(listed, lookups) == ["retracted-work"]
    rows(path, row(OriginalPaperDOI="10.1234/other", OriginalPaperPubMedID="0"))
    os.utime(path, (1, 1))
    lookups = on_file(listed, lookups, Retractions(path, tmp_path))
    assert findings(listed, lookups) == []
    assert len([one for one in tmp_path.iterdir() if one.suffix == ".sqlite"]) == 1


def test_a_notice_that_is_cited_is_known_from_the_file(tmp_path: Path) -> None:
    file = Retractions(rows(tmp_path / "rw.csv", row()))
    item = Item(type="article-journal", title="Retraction notice", doi="10.1234/notice")
    listed = (Reference(id="a", n=1, string="Retraction notice. J Tests. 2021. doi:10.1234/notice", item=item),)
    (told,) = said(listed, on_file(listed, (), file))
    assert told.rule == "cited-notice"
    assert "doi:10.1234/jt.0" in told.message


def test_rows_without_identifier_or_nature_and_strange_dates_say_nothing_wrong(tmp_path: Path) -> None:
    path = rows(
        tmp_path / "rw.csv",
        row(OriginalPaperDOI="Unavailable", OriginalPaperPubMedID="0"),
        row(""),
        row(RetractionDate="31/31/2021 0:00", RetractionDOI="", RetractionPubMedID="30000111"),
    )
    (found,) = Retractions(path).find(("doi:10.1234/jt.0",))
    (only,) = found.notices
    assert (only.date, only.identifier) == (None, "pmid:30000111")


@pytest.mark.parametrize("text", [None, "a,b\n1,2\n", ""])
def test_what_is_no_such_file_is_named(text: str | None, tmp_path: Path) -> None:
    path = tmp_path / "rw.csv"
    if text is not None:
        path.write_text(text)
    with pytest.raises(SettingsError, match=r"rw\.csv") as raised:
        Retractions(path, tmp_path)
    assert raised.value.help
