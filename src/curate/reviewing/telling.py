"""What changed since a decision, in words."""

from collections.abc import Mapping, Sequence

from curate.reviewing.seeing import Change, What

_BEHIND: Mapping[What, str] = {
    "claim": "the manuscript's sentence behind it is another",
    "reference": "its fields are not the same",
    "record": "other parts of it are not the same",
    "notices": "they are not the same",
}
"""What differs where the text that is kept is the same."""


def told(changes: Sequence[Change]) -> str:
    """Return what changed with both versions, as one clause: `the claim was "a" and is "b"`."""
    return ", and ".join(map(_change, changes))


def _change(change: Change) -> str:
    if change.gone:
        return f'{change.name} was "{change.was}" and is not there any more' if change.was else f"{change.name} is gone"
    if not change.was and not change.now:
        return f"{change.name} is another (its text is not kept)"
    if change.was == change.now:
        return f'{change.name} is "{change.now}" as before, but {_BEHIND[change.what]}'
    return f"{change.name} was {_quoted(change.was)} and is {_quoted(change.now)}"


def _quoted(text: str) -> str:
    return f'"{text}"' if text else "another one (its text is not kept)"
