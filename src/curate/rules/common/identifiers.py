"""Identifiers of a reference that are not well-formed: what the rules about them share."""

from collections.abc import Callable, Iterator

from curate import identifier
from curate.identifier import Scheme
from curate.reference import Item, Reference
from curate.rule import Problem, Said
from curate.survey import Survey

_FIELDS: dict[Scheme, str] = {
    "doi": "doi",
    "pmid": "pmid",
    "pmcid": "pmcid",
    "isbn": "isbn",
    "issn": "issn",
    "url": "url",
}


def malformed(
    scheme: Scheme, *, unless: Callable[[str], bool] = lambda _: False
) -> Callable[[Reference, Survey], Said]:
    """Return the check of a rule that says what is wrong with the identifiers of one scheme.

    Values for which ``unless`` holds are another rule's business.
    """

    def check(reference: Reference, survey: Survey) -> Iterator[Problem]:
        del survey
        for value in printed(reference, scheme):
            wrong = identifier.problem(scheme, value)
            if wrong and not unless(value):
                yield Problem(
                    message=f"{reference.short}: {wrong}{'' if wrong.endswith('?') else '.'}",
                    help="take the identifier from the work itself or from its page",
                    value=value,
                )

    return check


def printed(reference: Reference, scheme: Scheme) -> list[str]:
    """Return the identifiers of one scheme that a reference gives, in its fields and in its string, each once."""
    values = [found.value for found in identifier.find(reference.string) if found.scheme == scheme]
    if scheme in _FIELDS and (given := getattr(reference.item, _FIELDS[scheme])):
        values.append(given)
    seen: dict[str, str] = {}
    for value in values:
        seen.setdefault(identifier.normalise(scheme, value), value)
    return list(seen.values())


def is_pmcid(value: str) -> bool:
    """Return whether the value has the letters of a PMCID."""
    return value.strip().upper().startswith("PMC")


def of(item: Item) -> dict[Scheme, str]:
    """Return the identifiers of the work in canonical form."""
    given: dict[Scheme, str | None] = {"doi": item.doi, "pmid": item.pmid, "pmcid": item.pmcid}
    return {scheme: identifier.normalise(scheme, value) for scheme, value in given.items() if value}
