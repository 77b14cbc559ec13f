from markdown_it import MarkdownIt

from curate.report import Report
from curate.reporters import Options, render


def html(report: Report, options: Options) -> str:
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(render("markdown", report, options)))


def test_table_has_a_row_for_each_finding(report: Report) -> None:
    page = html(report, Options())
    assert page.count("<tr>") == 4
    assert "<td>CIT101 number-beyond-list</td>" in page
    assert "[63] points beyond the reference list, which ends at [58] Okafor 2021<br>correct the number" in page
    assert "1 error, 1 warning and 1 note (1 suppressed)" in page
    assert "<li>no period is named: REF120 outside-period</li>" in page


def test_statistics_are_a_second_table(report: Report) -> None:
    assert html(report, Options(statistics=True)).count("<table>") == 2


def test_nothing_found_is_one_line() -> None:
    assert render("markdown", Report(claims=2), Options()) == "**curate:** no findings in 2 claims and 0 references\n"


def test_hostile_text_is_shown_and_does_nothing(hostile: Report) -> None:
    page = html(hostile, Options(statistics=True))
    assert "<script" not in page
    assert "<a " not in page
    assert "<strong>bold" not in page
    assert "<code>" not in page
    assert "@<!-- -->someone" in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp;amp;" in page
    rows = [line for line in render("markdown", hostile, Options()).splitlines() if line.startswith("| error")]
    assert [row.replace(r"\|", "").count("|") for row in rows] == [5]
