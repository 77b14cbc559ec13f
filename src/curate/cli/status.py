"""``curate status``: how far the audit of a registry is."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from curate.cli import console

if TYPE_CHECKING:
    from curate.progressing import Status, Tally


def status(
    path: Annotated[
        Path | None, typer.Argument(metavar="[PATH]", help="A folder with a registry; the current folder if none.")
    ] = None,
    format_: Annotated[Literal["text", "json"], typer.Option("--format", help="How to print it.")] = "text",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to standard output.")
    ] = None,
    fail_under: Annotated[
        float | None,
        typer.Option("--fail-under", metavar="PERCENT", min=0, max=100, help="Exit with 1 where less is settled."),
    ] = None,
) -> None:
    """Say how far the audit is: links and findings by state, by section and by reviewer, and how reviewers agree.

    Settled is a link or finding about which a decision holds that tells what its reviewer saw; findings deferred until a day to
    come count too. Agreement is Cohen's kappa over the first decisions of two reviewers that still hold.
    """
    from curate.cli.desk import Desk
    from curate.progressing import status as measured
    from curate.reporters.escaping import json_text, one_line

    with console.progress("looking how far the audit is"):
        desk = Desk.of(path)
        found = measured(desk.survey, desk.report)
    if format_ == "json":
        text = json_text({"percent": round(found.percent, 2), **found.model_dump(mode="json", by_alias=True)}) + "\n"
    else:
        text = "".join(f"{one_line(line)}\n" for line in told(found))
    if output:
        console.save(text, output)
    else:
        console.show(text, unicode=format_ == "json")
    if fail_under is not None and found.percent < fail_under:
        console.complain(
            f"{found.percent:.1f}% is settled, less than {fail_under:g}%", "`curate review` shows what is open"
        )
        raise typer.Exit(1)


def told(found: "Status") -> Iterator[str]:
    """Return the status line by line."""
    from curate.reporters.wording import count

    done = found.links.done + found.findings.done
    total = found.links.total + found.findings.total
    yield f"{found.percent:.1f}% settled: {done} of {total} links and findings"
    yield f"claims      {found.claims_done} of {found.claims} that cite have all their links settled"
    yield f"links       {found.links.done} of {found.links.total} settled{_states(found.links)}"
    yield f"findings    {found.findings.done} of {found.findings.total} settled{_states(found.findings)}"
    if found.aside:
        yield f"            {found.aside} more are set aside by the settings or a baseline"
    refs = found.references
    yield (
        f"references  {refs.total}: {refs.cited} cited, {refs.known} known to an authority or page,"
        f" {refs.clean} without an open finding"
    )
    yield from _counted("decisions about links", found.links)
    yield from _counted("decisions about findings", found.findings)
    yield ""
    yield "by section (settled of all):"
    width = max((len(part.title) for part in found.parts), default=0)
    for part in found.parts:
        yield (
            f"  {part.title:{width}}  links {part.links.done}/{part.links.total},"
            f" findings {part.findings.done}/{part.findings.total}"
        )
    if found.reviewers:
        yield ""
        yield "by reviewer:"
    for one in found.reviewers:
        judged = f", {one.adjudicated} adjudicated" if one.adjudicated else ""
        of = f"{count(one.links, 'link')}, {count(one.findings, 'finding')}"
        yield f"  {one.name}: {of}; {count(one.holding, 'decision')} of them holding{judged}"
    yield from _agreement(found)


def _agreement(found: "Status") -> Iterator[str]:
    if found.agreements:
        yield ""
        yield "agreement (Cohen's kappa of independent decisions):"
    for one in found.agreements:
        value = f"kappa {one.kappa:.2f}" if one.kappa is not None else f"kappa is undefined: {one.reason}"
        yield f"  {one.a} and {one.b}, {one.kind}s: {one.agreed} of {one.both} the same, {value}"
    if found.disagreements:
        yield ""
        yield "conflicts:"
    for disagreement in found.disagreements:
        decisions = ", ".join(f"{who}: {what}" for who, what in disagreement.decisions.items())
        how = " (adjudicated)" if disagreement.settled else ""
        yield f"  {disagreement.subject}, {disagreement.about}: {decisions}{how}"


def _states(tally: "Tally") -> str:
    states = ", ".join(f"{count} {state}" for state, count in tally.states.items())
    return f" ({states})" if states else ""


def _counted(title: str, tally: "Tally") -> Iterator[str]:
    if tally.decisions:
        yield f"{title}: {', '.join(f'{count} {decision}' for decision, count in tally.decisions.items())}"
