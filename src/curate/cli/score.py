"""``curate score``: how well do the references of a list fit claims?"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from curate.cli import console

if TYPE_CHECKING:
    from curate.score import Source


def score(
    file: Annotated[str, typer.Argument(metavar="FILE|-", help="Claims as JSON Lines. `-` reads standard input.")],
    scorer: Annotated[
        str, typer.Option("--scorer", metavar="NAME", help="What scores: the scorer that ships, or one of a package.")
    ] = "topic",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file, not to standard output.")
    ] = None,
) -> None:
    """Score how well each reference of a list fits a claim, and print one JSON object a line.

    A line is {"id", "claim", "previous", "language", "references": [{"id", "title", "titles", "abstract", "headings"}], "cited":
    [ids]}: the whole list of the manuscript; all but id, claim and references may be absent or null, headings are texts or
    objects with a name. language is that of the manuscript ("en"); titles are others of the work, taken where title is in
    another language than the claim. What is printed is {"id", "scores": [{"id", "score", "evidence", "verdict", "reasons"}]},
    a score for each reference in their order: higher fits better, comparable across lines. The evidence is what was
    compared: abstract, headings (no abstract), title, or nothing (no title). The
    verdict is given for cited references: error, warning and note where only 1, 5 and 10 in 100 sound citations score
    as low, else fits, or not evaluated. A line that cannot be read is named, the others are scored, and the exit code is 2.
    """
    from curate.cli import claimlines, jsonlines
    from curate.scoring import choosing

    name = "standard input" if file == "-" else file
    known: dict[tuple[Source, ...], choosing.Scorer] = {}

    def said(row: Any, where: str) -> dict[str, Any]:
        query, sources = claimlines.asked(row, where)
        if sources not in known:
            if len(known) >= 8:  # the lines of a manuscript mostly stand together
                known.clear()
            known[sources] = choosing.scorer(scorer, sources)
        scores = known[sources].scores(query)
        given = [one["id"] for one in row.get("references") or ()]
        return {
            "id": row["id"],
            "scores": [
                {"id": own, **scores[source.id].model_dump(mode="json")}
                for own, source in zip(given, sources, strict=True)
            ],
        }

    with console.progress(f"scoring {name}"):
        jsonlines.answer(jsonlines.lines(file, name), name, said, what="claim", shape=claimlines.SHAPE, output=output)
