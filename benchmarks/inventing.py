"""Invented works of the kinds and languages that collections hardly have: books, theses, web pages, guidelines, trials.

German, French, Spanish, Portuguese, Polish, Turkish, Russian in Cyrillic and in transliteration, and English.
"""

import re
from collections.abc import Iterator
from random import Random

import lexicon
from people import Person
from printing import Record

_KINDS = {
    "article": 5, "book": 6, "chapter": 6, "thesis": 3, "conference": 5, "report": 5, "web": 5, "preprint": 2, "dataset": 1, "trial": 2, "news": 2,
}  # fmt: skip
_REGIONS = ("", "", "", "", ", MA", ", NJ", ", CA", ", Calif.", ", Mass.", ", England", ", UK", ", Germany", ", Canada", ", NY", ", Australia", ", USA", ", Illinois")  # fmt: skip
# {a} and {b} are families, {t} a town, {f} a field of knowledge, {p} a phrase.
_PUBLISHERS = (
    "{t} University Press", "University of {t} Press", "{a} & {b}", "{a} and {b}", "{a} Press", "{a} Books", "{a} Publishers", "{a} & Sons", "{a}, {b} & Co.", "{f} Society",
    "{a} Publishing", "{a} House", "{t} Institute of {f}", "Department of {f}, University of {t}", "{t} Museum Publications", "{a} & {b}, Inc.", "National Academy of {f}",
    "{a}-Verlag", "Editions {a}", "{a} Classics", "{t} State University", "{a}",
)  # fmt: skip
_JOURNALS = (
    "Journal of {f}", "{f} Review", "{f} Quarterly", "Annals of {f}", "{f} Letters", "{t} Review of {f}", "Journal of {f} and {p}", "The {t} Journal of {f}", "{f} & {p}",
    "Advances in {f}", "International Journal of {f}", "{t} Studies", "{f}", "{p}", "{f} Today", "Acta {t}ica", "Bulletin of the {t} Society", "Transactions on {f}",
    "Studies in {f}", "{f} Research", "New {f}", "Proceedings of the {t} Academy", "JAIR", "JMLR", "PNAS", "AJPH",
)  # fmt: skip
_GROUPS = (
    "{t} Institute of {f}", "Ministry of {f}", "{t} Central Bureau of Statistics", "American Association of {f}", "International {f} Federation", "Society for {f}",
    "{f} and Laboratory Standards Institute", "European Authority on {f}, Panel on {p}, {f} and Allergies", "{t} {f} Study Group", "National Academy of {f}", "Council on {f}",
    "Government of {t}", "{t} Health Department", "US Department of {f}", "{f} Foundation", "OIE", "CLSI", "RDA", "FAO", "GitLab", "{a} Foundation",
)  # fmt: skip
_GENRES = ("", "", "Technical report", "WHO Technical Report Series, No. 916", "Report No. 12", "Working paper", "Clinical guideline", "Policy brief")  # fmt: skip
_VERSIONS = ("", "", "Version 2.0", "Version 1.2019", "Version 3.2024", "2nd ed")
_SERVERS = ("bioRxiv", "medRxiv", "arXiv", "Research Square", "SSRN", "Preprints.org", "arXiv preprint")
_REGISTERS = ("ClinicalTrials.gov", "ClinicalTrials.gov", "ISRCTN registry", "EU Clinical Trials Register")
_ORDINALS = ("3rd", "12th", "20th", "International", "Annual")
_PATHS = (
    "", "/about", "/publications/i/item/9789241549455", "/news/2021/03/report.html", "/guidelines/guidelines-detail?category=1&id=1520", "/en/data_and_maps.pdf", "/~files/Report-2019.pdf",
    "/pages/default.aspx?id=12", "/sites/default/files/2016/12/02/final-report.pdf",
)  # fmt: skip
_ISBNS = ("978-0-12-374857-7", "0-13-908385-5", "978-3-16-148410-0", "9780123748577")


def invented(random: Random, count: int) -> Iterator[Record]:
    """Yield invented works."""
    languages = tuple(lexicon.LANGUAGES)
    shares = tuple(words.share for words in lexicon.LANGUAGES.values())
    for _ in range(count):
        kind = random.choices(tuple(_KINDS), tuple(_KINDS.values()))[0]
        yield _Inventor(random, random.choices(languages, shares)[0]).work(kind)


class _Inventor:
    """Invents works in one language."""

    def __init__(self, random: Random, language: str) -> None:
        self.random = random
        self.language = language
        self.words = lexicon.LANGUAGES[language]

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def work(self, kind: str) -> Record:
        pick, words, number = self.random.choice, self.words, self.random.randint
        publisher, place = pick(words.universities) if kind == "thesis" else self.publisher()
        container = self.container(kind)
        when = (number(1975, 2026), number(1, 12), number(1, 28))
        return Record(
            kind=kind,
            authors=self.authors(kind),
            title=self.title(short=kind in ("web", "report")),
            container=container,
            short=next((short for name, short in words.journals if name == container), ""),
            when=when if kind != "web" or self.chance(0.9) else (),
            volume=str(number(1, 180)) if self.chance(0.95) else "",
            issue=self.issue(),
            pages=self.pages(),
            editors=self.people(pick((0, 1, 1, 2, 2, 3, 4))),
            publisher="" if kind == "conference" and self.chance(0.5) else publisher,
            place=place,
            edition=pick(_VERSIONS) if kind == "report" else pick(("", "", *words.editions)),
            genre=pick(words.theses) if kind == "thesis" else pick(_GENRES) if kind == "report" else "",
            number=self.identifier(kind, container),
            doi=f"10.{number(1000, 9999)}/{pick(('j.abc.', 's', 'fonc.', '978-3-'))}{when[0]}.{number(100, 99999)}"
            if self.chance(0.4)
            else "",
            pmid=str(number(10**6, 4 * 10**7)) if kind == "article" and self.chance(0.3) else "",
            isbn=pick(_ISBNS),
            url=f"{pick(('https://www.', 'http://www.', 'https://', 'http://', 'www.'))}{pick(words.hosts)}{pick(_PATHS)}",
            accessed=(number(2008, 2026), number(1, 12), number(1, 28)),
            language="en" if self.language == "translit" else self.language,
        )

    def authors(self, kind: str) -> list[Person]:
        if kind == "web" and self.chance(0.25):
            return []
        if kind in ("report", "web", "trial") and self.chance(0.8):
            names = [self.group() for _ in range(2 if self.chance(0.2) else 1)]
            return [(" & ".join(names), "")] if self.chance(0.5) else [(name, "") for name in names]
        people = self.people(self.random.choice((1, 1, 2, 3, 3, 4, 6, 9)))
        return [*people, (self.group(), "")] if self.chance(0.05) else people

    def group(self) -> str:
        if self.language != "en" or self.chance(0.5):
            return self.random.choice(self.words.groups)
        name = self.named(_GROUPS)
        letters = "".join(word[0] for word in name.split() if word[0].isupper())
        return f"{name} ({letters})" if self.chance(0.3) and len(letters) > 1 and "(" not in name else name

    def people(self, count: int) -> list[Person]:
        pick, words = self.random.choice, self.words
        return [
            (
                pick(words.families),
                pick(words.given) + (f" {pick(words.given)}" if words.middle and self.chance(0.45) else ""),
            )
            for _ in range(count)
        ]

    def title(self, *, short: bool = False) -> str:
        pick, words, number = self.random.choice, self.words, self.random.randint
        if short and self.chance(0.6):
            text = pick((pick(words.phrases), pick(words.openings), f"{pick(words.phrases)} {number(2015, 2024)}"))
        else:
            text = f"{pick(words.openings)} {pick(words.phrases)} {pick(words.links)} {pick(words.phrases)}"
            if self.chance(0.06):
                text = f"{pick(words.phrases)}, {pick(words.phrases)}, {pick(words.phrases)}"
            if self.chance(0.4):
                text += f" {pick(words.links)} {pick(words.phrases)}"
            if self.chance(0.3):
                text += pick((": ", ". ", " – ", " — ", "? ")) + pick(words.subtitles)
            if self.chance(0.12):
                town = pick(lexicon.TOWNS)
                month = pick(("January", "March", "May–June", "July–August", "September", "October to December"))
                year = number(1850, 2020)
                text += pick(
                    (
                        f", {number(1700, 1900)}–{number(1901, 2000)}",
                        f" ({year})",
                        f" in {town}",
                        f", {town}, {year}",
                        f", {town}",
                        f", {town}, {month} {year}",
                        f", {month} {year}",
                    )
                )
        text = re.sub(r"\s+", " ", text).strip()
        return text[:1].upper() + text[1:]

    def container(self, kind: str) -> str:
        pick, words = self.random.choice, self.words
        english = self.language == "en"
        if kind == "article":
            return self.named(_JOURNALS) if english and self.chance(0.5) else pick(words.journals)[0]
        if kind == "chapter":
            return self.title().title() if english and self.chance(0.6) else self.title()
        if kind == "conference":
            return pick(words.events).format(n=pick(_ORDINALS), y=self.random.randint(1975, 2024), t=pick(words.fields))
        if kind == "news":
            return self.named(_JOURNALS) if self.chance(0.3) else ""
        names = {"web": words.sites, "preprint": _SERVERS, "trial": _REGISTERS}
        return pick(names[kind]) if kind in names else ""

    def publisher(self) -> tuple[str, str]:
        """Return a publisher and its place, from the lexicon or made up in the way that they are named."""
        pick = self.random.choice
        name, place = pick(self.words.publishers)
        if self.language != "en" or self.chance(0.4):
            return name, place
        town = pick(lexicon.TOWNS)
        places = (
            place,
            town + pick(_REGIONS),
            town + pick(_REGIONS),
            f"{town} and {pick(lexicon.TOWNS)}",
            f"{town}/{pick(lexicon.TOWNS)}",
        )
        return self.named(_PUBLISHERS), pick(places)

    def named(self, patterns: tuple[str, ...]) -> str:
        pick, words = self.random.choice, self.words
        return pick(patterns).format(
            a=pick(words.families),
            b=pick(words.families),
            t=pick(lexicon.TOWNS),
            f=pick(words.fields),
            p=pick(words.phrases).title(),
        )

    def issue(self) -> str:
        number = self.random.randint
        plain = str(number(1, 12))
        return self.random.choice(
            (
                "",
                plain,
                plain,
                "Suppl 1",
                f"{number(1, 5)}S",
                f"{number(1, 4)}-{number(5, 8)}",
                f"{number(1, 6)}({number(20, 99)})",
            )
        )

    def pages(self) -> str:
        number = self.random.randint
        first = number(1, 1900)
        last = first + number(1, 30)
        prefix = self.random.choice(("", "", "", "", "", "e", "S", "E"))
        return self.random.choice(
            (
                f"{prefix}{first}-{prefix}{last}",
                f"{first}-{last}",
                f"{first}-{last}",
                f"e{number(100, 99999)}",
                str(number(100, 999999)),
                f"{first}",
            )
        )

    def identifier(self, kind: str, container: str) -> str:
        number = self.random.randint
        if kind == "preprint" and "arXiv" in container:
            return f"arXiv:{number(10, 25)}{number(1, 12):02}.{number(1000, 99999):05}"
        if kind != "trial":
            return ""
        if container.startswith("Clin"):
            return f"NCT{number(10**6, 7 * 10**6):08}"
        return (
            f"ISRCTN{number(10**7, 9 * 10**7)}"
            if container.startswith("IS")
            else f"20{number(10, 22)}-00{number(1000, 9999)}-{number(10, 99)}"
        )
