"""One HTML file that opens from disk: the manuscript with its citations marked, references, findings, charts.

Nothing is fetched: a Content Security Policy allows the file's own style and script, by their hashes, and nothing else.
"""

import base64
import hashlib
from importlib.resources import files

from curate import __version__
from curate.dossier import Dossier
from curate.reporters.html.charts import charts
from curate.reporters.html.data import STATES, Shown, data, shown
from curate.reporters.html.lists import findings, lacking, references
from curate.reporters.html.markup import Markup, element, joined, script_data
from curate.reporters.html.reading import manuscript
from curate.reporters.wording import count, rule_name, verdict

_VIEWS = (("text", "Manuscript"), ("works", "References"), ("found", "Findings"), ("sum", "Summary"))


def render(dossier: Dossier) -> str:
    """Return the report as one HTML document."""
    page = shown(dossier)
    style, script = _resource("report.css"), _resource("report.js")
    policy = f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'; form-action 'none'"
    outline = dossier.survey.facts.outline
    title = outline.title or outline.file or "Registry"
    head = joined(
        Markup('<meta charset="utf-8">'),
        Markup(f'<meta http-equiv="Content-Security-Policy" content="{policy}">'),
        Markup('<meta name="viewport" content="width=device-width, initial-scale=1">'),
        Markup('<meta name="color-scheme" content="light dark">'),
        Markup('<meta name="referrer" content="no-referrer">'),
        element("title", f"{title} – audit of its citations"),
        Markup(f"<style>{style}</style>"),
    )
    body = joined(
        element("a", "Skip to the report", href="#main", class_="skip"),
        _header(page, title),
        element("main", _filters(page), _views(page), _panel(page), id="main"),
        _footer(page),
        Markup(f'<script type="application/json" id="data">{script_data(data(page))}</script>'),
        Markup(f"<script>{script}</script>"),
    )
    return f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>{body}</body></html>\n'


def _header(page: Shown, title: str) -> Markup:
    facts = page.dossier.survey.facts
    told = page.dossier.report
    file = page.dossier.manuscript.path.rsplit("/", 1)[-1] if page.dossier.manuscript else facts.outline.file
    line = " · ".join(filter(None, (file, facts.today.isoformat(), verdict(told))))
    tabs = [
        element(
            "button",
            name,
            type="button",
            role="tab",
            id=f"tab-{key}",
            aria_controls=f"view-{key}",
            aria_selected="true" if key == "text" else "false",
            tabindex=None if key == "text" else -1,
        )
        for key, name in _VIEWS
    ]
    return element(
        "header",
        element("h1", title, dir="auto"),
        element("p", line, class_="line"),
        element("div", *tabs, role="tablist", aria_label="Views"),
    )


def _filters(page: Shown) -> Markup:
    facts = page.dossier.survey.facts
    boxes = [
        element(
            "label",
            Markup(f'<input type="checkbox" name="state" value="{state}" checked>'),
            element("span", name, class_=f"badge {state}"),
        )
        for state, name in STATES.items()
    ]
    titles = {section.slug: section.title for section in facts.outline.sections}
    sections = [
        element("option", titles.get(slug) or slug or "Text", value=slug)
        for slug in dict.fromkeys(claim.section for claim in facts.claims)
    ]
    rules = dict(sorted({finding.code: finding.rule for finding in page.said.findings}.items()))
    return element(
        "form",
        element("label", "Search ", Markup('<input type="search" id="search" autocomplete="off">'), class_="search"),
        element("fieldset", element("legend", "State"), *boxes),
        element("label", "Section ", element("select", element("option", "all", value=""), *sections, id="section")),
        element(
            "label",
            "Rule ",
            element(
                "select",
                element("option", "all", value=""),
                *(element("option", rule_name(code, name), value=code) for code, name in rules.items()),
                id="rule",
            ),
        ),
        element("output", id="count", aria_live="polite"),
        id="filters",
        role="search",
        aria_label="Filters",
    )


def _views(page: Shown) -> Markup:
    views = {
        "text": manuscript(page),
        "works": references(page),
        "found": joined(findings(page), lacking(page)),
        "sum": charts(page),
    }
    parts = [
        element(
            "section",
            element("h2", name, class_="view"),
            views[key],
            id=f"view-{key}",
            role="tabpanel",
            aria_labelledby=f"tab-{key}",
            tabindex=-1,
        )
        for key, name in _VIEWS
    ]
    return element("div", *parts, id="views")


def _panel(page: Shown) -> Markup:
    told = page.dossier.report
    close = element("button", "Close", type="button", id="close")
    begin = "Findings lists all that was found, the worst first. " if told.findings else ""
    hints = [begin + "Choose a citation or a reference to see it beside its records."]
    if not page.dossier.survey.facts.lookups:
        hints.append(
            "No authority was asked: whether the works exist, are cited correctly or were retracted is not known."
        )
    if told.not_evaluated:
        silent = len({one.code for one in told.not_evaluated})
        hints.append(f"{count(silent, 'rule')} could not be evaluated everywhere: the end of Findings says why.")
    hint = joined(*(element("p", text, class_="hint") for text in hints))
    return element(
        "aside",
        element("div", close, class_="bar"),
        element("div", hint, id="details"),
        id="panel",
        aria_label="Details",
        tabindex=-1,
    )


def _footer(page: Shown) -> Markup:
    keys = (
        ("j, k", "next, previous item that the filters leave"),
        ("Enter", "show its details"),
        ("Esc", "back from the details"),
        ("/", "search"),
        ("1 to 4", "views"),
    )
    listed = [joined(element("dt", key), element("dd", what)) for key, what in keys]
    switch = element("label", Markup('<input type="checkbox" id="keys" checked>'), " Single keys act")
    return element(
        "footer",
        element("details", element("summary", "Keys"), element("dl", *listed), switch),
        element(
            "p",
            f"Made by curate {__version__} from {len(page.dossier.report.rules)} rules. A finding is a lead with its reason; what "
            "could not be looked at is listed as not evaluated, and is no pass. This file loads nothing from anywhere.",
        ),
    )


def _resource(name: str) -> str:
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def _hash(content: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
