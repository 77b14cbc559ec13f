"""Digits that Python counts as digits and does not convert (²), and numbers with more digits than it converts."""

from datetime import date
from pathlib import Path

import pytest

from curate import checking, claiming, config, reading
from curate.bibliography.lists import csl, fields
from curate.citing.habits import numbering
from curate.errors import SettingsError
from curate.matching import index
from curate.reference import Date, Item, Reference

ODD = ["²", "①", "9" * 5000, "--5"]


@pytest.mark.parametrize("odd", ODD)
def test_no_month_and_no_day(odd: str) -> None:
    assert fields.month_number(odd) is None
    assert fields.date("2020", "5", odd) == Date(date_parts=((2020, 5),))
    assert csl.item({"type": "book", "issued": {"date-parts": [[2020, odd]], "season": odd}}).issued == Date(
        date_parts=((2020,),)
    )


@pytest.mark.parametrize("odd", ODD)
def test_no_label(odd: str) -> None:
    reference = Reference(id="berg-2020", n=1, label=odd, string="Berg T. Cats. 2020.", item=Item(type="book"))
    assert index([reference]).last == 1
    assert numbering([odd])


@pytest.mark.parametrize("odd", ODD)
def test_a_manuscript_of_odd_numbers_is_read(odd: str, tmp_path: Path) -> None:
    path = tmp_path / "cats.md"
    path.write_text(
        f"# Cats\n\nCats sleep [{odd}] (Berg, {odd}) as Table {odd} and Figure 1-{odd} show [1].\n\n## References\n\n"
        f"1. Berg T. Cats. J Tests. 2020;{odd}({odd}):{odd}-1. doi:{odd}\n2. Ito K. Dogs. J Tests. 2021 {odd} May;1:{odd}.\n",
        encoding="utf-8",
    )
    report = checking.check(claiming.facts(reading.read(path), today=date(2026, 1, 1)), config.Settings())
    assert (report.claims, report.references) == (1, 2)


def test_a_setting_of_too_many_digits_is_refused(tmp_path: Path) -> None:
    (tmp_path / "curate.toml").write_text(f"search-period = [{'9' * 5000}, 1]\n")
    with pytest.raises(SettingsError, match="too long to be read"):
        config.load(tmp_path)
