"""Hand over what is for people: a page, a copy of the manuscript with comments, a letter."""

from collections.abc import Sequence
from pathlib import Path
from typing import assert_never

from curate.cli import console
from curate.cli.auditing import Audit
from curate.errors import UsageError
from curate.report import Report
from curate.reporters import Presentation
from curate.reporters.wording import failing, verdict

_WORD = ".docx"


def deliver(
    format_: Presentation,
    audits: Sequence[Audit],
    output: Path | None,
    manuscript: Path | None,
    *,
    quiet: bool,
    original: bool,
) -> None:
    """Write what was asked for to ``output``, or to standard output where that is text.

    ``manuscript`` is the file that a registry was imported from; ``quiet`` leaves only the findings that fail the check.

    Raises:
        CurateError: several paths were checked; the output cannot be written there; the manuscript cannot be read or is
            no Word file where one is needed.
    """
    if len(audits) > 1:
        raise UsageError(f"--format {format_} tells of one manuscript at a time", help="check each path by itself")
    audit = audits[0]
    if output and manuscript and _same(output, manuscript):
        raise UsageError(f"{output} is the manuscript itself", help="name another file after --output")
    report = audit.report
    if quiet:
        report = report.model_copy(update={"findings": failing(report.findings, audit.settings.fail_on)})
    data = _made(format_, audit, report, output, manuscript, original=original)
    if output is None:
        console.show(data.decode(), unicode=True)
        return
    console.save_bytes(data, output)
    if not quiet:
        console.tell(f"{output}: {verdict(report)}")


def _made(
    format_: Presentation,
    audit: Audit,
    report: Report,
    output: Path | None,
    manuscript: Path | None,
    *,
    original: bool,
) -> bytes:
    from curate import documents, presenting, reading

    if manuscript and audit.reading:
        raise UsageError("--manuscript is for a registry; a manuscript was checked", help="leave --manuscript out")
    read = reading.read(manuscript, original=original) if manuscript else audit.reading
    dossier = presenting.dossier(audit.survey, report, read)
    match format_:
        case "html":
            from curate.reporters import html

            return html.render(dossier).encode()
        case "docx":
            file = Path(dossier.manuscript.path) if dossier.manuscript else None
            if output is None or (file and _same(output, file)):
                raise UsageError(
                    "--format docx writes a copy of the manuscript, and was not told where to",
                    help="name a new file: --output annotated.docx",
                )
            return presenting.annotated(dossier, documents.content(file) if file else b"", original=original)
        case "letter":
            if output and output.suffix.lower() == _WORD:
                from curate.reporters.letter import word

                return word.render(dossier)
            from curate.reporters.letter import markdown

            return markdown.render(dossier).encode()
        case _:
            assert_never(format_)


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()
