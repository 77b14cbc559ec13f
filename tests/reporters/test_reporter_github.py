from curate.report import Report
from curate.reporters import Options, render


def test_each_finding_is_a_command_at_its_place(report: Report) -> None:
    lines = render("github", report, Options()).splitlines()
    assert lines[0] == (
        "::error file=claims/introduction.yaml,line=14,endLine=14,col=5,endColumn=9,"
        "title=CIT101 number-beyond-list (Introduction%2C paragraph 2%2C sentence 1)"
        "::[63] points beyond the reference list, which ends at [58] Okafor 2021"
        "%0Acorrect the number, or add the missing reference"
    )
    assert lines[1].startswith("::warning file=claims/introduction.yaml,line=20,endLine=22,title=")
    assert lines[2].startswith("::notice title=CIT102 uncited-reference (berg-2018)::")
    assert lines[3].startswith("::notice title=curate::1 error, 1 warning and 1 note")


def test_quiet_leaves_what_fails(report: Report) -> None:
    assert render("github", report, Options(fail_on="error", quiet=True)).count("\n") == 1


def test_hostile_text_starts_no_command_of_its_own(hostile: Report) -> None:
    lines = render("github", hostile, Options()).splitlines()
    assert [line.split()[0] for line in lines] == ["::error", "::notice"]
    properties, _, message = lines[0].removeprefix("::").partition("::")
    assert properties.startswith("error file=%3A%3Aa%3Ab%2C")
    assert "%250A" in message
