r"""Text -> TeX in the fields of a bibliography. Letters stay UTF-8; only what TeX would act on is escaped."""

import re

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",  # \{ counts as a brace for BibTeX, and one alone would spoil the file
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{letter: f"\\{letter}" for letter in "$&#%_"},
}
_ACTED_ON = re.compile(r"[\\{}~^$&#%_]")
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=')(?=')|(?<=[`!?])(?=`)")
_WORD = re.compile(r"\w(?:.*\w)?", re.DOTALL)
_VERBATIM = {"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"}


def escaped(text: str) -> str:
    """Return ``text`` so that TeX prints it; hyphens, quotes and marks that make another sign together are kept apart."""
    return _ACTED_ON.sub(lambda found: _SPECIAL[found[0]], _LIGATURE.sub("\0", text)).replace("\0", "{}")


def verbatim(text: str) -> str:
    """Return an address or identifier for a field that is not read as TeX: braces and spaces percent-encoded."""
    return re.sub(r"[{}\\ ]", lambda found: _VERBATIM[found[0]], text)


def title(text: str) -> str:
    """Return a title in which capitals that a style must not lower stand in braces: "{GD2} in {Europe}".

    In a title in sentence case every capitalised word but the first is a name; in one in title case (most words
    capitalised) only words with capitals inside them are kept. A title all in capitals is left to the style.
    """
    words = text.split(" ")
    if text.isupper():
        return escaped(text)
    named = _is_sentence_case(words)
    return " ".join(_kept(word, name=named and at > 0) for at, word in enumerate(words))


def _is_sentence_case(words: list[str]) -> bool:
    long = [word for word in words[1:] if len(word) > 3 and word[0].isalpha()]
    return 2 * sum(word[0].isupper() for word in long) <= len(long)


def _kept(word: str, *, name: bool) -> str:
    found = _WORD.search(word)
    if not found:
        return escaped(word)
    core = found[0]
    capital = any(letter.isupper() for letter in core[1:]) or (name and core[0].isupper())
    made = f"{{{escaped(core)}}}" if capital else escaped(core)
    return escaped(word[: found.start()]) + made + escaped(word[found.end() :])
