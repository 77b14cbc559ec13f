"""What becomes of decisions when a manuscript is resubmitted: invented manuscripts of 200 claims, every link decided.

    python3 tasks.py bench resubmitting [SEEDS] [--claims N]

The list is renumbered and printed in another style; claims are reworded, split, retyped, moved and deleted, works added to and
taken from citations, and some works corrected. Printed is how many decisions survived, lapsed (and through what), were told as
unused or were removed with their claim, and every one that is not as it must be.
"""

import argparse
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from curate.config import Settings
from settlement import tried


def main() -> int:
    """Print the outcomes, and return 1 where any decision is not as it must be."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seeds", nargs="?", type=int, default=5)
    parser.add_argument("--claims", type=int, default=200)
    asked = parser.parse_args()
    wrong = 0
    for quotes in ("keep", "digest"):
        outcomes: Counter[str] = Counter()
        failed: list[str] = []
        started = time.monotonic()
        for seed in range(asked.seeds):
            with tempfile.TemporaryDirectory() as folder:
                result = tried(Path(folder), seed, asked.claims, Settings.model_validate({"quotes": quotes}))
            outcomes.update(result.outcomes)
            failed += [f"seed {seed}: {one}" for one in result.wrong]
        print(f'quotes = "{quotes}": {asked.seeds} manuscripts of {asked.claims} claims, {outcomes.total()} decisions')
        for outcome, count in outcomes.most_common():
            print(f"  {count:6} must be: {outcome}")
        print(f"  {len(failed):6} are not as they must be; {time.monotonic() - started:.1f} s")
        for line in failed:
            print(f"         {line}")
        wrong += len(failed)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
