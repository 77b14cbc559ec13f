import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate.bibliography import parse
from curate.bibliography.parsing import parse_surely

# Invented works in the styles of the world: the string, and the CSL fields that must be read from it.
STRINGS: list[tuple[str, dict[str, Any]]] = [
    (  # Vancouver
        "Novak P, Lindgren A, Osei K, et al. Iron intake and sleep in young athletes: a cohort study. J Sports Nutr. 2019;12(3):245-53. doi:10.1234/jsn.2019.0042 PMID: 30123456",
        {"type": "article-journal", "author": ["Novak P", "Lindgren A", "Osei K"], "title": "Iron intake and sleep in young athletes: a cohort study", "container-title": "J Sports Nutr",
         "issued": [[2019]], "volume": "12", "issue": "3", "page": "245-53", "DOI": "10.1234/jsn.2019.0042", "PMID": "30123456"},
    ),
    (  # Vancouver with dotted initials and a day
        "Mensah K.O., de Vries A.B., Sato H. Early mobilization after hip surgery. Ann Rehabil Med. 2021 Jun 8;10(12):2544. doi: 10.1234/arm10122544. PMID: 34201999; PMCID: PMC8230099.",
        {"author": ["Mensah K.O.", "de Vries A.B.", "Sato H."], "title": "Early mobilization after hip surgery", "container-title": "Ann Rehabil Med", "issued": [[2021, 6, 8]],
         "volume": "10", "issue": "12", "page": "2544", "DOI": "10.1234/arm10122544", "PMID": "34201999", "PMCID": "PMC8230099"},
    ),
    (  # APA
        "Mensah, K. O., de Vries, A. B., & Sato, H. (2015). Sleep quality among nurses on rotating shifts. Journal of Occupational Medicine, 57(4), 401–409. https://doi.org/10.1234/jom.57.401",
        {"author": ["Mensah K. O.", "de Vries A. B.", "Sato H."], "title": "Sleep quality among nurses on rotating shifts", "container-title": "Journal of Occupational Medicine",
         "issued": [[2015]], "volume": "57", "issue": "4", "page": "401-409", "DOI": "10.1234/jom.57.401"},
    ),
    (  # MLA-like, transliterated Russian
        "Orlova K.M., Zhukov S.A., Semenova Yu.K. “Results of Immunotherapy in Children with Sarcoma.” *Questions of Oncology*, vol. 69, no. 3S, 2023, pp. 254–255.",
        {"author": ["Orlova K.M.", "Zhukov S.A.", "Semenova Yu.K."], "title": "Results of Immunotherapy in Children with Sarcoma", "container-title": "Questions of Oncology",
         "issued": [[2023]], "volume": "69", "issue": "3S", "page": "254-255"},
    ),
    (  # an issue that holds another number, and no volume
        "Orlova K.M. “Care after Transplantation: A Literature Review.” *Russian Journal of Paediatric Surgery*, no. 6(87), 2021, pp. 71–80.",
        {"author": ["Orlova K.M."], "issue": "6(87)", "page": "71-80", "issued": [[2021]]},
    ),
    (  # IEEE
        "T. Novak, R. Green, and W.-P. Lang, “Energy storage in small grids,” IEEE Trans. Power Syst., vol. 34, no. 2, pp. 101–110, Mar. 2018.",
        {"author": ["Novak T.", "Green R.", "Lang W.-P."], "title": "Energy storage in small grids", "volume": "34", "issue": "2", "page": "101-110", "issued": [[2018, 3]]},
    ),
    (  # Frontiers
        "Novak P. R., Osei K. (2011). Oxidative stress and heart failure in rowers. Am. J. Physiol. Heart Circ. Physiol. 301, H2181–H2190. 10.1234/ajpheart.00554 21949999",
        {"author": ["Novak P. R.", "Osei K."], "title": "Oxidative stress and heart failure in rowers", "container-title": "Am. J. Physiol. Heart Circ. Physiol.", "volume": "301", "page": "H2181-H2190",
         "DOI": "10.1234/ajpheart.00554", "PMID": "21949999"},
    ),
    (  # Genetics
        "Novak L., Brooks J. C., 2007 The tomato and its pathogens. Plant Genet. J. 3: 1–10.",
        {"author": ["Novak L.", "Brooks J. C."], "title": "The tomato and its pathogens", "volume": "3", "page": "1-10", "issued": [[2007]]},
    ),
    (  # PLoS
        "Novak JA, Schmatz C, Schultz AB (1988) Disc degeneration and age in 600 specimens. Spine 13: 173-178.",
        {"author": ["Novak JA", "Schmatz C", "Schultz AB"], "title": "Disc degeneration and age in 600 specimens", "container-title": "Spine", "volume": "13", "page": "173-178"},
    ),
    (  # nothing between authors and title
        "Ludwin J, Vigano TR, Dill DB Nonalcoholic liver disease: clinic experience with a hitherto unnamed disorder. Clin Proc 1980; 55: 434–8.",
        {"author": ["Ludwin J", "Vigano TR", "Dill DB"], "title": "Nonalcoholic liver disease: clinic experience with a hitherto unnamed disorder", "container-title": "Clin Proc",
         "volume": "55", "page": "434-8", "issued": [[1980]]},
    ),
    (  # Nature
        "Novak, P. & Osei, K. A cell atlas of the river mussel. Nature 561, 234–238 (2018).",
        {"author": ["Novak P.", "Osei K."], "title": "A cell atlas of the river mussel", "container-title": "Nature", "volume": "561", "page": "234-238", "issued": [[2018]]},
    ),
    (  # ACS
        "Novak, P.; Green, R. A.; Osei, K. Coordination polymers of zinc. J. Am. Chem. Soc. 2012, 134, 1234–1240.",
        {"author": ["Novak P.", "Green R. A.", "Osei K."], "title": "Coordination polymers of zinc", "container-title": "J. Am. Chem. Soc.", "volume": "134", "page": "1234-1240", "issued": [[2012]]},
    ),
    (  # GOST, Cyrillic
        "Орлова К.М., Жуков С.А., Щербаков Ю.В. Иммунотерапия солидных опухолей у детей // Вопросы онкологии. – 2023. – Т. 69, № 3. – С. 254–255.",
        {"author": ["Орлова К.М.", "Жуков С.А.", "Щербаков Ю.В."], "title": "Иммунотерапия солидных опухолей у детей", "container-title": "Вопросы онкологии", "issued": [[2023]],
         "volume": "69", "issue": "3", "page": "254-255"},
    ),
    (  # ahead of print: a date and an article number
        "Novak P, Osei K. Naltrexone for hard cases. J Pediatr Nurs. 2026 Feb 19:27527530251419999. doi: 10.1234/27527530251419999.",
        {"issued": [[2026, 2, 19]], "page": "27527530251419999", "container-title": "J Pediatr Nurs"},
    ),
    (  # a supplement
        "Novak P, Osei K. Obesity prevention in schools. J Am Diet Assoc. 1999;99(Suppl 8):S60-S68.",
        {"volume": "99", "issue": "Suppl 8", "page": "S60-S68"},
    ),
    (  # a book
        "Green RA, Brooks T. Principles of paediatric nutrition. 3rd ed. Oxford: Oxford University Press; 2014.",
        {"type": "book", "author": ["Green RA", "Brooks T"], "title": "Principles of paediatric nutrition", "edition": "3", "publisher": "Oxford University Press", "publisher-place": "Oxford", "issued": [[2014]]},
    ),
    (  # a chapter
        "Green RA. Fluids and electrolytes. In: Brooks T, Hall M, eds. Handbook of emergency care. New York: Springer; 2010. p. 112-130.",
        {"type": "chapter", "author": ["Green RA"], "title": "Fluids and electrolytes", "editor": ["Brooks T", "Hall M"], "container-title": "Handbook of emergency care",
         "publisher": "Springer", "publisher-place": "New York", "page": "112-130"},
    ),
    (  # a thesis
        "Brooks T. Selenium in the diet of farmed fish [dissertation]. Uppsala: Uppsala University; 2009.",
        {"type": "thesis", "author": ["Brooks T."], "title": "Selenium in the diet of farmed fish", "publisher": "Uppsala University", "issued": [[2009]]},
    ),
    (  # a conference paper
        "R. Green and T. Brooks. Fast parsing of long lists. In Proceedings of the 12th International Conference on Computational Linguistics, pages 14–21, 1996.",
        {"type": "paper-conference", "author": ["Green R.", "Brooks T."], "title": "Fast parsing of long lists", "page": "14-21", "issued": [[1996]]},
    ),
    (  # a web page
        "World Health Organization. Childhood cancer: fact sheet. WHO website. 10.03.2026. URL: <https://www.example.org/news-room/fact-sheets/detail/cancer> (accessed: 25.03.2026).",
        {"type": "webpage", "author": ["<World Health Organization>"], "issued": [[2026, 3, 10]], "accessed": [[2026, 3, 25]], "URL": "https://www.example.org/news-room/fact-sheets/detail/cancer"},
    ),
    (  # a page of a group, cited date in brackets
        "National Institute of Health Statistics. Sleep in numbers. Dublin: NIHS; 2021 [cited 2022 Dec 10]. Available from: https://example.org/sleep?id=5",
        {"author": ["<National Institute of Health Statistics>"], "accessed": [[2022, 12, 10]], "URL": "https://example.org/sleep?id=5", "issued": [[2021]]},
    ),
    (  # a preprint
        "Novak P, Osei K. Sleep and the river mussel. bioRxiv [Preprint]. 2020. doi: 10.1101/2020.01.01.123456",
        {"type": "article", "author": ["Novak P", "Osei K"], "container-title": "bioRxiv", "DOI": "10.1101/2020.01.01.123456"},
    ),
    (  # in press
        "Novak P, Osei K. Sleep and the heron. J Sleep Res. In press.",
        {"author": ["Novak P", "Osei K"], "title": "Sleep and the heron", "container-title": "J Sleep Res", "status": "In press"},
    ),
    (  # German
        "Müller H, Weiß K. Schlafstörungen bei Kindern und Jugendlichen. Monatsschr Kinderheilkd. 2016;164(2):101-9.",
        {"author": ["Müller H", "Weiß K"], "title": "Schlafstörungen bei Kindern und Jugendlichen", "volume": "164", "issue": "2", "page": "101-9"},
    ),
    (  # Spanish, with particles
        "García-López F, de la Fuente M. Calidad de vida en niños con asma: un estudio transversal. An Pediatr (Barc). 2012;77(5):301-8.",
        {"author": ["García-López F", "de la Fuente M"], "title": "Calidad de vida en niños con asma: un estudio transversal", "container-title": "An Pediatr (Barc)", "volume": "77"},
    ),
    (  # Portuguese, ABNT
        "SILVA, J. A.; SANTOS, M. Qualidade de vida de crianças com asma. Revista de Saúde Pública, São Paulo, v. 41, n. 3, p. 372-380, 2007.",
        {"author": ["Silva J. A.", "Santos M."], "title": "Qualidade de vida de crianças com asma", "volume": "41", "issue": "3", "page": "372-380", "issued": [[2007]]},
    ),
]  # fmt: skip


def plain(csl: dict[str, Any], name: str) -> Any:
    """Return a field as the table above writes it."""
    value = csl.get(name)
    if name in ("author", "editor"):
        return [
            f"<{one['literal']}>"
            if "literal" in one
            else " ".join(one[part] for part in ("non-dropping-particle", "family", "given") if part in one)
            for one in value or ()
        ]
    return value.get("date-parts") if name in ("issued", "accessed") and value else value


@pytest.mark.parametrize(("string", "expected"), STRINGS, ids=[string[:30] for string, _ in STRINGS])
def test_fields_are_read_from_every_style(string: str, expected: dict[str, Any]) -> None:
    csl = parse(string).to_csl()
    assert {name: plain(csl, name) for name in expected} == expected


def test_a_list_cut_short_and_a_letter_behind_the_year_are_noted() -> None:
    item = parse("Novak P, Osei K, et al. (2019a) Sleep and the heron. J Sleep Res 12:45–53.")
    assert item.et_al
    assert item.year == 2019
    assert item.year_suffix == "a"


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ("2015;9.", {"issued": [[2015]], "volume": "9", "page": None}),
        ("2013;2013:675391.", {"issued": [[2013]], "volume": "2013", "page": "675391"}),
        ("(1984) 9: 535–44.", {"issued": [[1984]], "volume": "9", "page": "535-44"}),
        ("2006;83(2, article 44).", {"volume": "83", "issue": "2"}),
    ],
)
def test_unusual_numbers_are_told_apart(numbers: str, expected: dict[str, Any]) -> None:
    csl = parse(f"Novak P, Osei K, Lang W. Sleep and rest of the river heron in winter. J Sleep Res {numbers}").to_csl()
    assert {name: plain(csl, name) for name in expected} == expected


def test_identifiers_stay_as_printed_even_when_they_are_wrong() -> None:
    item = parse("Novak P, Osei K. Sleep and the heron. J Sleep Res. 2019;12:45-53. PMID: PMC8563639")
    assert item.pmid == "PMC8563639"
    assert item.pmcid is None


def test_what_no_field_takes_is_kept_in_the_note() -> None:
    item = parse(
        "Novak P. Sleep and the heron. J Sleep Res. 2019;12:45-53. doi:10.1234/jsr.1 PMID: 30123456 [Erratum in: J Sleep Res 2019;12:99]"
    )
    assert "Erratum" in (item.note or "")


@pytest.mark.parametrize(
    "string",
    ["", " ", ".", "12", "(2019)", "https://example.org", "Smith", "10.1234/abc", "a" * 3000, "( [ “ « 1;2:3-4 (5"],
)
def test_scraps_are_read_without_complaint(string: str) -> None:
    item = parse(string)
    kept = "".join(str(value) for value in item.model_dump(exclude_none=True).values())
    assert all(digits in kept for digits in re.findall(r"\d{4,}", string))


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_any_text_is_read_and_loses_no_number_of_an_identifier(text: str) -> None:
    item = parse(text + " doi:10.1234/abc5")
    assert item.doi or item.note


def test_confidence_is_given_for_every_field_and_is_high_for_a_plain_string() -> None:
    parsed = parse_surely(STRINGS[0][0])
    assert parsed.item == parse(STRINGS[0][0])
    assert set(parsed.confidence) == set(parsed.item.model_dump(exclude_none=True, exclude_defaults=True)) - {
        "type",
        "custom",
        "note",
    }
    assert all(0.8 < share <= 1 for share in parsed.confidence.values())
