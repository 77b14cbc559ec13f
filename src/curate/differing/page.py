"""Differences as one HTML page that opens from disk: no script, no network, every text escaped."""

from collections.abc import Iterator
from html import escape

from curate.differing.difference import Difference
from curate.differing.wording import HIDDEN, Entry, parts
from curate.reporters.escaping import one_line

_STYLE = """\
:root { color-scheme: light dark; --line: #767676; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: start; vertical-align: top; padding: .3rem .5rem; }
tr { border-bottom: 1px solid var(--line); } th[scope=row] { white-space: nowrap; width: 9rem; }
ul { margin: .2rem 0; padding-inline-start: 1.2rem; } td { overflow-wrap: anywhere; }
summary { cursor: pointer; padding: .3rem 0; }
"""


def page(found: Difference) -> str:
    """Return the page. What did not change is folded away."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Difference) -> Iterator[str]:
    title = f"{_text(found.old)} compared with {_text(found.new)}"
    yield "<!doctype html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{title}</title>"
    yield f"<style>\n{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield "<main>"
    yield f"<h1>{title}</h1>"
    for name, counts, entries in parts(found):
        yield f'<h2 id="{name.casefold()}">{name}</h2>'
        yield f"<p>{_text(counts)}</p>"
        yield from _table(name, [entry for entry in entries if entry.kind not in HIDDEN])
        same = [entry for entry in entries if entry.kind in HIDDEN]
        if same:
            yield f"<details><summary>{len(same)} as before</summary>"
            yield from _table(f"{name} as before", same)
            yield "</details>"
    yield "</main>"
    yield "</body>"
    yield "</html>"


def _table(name: str, entries: list[Entry]) -> Iterator[str]:
    if not entries:
        return
    yield f"<table><caption hidden>{name}</caption>"
    yield '<thead><tr><th scope="col">What</th><th scope="col">Which</th></tr></thead>'
    yield "<tbody>"
    for entry in entries:
        details = "".join(f'<li dir="auto">{_text(detail)}</li>' for detail in entry.details)
        told = f"<ul>{details}</ul>" if details else ""
        yield f'<tr><th scope="row">{_text(entry.kind)}</th><td><span dir="auto">{_text(entry.text)}</span>{told}</td></tr>'
    yield "</tbody></table>"


def _text(text: str) -> str:
    """Return a text escaped, with what a browser may not show as escapes."""
    return escape(one_line(text))
