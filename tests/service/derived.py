"""What Europe PMC and OpenAlex hold of works and records of others, in their shapes.

https://europepmc.org/RestfulWebService (``resultType=core``), https://developers.openalex.org: they take PubMed's and Crossref's.
"""

import hashlib
import re
from collections import defaultdict
from typing import Any

_CHANGES = {
    "RetractionIn": "Retraction in", "ErratumIn": "Erratum in", "ExpressionOfConcernIn": "Expression of concern in", "UpdateIn": "Update in",
    "RetractionOf": "Retraction of", "ErratumFor": "Erratum for", "CommentIn": "Comment in", "CommentOn": "Comment on",
}  # fmt: skip


def europepmc(article: Any) -> dict[str, Any]:
    """Return an article of PubMed (XML) as a result of Europe PMC."""
    found, issue = article.find("MedlineCitation/Article"), article.find("MedlineCitation/Article/Journal/JournalIssue")
    ids = {one.get("IdType"): one.text or "" for one in article.iterfind("PubmedData/ArticleIdList/ArticleId")}
    year = re.search(r"\d{4}", " ".join(issue.find("PubDate").itertext()))
    abstract = [
        f"<h4>{part.get('Label').capitalize()}</h4>{text(part)}" if part.get("Label") else text(part)
        for part in found.iterfind("Abstract/AbstractText")
    ]
    pmid = text(article.find("MedlineCitation/PMID"))
    result = {
        "id": pmid, "source": "MED", "pmid": pmid, "pmcid": ids.get("pmc"), "doi": ids.get("doi"), "title": text(found.find("ArticleTitle")),
        "authorList": {"author": [_author(one) for one in found.iterfind("AuthorList/Author")]},
        "journalInfo": {
            "issue": text(issue.find("Issue")), "volume": text(issue.find("Volume")), "yearOfPublication": int(year.group()) if year else None,
            "journal": {
                "title": text(found.find("Journal/Title")), "isoabbreviation": text(found.find("Journal/ISOAbbreviation")),
                "medlineAbbreviation": text(article.find("MedlineCitation/MedlineJournalInfo/MedlineTA")),
            },
        },
        "pubYear": year.group() if year else "", "pageInfo": text(found.find("Pagination/MedlinePgn")), "abstractText": "".join(abstract),
        "pubTypeList": {"pubType": [text(one) for one in found.iterfind("PublicationTypeList/PublicationType")]},
        "meshHeadingList": {"meshHeading": [_heading(one) for one in article.iterfind("MedlineCitation/MeshHeadingList/MeshHeading")]},
        "commentCorrectionList": {"commentCorrection": [
            {"id": text(one.find("PMID")), "source": "MED", "reference": text(one.find("RefSource")), "type": _CHANGES[one.get("RefType")]}
            for one in article.iterfind("MedlineCitation/CommentsCorrectionsList/CommentsCorrections") if one.get("RefType") in _CHANGES
        ]},
    }  # fmt: skip
    return {key: value for key, value in result.items() if value}


def openalex(work: dict[str, Any]) -> dict[str, Any]:
    """Return a work of Crossref as OpenAlex has it; one whose title or notices call it retracted is marked so."""
    first, _, last = str(work.get("page", "")).partition("-")
    title = str((work.get("title") or [""])[0])
    parts = (work.get("issued") or {}).get("date-parts") or [[None]]
    journal = (work.get("container-title") or [""])[0]
    return {
        "id": f"https://openalex.org/W{int(hashlib.sha1(work['DOI'].encode(), usedforsecurity=False).hexdigest()[:8], 16)}",
        "doi": f"https://doi.org/{work['DOI'].lower()}",
        "title": title,
        "display_name": title,
        "publication_year": parts[0][0] if parts[0] else None,
        "type": "preprint" if work.get("type") == "posted-content" else "article",
        "ids": {"doi": f"https://doi.org/{work['DOI'].lower()}"},
        "is_retracted": any(one.get("type") == "retraction" for one in work.get("updated-by", ())),
        "abstract_inverted_index": _inverted(re.sub(r"<[^>]+>", " ", work.get("abstract") or "")),
        "authorships": [{"author": {"display_name": name}} for name in people(work)],
        "primary_location": {"source": {"display_name": journal, "type": "journal"} if journal else None},
        "biblio": {"volume": work.get("volume"), "issue": work.get("issue"), "first_page": first or None, "last_page": last or None},
    }  # fmt: skip


def people(work: dict[str, Any]) -> list[str]:
    """Return the authors of a work of Crossref, given names first."""
    return [
        " ".join(filter(None, (one.get("given"), one.get("family") or one.get("name"))))
        for one in work.get("author", ())
    ]


def text(node: Any) -> str:
    """Return the text of a node, "" where there is none."""
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def _author(one: Any) -> dict[str, str]:
    if one.find("CollectiveName") is not None:
        return {"collectiveName": text(one.find("CollectiveName"))}
    family, given, initials = (text(one.find(name)) for name in ("LastName", "ForeName", "Initials"))
    return {"fullName": f"{family} {initials}", "firstName": given, "lastName": family, "initials": initials}


def _heading(one: Any) -> dict[str, Any]:
    name = one.find("DescriptorName")
    qualifiers = [
        {"qualifierName": text(each), "majorTopic_YN": each.get("MajorTopicYN")}
        for each in one.iterfind("QualifierName")
    ]
    more = {"meshQualifierList": {"meshQualifier": qualifiers}} if qualifiers else {}
    return {"descriptorName": text(name), "majorTopic_YN": name.get("MajorTopicYN"), **more}


def _inverted(abstract: str) -> dict[str, list[int]] | None:
    places: dict[str, list[int]] = defaultdict(list)
    for at, word in enumerate(abstract.split()):
        places[word].append(at)
    return dict(places) or None
