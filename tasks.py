#!/usr/bin/env python3
"""Do everything one does with a clone of this repository; the virtual environment is made where it is missing.

    python3 tasks.py check [...]     run `curate check` (on this repository's own registry, or on what is named)
    python3 tasks.py test [...]      run every check of the code, and the tests (arguments go to pytest)
    python3 tasks.py docs            write the generated documentation anew
    python3 tasks.py bench NAME ...  run benchmarks/NAME.py, or the folder benchmarks/NAME

Only the standard library is used here: this file has to run before anything is installed.
"""

from __future__ import annotations  # so that an old Python gets as far as saying that it is too old

import hashlib
import importlib.util
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
OLDEST = (3, 11)
COVERAGE = 90
"""The least share of branches, in percent, that the tests have to run through."""


def main(arguments: list[str]) -> int:
    """Run the task that is named first, and return its exit code."""
    if sys.version_info < OLDEST:
        print(f"tasks.py needs Python {'.'.join(map(str, OLDEST))} or later; this is {sys.version.split()[0]}")
        return 2
    task, *rest = arguments or ["help"]
    if task == "check":
        install("")
        return run(PYTHON, "-m", "curate", "check", *rest, cwd=None if rest else ROOT)
    if task == "test":
        install("[dev]")
        return test(rest)
    if task == "docs":
        install("[dev]")
        return run(PYTHON, ROOT / "docs" / "generate.py")
    if task == "bench" and rest:
        install("[dev]")
        script = ROOT / "benchmarks" / f"{rest[0]}.py"  # or a folder of the name
        return run(PYTHON, script if script.is_file() else script.with_suffix(""), *rest[1:])
    print(__doc__)
    return 0 if task in ("help", "-h", "--help") else 2


def install(extras: str) -> None:
    """Install this clone, with what it needs, into its own environment; do nothing where that is done already."""
    wanted = hashlib.sha256((ROOT / "pyproject.toml").read_bytes()).hexdigest()
    stamp = VENV / f"installed{extras}"
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted and PYTHON.exists():
        return
    has_pip = importlib.util.find_spec("ensurepip") is not None  # Debian's Python comes without
    if not PYTHON.exists():
        say(f"making {VENV.name} with Python {sys.version.split()[0]}")
        must(sys.executable, "-m", "venv", *([] if has_pip else ["--without-pip"]), VENV)
    pip = [str(PYTHON), "-m", "pip"] if has_pip else [sys.executable, "-m", "pip", "--python", str(PYTHON)]
    say(f"installing curate{extras} and what it needs (this takes a minute, once)")
    must(*pip, "install", "--quiet", "--disable-pip-version-check", "--editable", f"{ROOT}{extras}")
    stamp.write_text(wanted, encoding="utf-8")


def test(arguments: list[str]) -> int:
    """Run the checks of the code and the tests, all of them, and return 1 where any failed."""
    checks: dict[str, list[str | Path]] = {
        "ruff format": [BIN / "ruff", "format", "--check", "--quiet", "."],
        "ruff check": [BIN / "ruff", "check", "--quiet", "."],
        "mypy": [BIN / "mypy"],
        "import-linter": [BIN / "lint-imports", "--no-logo"],
    }
    tests: list[str | Path] = [PYTHON, "-m", "pytest", "--numprocesses=auto"]
    if arguments:
        checks["pytest"] = [*tests, *arguments]
    else:
        checks["pytest"] = [*tests, "--cov", "--cov-report=term:skip-covered", f"--cov-fail-under={COVERAGE}"]
    failed = []
    for name, command in checks.items():
        say(name)
        if run(*command):
            failed.append(name)
    say(f"failed: {', '.join(failed)}" if failed else "all passed")
    return 1 if failed else 0


def run(*command: str | Path, cwd: Path | None = ROOT) -> int:
    """Run a command in the folder ``cwd`` (None: where the caller stands) and return its exit code."""
    return subprocess.run([str(word) for word in command], cwd=cwd, check=False).returncode


def must(*command: str | Path) -> None:
    """Run a command and leave with its exit code where that is not 0."""
    if code := run(*command):
        say(f"failed: {' '.join(map(str, command))}")
        sys.exit(code)


def say(what: str) -> None:
    """Tell what comes next."""
    print(f"== {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
