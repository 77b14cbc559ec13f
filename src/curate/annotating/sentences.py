"""All concepts of a sentence, or of any text."""

from collections.abc import Mapping

from curate.annotating.abbreviating import defined
from curate.annotating.contexts import placed
from curate.annotating.finding import find
from curate.annotating.patterns import match
from curate.concept import Mention


def annotate(text: str, abbreviations: Mapping[str, str] | None = None) -> tuple[Mention, ...]:
    """Return all concepts that a text names, in its order; abbreviations that it defines itself are known."""
    known = {**(abbreviations or {}), **dict(defined(text))}
    found = (*find(text, known), *match(text))
    return placed(text, sorted(found, key=lambda one: (one.start, -one.end)))
