from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from curate import claiming, reading, registry
from curate.claim import Claim
from curate.config import Settings
from curate.errors import ChangedError, UsageError
from curate.facts import Facts
from curate.importing import Changes
from curate.link import Link
from curate.registry import Content
from curate.review import Review
from curate.reviewing import seen
from curate.survey import Survey

Import = Callable[..., Changes]
TODAY = date(2025, 6, 1)

SENTENCES: dict[str, tuple[str, ...]] = {
    "Introduction": (
        "About half of all tables wobble, and the share grows with age [1].",
        "Felt pads help in most homes and offices [2, 3].",
        "Uneven floors were blamed in the study by Mora et al. [1].",
        "Chairs are repaired less often than tables, whatever their age [4].",
    ),
    "Remedies": (
        "Folded paper is the oldest remedy and still the cheapest one [2].",
        "In the largest trial pads lasted three times longer than paper [3].",
        "Nobody has compared pads with screws in a controlled way [4, 5].",
        "Screws were popular before the war and fell out of use later [5].",
    ),
}
REFERENCES = (
    "Mora J, Li X. Why tables wobble. J Furnit. 2015;12(3):100-9. doi:10.1000/jf.2015.12",
    "Lindt K. Paper under legs. Table Stud. 2012;4:1-7.",
    "Zhu Q, Ola B. Felt pads in homes and offices: a randomised trial. Home Sci. 2020;7:20-8. doi:10.1000/hs.2020.7",
    "Bo A. The repair of chairs. J Furnit. 2018;15:4-9.",
    "Dee C. A short history of the screw. Tools. 1999;1:1-99.",
)


def manuscript(
    sections: Mapping[str, tuple[str, ...]], references: tuple[str, ...] = REFERENCES, title: str = "Tables"
) -> str:
    body = "\n\n".join(f"## {heading}\n\n{' '.join(sentences)}" for heading, sentences in sections.items())
    listed = "\n".join(f"{n}. {reference}" for n, reference in enumerate(references, 1))
    return f"# {title}: a review\n\n{body}\n\n## References\n\n{listed}\n"


TEXT = manuscript(SENTENCES)


def bare(facts: Facts | Content) -> tuple[object, ...]:
    """What facts say, without places in files."""

    def claim(one: Claim) -> Claim:
        citations = tuple(cited.model_copy(update={"location": None}) for cited in one.citations)
        return one.model_copy(update={"location": None, "citations": citations})

    references = tuple(one.model_copy(update={"location": None}) for one in facts.references)
    return facts.outline, tuple(map(claim, facts.claims)), references


def claims(root: Path) -> dict[str, Claim]:
    return {claim.id: claim for claim in registry.load(root).content.claims}


def quotes(root: Path) -> dict[str, str]:
    return {identity: claim.quote or "" for identity, claim in claims(root).items()}


def change(root: Path, update: Callable[[Claim], Claim]) -> None:
    loaded = registry.load(root)
    content = loaded.content._replace(claims=tuple(map(update, loaded.content.claims)))
    registry.write(root, content, base=loaded)


def review(claim: Claim) -> Claim:
    about = claim.references[0]
    one = Review(reviewer="A. Bee", date=date(2025, 5, 1), decision="supports", reference=about, seen=seen(claim, None))
    return claim.model_copy(update={"reviews": (one,)})


def standing(root: Path) -> dict[str, bool]:
    """Whether the review of each claim still stands, by the id of the claim."""
    survey = Survey(registry.read(root, today=TODAY))
    return {
        claim.id: survey.link(claim, claim.reviews[0].reference or "").state == "settled"
        for claim in survey.facts.claims
        if claim.reviews
    }


def test_both_doors_tell_the_same_facts(bring: Import, root: Path, tmp_path: Path) -> None:
    changes = bring(TEXT)
    assert changes.first
    assert len(changes.claims.added) == 8
    assert len(changes.references.added) == 5
    in_memory = claiming.facts(reading.read(tmp_path / "review.md"), today=TODAY)
    on_disk = registry.read(root, today=TODAY)
    assert bare(on_disk) == bare(in_memory)
    assert (on_disk.origin, in_memory.origin) == ("registry", "manuscript")
    assert all(state.canonical and not state.orphan for state in on_disk.files)


def test_importing_the_same_again_changes_nothing(bring: Import) -> None:
    bring(TEXT)
    again = bring(TEXT)
    assert not again.claims
    assert not again.references
    assert again.files == ()
    assert not again.first
    assert len(again.claims.unchanged) == 8


def test_a_dry_run_writes_nothing(bring: Import, root: Path) -> None:
    dry = bring(TEXT, dry_run=True)
    assert len(dry.claims.added) == 8
    assert "claims/introduction.yaml" in dry.files
    assert list(root.iterdir()) == []


def test_renumbering_the_list_keeps_ids_and_reviews(bring: Import, root: Path) -> None:
    bring(TEXT)
    change(root, review)
    before = claims(root)
    order = (3, 0, 4, 1, 2)  # the new first is the old fourth
    number = {str(old + 1): str(new) for new, old in enumerate(order, 1)}
    renumbered = {
        heading: tuple(_renumbered(sentence, number) for sentence in sentences)
        for heading, sentences in SENTENCES.items()
    }
    changes = bring(manuscript(renumbered, tuple(REFERENCES[old] for old in order)))
    assert not changes.claims
    assert len(changes.references.moved) == 5
    assert not changes.references.changed
    after = claims(root)
    assert {i: claim.references for i, claim in after.items()} == {i: claim.references for i, claim in before.items()}
    assert all(standing(root).values())
    assert registry.load(root).content.references[0].id == "bo-2018"


def _renumbered(sentence: str, number: dict[str, str]) -> str:
    head, _, cited = sentence.rpartition("[")
    numbers = ", ".join(sorted((number[n.strip()] for n in cited.rstrip("].").split(",")), key=int))
    return f"{head}[{numbers}]."


def test_rewording_keeps_the_id_and_lapses_the_review(bring: Import, root: Path) -> None:
    bring(TEXT)
    change(root, review)
    reworded = {
        **SENTENCES,
        "Introduction": (
            "Roughly half of the tables in use wobble, and that share grows with their age [1].",
            *SENTENCES["Introduction"][1:],
        ),
    }
    changes = bring(manuscript(reworded))
    assert [pair.new.id for pair in changes.claims.changed] == ["introduction-01"]
    assert changes.claims.changed[0].old.quote == SENTENCES["Introduction"][0]
    assert changes.claims.changed[0].new.quote == reworded["Introduction"][0]
    assert changes.claims.lapsed == changes.claims.changed
    assert [identity for identity, stands in standing(root).items() if not stands] == ["introduction-01"]


def test_a_sentence_rewritten_in_its_place_keeps_its_id(bring: Import) -> None:
    bring(TEXT)
    rewritten = {
        **SENTENCES,
        "Remedies": (
            SENTENCES["Remedies"][0],
            "A randomised comparison favoured felt [3].",
            *SENTENCES["Remedies"][2:],
        ),
    }
    changes = bring(manuscript(rewritten))
    assert [pair.new.id for pair in changes.claims.changed] == ["remedies-02"]
    assert not changes.claims.added
    assert not changes.claims.removed


def test_moving_a_section_and_a_sentence_is_told_as_moving(bring: Import, root: Path) -> None:
    bring(TEXT)
    change(root, review)
    swapped = {"Remedies": SENTENCES["Remedies"], "Introduction": SENTENCES["Introduction"]}
    changes = bring(manuscript(swapped))
    assert {pair.new.id.rpartition("-")[0] for pair in changes.claims.moved} in ({"introduction"}, {"remedies"})
    assert not changes.claims.changed
    bring(TEXT)
    one_over = {
        "Introduction": SENTENCES["Introduction"][:3],
        "Remedies": (*SENTENCES["Remedies"], SENTENCES["Introduction"][3]),
    }
    changes = bring(manuscript(one_over))
    assert [pair.new.id for pair in changes.claims.moved] == ["introduction-04"]
    assert claims(root)["introduction-04"].section == "remedies"
    assert all(standing(root).values())


def test_renaming_a_section_moves_nothing(bring: Import, root: Path) -> None:
    bring(TEXT)
    changes = bring(manuscript({"Background": SENTENCES["Introduction"], "Remedies": SENTENCES["Remedies"]}))
    assert not changes.claims
    assert not (root / "claims/introduction.yaml").exists()
    assert "id: introduction-01" in (root / "claims/background.yaml").read_text()


def test_new_claims_get_new_numbers_and_removed_ones_are_never_given_again(bring: Import, root: Path) -> None:
    bring(TEXT)
    shorter = {**SENTENCES, "Introduction": SENTENCES["Introduction"][:3]}
    changes = bring(manuscript(shorter))
    assert [claim.id for claim in changes.claims.removed] == ["introduction-04"]
    longer = {
        **SENTENCES,
        "Introduction": (
            "Wobbling was first described by a baker in the year 1750 [5].",
            *SENTENCES["Introduction"][:3],
        ),
    }
    changes = bring(manuscript(longer))
    assert [claim.id for claim in changes.claims.added] == ["introduction-05"]
    assert [claim.id for claim in registry.load(root).content.claims][:2] == ["introduction-05", "introduction-01"]


def test_a_split_sentence_keeps_its_id_for_the_larger_part(bring: Import, root: Path) -> None:
    bring(TEXT)
    split = {
        **SENTENCES,
        "Introduction": (
            "About half of all tables wobble [1].",
            "The share grows with age, as everyone knows from home [1].",
            *SENTENCES["Introduction"][1:],
        ),
    }
    changes = bring(manuscript(split))
    assert quotes(root)["introduction-01"] == "About half of all tables wobble [1]."
    assert [claim.id for claim in changes.claims.added] == ["introduction-05"]


def test_what_people_added_survives_a_new_version(bring: Import, root: Path) -> None:
    bring(TEXT)
    change(
        root,
        lambda claim: (
            claim.model_copy(
                update={
                    "statement": "Half of tables wobble.",
                    "links": (Link(reference="mora-2015", property="supports"),),
                }
            )
            if claim.id == "introduction-01"
            else claim
        ),
    )
    path = root / "claims/introduction.yaml"
    path.write_text(path.read_text().replace("- id: introduction-01", "# ask B.\n- id: introduction-01"))
    reference = root / "references/lindt-2012.yaml"
    reference.write_text(
        reference.read_text().replace("volume: '4'", "volume: '4'\n  DOI: 10.1000/ts.4 # from the library")
    )
    bring(manuscript({"Opening words": SENTENCES["Remedies"][:1], **SENTENCES, "Remedies": SENTENCES["Remedies"][1:]}))
    kept = claims(root)["introduction-01"]
    assert kept.statement == "Half of tables wobble."
    assert kept.links == (Link(reference="mora-2015", property="supports"),)
    assert "# ask B.\n- id: introduction-01" in path.read_text()
    assert "DOI: 10.1000/ts.4 # from the library" in reference.read_text()


def test_a_removed_claim_with_a_persons_work_is_told(bring: Import, root: Path) -> None:
    bring(TEXT)
    change(root, lambda claim: review(claim) if claim.id in ("remedies-03", "remedies-04") else claim)
    changes = bring(manuscript({**SENTENCES, "Remedies": SENTENCES["Remedies"][:2]}))
    assert [claim.id for claim in changes.lost] == ["remedies-03", "remedies-04"]
    assert changes.lost[0].reviews[0].reviewer == "A. Bee"
    assert not bring(manuscript({**SENTENCES, "Remedies": SENTENCES["Remedies"][:2]})).lost


def test_another_work_of_the_same_author_and_year_gets_an_id_of_its_own(bring: Import, root: Path) -> None:
    bring(TEXT)
    other = "Mora J. Chairs of the ancient world: a catalogue in four parts. Hist Furnit. 2015;88:1-400."
    changes = bring(manuscript(SENTENCES, (other, *REFERENCES[1:])))
    assert [reference.id for reference in changes.references.added] == ["mora-2015-b"]
    assert [reference.id for reference in changes.references.removed] == ["mora-2015"]
    assert changes.references.added[0].item.id == "mora-2015-b"
    assert claims(root)["introduction-01"].references == ("mora-2015-b",)
    assert not (root / "references/mora-2015.yaml").exists()


def test_without_quotes_no_sentence_is_stored_and_claims_are_found_again(bring: Import, root: Path) -> None:
    settings = Settings(quotes="digest")
    bring(TEXT, settings)
    stored = "".join(path.read_text() for path in (root / "claims").glob("*.yaml"))
    for sentence in (*SENTENCES["Introduction"], *SENTENCES["Remedies"]):
        assert sentence[:20] not in stored
    assert all(claim.quote is None and claim.statement == "" for claim in claims(root).values())
    change(root, lambda claim: review(claim.model_copy(update={"statement": f"In my words: {claim.id}."})))
    reworded = {
        heading: (
            sentences[0].replace("all tables", "the tables").replace("oldest", "most common"),
            *reversed(sentences[1:]),
        )
        for heading, sentences in SENTENCES.items()
    }
    changes = bring(manuscript(reworded), settings)
    assert not changes.claims.added
    assert not changes.claims.removed
    assert len(changes.claims.changed) == 2
    assert all(claim.statement == f"In my words: {identity}." for identity, claim in claims(root).items())
    assert sum(not stands for stands in standing(root).values()) == 2


def test_giving_up_quotes_takes_them_out_and_lapses_nothing(bring: Import, root: Path) -> None:
    bring(TEXT)
    change(root, review)
    changes = bring(TEXT, Settings(quotes="digest"))
    assert not changes.claims
    assert "claims/introduction.yaml" in changes.files
    assert "Felt pads" not in (root / "claims/introduction.yaml").read_text()
    assert all(standing(root).values())


def test_another_manuscript_is_refused_unless_asked_for(bring: Import, root: Path) -> None:
    more = {**SENTENCES, "Screws": tuple(f"Screw number {n} held for {n} long years [5]." for n in range(1, 9))}
    bring(manuscript(more))
    other = manuscript(
        {"Beds": ("Beds creak in the night when nobody turns around [1].",)}, ("Ku O. Beds. 2001.",), "Beds"
    )
    with pytest.raises(UsageError, match="looks like another manuscript") as caught:
        bring(other)
    assert caught.value.help
    assert len(claims(root)) == 16
    changes = bring(other, replace=True)
    assert len(changes.claims.removed) == 16
    assert [claim.id for claim in registry.load(root).content.claims] == ["beds-01"]


def test_a_file_changed_during_the_import_is_not_overwritten(
    bring: Import, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(TEXT)
    load = registry.load

    def meanwhile(where: Path) -> registry.Registry:
        loaded = load(where)
        path = where / "claims/remedies.yaml"
        path.write_text(path.read_text() + "# written meanwhile\n")
        return loaded

    monkeypatch.setattr(registry, "load", meanwhile)
    with pytest.raises(ChangedError, match=r"claims/remedies\.yaml"):
        bring(manuscript({"Remedies": SENTENCES["Remedies"]}))
    assert "introduction-01" in (root / "claims/introduction.yaml").read_text()
