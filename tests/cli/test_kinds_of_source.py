"""Kinds of source (EVD301 to EVD306) in an invented registry, on wordings that say so and wordings that only look like it."""

import json
from pathlib import Path
from typing import Any

import pytest

from cli.commandline import Curate

WORKS: dict[str, tuple[str, str, str]] = {
    "Abel": ("Antibodies for relapsed tumours", "Review", "This review sums up antibodies for relapsed tumours."),
    "Brandt": ("Editorial: antibodies come of age", "Editorial", ""),
    "Cole": ("A rare relapse: case report", "Case Reports", "We report a case of a child with a rare relapse."),
    "Dahl": (
        "Antibody after surgery: study protocol",
        "Clinical Trial Protocol",
        "Children will be randomly assigned to antibody or placebo.",
    ),
    "Ekman": ("Antibody after surgery", "Meeting Abstract", "Children were randomly assigned; survival improved."),
    "Falk": ("Guideline on antibodies", "Practice Guideline", "We recommend antibodies for children."),
    "Gruber": ("A trial of the antibody", "Randomized Controlled Trial", "Children were randomised. NCT01234567."),
    "Haas": ("Ten years after the antibody", "Journal Article", "Children of a trial (NCT01234567) were followed."),
    "Ito": ("The antibody in daily use", "Journal Article", "A retrospective cohort study of 80 patients."),
    "Jonas": ("Antibody and tumours of mice", "Journal Article", "Mice with xenografts were given the antibody."),
    "Kuhn": ("Antibodies and survival", "Systematic Review", "We searched systematically for randomised trials."),
    "Lund": ("The antibody in mice and patients", "Journal Article", "Mice and patients were given the antibody."),
}
NUMBERS = {name: n for n, name in enumerate(WORKS, 1)}
SAID = (
    ("A randomised trial showed that the antibody delays relapse", "Abel", "EVD301"),
    ("In a phase III trial, five-year survival was 73% with the antibody", "Abel", "EVD301"),
    ("In the randomized phase 3 trial, the antibody reduced relapse by a third", "Brandt", "EVD301"),
    ("A multicentre study found that pain was common", "Cole", "EVD301"),
    ("The pivotal trial reported many responses", "Dahl", "EVD301"),
    ("Results of an RCT favoured the antibody, which prolonged survival", "Ekman", "EVD301"),
    ("According to a controlled trial, survival improved", "Falk", "EVD301"),
    ("A randomised trial of the antibody is under way", "Dahl", ""),
    ("Randomised trials have been summarised", "Abel", ""),
    ("No randomised trial has shown that the antibody delays relapse", "Abel", ""),
    ("A randomised trial showed that the antibody delays relapse", "Abel Gruber", ""),
    ("A randomised trial showed that the antibody delays relapse", "Kuhn", ""),
    ("A randomised controlled trial proved that the antibody works", "Ito", "EVD302"),
    ("Randomised evidence supports the antibody", "Ito", "EVD302"),
    ("RCTs have established the antibody", "Ito", "EVD302"),
    ("Randomised trials are needed", "Ito", ""),
    ("The antibody has never been tested in a randomised trial", "Ito", ""),
    ("In the absence of randomised trials, cohort data support the antibody", "Ito", ""),
    ("Before randomised data become available, registry data must do", "Ito", ""),
    ("A systematic review showed that the antibody prolongs life", "Abel", "EVD303"),
    ("Meta-analyses confirm the benefit of the antibody", "Gruber", "EVD303"),
    ("According to a recent meta-analysis, survival is longer", "Ito", "EVD303"),
    ("A systematic review showed that the antibody prolongs life", "Kuhn", ""),
    ("No systematic review has shown a benefit", "Ito", ""),
    ("A meta-analysis is missing", "Ito", ""),
    ("The antibody prolongs survival in children with relapse", "Jonas", "EVD304"),
    ("Clinical efficacy of the antibody has been established", "Jonas", "EVD304"),
    ("In mice, the antibody slows tumours", "Jonas", ""),
    ("The antibody may one day be given to children", "Jonas", ""),
    ("The antibody slows tumours in patients", "Lund", ""),
    ("Late relapse was seen in half of the children, as quoted in", "Abel", "EVD305"),
    ("The dose cited in the label is 10 mg", "Falk", ""),
    ("The paper was cited in 90 later works", "Abel", ""),
    ("Two independent studies found better survival", "Gruber Haas", "EVD306"),
    ("The antibody delays relapse, as was repeatedly confirmed", "Gruber Haas", "EVD306"),
    ("A trial and its follow-up showed better survival", "Gruber Haas", ""),
    ("Several groups of patients did better in the trial", "Gruber Haas", ""),
)


@pytest.fixture
def registry(here: Path, curate: Curate) -> None:
    cited = (f"{text} [{','.join(str(NUMBERS[one]) for one in names.split())}]." for text, names, _ in SAID)
    entries = (
        f"{n}. {name} T, Novak K. {WORKS[name][0]}. J Tests. {2005 + n};{n}(1):1-9. doi:10.1234/jt.{n}"
        for name, n in NUMBERS.items()
    )
    text = "\n\n".join(("# A review", "## Introduction", *cited, "## References", "\n".join(entries)))
    (here / "paper.md").write_text(f"{text}\n", encoding="utf-8")
    assert curate("init")[0] == 0
    assert curate("import", "paper.md")[0] == 0
    folder = here / "references" / "records" / "pubmed"
    folder.mkdir(parents=True)
    for name, n in NUMBERS.items():
        (path,) = (here / "references").glob(f"{name.lower()}-*.yaml")
        (folder / f"{path.stem}.json").write_text(json.dumps([answer(name, n)]), encoding="utf-8")


def answer(name: str, n: int) -> dict[str, Any]:
    title, kind, abstract = WORKS[name]
    record: dict[str, Any] = {
        "id": f"pmid:{n}",
        "source": "pubmed",
        "identifiers": [f"doi:10.1234/jt.{n}"],
        "types": [kind],
        "item": {"type": "article-journal", "title": title},
    }
    if abstract:
        record["abstract"] = [{"text": abstract}]
    asked = {"asked": f"doi:10.1234/jt.{n}", "source": "pubmed", "url": "", "digest": "0" * 16}
    return {**asked, "retrieved": "2026-01-02T08:00:00Z", "records": [record]}


@pytest.mark.usefixtures("registry")
def test_each_wording_is_told_or_left_alone(curate: Curate) -> None:
    rules = ",".join(f"EVD30{n}" for n in range(1, 7))
    report = json.loads(curate("check", "--select", rules, "--format", "json")[1])
    found: dict[str, list[str]] = {}
    for one in report["findings"]:
        found.setdefault(one["place"].split("paragraph ")[1].partition(",")[0], []).append(one["code"])
    wanted = {str(n): [code] for n, (_, _, code) in enumerate(SAID, 1) if code}
    assert found == wanted
