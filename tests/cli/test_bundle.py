"""`curate bundle` and `curate replay`: the same check from one file, offline, and what was changed is named."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.commandline import Curate, asking
from curate.bundling import pack, unpack
from resolving.works import world
from service import Service


@pytest.fixture
def service(curate: Curate) -> Iterator[Service]:
    """Return a service that was asked; the current folder holds a registry with its answers, and the cache them as they came."""
    suppression = '[[suppress]]\nrule = "uncited-reference"\nreason = "kept for history"\n'
    services = 'mailto = "me@example.org"\n'
    with asking(curate, world(4), more="More [9].", settings=suppression, services=services) as running:
        assert curate("resolve")[0] == 0
        running.log.clear()
        yield running


def changed(change: Callable[[dict[str, bytes]], None]) -> None:
    """Change the files of the bundle, its manifest made anew to fit."""
    files = unpack(Path("audit.zip").read_bytes(), "audit.zip").files
    change(files)
    Path("audit.zip").write_bytes(pack(files)[0])


def test_a_bundle_holds_all_and_the_same_check_says_the_same(curate: Curate, service: Service) -> None:
    code, seal, err = curate("bundle")
    assert code == 0
    files = unpack(Path("audit.zip").read_bytes(), "audit.zip").files
    about = json.loads(files["bundle.json"])
    assert len(about["manuscript"]) == 64
    assert about["packages"]["pydantic"]
    assert about["answers"] == sum(name.startswith("answers/") for name in files) > 0
    assert {"settings.json", "report.json", "report.md", "table.jsonl", "answers.json", "registry/claims/manuscript.yaml"} <= set(files)  # fmt: skip
    assert sum(name.startswith("registry/references/records/") for name in files) == 8
    assert b"paper.md" not in b"".join(name.encode() for name in files)
    assert b"me@example.org" not in b"".join(files.values())
    assert f"{len(files)} files" in err
    assert service.log == []
    code, out, err = curate("replay", "audit.zip", "--seal", seal.strip())
    assert code == 0, out + err
    assert out.startswith("every finding is the same: ")
    assert seal.strip() in err


def test_a_bundle_is_checked_as_on_its_day_and_without_the_folder(
    curate: Curate, service: Service, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert service.log == []
    curate("bundle")
    data = (here / "audit.zip").read_bytes()
    elsewhere = here / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "audit.zip").write_bytes(data)
    monkeypatch.chdir(elsewhere)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "4000000000")
    assert curate("replay", "audit.zip")[0] == 0
    assert sorted(path.name for path in elsewhere.iterdir()) == ["audit.zip"]


@pytest.mark.usefixtures("service")
def test_the_same_registry_gives_the_same_bytes(curate: Curate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    assert curate("bundle", "-o", "one.zip")[1] == curate("bundle", "-o", "two.zip")[1]
    assert Path("one.zip").read_bytes() == Path("two.zip").read_bytes()


@pytest.mark.usefixtures("service")
def test_a_finding_that_is_not_made_any_more_is_told(curate: Curate) -> None:
    _, seal, _ = curate("bundle")

    def reworded(files: dict[str, bytes]) -> None:
        report = json.loads(files["report.json"])
        report["findings"][0]["message"] = "another word"
        files["report.json"] = json.dumps(report).encode()

    changed(reworded)
    code, out, err = curate("replay", "audit.zip")
    assert code == 1
    assert "gone: " in out
    assert "another word" in out
    assert "new: " in out
    assert "2 differences" in err
    code, _, err = curate("replay", "audit.zip", "--seal", seal.strip())
    assert code == 2
    assert f"not {seal.strip()}: it is another bundle, or its manifest was made anew" in err


@pytest.mark.usefixtures("service")
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bundle.json", b"{}", "bundle.json cannot be read"),
        ("settings.json", b'{"fail-off": 1}', "settings.json cannot be read"),
        ("baseline.json", b'{"a": 1}', "baseline.json cannot be read"),
        ("lookups.json", b'[{"reference": 1}]', "lookups.json cannot be read"),
        ("report.json", b"[]", "report.json cannot be read"),
        ("report.json", b"\xff", "report.json cannot be read"),
        ("registry/claims/introduction.yaml", b"- [", "registry/ cannot be read: claims/introduction.yaml"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(name: str, content: bytes, said: str, curate: Curate) -> None:
    curate("bundle")
    changed(lambda files: files.update({name: content}))
    code, out, err = curate("replay", "audit.zip")
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


@pytest.mark.usefixtures("service")
def test_answers_may_be_left_out(curate: Curate) -> None:
    curate("bundle", "--no-answers")
    files = unpack(Path("audit.zip").read_bytes(), "audit.zip").files
    assert not any(name.startswith("answers") for name in files)
    assert curate("replay", "audit.zip")[0] == 0


def test_what_is_no_bundle_is_said_so(curate: Curate, manuscript: Path) -> None:
    code, _, err = curate("bundle", manuscript)
    assert code == 2
    assert "a bundle is made of a registry" in err
    assert curate("bundle")[0] == 3
    assert "cannot read nothing.zip" in curate("replay", "nothing.zip")[2]
    code, _, err = curate("replay", manuscript)
    assert code == 2
    assert "is not a zip file" in err
