"""Bundles: the same bytes of the same files, and nothing believed that is read."""

import io
import json
import stat
import zipfile
from collections.abc import Callable

import pytest

from curate import bundling
from curate.bundling import MANIFEST, pack, unpack
from curate.errors import UnreadableError

FILES = {"report.json": b"{}", "registry/claims/rest.yaml": "Änderung".encode(), "empty": b""}


def zipped(entries: list[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for one, content in entries:
            archive.writestr(one, content)
    return data.getvalue()


def entries(data: bytes) -> list[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def changed(change: Callable[[list[tuple[str, bytes]]], list[tuple[str, bytes]]]) -> bytes:
    return zipped(list(change(entries(pack(FILES)[0]))))


def test_what_is_packed_is_unpacked() -> None:
    data, seal = pack(FILES)
    assert unpack(data, "audit.zip") == (FILES, seal)
    assert len(seal) == 64


def test_the_order_of_the_files_changes_nothing() -> None:
    assert pack(FILES) == pack(dict(reversed(FILES.items())))
    assert pack(FILES)[1] != pack({**FILES, "empty": b" "})[1]
    with zipfile.ZipFile(io.BytesIO(pack(FILES)[0])) as archive:
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip", "is not a zip file"),
        (pack(FILES)[0][:-30], "is not a zip file"),
        (zipped([("a", b"")]), "holds no manifest.json"),
        (zipped([(MANIFEST, b"[]")]), "manifest.json is damaged"),
        (zipped([(MANIFEST, b'{"bundle": 1, "sha256": {"a": 1}}')]), "manifest.json is damaged"),
        (zipped([(MANIFEST, b'{"bundle": 2, "sha256": {}}')]), "version 2; this curate reads version 1"),
        (changed(lambda files: [(n, b"[]" if n == "report.json" else c) for n, c in files]), "report.json is not what"),
        (changed(lambda files: [one for one in files if one[0] != "empty"]), "empty is missing"),
        (changed(lambda files: [*files, ("more", b"")]), "more is not in the manifest"),
        (changed(lambda files: [*files, ("../evil", b"")]), "'../evil' is no name"),
        (changed(lambda files: [*files, ("/etc/passwd", b"")]), "'/etc/passwd' is no name"),
        (changed(lambda files: [*files, ("C:\\evil", b"")]), "is no name"),
        (changed(lambda files: [*files, ("a//b", b"")]), "'a//b' is no name"),
        (changed(lambda files: [*files, ("folder/", b"")]), "'folder/' is no name"),
    ],
)
def test_a_bundle_that_was_damaged_or_changed_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said.replace("\\", "\\\\").replace(".", "\\.")):
        unpack(data, "audit.zip")


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_twice_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"holds empty twice"):
        unpack(changed(lambda files: [*files, ("empty", b"other")]), "audit.zip")


def test_a_link_is_refused() -> None:
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(UnreadableError, match="link is a link or device"):
        unpack(zipped([*entries(pack(FILES)[0]), (link, b"/etc/passwd")]), "audit.zip")


def test_a_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundling, "MOST_BYTES", 1_000_000)
    data = zipped([(MANIFEST, b"{}"), ("zeros", bytes(1_000_000))])
    assert len(data) < 5_000
    with pytest.raises(UnreadableError, match="would unpack to 1,000,002 bytes"):
        unpack(data, "audit.zip")


def test_a_file_that_is_longer_than_it_says_is_no_more_than_that() -> None:
    """The size in the directory of the archive is a lie: 3 bytes are announced, a megabyte is there."""
    data = bytearray(zipped([(MANIFEST, b"{}"), ("zeros", bytes(1_000_000))]))
    real, lie = (1_000_000).to_bytes(4, "little"), (3).to_bytes(4, "little")
    assert data.count(real) == 2
    with pytest.raises(UnreadableError, match="zeros"):
        unpack(bytes(data.replace(real, lie)), "audit.zip")


def test_too_many_files_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundling, "MOST_FILES", 3)
    with pytest.raises(UnreadableError, match="holds 4 files; at most 3"):
        unpack(pack(FILES)[0], "audit.zip")


def test_any_damaged_byte_is_noticed() -> None:
    """Every byte of the contents counts; bytes of the archive's own bookkeeping may be without meaning."""
    data, seal = pack({"report.json": bytes(range(256))})
    for at in range(0, len(data), 7):
        damaged = data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]
        try:
            found = unpack(damaged, "audit.zip")
        except UnreadableError:
            continue
        assert found == ({"report.json": bytes(range(256))}, seal)


def test_a_name_that_no_system_takes_is_not_packed() -> None:
    with pytest.raises(UnreadableError, match="cannot be the name"):
        pack({"registry/claims/what?.yaml": b""})


def test_the_manifest_is_plain_to_read() -> None:
    told = json.loads(dict(entries(pack(FILES)[0]))[MANIFEST])
    assert told["bundle"] == 1
    assert list(told["sha256"]) == sorted(FILES)
