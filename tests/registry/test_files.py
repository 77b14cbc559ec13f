import hashlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from curate.errors import ChangedError, RegistryError
from curate.registry import extracts, files, records


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def test_a_file_is_read_with_its_hash(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"\xef\xbb\xbfa: \xc3\xa9\r\n")
    stored = files.read(tmp_path, "a.yaml")
    assert stored
    assert stored.text == "a: é\r\n"
    assert stored.sha256 == hashlib.sha256(b"\xef\xbb\xbfa: \xc3\xa9\r\n").hexdigest()
    assert files.read(tmp_path, "b.yaml") is None


def test_what_cannot_be_a_file_of_a_registry_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.yaml").write_bytes(b"a: 1\nb: \xff\n")
    with pytest.raises(RegistryError, match=r"a\.yaml:2: not UTF-8 .byte 9 of the file is 0xff"):
        files.read(tmp_path, "a.yaml")
    (tmp_path / "folder.yaml").mkdir()
    with pytest.raises(RegistryError, match=r"folder\.yaml is not a regular file"):
        files.read(tmp_path, "folder.yaml")
    monkeypatch.setattr(files, "LARGEST", 3)
    with pytest.raises(RegistryError, match=r"a\.yaml is larger than 3 bytes"):
        files.read(tmp_path, "a.yaml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.yaml")
    with pytest.raises(RegistryError, match="not a regular file"):
        files.read(tmp_path, "a.yaml")


def test_links_out_of_the_registry_are_refused(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "claims").mkdir(parents=True)
    (tmp_path / "secret.yaml").write_text("a: 1\n")
    (root / "claims" / "a.yaml").symlink_to(tmp_path / "secret.yaml")
    (root / "references").symlink_to(tmp_path)
    (root / "b.yaml").write_text("b: 1\n")
    (root / "claims" / "b.yaml").symlink_to(root / "b.yaml")
    with pytest.raises(RegistryError, match="leads out of the registry"):
        files.read(root, "claims/a.yaml")
    with pytest.raises(RegistryError, match="leads out of the registry"):
        files.listing(root, "references")
    with pytest.raises(RegistryError, match="leads out of the registry"):
        files.replace(root, {"claims/a.yaml": "x"}, {"claims/a.yaml": sha("a: 1\n")})
    assert (tmp_path / "secret.yaml").read_text() == "a: 1\n"
    inside = files.read(root, "claims/b.yaml")
    assert inside
    files.replace(root, {"claims/b.yaml": "b: 2\n"}, {"claims/b.yaml": inside.sha256})
    assert (root / "b.yaml").read_text() == "b: 2\n"
    assert (root / "claims" / "b.yaml").is_symlink()


def test_files_are_replaced_made_and_removed(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("1")
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "b").write_text("2")
    files.replace(tmp_path, {"a": "é", "b": None, "new/c": "3"}, {"a": sha("1"), "b": sha("2")})
    assert (tmp_path / "a").read_text(encoding="utf-8") == "é"
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o640
    assert not (tmp_path / "b").exists()
    assert (tmp_path / "new" / "c").read_text() == "3"
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a", "c", "new"]


@pytest.mark.parametrize(
    ("wanted", "seen"),
    [
        ({"a": "x", "b": "y"}, {"a": sha("1"), "b": sha("another")}),
        ({"a": "x", "b": "y"}, {"a": sha("1")}),
        ({"a": "x", "c": "y"}, {"a": sha("1"), "c": sha("gone")}),
        ({"a": "x", "b": None}, {"a": sha("1"), "b": sha("another")}),
    ],
)
def test_a_file_that_changed_meanwhile_stops_everything(
    tmp_path: Path, wanted: dict[str, str | None], seen: dict[str, str]
) -> None:
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("2")
    with pytest.raises(ChangedError):
        files.replace(tmp_path, wanted, seen)
    assert sorted((path.name, path.read_text()) for path in tmp_path.iterdir()) == [("a", "1"), ("b", "2")]


def test_when_one_file_fails_the_others_are_put_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_text("1")
    (tmp_path / "b").write_text("2")
    replace = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if target.name == "b":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(RegistryError, match="b cannot be written: No space left on device"):
        files.replace(tmp_path, {"a": "x", "c": "z", "b": "y"}, {"a": sha("1"), "b": sha("2")})
    assert sorted((path.name, path.read_text()) for path in tmp_path.iterdir()) == [("a", "1"), ("b", "2")]


def test_half_a_character_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(RegistryError, match=r"a cannot be written.*U\+D800"):
        files.replace(tmp_path, {"a": "x\ud800"}, {})
    assert list(tmp_path.iterdir()) == []


def test_a_listing_leaves_out_what_is_hidden(tmp_path: Path) -> None:
    for name in ("claims/b.yaml", "claims/a.yaml", "claims/.a.yaml.swp", "claims/sub/x.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("")
    assert files.listing(tmp_path, "claims") == (["claims/a.yaml", "claims/b.yaml"], ["claims/sub"])
    assert files.listing(tmp_path, "references") == ([], [])


def count(root: Path, times: int) -> None:
    """Add ``times`` to the number in a file, one at a time, beginning anew where another run was first."""
    done = 0
    while done < times:
        stored = files.read(root, "a.yaml")
        assert stored
        try:
            files.replace(root, {"a.yaml": str(int(stored.text) + 1)}, {"a.yaml": stored.sha256})
        except ChangedError:
            continue
        done += 1


@pytest.mark.skipif(os.name == "nt", reason="folders are not locked here")
def test_runs_at_once_lose_nothing_of_one_another(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("0")
    with ThreadPoolExecutor(3) as runs:  # each opens the folder by itself, as processes do
        assert list(runs.map(count, [tmp_path] * 3, [20] * 3)) == [None] * 3
    assert (tmp_path / "a.yaml").read_text() == "60"
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_an_interrupt_puts_back_what_was_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in "abc":
        (tmp_path / f"{name}.yaml").write_text("old")
    plain = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        if target.name == "b.yaml":
            monkeypatch.undo()
            raise KeyboardInterrupt
        return plain(self, target)

    monkeypatch.setattr(Path, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        files.replace(
            tmp_path,
            {"new.yaml": "new", "a.yaml": "new", "b.yaml": "new", "c.yaml": None},
            {f"{name}.yaml": sha("old") for name in "abc"},
        )
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys(
        ("a.yaml", "b.yaml", "c.yaml"), "old"
    )


@pytest.mark.parametrize("read", [records.load, extracts.load])
def test_an_unsettled_merge_of_answers_is_named(tmp_path: Path, read: Callable[..., object]) -> None:
    for folder in ("records/crossref", "evidence"):
        file = tmp_path / "references" / folder / "smith-2019.json"
        file.parent.mkdir(parents=True)
        file.write_text("[\n<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> other\n]\n")
    with pytest.raises(RegistryError, match=r"smith-2019\.json:2:1: a conflict of a git merge is left here"):
        read(tmp_path, ["smith-2019"])
