"""``curate init``: a settings file to start from."""

from pathlib import Path
from typing import Annotated

import typer

from curate.cli import console

TEMPLATE = """\
# Settings of curate. Every key is optional; `curate schema settings` describes them all.

# The lowest level that makes `curate check` fail: error, warning, note or never.
fail-on = "warning"

# Whether claims/ keeps the manuscript's sentences ("keep") or only their digests ("digest").
quotes = "keep"

# Only these rules, or not these: names, codes or families. `curate rule` lists them.
# select = ["CIT", "AUT", "REF", "RES", "INT", "TOP", "EVD", "REG"]
# ignore = ["uncited-reference"]

# Years of publication that the review searched, where the manuscript does not say.
# search-period = [2010, 2024]

# Who signs reviews: an ORCID or a name.
# reviewer = "0000-0002-1825-0097"

# Findings that were there before: written by `curate check --write-baseline`.
# baseline = "curate-baseline.json"

# What scores how well works fit their claims: "topic" ships, "embed" is an extra.
# scorer = "topic"

# Whom Crossref and NCBI may write to when `curate resolve` asks them.
# services = { mailto = "editor@example.org" }

# [level]
# citation-out-of-order = "off"

# [[per-path]]
# path = "claims/appendix*.yaml"
# ignore = ["CIT"]

# A finding that may stand, and why.
# [[suppress]]
# rule = "unknown-reference-number"
# subject = "introduction-03"
# reason = "a dose in square brackets, not a citation"
# until = 2030-12-31
"""


def init(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="Where; made if it is not there.")] = Path(),
) -> None:
    """Start a registry: write a curate.toml.

    Every key stands in it, explained. `curate import MANUSCRIPT` then fills the registry.
    """
    from curate import config
    from curate.errors import UsageError

    path = folder / config.FILE
    if path.exists():
        raise UsageError(f"{path} is there already", help="edit it, or remove it first")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(TEMPLATE, encoding="utf-8")
    except OSError as error:
        raise UsageError(
            f"cannot write {path}: {error.strerror}", help="name a folder that you may write to"
        ) from error
    console.show(f"{path} written\nnext: `curate import MANUSCRIPT` in that folder\n")
