"""A link: one claim to one reference, typed with the Citation Typing Ontology (https://sparontologies.github.io/cito)."""

from typing import Literal

from curate.value import Value

Property = Literal[
    "cites",
    "citesAsEvidence",
    "citesAsDataSource",
    "citesAsAuthority",
    "citesForInformation",
    "usesMethodIn",
    "obtainsBackgroundFrom",
    "supports",
    "disputes",
    "discusses",
    "reviews",
]


class Link(Value):
    """One claim cites one reference; ``property`` says how (CiTO), ``cites`` where nobody has said."""

    reference: str
    property: Property = "cites"
