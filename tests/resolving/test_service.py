"""The service for people: `python -m tests.service`."""

import gzip
import json
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from curate.http import Session
from curate.record import Record
from curate.resolvers.answering import Told
from curate.resolvers.europepmc import EuropePmc
from curate.resolvers.medline import records
from curate.resolvers.openalex import OpenAlex
from resolving.works import work
from service import Service
from service.gold import read

ROOT = Path(__file__).parents[2]
ARTICLE = """<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>31000001</PMID><Article><Journal><JournalIssue><Volume>4</Volume>
<PubDate><Year>2019</Year><Month>Mar</Month></PubDate></JournalIssue><Title>Journal of Tests</Title></Journal>
<ArticleTitle>Late <i>relapse</i>.</ArticleTitle><Pagination><MedlinePgn>1-9</MedlinePgn></Pagination>
<Abstract><AbstractText Label="AIMS">To see.</AbstractText></Abstract>
<AuthorList><Author><LastName>Berg</LastName><ForeName>Tove</ForeName><Initials>T</Initials></Author>
<Author><CollectiveName>Test Group</CollectiveName></Author></AuthorList></Article>
<MedlineJournalInfo><MedlineTA>J Tests</MedlineTA></MedlineJournalInfo><CommentsCorrectionsList><CommentsCorrections RefType="RetractionIn">
<RefSource>J Tests. 2021;9(1):1</RefSource><PMID>32000001</PMID></CommentsCorrections></CommentsCorrectionsList>
<MeshHeadingList><MeshHeading><DescriptorName MajorTopicYN="Y">Relapse</DescriptorName></MeshHeading></MeshHeadingList></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="doi">10.1234/x</ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>"""


def test_it_prints_the_settings_that_lead_to_it_and_answers() -> None:
    command = [sys.executable, "-m", "tests.service", "--faults", "503", "--rate", "1", "--hosts", "entrez"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            lines = [process.stdout.readline() for _ in range(7)]
            url = next(line for line in lines if line.startswith('"crossref"')).split('"')[3]
            with urllib.request.urlopen(f"{url}/works/10.1234%2Fjt.0", timeout=10) as answer:  # noqa: S310 - the service on loopback
                assert json.load(answer)["message"]["DOI"] == "10.1234/jt.0"
        finally:
            process.kill()
    assert "private-hosts" in "".join(lines)


def test_a_fault_that_there_is_not_is_named() -> None:
    command = [sys.executable, "-m", "tests.service", "--faults", "rain"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "truncated" in ended.stderr


@pytest.mark.parametrize("packed", [False, True])
def test_it_answers_from_files(tmp_path: Path, packed: bool) -> None:
    texts = {
        "works.jsonl": '{"DOI": "10.1234/X"}\n',
        "pubmed.xml": ARTICLE,
        "one.txt": "PMID- 7\nTI  - A title.\nSO  - J. 2001.\n",
    }
    for name, text in texts.items():
        path = tmp_path / (f"{name}.gz" if packed else name)
        path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    world = read([tmp_path])
    assert set(world.crossref) == {"10.1234/x"}
    assert set(world.medline) == {"31000001", "7"}
    ((record, _),) = records("\n" + world.medline["31000001"])
    assert (record.item.title, record.item.volume, record.item.page, record.item.year) == (
        "Late relapse",
        "4",
        "1-9",
        2019,
    )
    assert [str(one) for one in record.item.author] == ["Berg Tove", "Test Group"]
    assert record.identifiers == ("doi:10.1234/x",)
    assert [one.identifier for one in record.notices] == ["pmid:32000001"]
    assert record.headings[0].major
    assert record.abstract[0].label == "AIMS"


def test_europe_pmc_and_openalex_have_what_pubmed_and_crossref_have(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(ARTICLE, encoding="utf-8")
    abstract = {"abstract": "<jats:p>To see.</jats:p>", "updated-by": [{"DOI": "10.1234/n", "type": "retraction"}]}
    works = json.dumps(work("10.1234/Y", "Early signs of relapse", "Okafor", 2020, "5", "10-19", **abstract))
    (tmp_path / "b.jsonl").write_text(works, encoding="utf-8")
    with Service(read([tmp_path])) as service:
        session = Session(timeout=5)
        (europe,) = EuropePmc(session, service.urls["europepmc"]).resolve(["doi:10.1234/x"])
        (alex,) = OpenAlex(session, service.urls["openalex"]).resolve(["doi:10.1234/y"])
    assert isinstance(europe, Told)
    assert isinstance(europe.answer, Record)
    item = europe.answer.item
    assert (item.title, item.pmid, item.volume, item.page, item.year) == ("Late relapse", "31000001", "4", "1-9", 2019)
    assert [name.surname for name in item.author] == ["Berg", "Test Group"]
    assert [(one.kind, one.identifier) for one in europe.answer.notices] == [("retraction", "pmid:32000001")]
    assert [(one.label, one.text) for one in europe.answer.abstract] == [("AIMS", "To see.")]
    assert [(one.name, one.major) for one in europe.answer.headings] == [("Relapse", True)]
    assert isinstance(alex, Told)
    assert isinstance(alex.answer, Record)
    assert [one.kind for one in alex.answer.notices] == ["retraction"]
    assert alex.answer.abstract[0].text == "To see."
    assert [name.literal for name in alex.answer.item.author] == ["Tove Okafor", "Kei Ito"]
