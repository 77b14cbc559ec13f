import pytest

from curate.language import in_language, language

SENTENCES = {
    "en": "The pain that children felt during the infusion was relieved by gabapentin.",
    "de": "Die Schmerzen der Kinder während der Infusion wurden durch Gabapentin gelindert.",
    "fr": "La douleur des enfants pendant la perfusion a été soulagée par la gabapentine.",
    "es": "El dolor de los niños durante la infusión fue aliviado con gabapentina.",
    "pt": "A dor das crianças durante a infusão foi aliviada pela gabapentina, mas não em todos os casos.",
    "it": "Il dolore dei bambini durante l'infusione è stato ridotto dalla gabapentina.",
    "pl": "Ból u dzieci podczas wlewu był leczony gabapentyną, która przyniosła ulgę w większości przypadków.",
    "tr": "Çocuklarda infüzyon sırasında görülen ağrı için gabapentin verildi ve bu ağrıları azalttı.",
    "nl": "De pijn die kinderen voelden tijdens het infuus werd door gabapentine verlicht.",
    "ru": "Габапентин уменьшил боль у детей во время инфузии.",
}


@pytest.mark.parametrize("code", SENTENCES)
def test_a_sentence_tells_its_language_whatever_is_usual(code: str) -> None:
    assert {language(SENTENCES[code], usual) for usual in ("", *SENTENCES)} == {code}


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Langzeitergebnisse der Behandlung von Kindern mit Neuroblastom", "de"),
        ("Prise en charge de la douleur chez les enfants atteints d'un neuroblastome", "fr"),
        ("Migración de las anguilas por las esclusas de un canal", "es"),
        ("Migração das enguias pelas eclusas de um canal", "pt"),
        ("Migrazione delle anguille attraverso le chiuse di un canale", "it"),
        ("Migracja węgorzy przez śluzy i jazy na rzekach nizinnych", "pl"),
        ("Çocuklarda ağrı tedavisi için gabapentin kullanımı: bir olgu", "tr"),
    ],
)
def test_titles_of_another_language(title: str, code: str) -> None:
    assert language(title, "en") == code


@pytest.mark.parametrize(
    "title",
    [
        "Dinutuximab beta",
        "Behçet disease, Sjögren syndrome, Ménière disease",
        "De novo mutations in São Paulo and Łódź",
        "Die or survive: den size of foxes",
        "Rôle de la reine: beekeeping in the Vosges and the queen of the hive",
        "Salmonella enterica in vitro",
        "El Niño, La Niña",
        "Escherichia coli O157:H7",
        "12–24 (3)",
        "",
    ],
)
def test_where_nothing_is_sure_the_language_is_the_usual_one(title: str) -> None:
    assert language(title, "en") == "en"
    assert language(title) in ("", "en")


def test_no_usual_language_for_a_text_in_other_letters() -> None:
    assert language("Dinutuximab beta", "ru") == ""
    assert language("神経芽腫の治療", "en") == ""
    assert language("Лікування дітей її", "ru") == ""


def test_the_title_in_the_language_of_the_manuscript() -> None:
    german, english = (
        "Schmerzen bei der Infusion von Antikörpern",
        "The pain of children during the infusion of antibodies",
    )
    assert in_language([german, english], "en") == english
    assert in_language([german, f"[{english}]."], "en") == english
    assert in_language([german, "[Pain: new antibodies]"], "en") == "Pain: new antibodies"
    assert in_language([german, "[Pain: new antibodies]"], "pl") == german
    assert in_language([english, german], "de") == german
    assert in_language([german, english], "de") == german
    assert in_language([german, english], "") == german
    assert in_language([german], "en") == german
    assert in_language(["Dinutuximab", english], "en") == "Dinutuximab"
    assert in_language([" ", ""], "en") == ""
