"""Level two versions, so that a difference between them is one of the manuscript, not of what is known about it."""

from curate import checking
from curate.config import Settings
from curate.differing.pairs import Pairs, Version
from curate.facts import Facts


def level(old: Version, new: Version, settings: Settings) -> tuple[Version, Version]:
    """Return both versions with the records and decisions of the registry, where one is a registry and the other a manuscript.

    A manuscript has no records of its own: compared as it stands, every finding that rests on one would seem to be fixed. It is
    looked at as if it were brought into the registry, whose ``settings`` hold for it.
    """
    match old.facts.origin, new.facts.origin:
        case "registry", "manuscript":
            facts = Pairs.of(old, new).survey().facts
            return old, _checked(new.name, facts, settings)
        case "manuscript", "registry":
            works = Pairs.of(old, new).works
            ids = {new.facts.references[at].id: old.facts.references[was].id for at, was in works.old_of.items()}
            known = (
                one.model_copy(update={"reference": ids[one.reference]})
                for one in new.facts.lookups
                if one.reference in ids
            )
            facts = old.facts.model_copy(update={"lookups": tuple(known)})
            return _checked(old.name, facts, settings), new
        case _:
            return old, new


def _checked(name: str, facts: Facts, settings: Settings) -> Version:
    surveyed = checking.survey(facts, settings)
    return Version(name, surveyed, checking.check(facts, settings, surveyed=surveyed))
