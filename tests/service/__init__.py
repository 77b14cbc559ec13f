"""A service on loopback that answers as Crossref, E-utilities, the id converter, doi.org and DataCite do, with faults on demand."""

from .answers import World
from .server import FAULTS, Service

__all__ = ["FAULTS", "Service", "World"]
