"""``curate judge``: ask a language model, or a judge of a package, whether sources say what claims say."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curate.cli import console

if TYPE_CHECKING:
    from curate.judging import Judge
    from curate.score import Query, Source

KEY = "CURATE_JUDGE_KEY"
"""The environment variable that holds the key of the model's service, if it wants one."""


def judge(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="Claims as JSON Lines, as `curate score` reads them.")],
    url: Annotated[
        str | None,
        typer.Option(
            "--url", metavar="URL", help="Chat completions of a language model, local or hosted. Texts are sent there."
        ),
    ] = None,
    model: Annotated[str, typer.Option("--model", metavar="NAME", help="The model, as its service calls it.")] = "",
    name: Annotated[
        str | None, typer.Option("--judge", metavar="NAME", help="A judge that an installed package brings.")
    ] = None,
    timeout: Annotated[
        float, typer.Option("--timeout", metavar="SECONDS", min=0.1, max=3_600, help="How long to wait for a reply.")
    ] = 120.0,
    refresh: Annotated[bool, typer.Option("--refresh", help="Ask again what was answered before.")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to standard output.")
    ] = None,
) -> None:
    """Ask whether each cited source says what the claim says, and print one JSON object a line.

    Nothing is asked unless you name a judge. Each line has "id" and "judgements": of each cited reference the answer (mentions,
    conflicts, not found, not evaluated), the words quoted from title or abstract, the reason, and the prompt and the reply as
    they were. An answer whose quotation is not in the source is not evaluated. Replies are kept, and not asked
    for again. A line that cannot be read, or for which the judge did not answer, is named, and the others are answered. A key for the service is taken from the environment variable CURATE_JUDGE_KEY.
    """
    from curate.cli import claimlines, jsonlines

    called = "standard input" if file == "-" else file
    chosen = _chosen(url, model, name, timeout=timeout, refresh=refresh)

    def said(row: Any, where: str) -> dict[str, Any]:
        query, sources = claimlines.asked(row, where)
        judgements = [_said(chosen, query, source) for source in sources if source.id in query.cited]
        return {"id": row["id"], "judgements": judgements}

    with console.progress(f"judging {called}"):
        jsonlines.answer(
            jsonlines.lines(file, called), called, said, what="claim", shape=claimlines.SHAPE, output=output
        )


def _chosen(url: str | None, model: str, name: str | None, *, timeout: float, refresh: bool) -> "Judge":
    """Return the judge that was named.

    Raises:
        UsageError: none was, or two were.
    """
    from curate.errors import UsageError

    if bool(url) == bool(name):
        raise UsageError(
            "two judges are named" if url else "no judge is named",
            help="give --url and --model of a language model, or --judge with the name of one that a package brings",
        )
    if name:
        from curate.judging import brought

        return brought(name)
    if not model:
        raise UsageError("the model at --url is not named", help="add --model NAME")
    from platformdirs import user_cache_path

    from curate import __version__
    from curate.http import Session
    from curate.judging.chat import Chat

    session = Session(
        version=__version__,
        cache=user_cache_path("curate") / "judgements.sqlite",
        max_age=36_500,
        timeout=timeout,
        refresh=refresh,
    )
    return Chat(session, url or "", model, os.environ.get(KEY, ""))


def _said(chosen: "Judge", query: "Query", source: "Source") -> dict[str, str]:
    """Return what the judge says of a source, its quotation looked up."""
    from curate.judging import Judgement, verified

    if not source.title.strip() and not source.abstract.strip():
        lacking = Judgement(reference=source.id, answer="not evaluated", reason="neither title nor abstract is known")
        return lacking.model_dump(mode="json")
    return verified(chosen.judge(query, source), source).model_dump(mode="json")
