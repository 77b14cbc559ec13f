"""How long a person waits: whole-process seconds of `curate --version` and of `curate check` on a registry.

    python benchmarks/startup.py [--registry DIR] [--runs N]

Each run is a process of its own, timed from its start to its exit. Quote the median.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGETS = {"--version": 0.25, "check": 1.0}
"""Seconds that the median has to stay under."""


def seconds(arguments: list[str], folder: Path) -> float:
    """Return the wall seconds of one process."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "curate", *arguments]
    subprocess.run(command, cwd=folder, capture_output=True, check=False, env=_environment())
    return time.perf_counter() - began


def _environment() -> dict[str, str]:
    """Return the environment, with byte code written: a shell that forbids it has Python compile every module each time."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def main() -> int:
    """Print the figures and return 1 where one is over its target."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--registry", type=Path, default=ROOT)
    parser.add_argument("--runs", type=int, default=10)
    options = parser.parse_args()
    slow = 0
    for argument, target in TARGETS.items():
        seconds([argument], options.registry)  # the first run writes byte code
        runs = [seconds([argument], options.registry) for _ in range(options.runs)]
        median = statistics.median(runs)
        slow += median > target
        print(
            f"curate {argument:<10} median {median:.3f} s  min {min(runs):.3f}  max {max(runs):.3f}  target {target} s"
        )
    return 1 if slow else 0


if __name__ == "__main__":
    sys.exit(main())
