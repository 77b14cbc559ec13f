"""``curate decide``: settle one link or finding without a conversation."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from curate.cli import console

if TYPE_CHECKING:
    from datetime import date

    from curate.cli.desk import Desk
    from curate.link import Property
    from curate.queueing import Matter
    from curate.reviewing.deciding import Word


def decide(
    subject: Annotated[
        str,
        typer.Argument(
            metavar="SUBJECT", help="The id of a claim, the id or number of a reference, or 'manuscript' for the whole."
        ),
    ],
    decision: Annotated[
        str,
        typer.Argument(
            metavar="DECISION",
            help="About a link: supports, partly-supports, does-not-support, off-topic, background, cannot-tell."
            " About a finding: accepted, rejected, deferred.",
        ),
    ],
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="A folder with a registry; the current folder if none.")
    ] = None,
    reference: Annotated[
        str | None,
        typer.Option(
            "--reference", metavar="ID|N", help="Which link of the claim; not needed where it cites one work."
        ),
    ] = None,
    finding: Annotated[
        str | None, typer.Option("--finding", metavar="RULE", help="The rule (name or code) whose finding is settled.")
    ] = None,
    fingerprint: Annotated[
        str | None, typer.Option("--fingerprint", help="Only this one of several findings of the rule.")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")] = "",
    quote: Annotated[
        str, typer.Option("--quote", metavar="TEXT", help="What the cited work says, in its own words.")
    ] = "",
    at: Annotated[
        str,
        typer.Option("--at", metavar="'page 4'", help="Where the quote stands in the work, as CSL locators name it."),
    ] = "",
    until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="The decision holds until this day (2030-12-31).")
    ] = None,
    property_: Annotated[
        str | None, typer.Option("--property", metavar="CITO", help="Type the link (citesAsEvidence …).")
    ] = None,
    adjudicate: Annotated[
        bool, typer.Option("--adjudicate", help="This decision settles a conflict of other reviewers.")
    ] = False,
    reviewer: Annotated[
        str | None,
        typer.Option("--reviewer", metavar="NAME", help="Who signs: an ORCID or a name; else the settings, else git."),
    ] = None,
) -> None:
    """Settle a link or a finding: sign a decision and write it into the registry.

    The decision keeps what is seen now; it lapses when that changes. Decisions that others cannot follow without one need a
    --reason: does-not-support, off-topic, cannot-tell, rejected.
    """
    from curate.cli.desk import Desk, signer
    from curate.recording import record
    from curate.reporters.escaping import one_line
    from curate.reviewing.deciding import Word, finding_review, link_review, quoted
    from curate.reviewing.deciding import decision as meant

    desk = Desk.of(path)
    word = Word(
        decision=meant(decision),
        reason=reason,
        evidence=quoted(quote, at),
        until=_day(until),
        adjudicates=adjudicate,
    )
    who = signer(reviewer, desk.settings, desk.root)
    type_ = _property(property_)
    for one in _meant(desk, subject, word, reference, finding, fingerprint):
        if one.finding:
            named = one.finding.rule, one.finding.fingerprint
            review = finding_review(word, who, named, one.seen, desk.today)
        else:
            review = link_review(word, who, one.reference or "", one.seen, desk.today)
        written = record(desk.root, one.subject, review, property_=type_)
        about = f"finding {one.finding.rule}" if one.finding else f"link to {one.reference}"
        console.show(f"{one_line(f'{one.name}, {about}: {review.decision} ({who}, {review.date}); {written}')}\n")


def _meant(
    desk: "Desk", subject: str, word: "Word", reference: str | None, finding: str | None, fingerprint: str | None
) -> "list[Matter]":
    """Return what is to be settled: one link, or the findings of a rule about one subject."""
    from curate.cli.desk import rules
    from curate.errors import UsageError
    from curate.review import LINK_DECISIONS

    name = desk.subject(subject)
    here = [one for one in desk.matters() if one.name == name]
    if finding is not None or fingerprint is not None:
        if reference is not None:
            raise UsageError("--reference and --finding name two things", help="settle them one after the other")
        wanted = rules((finding,)) if finding is not None else None
        said = [one for one in here if one.finding and (wanted is None or one.finding.rule in wanted)]
        found = [one for one in said if one.finding and fingerprint in (None, one.finding.fingerprint)]
        if not found:
            made = sorted({f"{one.finding.rule} {one.finding.fingerprint}" for one in here if one.finding})
            raise UsageError(
                f"there is no finding {finding or ''} {fingerprint or ''}".rstrip() + f" about {name} to settle",
                help=f"those about it: {', '.join(made)}" if made else "`curate check` lists the findings",
            )
        return found
    if word.decision not in LINK_DECISIONS:
        raise UsageError(
            f"'{word.decision}' settles a finding, and none is named",
            help="give --finding RULE, as `curate check` names it",
        )
    links = [one for one in here if one.reference]
    cited = ", ".join(f"{one.reference}" for one in links)
    if not links:
        raise UsageError(f"{name} cites nothing", help="a decision about a link needs a claim that cites a work")
    if reference is None:
        if len(links) > 1:
            raise UsageError(
                f"{name} cites {len(links)} works", help=f"say which: --reference {cited.replace(', ', ' | ')}"
            )
        return links
    identity = desk.reference(reference)
    found = [one for one in links if one.reference == identity]
    if not found:
        raise UsageError(f"{name} does not cite {identity}", help=f"it cites {cited}")
    return found


def _day(text: str | None) -> "date | None":
    from datetime import date

    from curate.errors import UsageError

    try:
        return date.fromisoformat(text) if text is not None else None
    except ValueError as error:
        raise UsageError(f"--until {text} is no date", help="write it as 2030-12-31") from error


def _property(word: str | None) -> "Property | None":
    from typing import get_args

    from curate.errors import UsageError, suggestion
    from curate.link import Property

    known = get_args(Property)
    if word is not None and word not in known:
        raise UsageError(
            f"there is no property '{word}'{suggestion(word, known)}", help=f"those are {', '.join(known)}"
        )
    return next((one for one in known if one == word), None)
