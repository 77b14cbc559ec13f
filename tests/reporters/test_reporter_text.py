import re

import pytest

from curate.finding import NotEvaluated
from curate.location import Location
from curate.report import Report
from curate.reporters import Options, render


def text(report: Report, **options: object) -> str:
    return render("text", report, Options(**options))  # type: ignore[arg-type]  # the test names the fields


def test_findings_are_grouped_by_place_with_help_and_what_was_not_evaluated(report: Report) -> None:
    assert text(report) == (
        "-- Introduction, paragraph 2, sentence 1\n"
        "claims/introduction.yaml:14:5: error CIT101 number-beyond-list: "
        "[63] points beyond the reference list, which ends at [58] Okafor 2021\n"
        "    help: correct the number, or add the missing reference\n"
        "    see: references/okafor-2021.yaml:1\n"
        "claims/introduction.yaml:20:3: warning AUT103 spelling-variant: "
        "“Afanasiev” is spelled “Afanasyev” in [7] Afanasyev 2019\n"
        "    help: use one spelling\n"
        "\n"
        "-- berg-2018\n"
        "note CIT102 uncited-reference: [9] Berg 2018 is not cited anywhere\n"
        "\n"
        "-- Not evaluated (this is not a pass)\n"
        "no figure caption was found in the file: CIT111 figure-absent\n"
        "no period is named: REF120 outside-period (3)\n"
        "\n"
        "1 error, 1 warning and 1 note (1 suppressed) in 12 claims, 30 citations and 58 references\n"
    )


def test_a_place_without_a_line_in_the_same_file_is_not_pointed_at(report: Report) -> None:
    word = Location(path="manuscript.docx")
    finding = report.findings[0].model_copy(update={"location": word, "related": (word,)})
    assert "see:" not in text(Report(findings=(finding,)))


def test_nothing_found_says_what_was_read() -> None:
    assert text(Report(claims=1, references=2)) == "no findings in 1 claim and 2 references\n"


@pytest.mark.parametrize(("fail_on", "lines"), [("error", 1), ("warning", 2), ("note", 3), ("never", 0)])
def test_quiet_leaves_only_what_fails_one_line_each(report: Report, fail_on: str, lines: int) -> None:
    assert len(text(report, quiet=True, fail_on=fail_on).splitlines()) == lines


def test_statistics_count_every_rule_that_was_applied(report: Report) -> None:
    table = text(report, statistics=True).split("-- Statistics\n")[1].splitlines()
    assert table[0].split() == ["rule", "level", "findings", "suppressed", "not", "evaluated"]
    rows = {row.split()[0]: row.split()[2:] for row in table[1:4]}
    assert rows["CIT102"] == ["note", "1", "1", "0"]
    assert table[4] == "1 more rule found nothing"


@pytest.mark.parametrize("width", [1, 20, 40, 60, 100])
def test_narrow_terminals_lose_no_word(report: Report, width: int) -> None:
    assert text(report, width=width).split() == text(report).split()


def test_lines_break_at_the_width(report: Report) -> None:
    assert max(map(len, text(report, width=110).splitlines())) <= 110


def test_colour_adds_only_styles(report: Report) -> None:
    coloured = text(report, colour=True)
    assert "\x1b[1;31merror\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == text(report)


def test_hostile_text_drives_neither_terminal_nor_runner(hostile: Report) -> None:
    shown = text(hostile, statistics=True)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    assert not any(line.lstrip().startswith("::") or "##[" in line for line in shown.splitlines())
    assert r"\x1b[31mred" in shown
    shown.encode()


def test_many_rules_that_lack_the_same_are_told_by_family() -> None:
    codes = ("RES101", "RES102", "RES103", "INT101", "INT102", "EVD101")
    lacking = tuple(
        NotEvaluated(rule=code.lower(), code=code, reason="no answer", count=1 + (code == "INT102")) for code in codes
    )
    told = text(Report(not_evaluated=lacking))
    assert (
        "no answer: 3 rules about records (RES), 2 rules about integrity (INT), each up to 2 times, 1 rule about evidence (EVD)\n"
        in told
    )
    assert "RES101" not in told
    named = text(Report(not_evaluated=lacking[:4]))
    assert "no answer: RES101 res101, RES102 res102, RES103 res103, INT101 int101\n" in named
