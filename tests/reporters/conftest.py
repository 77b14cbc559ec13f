"""A small report with a finding of every level, one set aside, one rule that could not be applied."""

import pytest

from curate.finding import Finding, NotEvaluated
from curate.location import Location
from curate.report import Descriptor, Report, Suppressed

BEYOND = Finding(
    rule="number-beyond-list",
    code="CIT101",
    level="error",
    confidence="high",
    message="[63] points beyond the reference list, which ends at [58] Okafor 2021",
    help="correct the number, or add the missing reference",
    subject="c1",
    place="Introduction, paragraph 2, sentence 1",
    location=Location(path="claims/introduction.yaml", line=14, column=5, end_line=14, end_column=9),
    related=(Location(path="references/okafor-2021.yaml", line=1),),
    fingerprint="0123456789abcdef",
)
VARIANT = Finding(
    rule="spelling-variant",
    code="AUT103",
    level="warning",
    confidence="medium",
    message="“Afanasiev” is spelled “Afanasyev” in [7] Afanasyev 2019",
    help="use one spelling",
    subject="c2",
    place="Introduction, paragraph 2, sentence 1",
    location=Location(path="claims/introduction.yaml", line=20, column=3, end_line=22, end_column=1),
    fingerprint="fedcba9876543210",
)
UNCITED = Finding(
    rule="uncited-reference",
    code="CIT102",
    level="note",
    confidence="high",
    message="[9] Berg 2018 is not cited anywhere",
    subject="berg-2018",
)
OLD = Finding(
    rule="uncited-reference", code="CIT102", level="note", confidence="high", message="[3] Ito 2001 is not cited"
)


@pytest.fixture
def report() -> Report:
    return Report(
        findings=(BEYOND, VARIANT, UNCITED),
        not_evaluated=(
            NotEvaluated(rule="figure-absent", code="CIT111", reason="no figure caption was found in the file"),
            NotEvaluated(rule="outside-period", code="REF120", reason="no period is named", count=3),
        ),
        suppressed=(Suppressed(finding=OLD, by="settings", reason="a classic, kept for history"),),
        rules=(
            Descriptor(
                name="number-beyond-list",
                code="CIT101",
                level="error",
                confidence="high",
                summary="A number beyond the reference list",
                documentation="## What it does\n\nLooks for numbers beyond the list.\n",
            ),
            Descriptor(
                name="uncited-reference", code="CIT102", level="note", confidence="high", summary="A reference uncited"
            ),
            Descriptor(
                name="spelling-variant", code="AUT103", level="warning", confidence="medium", summary="A name's variant"
            ),
            Descriptor(
                name="duplicate", code="REF110", level="error", confidence="high", summary="The same work twice"
            ),
        ),
        sources=("claims/introduction.yaml",),
        claims=12,
        references=58,
        citations=30,
    )


HOSTILE = (
    "\x1b[31mred\x1b]0;title\x07 \x9b2J \x00null \ud800 lone \u202eabc\u2066 \ufeff \ufffe"
    "\n::set-env name=PATH::/tmp\r\n##[error]no %0A | <script>alert(1)</script> &amp; ]]> [3](https://example.org)"
    " `code` **bold** @someone #1 $(id) \u2028 end"
)


@pytest.fixture
def hostile() -> Report:
    """Return a report whose every text is hostile."""
    finding = Finding(
        rule=HOSTILE,
        code="CIT101",
        level="error",
        confidence="high",
        message=HOSTILE,
        help=HOSTILE,
        subject=HOSTILE,
        place=HOSTILE,
        location=Location(path="::a:b," + HOSTILE, line=1, column=2, end_line=1, end_column=3),
        related=(Location(path=HOSTILE, line=2),),
        fingerprint="0",
    )
    return Report(
        findings=(finding,),
        not_evaluated=(NotEvaluated(rule=HOSTILE, code="CIT102", reason=HOSTILE),),
        suppressed=(Suppressed(finding=finding, by="review", reason=HOSTILE),),
        rules=(
            Descriptor(name=HOSTILE, code="CIT101", level="error", confidence="low", summary=HOSTILE),
            Descriptor(name="x", code="CIT103", level="note", confidence="low", summary=HOSTILE, documentation=HOSTILE),
        ),
        sources=(HOSTILE,),
    )
