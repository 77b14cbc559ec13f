"""What the sequence model sees of each token: its shape, its words, its surroundings.

Trained and applied with the same function; a change here asks for a new model (benchmarks/train_parsing.py).
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from curate.bibliography.dates import MONTHS
from curate.bibliography.tokens import Token
from curate.nameshape import is_initials, is_particle

_YEAR = re.compile(r"[(\[]?(?:c(?:irc)?a?\.?\s?)?(?:1[5-9]|20)\d\d[a-z]?[)\]]?$")
_RANGE = re.compile(r"[A-Za-z]{0,3}\d+[a-z]?[-–—‐‑−][A-Za-z]{0,3}\d+[a-z]?$")
_CORE = re.compile(r"^[\W_]+|[\W_]+$")
_LABEL = re.compile(r"[\[(]?\d{1,4}[\])]?\.?$|\[\S+\]$")
_OPEN, _CLOSE = '“«„‘"', '”»“’"'

_WORD_CLASSES: dict[str, str] = {
    "in": "in in: in; v в // im dans en em w içinde:",
    "ed": "ed eds editor editors edited hrsg hg herausgeber éd éds dir coord coords org orgs red redaktor ред под editado",
    "page": "p pp page pages s ss pág págs pag seite seiten str с стр c sayfa",
    "volume": "vol vols volume v bd band t tom tome т том volumen cilt no nr num number issue iss n n° nº № heft h núm hft вып выпуск sayı część cz suppl supplement pt part ч",
    "etal": "et al al. others colleagues др соавт ark",
    "and": "and & und y e и i ve et",
    "publisher": "press verlag springer wiley elsevier academic publishers publisher publishing publications books mcgraw-hill sage routledge"
    " oxford cambridge university mit wolters kluwer lippincott saunders mosby karger thieme blackwell taylor francis éditions editorial"
    " wydawnictwo изд издательство изд-во медиа гэотар-медиа наука медицина edições yayınları yayınevi basic crc birkhäuser humana",
    "journal": "journal j zeitschrift annals ann archives arch review revista rev revue bulletin bull proc proceedings transactions trans acta"
    " lancet nature science cell bmc plos frontiers front int letters lett magazine quarterly med clin biol res журнал вестник bülteni"
    " dergisi czasopismo przegląd rivista giornale onkologie вопросы",
    "place": "york london paris berlin oxford cambridge geneva washington boston chicago philadelphia amsterdam москва moscow м спб tokyo beijing"
    " madrid barcelona warszawa kraków lisboa istanbul ankara stuttgart münchen heidelberg leipzig wien zürich rome roma milan dordrecht"
    " netherlands germany france usa uk england ca ny ma pa nj dc il md va tx canada australia switzerland sweden india china brazil brasil new"
    " san los angeles francisco toronto sydney melbourne basel hoboken baltimore louis mo",
    "genre": "thesis dissertation phd ph.d report technical tech master's masters patent preprint poster presentation dissertationsschrift thèse tesis tese"
    " praca doktorska rozprawa tezi автореф дис диссертация автореферат unpublished manuscript biorxiv medrxiv arxiv protocol guideline",
    "edition": "edition edn ed. auflage aufl édition edición edição wydanie wyd baskı изд-е издание rev revised 2nd 3rd 1st 4th 5th",
    "event": "proceedings conference symposium workshop congress meeting kongress conférence congreso congresso konferencja kongresi материалы конференции сборник"
    " proc abstracts lecture",
    "web": "available from url website web online retrieved accessed http https www internet site homepage режим доступа электронный ресурс verfügbar disponible"
    " disponível dostępne adres from:",
    "status": "press forthcoming appear accepted submitted preparation epub ahead print published online печати druck",
    "series": "series lecture notes studies monographs collection reihe serie",
    "group": "organization organisation institute committee association society group consortium ministry council collaboration department agency"
    " foundation commission network centers center national international министерство общество",
    "trans": "trans translated translator translators transl tr übersetzt übers traduit trad traducido tłum пер перевод çev çeviren",
}
_CLASSES: dict[str, tuple[str, ...]] = {}
for _name, _words in _WORD_CLASSES.items():
    for _word in _words.split():
        _CLASSES[_word] = (*_CLASSES.get(_word, ()), _name)


class _Look(NamedTuple):
    """What a token shows by itself: to itself, to its neighbours, and its classes."""

    own: list[str]
    shown: list[str]
    number: str
    classes: tuple[str, ...]
    capital: str  # "A" upper case first, "a" lower case, "i" initials, "" neither


def features(tokens: Sequence[Token]) -> list[list[str]]:
    """Return the features of each token, as strings."""
    looks = [_own(token) for token in tokens]
    rows = [look.own[:] for look in looks]
    ends = [_ends_sentence(token, look.number) for token, look in zip(tokens, looks, strict=True)]
    _add_context(rows, tokens, looks, ends)
    _add_spans(rows, looks, _spans(ends), "s")
    commas = [end or token.text[-1:] in tuple(",;:") for end, token in zip(ends, tokens, strict=True)]
    _add_spans(rows, looks, _spans(commas), "c")
    last = len(rows) - 1
    for at, row in enumerate(rows):
        shown = looks[at].shown
        if at > 0:
            row.extend(["-1" + one for one in looks[at - 1].shown])
            row.append(f"-1{looks[at - 1].shown[2]}|{shown[2]}")
            row.append(f"-1{looks[at - 1].shown[0]}|{shown[0]}")
        else:
            row.append("BOS")
        if at > 1:
            row.extend(["-2" + one for one in looks[at - 2].shown[:3]])
        if at < last:
            row.extend(["+1" + one for one in looks[at + 1].shown])
            row.append(f"+1{shown[0]}|{looks[at + 1].shown[0]}")
        else:
            row.append("EOS")
        if at < last - 1:
            row.extend(["+2" + one for one in looks[at + 2].shown[:3]])
        if 0 < at < last:
            row.append(f"{looks[at - 1].shown[0]}|{shown[0]}|{looks[at + 1].shown[0]}")
    return rows


def _spans(ends: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the ranges of tokens up to and with each end."""
    spans = []
    start = 0
    for at, end in enumerate(ends):
        if end or at == len(ends) - 1:
            spans.append((start, at + 1))
            start = at + 1
    return spans


def _add_spans(rows: list[list[str]], looks: Sequence[_Look], spans: Sequence[tuple[int, int]], mark: str) -> None:
    """Add what the sentence or clause of a token is like as a whole, and the ones beside it."""
    kinds = [_span_kind(looks[start:end]) for start, end in spans]
    for number, (start, end) in enumerate(spans):
        brief, full = kinds[number]
        common = [mark + one for one in full]
        common.append(f"{mark}<{kinds[number - 1][0] if number else ''}")
        common.append(f"{mark}>{kinds[number + 1][0] if number + 1 < len(kinds) else ''}")
        common.append(f"{mark}{brief}>{kinds[number + 1][0] if number + 1 < len(kinds) else ''}")
        common.append(f"{mark}#{min(number, 5)}")
        common.append(f"{mark}-#{min(len(spans) - number, 5)}")
        for at in range(start, end):
            rows[at].extend(common)
            rows[at].append(f"{mark}@{min(at - start, 3)}")


def _span_kind(looks: Sequence[_Look]) -> tuple[str, list[str]]:
    count = len(looks)
    size = "1" if count == 1 else "2" if count == 2 else "4" if count <= 4 else "8" if count <= 8 else "9"
    capitals = [look.capital for look in looks if look.capital]
    words = len(capitals)
    share = (
        "-"
        if not words
        else "AaMm"[min(3, int(capitals.count("a") * 4 / words))]
        if "i" not in capitals
        else "i"
        if capitals.count("i") * 3 >= words
        else "j"
    )
    numbers = "".join(dict.fromkeys(look.number[:1] for look in looks if look.number))[:3]
    classes = dict.fromkeys(name for look in looks for name in look.classes)
    brief = f"{size}{share}{numbers}"
    return brief, [brief, *("k" + name for name in classes)]


def _own(token: Token) -> _Look:
    """Return the features of a token alone, those that its neighbours see too, and its numeric class."""
    if token.kind:
        look = ["s=" + token.kind, "p=", "w=" + token.kind, "k=" + token.kind]
        return _Look(look, look[:3], "", (token.kind,), "")
    text = token.text
    word = _CORE.sub("", text)
    low = word.casefold()
    shape = _shape(word)
    number = _numeric(text, word)
    tail = text[len(text.rstrip(".,;:!?)]}>”’»\"'*")) :]
    head = text[: len(text) - len(text.lstrip("([{<“‘«„\"'*"))]
    shown = [
        f"s={shape}{tail[:2]}",
        f"p={tail}",
        f"w={low}" if not number or number == "year" and not low else f"n={number}",
    ]
    classes = _CLASSES.get(low, ()) or _CLASSES.get(text.casefold(), ())
    if low in MONTHS and shape != "a":
        classes = (*classes, "month")
    shown.extend(["c=" + name for name in classes])
    look = list(shown)
    look.append("h=" + head)
    look.append("z=" + shape)
    if number:
        look.append(f"n={number}:{len(word)}")
        look.append(f"n={number}{tail[:1]}")
    else:
        look.append("l=" + low[:3])
        look.append("r=" + low[-3:])
        look.append("q=" + low[-2:])
        look.append(f"w={low}{tail[:1]}")
    initials = shape[:1] == "A" and _are_initials(text)
    capital = "i" if initials else "A" if shape[:1] == "A" else "a" if shape[:1] == "a" else ""
    return _Look(look, shown, number, classes, capital)


def _are_initials(text: str) -> bool:
    bare = text.strip("()[],;:")
    letters = bare.replace(".", "").replace("-", "")
    if letters.isupper() and letters.isalpha():
        return len(letters) <= 4 or "." in bare[:-1]
    return "." in bare and is_initials(bare)


def _shape(word: str) -> str:
    """Return the shape of a word: runs of one kind of character as one letter, "Mora" "Aa", "GD2" "A0", "10" "0"."""
    shape = ""
    for character in word[:14]:
        if character.isupper():
            one = "A"
        elif character.isdigit():
            one = "0"
        elif character.isalpha():
            one = "a"
        else:
            one = "-" if character in "-–—‐‑−" else character
        if not shape.endswith(one):
            shape += one
    if word.isupper():
        return f"A{min(len(word), 5)}" if shape == "A" else shape
    return shape if len(word) > 2 or shape != "Aa" else "Aa2"


def _numeric(text: str, word: str) -> str:
    if not word or not any(character.isdigit() for character in word):
        return ""
    if _YEAR.match(text.strip(".,;:*")):
        return "year"
    if _RANGE.match(word):
        return "range"
    if text.startswith(("(", "[")):
        return "paren"
    if word.isdigit():
        return "int"
    return "mixed" if len(word) <= 10 else ""


def _add_context(rows: list[list[str]], tokens: Sequence[Token], looks: Sequence[_Look], ends: Sequence[bool]) -> None:
    """Add what only the whole string tells: place, quotes and brackets, sentences so far, years and numbers around."""
    whole = _whole(tokens, looks)
    first_year = next((at for at, look in enumerate(looks) if look.number == "year"), len(rows))
    quote = italic = quoted = False
    depth = sentence = since = 0
    within = 9
    until = _until([look.number != "" for look in looks])
    run, names = _author_run(tokens, looks)
    known = "0" if not run else "1" if names == 1 else "2"
    until_editor = _until(["ed" in look.classes for look in looks])
    count = len(rows)
    for at, (row, token) in enumerate(zip(rows, tokens, strict=True)):
        text = token.text
        quote = quote or (not token.kind and text.lstrip("([*")[:1] in tuple(_OPEN))
        italic = italic or (not token.kind and text.lstrip('(“"').startswith("*"))
        opened = 0 if token.kind else text.count("(") + text.count("[") - text.count(")") - text.count("]")
        if "in" in looks[at].classes and (
            since == 0 or text.startswith("In") or tokens[at - 1].text[-1:] in tuple('.,”’"»')
        ):
            within = 0
        year = "<" if at < first_year else "=" if at == first_year else ">"
        state = (
            f"{'Q' if quote else 'q' if quoted else ''}{'I' if italic else ''}{'B' if depth > 0 or opened > 0 else ''}"
        )
        row.extend(
            (
                f"i={min(10 * at // count, 9)}",
                f"S={min(sentence, 4)}",
                f"d={min(since, 4)}",
                f"Y{year}",
                f"S={min(sentence, 4)}Y{year}{whole}",
                f"u={until[at]}",
                f"e={until_editor[at]}",
                f"in={min(within, 7)}",
                f"in={min(within, 7)}e={until_editor[at]}",
                f"st={state}",
                f"R{known}{_relative(at, run)}" if run else "R0",
                f"R{known}{_relative(at, run)}{looks[at].shown[0]}" if run else "R0",
                f"W{whole}",
                f"W{whole}{looks[at].shown[0]}",
                f"W{whole}{'E' if ends[at] else ''}S={min(sentence, 4)}st={state}",
            )
        )
        depth = max(0, depth + opened)
        since += 1
        within += 1
        if quote and not token.kind and _closes(text):
            quote, quoted = False, True
            row.append("Q]")
        if italic and not token.kind and text.rstrip('.,;:)”"').endswith("*") and len(text) > 1:
            italic = False
            row.append("I]")
        if ends[at]:
            sentence += 1
            since = 0
            row.append("E")


def _author_run(tokens: Sequence[Token], looks: Sequence[_Look]) -> tuple[int, int]:
    """Return where a list of names with initials at the start of the string ends, and how many names it has.

    Names are "Family I", "Family, I." or "I. Family", joined by commas, semicolons or "and". (0, 0) where there is none.
    """
    start = 1 if len(tokens) > 1 and _LABEL.match(tokens[0].text) else 0
    end = names = 0
    at = start
    while at < len(tokens) and names < 400:
        if "and" in looks[at].classes and names:
            at += 1
            continue
        if "etal" in looks[at].classes and names:
            end = at + 1
            at += 1
            if tokens[at - 1].text.casefold().startswith("al"):
                break
            continue
        stop = _one_name(tokens, looks, at)
        if not stop:
            break
        end, names = stop, names + 1
        joined = stop < len(tokens) and ({"and", "etal"} & set(looks[stop].classes))
        if not (joined or tokens[stop - 1].text.endswith((",", ";"))):
            break
        at = stop
    return end, names


def _one_name(tokens: Sequence[Token], looks: Sequence[_Look], at: int) -> int:
    """Return where the name with initials that starts at ``at`` ends, 0 where none starts there."""
    count = len(tokens)
    first = at
    while at < count and looks[at].capital == "i":
        at += 1
        if tokens[at - 1].text.endswith((",", ";")):
            break
    if (
        at - first > 1
        and len(tokens[first].text) > 1
        and "." not in tokens[first].text
        and tokens[at - 1].text[-1:] in ",;."
    ):
        return at  # "LI X," and "MA JM.": a family name that looks like initials
    if at > first:  # "I. Family"
        words = at
        while at < count and at - words < 4 and _is_family(tokens[at], looks[at]):
            at += 1
            if tokens[at - 1].text[-1:] in ",;." or (at < count and "and" in looks[at].classes):
                return at
        return 0
    while at < count and at - first < 4 and (_is_family(tokens[at], looks[at]) and not tokens[at].text.endswith(".")):
        at += 1
        if tokens[at - 1].text.endswith(","):
            break
    if at == first:
        return 0
    words = at
    while at < count and looks[at].capital == "i":
        at += 1
        if tokens[at - 1].text.endswith((",", ";")):
            break
    if at == words:
        return 0
    if at < count and tokens[at].text.rstrip(".,;") in ("Jr", "Sr", "II", "III", "2nd", "3rd"):
        at += 1
    return at


def _is_family(token: Token, look: _Look) -> bool:
    text = token.text.rstrip(".,;")
    return (
        not token.kind
        and (look.capital == "A" or is_particle(text))
        and text.replace("-", "").replace("'", "").replace("’", "").isalpha()
    )


def _whole(tokens: Sequence[Token], looks: Sequence[_Look]) -> str:
    """Return the style of the string in a few letters: quotes, initials first, year early, volume and pages, "In"."""
    quotes = "Q" if any(token.text[:1] in tuple('“«„"') for token in tokens) else ""
    first = next((look.capital for look in looks[:2] if look.capital), "-")
    years = [at for at, look in enumerate(looks) if look.number == "year"]
    early = "E" if years and years[0] < len(looks) * 0.6 and years[0] < len(looks) - 8 else ""
    pages = "P" if any(look.number == "range" for look in looks) else ""
    volume = (
        "V"
        if any(look.number == "paren" for look in looks)
        or any(
            one.number in ("int", "mixed") and two.number in ("range", "int", "mixed")
            for one, two in zip(looks, looks[1:], strict=False)
        )
        else ""
    )
    return quotes + first + early + pages + volume


def _relative(at: int, run: int) -> str:
    """Return where a token stands to the end of the list of names."""
    return "<" if at < run - 1 else "=" if at == run - 1 else "+" if at == run else "2" if at == run + 1 else ">"


def _closes(text: str) -> bool:
    return bool(text.rstrip(".,;:?!)*")[-1:] in tuple(_CLOSE)) and len(text) > 1


def _until(marks: Sequence[bool]) -> list[str]:
    """Return for each token how far ahead the next marked one stands: "0".."6", "far", or "no"."""
    result = ["no"] * len(marks)
    ahead: int | None = None
    for at in range(len(marks) - 1, -1, -1):
        ahead = 0 if marks[at] else ahead + 1 if ahead is not None else None
        if ahead is not None:
            result[at] = str(ahead) if ahead <= 6 else "far"
    return result


def _ends_sentence(token: Token, number: str) -> bool:
    """Return whether a token ends a sentence: punctuation behind what is neither initials nor an abbreviation."""
    if token.kind:
        return True
    text = token.text.rstrip('”"’)]*')
    if text.endswith(("?", "!")):
        return True
    if not text.endswith("."):
        return token.text.endswith((".”", '."')) or False
    word = text[:-1]
    if number:
        return True
    return len(word) > 3 and not _are_initials(text) or (word.isupper() and 1 < len(word) < 4)
