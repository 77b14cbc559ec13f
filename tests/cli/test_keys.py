"""``curate review`` on a terminal: one key is one decision (a pseudo-terminal stands in for it)."""

import os
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest

from curate import registry as registries

termios = pytest.importorskip("termios", reason="there are no terminals here")
pty = pytest.importorskip("pty", reason="there are no pseudo-terminals here")
PATIENCE = 30.0
"""Seconds until a prompt has to be there."""


def until(terminal: int, *, words: str, seen: str = "") -> str:
    """Return what the terminal shows up to and with the words; "" of a terminal that closed ends it too."""
    limit = time.monotonic() + PATIENCE
    while words not in seen and time.monotonic() < limit:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                read = os.read(terminal, 65536)
            except OSError:  # Linux says so where the other end has closed
                break
            if not read:
                break
            seen += read.decode(errors="replace")
    assert words in seen
    return seen


def press(terminal: int, key: bytes) -> None:
    """Type a key once single keys are waited for: what is typed before that is thrown away."""
    limit = time.monotonic() + PATIENCE
    while termios.tcgetattr(terminal)[3] & termios.ICANON and time.monotonic() < limit:
        time.sleep(0.01)
    os.write(terminal, key)


def test_one_key_settles_a_link_and_another_leaves(registry: Path) -> None:
    ours, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    command = [sys.executable, "-m", "curate", "review", "--only", "links", "--reviewer", "A. Berg"]
    with subprocess.Popen(
        command, cwd=registry, env=environment, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True
    ) as process:
        os.close(theirs)
        try:
            first = until(ours, words="s supports")
            assert "\x1b[2J" in first  # each screen stands alone
            press(ours, b"s")
            until(ours, words="s supports")
            press(ours, b"q")
            until(ours, words="1 decided")
            assert process.wait(PATIENCE) == 0
        finally:
            process.kill()  # a command that waits for a key would never end by itself
            os.close(ours)
    decided = [review for claim in registries.load(registry).content.claims for review in claim.reviews]
    assert [(one.reviewer, one.decision) for one in decided] == [("A. Berg", "supports")]
