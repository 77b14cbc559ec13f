import pytest
from hypothesis import given
from hypothesis import strategies as st

from curate.naming import parse_authors
from curate.reference import Name


def shown(text: str) -> list[str]:
    """Return the names as "family|given", with particles and suffixes; groups in angle brackets."""
    names = []
    for name in parse_authors(text)[0]:
        if name.literal:
            names.append(f"<{name.literal}>")
            continue
        parts = [
            " ".join(p for p in (name.non_dropping_particle, name.family) if p),
            name.given or "",
            name.suffix or "",
        ]
        names.append("|".join(part for part in parts if part))
    return names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Mora J, Chan GCF", ["Mora|J", "Chan|GCF"]),
        ("Mora J., Chan G.C.F., Morgenstern D.A.", ["Mora|J.", "Chan|G.C.F.", "Morgenstern|D.A."]),
        ("Mora, J., & Chan, G. C. F.", ["Mora|J.", "Chan|G. C. F."]),
        ("J. Mora and G. Chan", ["Mora|J.", "Chan|G."]),
        ("J Mora, GC Chan", ["Mora|J", "Chan|GC"]),
        ("Mora, J.;Chan, G.", ["Mora|J.", "Chan|G."]),
        ("Mora J Chan G", ["Mora|J", "Chan|G"]),
        ("Lee, L. L., W. E. Howard, and R. E. Marsh.", ["Lee|L. L.", "Howard|W. E.", "Marsh|R. E."]),
        ("Adams, Nicholson B.", ["Adams|Nicholson B."]),
        (
            "Clem, Ralph S., Martin Harry Green, and Joseph D. Olander",
            ["Clem|Ralph S.", "Green|Martin Harry", "Olander|Joseph D."],
        ),
        ("Smith, John, Doe, Jane, & Roe, Richard", ["Smith|John", "Doe|Jane", "Roe|Richard"]),
        ("Kleinsasser A., Von Goedecke A., Keller C..", ["Kleinsasser|A.", "Von Goedecke|A.", "Keller|C."]),
        ("Wu C-C, Dupont J.-P.", ["Wu|C-C", "Dupont|J.-P."]),
        ("P. Pérez y M. Soto", ["Pérez|P.", "Soto|M."]),
        ("Serhan Cn, Yacoubian S, Yang R", ["Serhan|CN", "Yacoubian|S", "Yang|R"]),
        ("Louis ED", ["Louis|ED"]),
        ("Brooks T, Hall M (Eds.)", ["Brooks|T", "Hall|M"]),
        ("Brooks T, Hall M, editors.", ["Brooks|T", "Hall|M"]),
        ("Jeon JR, Moss SR, Fang II", ["Jeon|JR", "Moss|SR", "Fang|II"]),
    ],
)
def test_lists_in_the_usual_shapes(text: str, names: list[str]) -> None:
    assert shown(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Petrova K.M., Sidorenko Yu.V., Akhmedov Sh.M.", ["Petrova|K.M.", "Sidorenko|Yu.V.", "Akhmedov|Sh.M."]),
        ("Иванов И.И., Щербаков Ю.В.", ["Иванов|И.И.", "Щербаков|Ю.В."]),
        ("Ivanov Ivan Ivanovich", ["Ivanov|Ivan Ivanovich"]),
        ("Zhang Xiaoming, Li Wei", ["Zhang|Xiaoming", "Li|Wei"]),
        ("LI X, MA JM, SMITH B", ["LI|X", "MA|JM", "Smith|B"]),
        ("Jean DUPONT, Marie CURIE", ["Dupont|Jean", "Curie|Marie"]),
        ("GARCÍA-LÓPEZ F.", ["García-López|F."]),
        ("García Márquez G, García-Márquez G", ["García Márquez|G", "García-Márquez|G"]),
        ("García Márquez, Gabriel", ["García Márquez|Gabriel"]),
        ("van Noesel MM, van der Zande E, de la Macorra JC", ["van Noesel|MM", "van der Zande|E", "de la Macorra|JC"]),
        ("W.-P. de Roever", ["de Roever|W.-P."]),
        ("Ludwig van Beethoven", ["van Beethoven|Ludwig"]),
        ("Del Bufalo F., Al Dwairey S.Y., El-Gharabawy H", ["Del Bufalo|F.", "Al Dwairey|S.Y.", "El-Gharabawy|H"]),
        ("Del Bufalo", ["Del Bufalo"]),
        ("St. George, L., & St. Clair J.", ["St. George|L.", "St. Clair|J."]),
        ("O'Brien P, D’Souza A", ["O'Brien|P", "D'Souza|A"]),
        ("King ML Jr, Smith JA 3rd, Smith JA III", ["King|ML|Jr", "Smith|JA|3rd", "Smith|JA|III"]),
        ("Smith, J., Jr., & Doe, K., III", ["Smith|J.|Jr.", "Doe|K.|III"]),
    ],
)
def test_names_of_many_countries(text: str, names: list[str]) -> None:
    assert shown(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("World Health Organization", ["<World Health Organization>"]),
        ("Centers for Disease Control and Prevention", ["<Centers for Disease Control and Prevention>"]),
        ("GBD 2019 Diseases and Injuries Collaborators", ["<GBD 2019 Diseases and Injuries Collaborators>"]),
        ("Oncology Committee, National Cancer Association; Surgery Group, Association of Surgeons",
         ["<Oncology Committee, National Cancer Association>", "<Surgery Group, Association of Surgeons>"]),
        ("Band G, Rockett K, Malaria Network.", ["Band|G", "Rockett|K", "<Malaria Network>"]),
        ("Smith J, Doe K; for the ABC Investigators", ["Smith|J", "Doe|K", "<ABC Investigators>"]),
        ("Henriksson KB, and the X Study Group", ["Henriksson|KB", "<X Study Group>"]),
        ("G. Aad et al. (ATLAS Collaboration)", ["Aad|G.", "<ATLAS Collaboration>"]),
        ("Canadian Council on Animal Care (CCAC)", ["<Canadian Council on Animal Care (CCAC)>"]),
        ("Министерство здравоохранения Российской Федерации", ["<Министерство здравоохранения Российской Федерации>"]),
        ("UNICEF", ["<UNICEF>"]),
    ],
)  # fmt: skip
def test_groups_are_kept_whole(text: str, names: list[str]) -> None:
    assert shown(text) == names


@pytest.mark.parametrize(
    "text",
    ["Mora J, Chan G, et al.", "Mora J, Chan G et al", "Mora J, Chan G, and others", "Mora J, Chan G и др.", "Mora J, Chan G, … Zorn A", "Mora J, Chan G ve ark.", "Mora J, Chan G. et. al"],
)  # fmt: skip
def test_a_list_cut_short_says_so(text: str) -> None:
    names, et_al = parse_authors(text)
    assert et_al
    assert [name.family for name in names][:2] == ["Mora", "Chan"]


def test_a_whole_list_does_not_say_that_it_was_cut() -> None:
    assert not parse_authors("Alvarez J, Etala K")[1]


@pytest.mark.parametrize("text", ["Petrova K.M.", "K.M. Petrova", "Petrova, K.M."])
def test_a_name_reads_the_same_whichever_way_round(text: str) -> None:
    assert parse_authors(text) == ((Name(family="Petrova", given="K.M."),), False)


@given(st.text(max_size=80))
def test_any_text_gives_names_with_something_in_them(text: str) -> None:
    names, _ = parse_authors(text)
    assert all(name.family or name.literal for name in names)


FAMILIES = st.sampled_from(["Mora", "van Dijk", "García-López", "O'Neill", "Petrova", "Müller", "Chang"])
INITIALS = st.sampled_from(["J", "GC", "M", "AB"])


@given(st.lists(st.tuples(FAMILIES, INITIALS), min_size=1, max_size=8))
def test_what_is_printed_in_a_style_is_read_back(people: list[tuple[str, str]]) -> None:
    dotted = [(family, "".join(f"{letter}." for letter in initials)) for family, initials in people]
    for text in (
        ", ".join(f"{family} {initials}" for family, initials in people),
        ", ".join(f"{family} {initials}" for family, initials in dotted),
        ", ".join(f"{family}, {initials}" for family, initials in dotted),
        "; ".join(f"{family}, {initials}" for family, initials in dotted),
        ", ".join(f"{initials} {family}" for family, initials in dotted),
    ):
        assert [name.surname for name in parse_authors(text)[0]] == [family for family, _ in people]
