"""Those who are asked."""

from collections.abc import Mapping
from typing import NamedTuple

from curate.http import Session
from curate.record import Source
from curate.resolvers.agencies import Agencies
from curate.resolvers.answering import Resolver
from curate.resolvers.crossref import Crossref
from curate.resolvers.entrez import Entrez
from curate.resolvers.retractions import Retractions


class Authorities(NamedTuple):
    """Those who are asked.

    ``registries`` are asked for identifiers of their scheme ("arxiv"); ``seconds`` for works by DOI, in their order, where the
    authorities leave something open. ``retractions`` is a file of Retraction Watch at hand.
    """

    crossref: Crossref
    entrez: Entrez
    agencies: Agencies
    registries: Mapping[str, Resolver] = {}
    seconds: Mapping[Source, Resolver] = {}
    retractions: Retractions | None = None

    @property
    def session(self) -> Session:
        """Return the session through which all are asked."""
        return self.crossref.session
