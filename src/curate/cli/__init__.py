"""The command line: parses what was asked, calls the use cases, prints, and turns errors into exit codes."""

import gc
import os
import sys
from typing import NoReturn

INTERRUPTED = 130
"""128 + SIGINT, as shells report it."""

_ALLOCATIONS = 50_000
"""So many new objects before garbage is looked for: what a command loads stays, so looking more often finds nothing."""


def main() -> NoReturn:
    """Run ``curate`` with the arguments of the process, and leave it with the exit code."""
    gc.set_threshold(_ALLOCATIONS)
    # the scorer's tables are small: threads only wait for each other
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:  # around the imports too, which take most of the time of a short command
        from curate.cli.running import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = INTERRUPTED
    sys.exit(code)
