r"""What a TeX command prints by itself: symbols, accented letters, spaces, addresses, verbatim text."""

from curate.documents.latex import texing, words
from curate.documents.latex.texing import Call

_LONGEST_LETTER = 20


def printed(call: Call) -> tuple[str, int]:
    """Return what a command prints, and where reading goes on; of one that is not known, its arguments are read on."""
    name = call.name
    if name in words.LITERAL:
        return words.LITERAL[name], call.at
    if name in words.SILENT:
        return "", call.at
    if name in words.SPACES:
        return " ", call.at
    if name in words.BREAKS:
        option = call.option() if call.text[call.at : call.at + 1] == "[" else None
        return " ", option[2] if option else call.at
    return _with_argument(call)


def _with_argument(call: Call) -> tuple[str, int]:
    name = call.name.rstrip("*")
    if name in words.ACCENTS:
        inner = texing.argument(call.text, call.at, call.end)
        letter = call.text[inner[0] : inner[1]]
        return texing.symbol(f"\\{name}{{{letter}}}") if len(letter) < _LONGEST_LETTER else letter, inner[2]
    if name in words.ADDRESSES or name == "href":
        found = texing.verbatim(call.text, call.at, call.end)
        if not found:
            return "", call.at
        return "" if name == "href" else call.text[found[0] : found[1]].replace("\\", ""), found[2]
    if name in ("verb", "lstinline") and call.at < call.end:
        close = call.text.find(call.text[call.at], call.at + 1, call.end)
        close = call.end if close < 0 else close
        return call.text[call.at + 1 : close], min(close + 1, call.end)
    return _unknown(call)


def _unknown(call: Call) -> tuple[str, int]:
    after = texing.skip_space(call.text, call.at, call.end)
    if call.text[after : after + 1] not in ("{", "["):
        return texing.symbol(f"\\{call.name}"), after if call.name.isalpha() else call.at
    option = call.option()
    return "", option[2] if option else call.at


def skipped(name: str, call: Call) -> int:
    """Return what follows the arguments of a command that prints none of them."""
    at = call.at
    for _ in range(words.SKIPPED[name]):
        while option := texing.bracket(call.text, at, call.end):
            at = option[2]
        found = texing.group(call.text, at, call.end)
        if not found:
            break
        at = found[2]
    return at
