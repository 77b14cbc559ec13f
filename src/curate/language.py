"""Which language a text is in, told by its letters, function words and word endings, and only where that is clear."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

NAMES: Mapping[str, str] = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "pl": "Polish",
    "tr": "Turkish",
    "nl": "Dutch",
    "ru": "Russian",
}
"""The languages that are told, by their codes of ISO 639-1. ``ru`` is Russian where all letters are of its alphabet."""

_WORDS = {
    "en": """
        the of and in to with for by from on at is are was were that as an or after between among during their its be been has
        have had not this these those than which who into versus using via without within under over through a no do it we our
        he so per man men also can may more most other both against about towards new is there what how why when does die den
        come plus pour main son sin sur son us or if but all one two use used based
        children women adults cells cell disease treatment study review trial effect effects high early late risk health growth human
        role years care among new
    """,
    "de": """
        der die das und ist nicht mit von für auf im dem den des ein eine einer eines einem einen bei beim zur zum nach über
        unter durch als auch sich werden wird wurde wurden sind oder aus wie zwischen gegen vor ihre seine haben hat kann können
        vom ohne während bis an in zu so man nur noch mehr sowie am
    """,
    "fr": """
        le la les des du de et en un une dans pour par sur avec chez au aux est sont été ont qui que cette ce ces leur leurs plus
        ou après entre sans être il elle nous à son on a se ne pas lors
    """,
    "es": """
        el la los las de del y en un una con por para que se al es son fue fueron como más su sus entre sobre tras sin o a no ha
        han lo este esta ante según desde hasta durante
    """,
    "pt": """
        o a os as de do da dos das e em no na nos nas um uma com por para que se ao aos à às é são foi foram como mais seu sua
        entre sobre sem ou não pelo pela pelos pelas num numa durante
    """,
    "it": """
        il lo la i gli le di del della dei delle dello degli e ed in nel nella nei nelle negli con per che si un una uno è sono al
        alla ai alle allo agli come più tra fra sul sulla sui sulle da dal dalla dai dalle non ha o a se ad durante
    """,
    "pl": """
        i w z we ze na do u o a się nie oraz po od przez dla przy jest są jako pod lub za jego ich tym to czy był była było były
        który która które nad
    """,
    "tr": """
        ve bir ile bu için olan olarak veya da de ki en çok gibi daha sonra olgu eden göre üzerine arasında olduğu ise ilk iki
    """,
    "nl": """
        de het een van en in op met voor bij te zijn door tot naar uit aan der werd worden niet ook dat als na om tussen tegen
        zonder wordt
    """,
}
_ENDS = {
    "en": "ing ings ness ed ally ically ical ity ly ogy apy phy ncy ery ary ory ies ous ship th ght ck",
    "de": "ung ungen keit keiten heit heiten lich liche lichen licher isch ische ischen ischer schaft schaften tät täten ierung",
    "fr": "eux euse euses ité ités ée ées ère ères ème èmes ienne iennes ogie ogies",
    "es": "ción ciones miento mientos dad dades encia encias ancia ancias ía ías ado ados ada adas ico icos ica icas oso osa",
    "pt": "ção ções dade dades mento mentos ência ências ância ões ado ados ada adas ico icos ica icas ogia oso osa",
    "it": "zione zioni mento menti ità ico ici ica iche ogia ogie oso osa ezza ato ata ati ate",
    "pl": "ego ych ów ości ość owych owej owy owa owe enia ania enie anie iem ami ymi nych nej cji",
    "tr": "ları leri larda lerde larında lerinde lığı liği ması mesi inde ında unda ünde sinin sının nin nın lık luk larının lerinin",
    "nl": "heid heden lijk lijke ische atie aties eel ingen",
}
_LETTERS = {
    "de": "ßäöü",
    "fr": "éèêëîïûœçâô",
    "es": "ñáéíóú¿¡",
    "pt": "ãõáâéêíóôúç",
    "it": "àèìòù",
    "pl": "łąęśżźćńó",
    "tr": "ışğöüçâ",
    "nl": "ëï",
}
_WORD_WEIGHT, _END_WEIGHT, _LETTER_WEIGHT = 1.0, 0.7, 0.5
_LONG = 6
"""Only words of so many letters are told by their endings."""

_ENOUGH, _AHEAD = 2.0, 1.5
"""A language is told where so much speaks for it, and so much more than for any other: about two function words."""

_MOST = 20_000
"""Characters that are looked at."""

_LATIN = re.compile(
    r"\b(?:de novo|in vitro|in vivo|in situ|ex vivo|in silico|et al|a priori|per se|post hoc|ad hoc|in utero|el niño|la niña)\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_ASCII_LETTER = re.compile(r"[A-Za-z]")
_OTHERS_CYRILLIC = frozenset("іїєґўјљњћђџѓќѕ")


def _by_word(lists: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for code, words in lists.items():
        for word in dict.fromkeys(words.split()):
            found.setdefault(word, []).append(code)
    return {word: tuple(codes) for word, codes in found.items()}


_KNOWN, _ENDINGS = _by_word(_WORDS), _by_word(_ENDS)
_LONGEST_END = max(map(len, _ENDINGS))


@lru_cache(maxsize=4096)
def language(text: str, usual: str = "") -> str:
    """Return the code of the language that a text is surely in, else the usual one of its surroundings ("" for none).

    A short text without function words is never sure. Another language than the usual one has to be clearly ahead of it. The
    usual one is not taken for a text in letters that it is not written in.
    """
    text = unicodedata.normalize("NFC", text[:_MOST]).replace("İ", "i").lower()
    letters = _letters(text)
    if letters["Cyrillic"] > letters["Latin"] + letters["other"]:
        return "" if _OTHERS_CYRILLIC & set(text) else "ru"
    if letters["other"] > letters["Latin"]:
        return ""
    if usual == "ru" and letters:
        usual = ""
    scores = _scores(_WORD.findall(_LATIN.sub(" ", text)))
    (best, first), (_, second) = (
        scores.most_common(2) if len(scores) > 1 else ((*scores.items(), ("", 0.0), ("", 0.0))[:2])
    )
    if first < _ENOUGH or first - (scores[usual] if best != usual and usual else second) < _AHEAD:
        return usual
    return best if first > second else usual


def in_language(titles: Iterable[str], wanted: str) -> str:
    """Return the title under which a work is compared with texts of a language ("" for none in particular).

    It is the first, or where that is surely in another language, the first other one that is surely in this, or a translation in
    brackets, which are into English. The brackets ("[Late relapse of …]") are left out.
    """
    known = [title.strip() for title in titles if title.strip()]
    if not known:
        return ""
    if not wanted or language(known[0], wanted) == wanted:
        return bare(known[0])
    sure = (title for title in known[1:] if language(title) == wanted)
    translated = (title for title in known[1:] if wanted == "en" and bare(title) != title)
    return bare(next(sure, None) or next(translated, None) or known[0])


def bare(title: str) -> str:
    """Return a title without the brackets that mark it as a translation."""
    text = title.strip()
    inner = text.rstrip(". ")
    return inner[1:-1].rstrip(". ") if inner.startswith("[") and inner.endswith("]") and inner.count("[") == 1 else text


def _scores(words: Iterable[str]) -> Counter[str]:
    """Return how much speaks for each language; a word that comes again says nothing new."""
    scores: Counter[str] = Counter()
    for word in dict.fromkeys(words):
        for code, weight in _said(word):
            scores[code] += weight  # type: ignore[assignment]  # a Counter counts with any number
    return scores


def _said(word: str) -> Iterator[tuple[str, float]]:
    if word in _KNOWN:
        yield from ((code, _WORD_WEIGHT) for code in _KNOWN[word])
        return
    codes: dict[str, float] = {}
    if len(word) >= _LONG:
        for size in range(2, _LONGEST_END + 1):
            codes |= dict.fromkeys(_ENDINGS.get(word[-size:], ()), _END_WEIGHT)
    if not word.isascii():
        for code, letters in _LETTERS.items():
            if not set(letters).isdisjoint(word):
                codes[code] = codes.get(code, 0.0) + _LETTER_WEIGHT
    yield from codes.items()


def _letters(text: str) -> Counter[str]:
    """Return how many letters of a text are of each script."""
    if text.isascii():  # as most texts are
        return Counter(Latin=len(_ASCII_LETTER.findall(text)))
    return Counter(_script(letter) for letter in text if letter.isalpha())


def _script(letter: str) -> str:
    point = ord(letter)
    if 0x400 <= point < 0x530:
        return "Cyrillic"
    return "Latin" if point < 0x250 or 0x1E00 <= point < 0x1F00 else "other"
