import base64
import hashlib
import json
import re
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from curate import claiming, presenting
from curate.checking import check
from curate.documents import docx
from curate.documents import markdown as in_markdown
from curate.dossier import Dossier
from curate.facts import Facts
from curate.reading import understand
from curate.record import Lookup, Record, Source
from curate.reporters import html
from curate.survey import Survey
from wordfile import p, run, table, up, word

TODAY = date(2026, 1, 2)
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)> &amp; \"quoted\" 'single' \u202eabc \u2028 אבג 🙂 E = mc²"
TEXT = f"""# On leaves {HOSTILE}

## Introduction {HOSTILE}

Light matters [1], water [2,3], and {HOSTILE} does too [9]. In all, 62% of leaves are green in the morning of each day.

## Evidence

As Abel et al. have told, salt matters to reeds [3].

## References

1. Abel K. {HOSTILE}. Plant Sci. 2009;4:1-9. doi:10.1000/xyz1
2. Brandt K. Water in the stems of old trees. Plant Sci. 2010;7:70-9. https://example.org/?a="><script>alert(3)</script>
3. Cole K. Salt in the roots of reeds {"ä" * 10_000}. Plant Sci. 2011;8:170-9.
4. Dahl K. Sand in the deserts of old. Plant Sci. 2012;9:270-9.
"""


def dossier(text: str = TEXT) -> Dossier:
    reading = understand(in_markdown.read(text.encode(), "leaves.md"))
    facts = claiming.facts(reading, today=TODAY)
    return presenting.dossier(Survey(facts), check(facts), reading)


def parsed(page: str) -> Any:
    return lxml_html.document_fromstring(page)


def data(page: str) -> Any:
    (found,) = re.findall(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    return json.loads(found)


def test_nothing_of_the_manuscript_becomes_markup() -> None:
    page = html.render(dossier())
    root = parsed(page)
    assert len(root.findall(".//script")) == 2
    assert not root.findall(".//img")
    assert not root.xpath("//@*[starts-with(name(), 'on')]")
    assert not root.xpath("//@style")
    assert "alert(1)" in root.text_content()
    assert "\u202e" not in page
    assert "\u2028" not in page
    assert all(
        address.startswith(("https://", "http://"))
        for one in data(page)["works"].values()
        for _, address in one["links"]
    )


def test_nothing_is_loaded_and_only_its_own_script_may_run() -> None:
    page = html.render(dossier())
    root = parsed(page)
    assert not root.xpath("//@src | //link | //iframe | //object | //form[@action]")
    assert set(root.xpath("//a/@href")) == {"#main"}
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    for name in ("style", "script"):
        content = re.findall(rf"<{name}>(.*?)</{name}>", page, re.DOTALL)[-1]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert "url(" not in page
    assert "@import" not in page


def test_every_citation_claim_and_reference_is_a_button() -> None:
    found = dossier()
    root = parsed(html.render(found))
    claims = found.survey.facts.claims
    buttons = root.xpath("//*[@id='view-text']//button")
    cites = {(int(each.get("data-claim")), int(each.get("data-cite"))) for each in buttons if each.get("data-cite")}
    assert cites == {(at, index) for at, claim in enumerate(claims) for index in range(len(claim.citations))}
    assert {int(each.get("data-claim")) for each in buttons} == set(range(len(claims)))
    works = root.xpath("//*[@id='view-works']//button/@data-work")
    assert works == [reference.id for reference in found.survey.facts.references]


def test_the_text_is_that_of_the_manuscript_and_states_are_told_in_words() -> None:
    found = dossier()
    assert found.manuscript is not None
    root = parsed(html.render(found))
    for each in root.xpath("//*[@id='view-text']//*[@class='sr' or contains(@class, 'sign')]"):
        each.drop_tree()
    shown = root.xpath("string(//*[@id='view-text'])")
    assert "Light matters [1], water [2,3], and " in shown
    (nine,) = [
        each for each in parsed(html.render(found)).xpath("//button[@data-cite]") if "[9]" in each.text_content()
    ]
    assert nine.get("data-state") == "error"
    assert "(error)" in nine.text_content()
    assert html.render(found) == html.render(found)


def test_raised_citations_stay_raised_and_rows_of_tables_have_cells() -> None:
    body = [
        p("Leaves", "Title"),
        p("Introduction", "H1"),
        p(
            run("Light matters to leaves")
            + up("1")
            + run(", water to trees")
            + up("2")
            + run(", as H")
            + up("+")
            + run(" does.")
        ),
        p("Table 1. Works.", "Caption"),
        table(["Study", "What"], ["Abel et al.", "light"], ["Brandt et al.", "water"]),
        p("References", "H1"),
        p("1. Abel K. Light in the morning of leaves. Plant Sci. 2009;4:1-9."),
        p("2. Brandt K. Water in the stems of old trees. Plant Sci. 2010;7:70-9."),
    ]
    reading = understand(docx.read(word(*body), "leaves.docx"))
    facts = claiming.facts(reading, today=TODAY)
    root = parsed(html.render(presenting.dossier(Survey(facts), check(facts), reading)))
    raised = ["".join(each.itertext("bdi")) or each.text for each in root.xpath("//*[@id='view-text']//sup")]
    assert raised == ["1", "2", "+"]
    assert [each.text_content() for each in root.xpath("//table[@class='printed']//tr[1]/td")] == ["Study", "What"]


def test_a_registry_shows_its_statements() -> None:
    found = dossier()
    facts = found.survey.facts.model_copy(update={"origin": "registry"})
    registry = presenting.dossier(Survey(facts), check(facts))
    root = parsed(html.render(registry))
    assert len(root.xpath("//p[@class='claim']")) == len(facts.claims)


def test_charts_have_the_same_in_figures() -> None:
    root = parsed(html.render(dossier()))
    for figure in root.xpath("//figure"):
        (drawing,) = figure.findall("svg")
        (title,) = drawing.findall("title")
        assert drawing.get("aria-labelledby") == title.get("id")
        assert figure.findall(".//table//td")
    (years,) = [figure for figure in root.xpath("//figure") if "by year" in figure.text_content()]
    assert [each.text_content() for each in years.xpath(".//tbody/tr")] == ["20091", "20101", "20111", "20121"]


def test_an_empty_audit_is_a_page() -> None:
    facts = Facts(origin="manuscript", today=TODAY)
    assert "Nothing was found." in html.render(presenting.dossier(Survey(facts), check(facts)))


@pytest.mark.skipif(not shutil.which("chromium"), reason="Chromium is not installed")
def test_a_browser_runs_it(tmp_path: Path) -> None:
    page = tmp_path / "report.html"
    page.write_text(html.render(dossier()), encoding="utf-8")
    chromium = str(shutil.which("chromium"))
    options = (
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--enable-logging=stderr",
        f"--user-data-dir={tmp_path}/profile",
    )
    ended = subprocess.run(
        [chromium, *options, "--dump-dom", page.as_uri()], check=True, capture_output=True, timeout=120
    )
    root = parsed(ended.stdout.decode())
    assert root.get("class") == "js"
    assert re.fullmatch(r"(\d+) of \1 citations and statements", root.xpath("string(//*[@id='count'])"))
    assert b"CONSOLE" not in ended.stderr


def test_each_record_leads_to_the_source_that_gave_it() -> None:
    facts = dossier().survey.facts
    reference = facts.references[0]
    doi = "doi:10.1234/light"
    item = reference.item.model_copy(update={"doi": doi.removeprefix("doi:")})
    sources: tuple[Source, ...] = ("crossref", "europepmc")
    lookups = tuple(
        Lookup(
            reference=reference.id,
            source=source,
            asked=doi,
            url=f"https://{source}.example.org/",
            retrieved=datetime(2025, 1, day, tzinfo=UTC),
            records=(Record(id=doi, source=source, item=item),),
        )
        for day, source in enumerate(sources, 1)
    )
    given = reference.model_copy(update={"item": item})
    known = facts.model_copy(update={"references": (given, *facts.references[1:]), "lookups": lookups})
    page = html.render(presenting.dossier(Survey(known), check(known)))
    assert data(page)["works"][reference.id]["heads"] == [
        ["As printed", "", ""],
        ["Crossref", "https://crossref.example.org/", "2025-01-01"],
        ["Europe PMC", "https://europepmc.example.org/", "2025-01-02"],
    ]
