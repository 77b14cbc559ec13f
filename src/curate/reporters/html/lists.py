"""The reverse view (references with the claims that cite them), the findings, and what was not evaluated."""

from collections import defaultdict
from collections.abc import Sequence

from curate.finding import LEVELS, Finding, NotEvaluated
from curate.reference import Reference
from curate.reporters.html.data import STATES, Shown
from curate.reporters.html.markup import Markup, element, joined
from curate.reporters.wording import NAMED, count, families, rule_name, unevaluated, where


def references(page: Shown) -> Markup:
    """Return the reference list, each with how it stands and which claims cite it."""
    facts = page.dossier.survey.facts
    citing: dict[str, list[int]] = defaultdict(list)
    for at, claim in enumerate(facts.claims):
        for reference in claim.references:
            citing[reference].append(at)
    return element(
        "ol", *(_reference(page, reference, citing[reference.id]) for reference in facts.references), class_="works"
    )


def _reference(page: Shown, reference: Reference, claims: list[int]) -> Markup:
    state = page.of_reference(reference.id)
    places = [page.ledger.claims[at].place for at in claims]
    cited = f"cited {count(len(claims), 'time')}" if claims else "cited nowhere"
    levels = page.levels(page.said.of_reference.get(reference.id, []))
    found = ", ".join(count(levels.count(level), level) for level in ("error", "warning", "note") if level in levels)
    number = (reference.label or "").strip("[]().") or str(reference.n)
    return element(
        "li",
        element(
            "button",
            element("span", number, class_="number"),
            element("span", reference.string, class_="string", dir="auto"),
            type="button",
            class_="work",
            data_work=reference.id,
        ),
        element(
            "span",
            element("span", found or STATES[state], class_=f"badge {state}"),
            element("span", cited + (f": {'; '.join(places[:6])}{' …' if len(places) > 6 else ''}" if places else "")),
            class_="about",
        ),
        class_="item",
        data_state=state,
    )


def findings(page: Shown) -> Markup:
    """Return the findings, the worst first, those of a level in the order of the manuscript."""
    if not page.said.findings:
        return element("p", "Nothing was found.", class_="hint")
    claims = {claim.id: (n, claim.section) for n, claim in enumerate(page.dossier.survey.facts.claims)}
    ordered = sorted(page.said.findings, key=lambda finding: LEVELS.index(finding.level))
    items = (_finding(page, finding, claims.get(finding.subject)) for finding in ordered)
    return element("ul", *items, class_="found")


def _finding(page: Shown, finding: Finding, claim: tuple[int, str] | None) -> Markup:
    place = where(finding)
    known = finding.subject in page.dossier.survey.facts.by_id
    heading: Markup | str = place
    if claim or known:
        heading = element(
            "button",
            place,
            type="button",
            class_="go",
            data_claim=claim[0] if claim else None,
            data_work=finding.subject if known else None,
        )
    return element(
        "li",
        element("span", finding.level, class_=f"badge {finding.level}"),
        element("span", heading, class_="where"),
        element("span", finding.message, class_="message", dir="auto"),
        element("span", finding.help, class_="help", dir="auto") if finding.help else "",
        *(element("span", one, class_="help", dir="auto") for one in finding.evidence),
        element("span", rule_name(finding.code, finding.rule), class_="rule"),
        class_="item",
        data_state=finding.level,
        data_rule=finding.code,
        data_section=claim[1] if claim else None,
    )


def _rules(lacks: Sequence[NotEvaluated]) -> Markup | str:
    """Return rules by name; many of them as their families, which open to the names."""
    names = ", ".join(rule_name(item.code, item.rule) for item in lacks)
    if len(lacks) <= NAMED:
        return names
    return element("details", element("summary", ", ".join(families(lacks))), names)


def lacking(page: Shown) -> Markup:
    """Return what was not evaluated, and what was set aside."""
    groups = unevaluated(page.dossier.report)
    aside = page.dossier.report.suppressed
    parts: list[Markup] = []
    if groups:
        items = [element("li", f"{reason}: ", _rules(lacks)) for reason, lacks in groups]
        parts.append(element("h3", "Not evaluated (this is not a pass)"))
        parts.append(element("ul", *items))
    if aside:
        items = [
            element(
                "li",
                f"{where(one.finding)}: {rule_name(one.finding.code, one.finding.rule)}. {one.finding.message} "
                f"Set aside by {one.by}" + (f": {one.reason}" if one.reason else "") + ".",
                dir="auto",
            )
            for one in aside
        ]
        parts.append(
            element("details", element("summary", f"Set aside: {count(len(aside), 'finding')}"), element("ul", *items))
        )
    return joined(*parts)
