r"""What the commands and environments of a LaTeX manuscript do, but for floats and citations."""

import re
from contextlib import nullcontext

from curate.documents.latex import citing, floating, texing, words
from curate.documents.latex.texing import Call, Source
from curate.documents.latex.walking import Handlers, Walker

_KEYS = re.compile(r"\s*,\s*")
_FILE = re.compile(r"\s*([^\s{}\\]+)")
_LONGEST_FORMULA = 200


def _par(walker: Walker, call: Call) -> int:
    walker.paragraph_end()
    return call.at


def _false(_: Walker, call: Call) -> int:
    return texing.condition_end(call.text, call.at, call.end)


def _define(walker: Walker, call: Call) -> int:
    found = texing.define(call.name, call.text, call.at, call.end)
    if not found:
        return call.at
    defined, definition, after = found
    known = defined in walker.handlers.commands or words.CITE.match(defined) or defined in words.SKIPPED
    if not known and f"\\{defined}" not in definition.body:
        walker.definitions.known[defined] = definition
    return after


def _math(walker: Walker, call: Call) -> int:
    close = call.text.find(call.name, call.at, call.end)
    while close > 0 and call.text[close - 1] == "\\":
        close = call.text.find(call.name, close + 1, call.end)
    return _formula(walker, call, close if close >= 0 else call.end, len(call.name))


def _display(walker: Walker, call: Call) -> int:
    close = call.text.find("\\)" if call.name == "(" else "\\]", call.at, call.end)
    return _formula(walker, call, close if close >= 0 else call.end, 2)


def _formula(walker: Walker, call: Call, close: int, width: int) -> int:
    """Write a formula as plainly as it goes; one that is only raised is printed raised ("$^{1,2}$")."""
    inner = call.text[call.at : close].strip()
    raised = inner.startswith("^")
    walker.begin(call.source, call.start)
    with walker.out.raised() if raised else nullcontext():
        if "\\cite" in inner:
            walker.run(call.source, call.text.find("^", call.at, close) + 1 if raised else call.at, close)
        elif len(inner) < _LONGEST_FORMULA:
            walker.write(texing.symbol(f"${inner.removeprefix('^')}$"), call.source, call.start)
    return min(close + width, call.end)


def _section(walker: Walker, call: Call) -> int:
    found = call.group()
    if not found:
        return call.at
    walker.close()
    walker.out.start_section(words.SECTIONS[call.name.rstrip("*")])
    walker.anchor(call.source, call.at)
    walker.run(call.source, found[0], found[1])
    walker.out.end_section_title()
    return found[2]


def _title(walker: Walker, call: Call) -> int:
    found = call.group()
    if not found:
        return call.at
    start = walker.out.here
    with walker.out.block("title"):
        walker.anchor(call.source, call.at)
        walker.run(call.source, found[0], found[1])
        walker.out.title = walker.out.title or walker.out.since(start).strip()
    return found[2]


def _end(walker: Walker, call: Call) -> int:
    walker.paragraph_end()
    walker.ended = walker.ended or call.argument().strip() == "document"
    return call.after()


def _environment(walker: Walker, call: Call) -> int:
    found = texing.group(call.text, call.at, call.end)
    if not found:
        return call.at
    name = call.text[found[0] : found[1]].strip()
    inner = Call(name, call.source, call.start, found[2], call.end)
    bare = name.rstrip("*")
    if bare in words.FLOATS and walker.float is None:
        return floating.float_environment(walker, inner, words.FLOATS[bare])
    handler = walker.handlers.environments.get(bare)
    if handler:
        return handler(walker, inner)
    walker.paragraph_end()
    return inner.at


def _unread(walker: Walker, call: Call) -> int:
    if call.name.rstrip("*") not in words.UNPRINTED:
        walker.write(" ", call.source, call.start)
    return texing.environment_end(call.text, call.name, call.at, call.end)[1]


def _list(_: Walker, call: Call) -> int:
    option = call.option()
    return option[2] if option else call.at


def _abstract(walker: Walker, call: Call) -> int:
    walker.close()
    walker.out.heading("Abstract", 1)
    return call.at


def _minipage(_: Walker, call: Call) -> int:
    return call.after()


def _item(walker: Walker, call: Call) -> int:
    walker.close()
    option = call.option()
    walker.out.open("list-item")
    walker.anchor(call.source, call.start)
    if option:
        walker.run(call.source, option[0], option[1])
        walker.out.write(" ")
        return option[2]
    return call.at


def _raised(walker: Walker, call: Call) -> int:
    found = texing.argument(call.text, call.at, call.end)
    walker.begin(call.source, call.start)
    with walker.out.raised():
        walker.run(call.source, found[0], found[1])
    return found[2]


def _note(walker: Walker, call: Call) -> int:
    found = call.group()
    if not found:
        return call.at
    if walker.out.is_open and walker.kind not in ("caption", "row", "note"):
        walker.notes.append((call.source, found[0], found[1]))
    else:
        walker.write(" (", call.source, call.at)
        walker.run(call.source, found[0], found[1])
        walker.write(") ", call.source, call.at)
    return found[2]


def _reference(walker: Walker, call: Call) -> int:
    r"""Write what ``\ref`` prints: the number of a table or figure; nothing for what is not numbered here."""
    found = call.group()
    if not found:
        return call.at
    walker.refers = True
    known = [walker.numbers.get(label, "") for label in _KEYS.split(call.argument().strip())]
    if call.name.rstrip("*") in words.BARE_REFERENCES:
        known = [label.rpartition(" ")[2] for label in known]
    walker.write(", ".join(filter(None, known)), call.source, call.start)
    return found[2]


def _include(walker: Walker, call: Call) -> int:
    found = texing.group(call.text, call.at, call.end)
    bare = None if found else _FILE.match(call.text, call.at, call.end)
    if not found and not bare:
        return call.at
    name = call.text[found[0] : found[1]] if found else bare[1] if bare else ""
    inner = walker.files.source(name, call.source.origin(call.start))
    if inner:
        walker.anchor(inner, 0)
        walker.run(inner, 0, len(inner.text))
        walker.anchor(call.source, call.at)
    return found[2] if found else bare.end() if bare else call.at


def preamble(walker: Walker, source: Source, end: int) -> None:
    """Take definitions, title and bibliographies from what stands before the document."""
    at = 0
    for token in texing.TOKEN.finditer(source.text, 0, end):
        if token.lastgroup != "command" or token.start() < at:
            continue
        call = Call(token[0][1:], source, token.start(), token.end(), end)
        if call.name in words.DEFINES:
            at = _define(walker, call)
        elif call.name in words.BIBLIOGRAPHIES:
            at = citing.named_bibliography(walker, call)
        elif call.name == "title":
            at = _title(walker, call)
        elif call.name in words.INCLUDES:
            inner = walker.files.source(call.argument(), call.start)
            if inner:
                with walker.nested():
                    preamble(walker, inner, len(inner.text))


HANDLERS = Handlers(
    commands={
        **dict.fromkeys(words.SECTIONS, _section),
        **dict.fromkeys(words.DEFINES, _define),
        **dict.fromkeys(words.INCLUDES, _include),
        **dict.fromkeys(words.BIBLIOGRAPHIES, citing.named_bibliography),
        **dict.fromkeys(words.RAISES, _raised),
        **dict.fromkeys(words.NOTES, _note),
        **dict.fromkeys(words.REFERENCES, _reference),
        "[": _display,
        "(": _display,
        "begin": _environment,
        "caption": floating.caption,
        "citeproc": citing.citeproc,
        "end": _end,
        "iffalse": _false,
        "item": _item,
        "nocite": citing.nocite,
        "par": _par,
    },
    environments={
        **dict.fromkeys(words.UNREAD, _unread),
        **dict.fromkeys(words.TABULARS, floating.table),
        **dict.fromkeys(words.LISTS, _list),
        "abstract": _abstract,
        "minipage": _minipage,
        "thebibliography": citing.listed,
        "CSLReferences": citing.listed,
    },
    citation=citing.citation,
    formula=_math,
)
