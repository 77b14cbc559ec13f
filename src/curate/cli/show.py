"""``curate show``: everything known about one thing."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curate.cli import console

if TYPE_CHECKING:
    from curate.claim import Claim
    from curate.reference import Reference


def show(
    what: Annotated[
        str,
        typer.Argument(
            metavar="CLAIM|REFERENCE|CITATION",
            help="The id of a claim or reference, the number of a reference, or a citation as printed.",
        ),
    ],
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="A manuscript, or a folder with a registry.")
    ] = None,
) -> None:
    """Show everything known about one claim, reference or citation.

    A citation is given as it is printed: "[3-5]", "Mora J. et al.", "(Ito, 2019)"; for one by name the references
    that it may mean are shown, with what speaks against each.
    """
    from curate.cli import places
    from curate.cli.auditing import audit
    from curate.cli.card import card, find
    from curate.cli.flags import Flags
    from curate.cli.recalling import texts
    from curate.quoting import sentences
    from curate.reporters.escaping import one_line

    (place,) = places.named([path] if path else ())
    with console.progress(f"looking through {place}"):
        audited = audit(place, Flags())
    subject = find(audited.facts, what)
    known = texts(audited.facts, audited.settings, audited.folder)

    def told(claim: "Claim", reference: "Reference") -> Iterable[str]:
        return (one.told for one in sentences(audited.survey, claim, reference, known))

    lines = card(audited.facts, subject, audited.report.findings, told)
    console.show("".join(f"{one_line(line)}\n" for line in lines))
