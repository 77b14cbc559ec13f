"""What the words of a name look like: initials, particles, suffixes, groups, family names that come first."""

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PARTICLES = _words(
    "van von vom vander vonder der den de del della dello delle dei degli di da do dos das du des la le les lo el al ap ben bin ibn bint"
    " abu ter ten te 't zu zur zum af av a. d' da' dal dalla y e ul ur op in"
)
_SUFFIXES = _words("jr sr ii iii iv 2nd 3rd 4th")
# Two letters of one Cyrillic, Hungarian or Greek letter, as transliterated initials: "Yu.V.", "Sh.M.", "Ph.".
_DIGRAPHS = _words("yu ya ye yo zh kh ts tz ch sh shch sch iu ia ju ja je dzh dz dj th ph chr cs gy ny sz ty zs ll")
_GROUP_WORDS = _words(
    "academy administration affairs agency alliance association associations authority board bureau center centers centre centres"
    " clinic coalition collaboration collaborative collaborators college commission committee communities community companies company"
    " conference confederation consortium corporation council database department directorate division executive facility faculty"
    " federation force forum foundation fund government group groups hospital inc initiative institute institutes institution"
    " intergovernmental international investigators laboratories laboratory ltd llc ministry national nations network office"
    " organisation organization panel partnership party patrol programme program project registry research school secretariat"
    " service services society societies statistics study survey taskforce team trialists trust union united university workgroup workshop"
    " world writers investigadores gmbh kommission gesellschaft institut institution ministerium bundesministerium universität verband"
    " ministère société fédération agence haute direction organisation comité ministerio sociedad asociación asociacion organización"
    " organizacion instituto universidad grupo comision comisión fundación ministério sociedade associação universidade fundação"
    " ministerstwo towarzystwo instytut polskie uniwersytet bakanlığı derneği üniversitesi kurumu министерство общество ассоциация"
    " институт университет академия комитет фонд центр организация федерация союз группа служба агентство минздрав collectif collective"
    " contributors editors authors bank library museum press fundacja stowarzyszenie vakfı landesamt bundesamt"
)
_JOINERS = _words("of for on the to in with against de la des du für der die das del para и по")
_CAPITAL_PARTICLES = _words(
    "De Del Della Dello Degli Dei Di Da Dal Dalla Dos Das Du Des La Le Lo Van Von Vander Ter Ten El"
)
_SURNAMES_FIRST = _words(
    "zhang wang li chen liu yang huang zhao zhou wu xu sun zhu ma hu guo he lin gao luo zheng liang xie tang xu han cao deng xiao feng"
    " zeng cheng cai peng pan yuan dong yu su ye lu jiang wei shen jin fan fang ren liao yao qiu xia tan kong bai cui kang mao qin shi"
    " hou shao long wan duan qian yin choi jeong jung yoon nguyen tran pham hoang phan vo dang bui"
)
_PINYIN = re.compile(
    r"(?:(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:i?a(?:ng?|i|o)?|u?e(?:ng?|i|r)?|o(?:ng|u)?|i(?:ng?|u|ong|an)?|u(?:a(?:ng?|i)?|i|n|o)?|ü)['-]?){1,3}",
    re.IGNORECASE,
)
_PATRONYMIC = re.compile(r"(?:ovich|evich|ovna|evna|ович|евич|ович|овна|евна|ична|ilyich)$", re.IGNORECASE)
_INITIAL = re.compile(r"[.\s'-]+")


def is_initials(word: str) -> bool:
    """Return whether a word is one or more initials: "J", "J.", "JA", "J.-P.", "GCF", "Yu.V.", "Ю.В."."""
    word = word.strip(",;")
    pieces = [piece for piece in _INITIAL.split(word) if piece]
    if not pieces or len(pieces) > 5:
        return False
    dotted = "." in word
    for piece in pieces:
        if not piece.isalpha() or not piece[0].isupper():
            return False
        if len(piece) == 1 or (piece.isupper() and len(piece) <= (3 if dotted else 4)):
            continue
        if not (dotted and piece.casefold() in _DIGRAPHS):
            return False
    # "St." and "Fr." with nothing behind them are words; "Yu." may be either, and is an initial with its full stop.
    return not (len(pieces) == 1 and len(word) > 5 and not dotted)


def is_particle(word: str) -> bool:
    """Return whether a word is a particle in lower case: "van", "de", "al"."""
    return word.islower() and (word in _PARTICLES or word.rstrip("-'") in _PARTICLES)


def is_family_only(words: list[str]) -> bool:
    """Return whether the words are a family name with a particle in upper case and no given name: "Del Bufalo"."""
    return words[0] in _CAPITAL_PARTICLES and all(
        word in _CAPITAL_PARTICLES or is_particle(word) for word in words[:-1]
    )


def is_suffix(word: str, behind: str = "") -> bool:
    """Return whether a word is a suffix: "Jr.", "III". "JR" and "II" are one only behind initials."""
    bare = word.strip(".,").casefold()
    if bare not in _SUFFIXES:
        return False
    if bare in ("ii", "iii", "iv"):
        return word.isupper() and "." not in word and (not behind or is_initials(behind) or word == "III")
    if word.isupper():  # "JR" is two initials unless initials stand before it
        return bool(behind) and is_initials(behind)
    return word[0].isupper() or word[0].isdigit()


def is_group(text: str) -> bool:
    """Return whether a text names a group: "World Health Organization", "GBD 2019 Collaborators"."""
    words = text.replace("/", " ").split()
    if (
        len(words) > 1
        and any(character.isdigit() for character in text)
        and not re.search(r"\b(?:2nd|3rd|4th)\b", text)
    ):
        return True
    if re.search(r"\([A-Z]{2,}[\w-]*\)$", text.rstrip(".,; ")):  # "Rural Development Administration (RDA)"
        return True
    bare = [word.strip(".,()&\"“”'").casefold() for word in words]
    if any(word in _GROUP_WORDS for word in bare):
        return not any(is_initials(word) for word in words[-1:]) or len(words) > 3
    return (
        len(words) > 2
        and words[0][:1].isupper()
        and any(word in _JOINERS and word not in _PARTICLES for word in words[1:])
    )


def is_patronymic(word: str) -> bool:
    """Return whether a word is a Russian patronymic, so that the family name came first or second."""
    return bool(_PATRONYMIC.search(word.strip(".,")))


def is_surname_first(words: list[str]) -> bool:
    """Return whether a full name starts with its family name, as Chinese and Vietnamese names do: "Zhang Xiaoming".

    Of a single word: whether it is such a family name. "Li Wei" may be either way round and is not taken so.
    """
    if not 1 <= len(words) <= 3 or words[0].casefold() not in _SURNAMES_FIRST:
        return False
    given = words[1:]
    return all(_PINYIN.fullmatch(word) and word.casefold() not in _SURNAMES_FIRST for word in given)


def without_shouting(family: str) -> str:
    """Return a family name printed in capitals with only its first letters in upper case: "O'BRIEN" is "O'Brien"."""
    letters = [character for character in family if character.isalpha()]
    if len(letters) < 3 or not all(character.isupper() for character in letters):
        return family
    return re.sub(r"[^\W\d_]+", lambda word: word.group().capitalize(), family)
