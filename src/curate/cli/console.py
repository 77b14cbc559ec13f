"""Print: results to standard output or a file, errors and progress to standard error."""

import os
import secrets
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from curate.errors import UsageError

PATIENCE = 1.0
"""Seconds before a person is told what takes so long."""
_STEP = 0.25


def open_closed() -> None:
    """Give standard output and error that were closed (``>&-``) a place to go, so that printing to them is no error."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115  # it stays open, as streams do


def is_terminal(stream: TextIO) -> bool:
    """Return whether a person reads ``stream`` on a terminal that knows how to move its cursor."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def colour(*, refused: bool) -> bool:
    """Return whether to colour standard output (https://no-color.org)."""
    return not refused and not os.environ.get("NO_COLOR") and is_terminal(sys.stdout)


def width() -> int | None:
    """Return the columns of the terminal, None where standard output is not one."""
    return shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None


def show(text: str, *, unicode: bool = False) -> None:
    """Print ``text`` as it is.

    Letters that the terminal's encoding lacks are shown as escapes; with ``unicode`` the output is UTF-8 whatever the
    terminal says, as formats for programs need it. A reader that closes the pipe early (``| head``) ends the output
    without an error.
    """
    if unicode:
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]  # standard streams are TextIOWrappers
    else:
        sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # the same
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        # What is still buffered must go somewhere when Python closes the stream on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def save(text: str, path: Path, option: str = "--output") -> None:
    """Write ``text`` to the file ``path``, which ``option`` names, as UTF-8; half letters (lone surrogates) as escapes, as JSON writes them.

    Raises:
        UsageError: the file cannot be written.
    """
    save_bytes(text.encode(errors="backslashreplace"), path, option)


def save_bytes(data: bytes, path: Path, option: str = "--output") -> None:
    """Write ``data`` to the file ``path``, which ``option`` names, whole: where that fails, what the file held before is still there.

    Raises:
        UsageError: the file cannot be written.
    """
    try:
        if path.exists() and not path.is_file():  # a device or a pipe; a folder is refused
            path.write_bytes(data)
        else:
            _write_whole(data, path.resolve())
    except OSError as error:
        raise UsageError(f"cannot write {path}: {error.strerror}", help=f"name another file after {option}") from error


def _write_whole(data: bytes, path: Path) -> None:
    draft = path.with_name(f".curate-{secrets.token_hex(4)}.tmp")
    try:
        if path.exists():
            path.open("ab").close()  # a file that may not be written is not replaced either
        draft.write_bytes(data)
        if path.exists():
            draft.chmod(path.stat().st_mode & 0o7777)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def show_bytes(data: bytes) -> None:
    """Write ``data`` to standard output as it is; a reader that closes the pipe early ends it without an error."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str, advice: str = "") -> None:
    """Print an error, and what to do about it, to standard error."""
    from curate.reporters.escaping import one_line

    sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # standard streams are TextIOWrappers
    sys.stderr.write(f"error: {one_line(message)}\n" + (f"help: {one_line(advice)}\n" if advice else ""))


def tell(message: str) -> None:
    """Print a remark to standard error."""
    sys.stderr.write(f"{message}\n")


@contextmanager
def progress(doing: str) -> Iterator[None]:
    """Tell a person at a terminal what is being done once it takes longer than a second; clear it at the end."""
    if not is_terminal(sys.stderr):
        yield
        return
    done = threading.Event()
    teller = threading.Thread(target=_tell_until, args=(done, doing), daemon=True)
    teller.start()
    try:
        yield
    finally:
        done.set()
        teller.join()


def _tell_until(done: threading.Event, doing: str) -> None:
    started = time.monotonic()
    if done.wait(PATIENCE):
        return
    while not done.wait(_STEP):
        sys.stderr.write(f"\r{doing} … {time.monotonic() - started:.0f} s")
        sys.stderr.flush()
    sys.stderr.write("\r\x1b[K")
    sys.stderr.flush()
