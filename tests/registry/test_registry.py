import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curate import registry, schemas
from curate.citation import Form
from curate.claim import Cited, Claim, Selector
from curate.errors import ChangedError, NothingToCheckError, RegistryError
from curate.link import Link
from curate.outline import Callout, Outline, OutlineSection, SearchPeriod
from curate.reference import Date, Item, Name, Reference
from curate.registry import Content
from curate.review import Evidence, Part, Review, Seen

TODAY = date(2025, 6, 1)

REVIEW = Review(
    reviewer="A. Bee",
    date=date(2025, 5, 1),
    decision="supports",
    reference="mora-2025",
    evidence=(Evidence(quote="Of all tables, 52% wobbled.", locator="4"),),
    seen=Seen(
        claim=Part(digest="0" * 16, text="Half of all tables wobble."), records={"pubmed": Part(digest="1" * 16)}
    ),
)
OPINION = Review(
    reviewer="A. Bee", date=date(2025, 5, 1), decision="rejected", finding="missing-identifier", reason="It has none."
)
CONTENT = Content(
    Outline(
        title="On tables: a review",
        file="review.md",
        format="markdown",
        digest="1" * 64,
        length=1234,
        sections=(OutlineSection(slug="introduction", title="Introduction"), OutlineSection(slug="results", title="Results")),
        tables=("1",),
        callouts=(Callout(kind="table", number="1", exact="Table 1", section="Results", paragraph=2),),
        search_period=SearchPeriod(first=2010, last=2024, exact="2010–2024"),
        forms={"numeric": 3, "author-mention": 1},
        issued={"introduction": 2, "results": 4},
    ),
    (
        Claim(
            id="introduction-02",
            section="introduction",
            statement="Half of all tables wobble.",
            quote="About half of tables wobble: 52% (95% CI 48–56) [1, 2].",
            selector=Selector(section="Introduction", paragraph=1, sentence=2, start=10, end=60, digest="a" * 16, sketch="x"),
            citations=(Cited(exact="[1, 2]", form="numeric", start=48, references=("mora-2025", "li-2019")),),
            links=(Link(reference="li-2019", property="citesAsEvidence"),),
            reviews=(REVIEW,),
        ),
        Claim(id="introduction-01", section="introduction", statement="Same.", quote="Same."),
        Claim(
            id="results-04",
            kind="row",
            section="results",
            selector=Selector(section="Results", table="1", row=2),
            citations=(Cited(exact="Li et al.", form="author-mention", candidates=("li-2019", "mora-2025"), missing=("Bo",), printed=("li-2019",)),),
        ),
    ),
    (
        Reference(
            id="mora-2025",
            n=1,
            label="1",
            string="Mora J. Tables. 2025;12:1e3.",
            item=Item(
                type="article-journal",
                title="Tables",
                author=(Name(family="Mora", given="J", non_dropping_particle="de"),),
                issued=Date(date_parts=((2025, 3),)),
                volume="12",
                page="1e3",
                doi="10.1000/1",
                custom={"et-al": True, "seen": 3, "text": "3"},
            ),
        ),
        Reference(id="li-2019", n=2, string="Li X. Legs. 2019.", item=Item(title="Legs"), reviews=(OPINION,)),
    ),
)  # fmt: skip


def bare(claim: Claim) -> Claim:
    """The claim without its places in files."""
    citations = tuple(cited.model_copy(update={"location": None}) for cited in claim.citations)
    return claim.model_copy(update={"location": None, "citations": citations})


def content_of(loaded: registry.Registry) -> Content:
    content = loaded.content
    references = tuple(reference.model_copy(update={"location": None}) for reference in content.references)
    return Content(content.outline, tuple(map(bare, content.claims)), references)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    registry.write(tmp_path, CONTENT)
    return tmp_path


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text(encoding="utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new, 1), encoding="utf-8")


def refusal(root: Path) -> str:
    with pytest.raises(RegistryError) as caught:
        registry.read(root, today=TODAY)
    assert caught.value.help
    return str(caught.value)


def test_what_is_written_is_read(root: Path) -> None:
    assert content_of(registry.load(root)) == CONTENT


def test_facts_know_places_and_files(root: Path) -> None:
    facts = registry.read(root, today=TODAY)
    assert facts.origin == "registry"
    assert facts.today == TODAY
    assert [str(claim.location) for claim in facts.claims] == [
        "claims/introduction.yaml:2:3",
        "claims/introduction.yaml:39:3",
        "claims/results.yaml:2:3",
    ]
    assert str(facts.claims[0].citations[0].location) == "claims/introduction.yaml:14:7"
    assert str(facts.references[1].location) == "references/li-2019.yaml:1:1"
    assert [(state.path, state.canonical, state.orphan) for state in facts.files] == [
        ("claims/introduction.yaml", True, ""),
        ("claims/manuscript.yaml", True, ""),
        ("claims/results.yaml", True, ""),
        ("references/li-2019.yaml", True, ""),
        ("references/mora-2025.yaml", True, ""),
    ]


def test_writing_the_same_again_changes_nothing(root: Path) -> None:
    loaded = registry.load(root)
    assert registry.write(root, loaded.content, base=loaded) == ()


def test_an_empty_folder_holds_nothing_to_check(tmp_path: Path) -> None:
    assert not registry.exists(tmp_path)
    assert registry.load(tmp_path).content == Content()
    with pytest.raises(NothingToCheckError, match="holds no registry"):
        registry.read(tmp_path, today=TODAY)


def test_comments_and_line_ends_survive_a_change(root: Path) -> None:
    change(
        root, "claims/introduction.yaml", "- id: introduction-01", "# ask B. about this\n- id: introduction-01  # short"
    )
    change(root, "references/li-2019.yaml", "n: 2\n", "n: 2\n# from the library\n")
    crlf = (root / "references/li-2019.yaml").read_text().replace("\n", "\r\n")
    (root / "references/li-2019.yaml").write_bytes(crlf.encode())
    loaded = registry.load(root)
    states = {state.path: state.canonical for state in registry.read(root, today=TODAY).files}
    assert not states["claims/introduction.yaml"]  # two blanks before the comment
    assert states["references/li-2019.yaml"]
    turned = tuple(reversed(loaded.content.references))
    renumbered = tuple(ref.model_copy(update={"n": n}) for n, ref in enumerate(turned, 1))
    written = registry.write(root, loaded.content._replace(references=renumbered), base=loaded)
    assert written == ("claims/introduction.yaml", "references/li-2019.yaml", "references/mora-2025.yaml")
    text = (root / "references/li-2019.yaml").read_bytes()
    assert b"n: 1\r\n# from the library\r\nstring:" in text
    assert b"\n" not in text.replace(b"\r\n", b"")
    assert "\n# ask B. about this\n- id: introduction-01 # short\n" in (root / "claims/introduction.yaml").read_text()


def test_comments_go_with_a_claim_to_another_file(root: Path) -> None:
    change(root, "claims/introduction.yaml", "- id: introduction-01", "# ask B. about this\n- id: introduction-01")
    change(root, "claims/introduction.yaml", "- id: introduction-02", "# read by B.\n\n- id: introduction-02")
    loaded = registry.load(root)
    first, second, third = loaded.content.claims
    moved = second.model_copy(update={"section": "results"})
    registry.write(root, loaded.content._replace(claims=(first, moved, third)), base=loaded)
    introduction, results = ((root / f"claims/{name}.yaml").read_text() for name in ("introduction", "results"))
    assert "# read by B." in introduction
    assert "# ask B." not in introduction
    assert "# read by B." not in results
    assert "\n# ask B. about this\n- id: introduction-01\n" in results


def test_files_that_are_no_longer_wanted_go(root: Path) -> None:
    loaded = registry.load(root)
    fewer = loaded.content._replace(claims=loaded.content.claims[:2])
    assert registry.write(root, fewer, base=loaded, dry_run=True) == ("claims/results.yaml",)
    assert (root / "claims/results.yaml").exists()
    assert registry.write(root, fewer, base=loaded) == ("claims/results.yaml",)
    assert not (root / "claims/results.yaml").exists()


def test_a_file_changed_meanwhile_is_not_overwritten(root: Path) -> None:
    loaded = registry.load(root)
    change(root, "claims/results.yaml", "row: 2", "row: 3")
    changed = tuple(claim.model_copy(update={"statement": "New."}) for claim in loaded.content.claims)
    with pytest.raises(ChangedError, match=r"claims/results\.yaml changed on disk"):
        registry.write(root, loaded.content._replace(claims=changed), base=loaded)
    assert "Half of all" in (root / "claims/introduction.yaml").read_text()
    with pytest.raises(ChangedError):
        registry.write(root, CONTENT)


@pytest.mark.parametrize(
    ("path", "old", "new", "message"),
    [
        ("claims/results.yaml", "kind: row", "kind: raw", 'claims/results.yaml:3:3: kind is "raw"; allowed are sentence, row; did you mean \'row\'?'),
        ("claims/results.yaml", "selector:", "selektor:", "claims/results.yaml:4:3: selektor is not a known key; did you mean 'selector'?"),
        ("claims/results.yaml", "form: author-mention", "form: mention", 'claims/results.yaml:10:7: citations[1].form is "mention"'),
        ("claims/results.yaml", "row: 2", "row: two", 'claims/results.yaml:7:5: selector.row is "two"; expected is a whole number'),
        ("claims/results.yaml", "- id: results-04", "- location: x\n  id: results-04", "claims/results.yaml:2:3: location is not a known key"),
        ("claims/results.yaml", "- id: results-04", "- section: x\n  id: results-04", "section is not a known key"),
        ("claims/results.yaml", "- id: results-04", "- id: introduction-01", "the id 'introduction-01' is already that of the claim at claims/introduction.yaml:39:3"),
        ("claims/introduction.yaml", "date: '2025-05-01'", "date: May", 'reviews[1].date is "May"; expected is a date'),
        ("claims/manuscript.yaml", "slug: results", "slug: introduction", "claims/manuscript.yaml:10:5: two sections have the slug 'introduction'"),
        ("claims/manuscript.yaml", "slug: results", "slug: ../results", "'../results' cannot name a file of claims"),
        ("claims/manuscript.yaml", "slug: results", "slug: manuscript", "'manuscript' cannot name a file of claims"),
        ("claims/manuscript.yaml", "search-period:", "search_period:", "search_period is not a known key; did you mean 'search-period'?"),
        ("references/li-2019.yaml", "id: li-2019", "id: li-2020", "references/li-2019.yaml:2:1: the id is 'li-2020', and the file is named 'li-2019.yaml'"),
        ("references/li-2019.yaml", "n: 2", "n: [2]", "references/li-2019.yaml:3:1: n is a list; expected is a whole number"),
        ("references/mora-2025.yaml", "DOI:", "doi:", "item.doi is not a known key; did you mean 'DOI'?"),
        ("references/mora-2025.yaml", "title: Tables", "title: true", 'item.title is true; expected is text: put it in quotes, "true"'),
        ("references/mora-2025.yaml", "string:", "strings:", "references/mora-2025.yaml:1:1: string is missing (and 1 more in this place)"),
    ],
)  # fmt: skip
def test_mistakes_are_named_with_their_place(root: Path, path: str, old: str, new: str, message: str) -> None:
    change(root, path, old, new)
    assert message in refusal(root)


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("claims/results.yaml", "id: x\n", "claims/results.yaml:1:1: expected is a list of claims, not a table of keys and values"),
        ("claims/results.yaml", "- x\n", 'claims/results.yaml:1:3: expected are keys and values, not "x"'),
        ("references/li-2019.yaml", "", "references/li-2019.yaml:1:1: expected are keys and values, not empty"),
        ("references/li-2019.yaml", "- a\n", "not a list"),
    ],
)  # fmt: skip
def test_files_of_the_wrong_kind_are_refused(root: Path, path: str, text: str, message: str) -> None:
    (root / path).write_text(text)
    assert message in refusal(root)


@pytest.mark.parametrize("identity", ["''", "a b", "../x", "'a\n'", "-a"])
def test_odd_ids_are_refused(root: Path, identity: str) -> None:
    change(root, "claims/results.yaml", "id: results-04", f"id: {identity}")
    assert "cannot be an id" in refusal(root)


def test_a_reference_that_is_gone_is_left_to_the_rules(root: Path) -> None:
    (root / "references/li-2019.yaml").unlink()
    facts = registry.read(root, today=TODAY)
    assert "li-2019" in facts.claims[0].references
    assert "li-2019" not in facts.by_id


def test_keys_with_nothing_behind_them_are_as_if_absent(root: Path) -> None:
    change(root, "references/li-2019.yaml", "  title: Legs\n", "  title: Legs\n  DOI:\n  author:\n")
    assert registry.read(root, today=TODAY).references[1].item == Item(title="Legs")


def test_what_nothing_uses_is_an_orphan(root: Path) -> None:
    (root / "claims/discussion.yaml").write_text("- id: discussion-01\n  statement: A.\n")
    (root / "claims/results.yaml").write_text("[]\n")
    (root / "claims/notes.txt").write_text("")
    (root / "claims/README.md").write_text("")
    (root / "claims/.hidden").write_text("")
    (root / "references/records").mkdir()
    (root / "references/pdf").mkdir()
    (root / "references/zhu-2020.yaml").write_text("id: zhu-2020\nn: 2\nstring: Zhu.\nitem: {}\n")
    facts = registry.read(root, today=TODAY)
    assert {state.path: state.orphan for state in facts.files if state.orphan} == {
        "claims/discussion.yaml": "the manuscript has no section 'discussion'",
        "claims/notes.txt": "not a file of the registry: those end in .yaml",
        "claims/results.yaml": "it holds no claims",
        "references/pdf": "a folder that the registry does not know",
        "references/zhu-2020.yaml": "its number in the list, 2, is that of references/li-2019.yaml",
    }
    assert facts.claims[-1].id == "discussion-01"
    assert {state.path for state in facts.files if not state.canonical} == {
        "claims/discussion.yaml",
        "references/zhu-2020.yaml",
    }


def test_claims_without_an_outline_are_read(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    (tmp_path / "claims/b.yaml").write_text("- id: b-1\n  statement: B.\n")
    (tmp_path / "claims/a.yaml").write_text("- id: a-1\n  statement: A.\n")
    facts = registry.read(tmp_path, today=TODAY)
    assert [claim.id for claim in facts.claims] == ["a-1", "b-1"]
    assert [state.orphan for state in facts.files] == ["", ""]


def test_editors_find_the_schema_and_the_files_fit_it(root: Path) -> None:
    for path in [*root.glob("claims/*.yaml"), *root.glob("references/*.yaml")]:
        head = path.read_text(encoding="utf-8").splitlines()[0]
        schema = (path.parent / head.removeprefix("# yaml-language-server: $schema=")).resolve()
        assert schema.is_relative_to(root.resolve())
        jsonschema.Draft202012Validator(json.loads(schema.read_text())).validate(plain(path))


def test_an_outdated_schema_is_written_again(root: Path) -> None:
    schema = root / ".curate/schemas/claims.json"
    schema.write_text("{}")
    loaded = registry.load(root)
    assert registry.write(root, loaded.content, base=loaded) == (".curate/schemas/claims.json",)
    assert schema.read_text(encoding="utf-8") == schemas.texts()["claims"]


def plain(path: Path) -> Any:
    from ruamel.yaml import YAML  # noqa: PLC0415 - an independent reading, for this test only

    return YAML(typ="safe").load(path.read_text(encoding="utf-8"))


def test_the_shipped_schemas_are_those_of_the_models() -> None:
    assert schemas.texts() == schemas.built(), "run: python -m curate.schemas"


@pytest.mark.parametrize("kind", ["claims", "manuscript", "reference", "settings"])
def test_the_schemas_are_valid_and_closed(kind: schemas.Kind) -> None:
    schema = json.loads(schemas.texts()[kind])
    jsonschema.Draft202012Validator.check_schema(schema)
    wrong = [{"nonsense": 1}] if kind == "claims" else {"nonsense": 1}
    assert not jsonschema.Draft202012Validator(schema).is_valid(wrong)


words = st.text(alphabet=" \n\t:#'\"-ab1é😀\x85\u2028\u202e\x00|yes[]", max_size=12)
dates = st.dates(min_value=date(1990, 1, 1), max_value=date(2099, 1, 1))
reviews = st.builds(
    Review,
    reviewer=words.filter(bool),
    date=dates,
    decision=st.just("supports"),
    reason=words,
    reference=words,
    evidence=st.lists(st.builds(Evidence, quote=words.filter(bool), locator=words), max_size=1).map(tuple),
    until=st.none() | dates,
    seen=st.builds(Seen, claim=st.none() | st.builds(Part, digest=words, text=words)),
)
forms: st.SearchStrategy[Form] = st.sampled_from(["numeric", "author-year"])
cited = st.builds(
    Cited, exact=words, form=forms, start=st.integers(0, 9), references=st.just(("a-1",)), missing=st.tuples(words)
)
claims = st.builds(
    Claim,
    id=st.just("s-1"),
    section=st.just("s"),
    statement=words,
    quote=st.none() | words.filter(bool),
    selector=st.builds(Selector, section=words, table=st.none() | words.filter(bool), row=st.none() | st.integers(1, 9), digest=words),
    citations=st.tuples(cited),
    links=st.just((Link(reference="a-1"),)),
    reviews=st.lists(reviews, max_size=2).map(tuple),
)  # fmt: skip
full = words.filter(bool)
items = st.builds(
    Item,
    title=full,
    author=st.lists(st.builds(Name, family=full, given=full), max_size=2).map(tuple),
    issued=st.builds(Date, date_parts=st.just(((2020, 1), (2021,)))),
    page=full,
    doi=full,
    note=full,
)
references = st.builds(Reference, id=st.just("a-1"), n=st.integers(1, 9), string=words, item=items, label=full)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(claims, references)
def test_any_content_makes_the_round_trip(tmp_path: Path, claim: Claim, reference: Reference) -> None:
    content = Content(
        Outline(sections=(OutlineSection(slug="s", title=claim.statement or "S"),)), (claim,), (reference,)
    )
    before = registry.load(tmp_path)
    registry.write(tmp_path, content, base=before)
    loaded = registry.load(tmp_path)
    stated = claim if claim.statement else claim.model_copy(update={"statement": claim.quote or ""})
    assert content_of(loaded) == content._replace(claims=(stated,))
    assert registry.write(tmp_path, loaded.content, base=loaded) == ()


mutations = st.one_of(
    st.sampled_from(["\t", "- ", ": ", "&a ", "*a", "!x ", "[", "]", "{", "}", "'", '"', "|", ">", "#", "\n", "\x00", "\x85", "é", "😀", "%", "---\n", "null", "~", "\ufeff"]),
    st.text(max_size=6),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80, deadline=None)
@given(
    st.sampled_from(["claims/introduction.yaml", "claims/manuscript.yaml", "references/mora-2025.yaml"]),
    st.lists(st.tuples(st.integers(0, 1500), st.integers(0, 30), mutations), min_size=1, max_size=3),
)
def test_a_damaged_file_is_read_or_refused(root: Path, path: str, cuts: list[tuple[int, int, str]]) -> None:
    whole = (root / path).read_text(encoding="utf-8")
    text = whole
    for at, length, new in cuts:
        text = text[:at] + new + text[at + length :]
    message = path
    (root / path).write_bytes(text.encode("utf-8", "surrogatepass"))
    try:
        registry.read(root, today=TODAY)
    except RegistryError as error:
        message = str(error)
    finally:
        (root / path).write_text(whole, encoding="utf-8")
    assert message.startswith(("claims/", "references/"))
