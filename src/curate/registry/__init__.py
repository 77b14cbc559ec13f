"""The registry on disk: read it, write it, know where its files stand."""

from curate.registry.canonical import Content
from curate.registry.reader import Registry, exists, facts, load, read
from curate.registry.writer import revise, revised, write

__all__ = ["Content", "Registry", "exists", "facts", "load", "read", "revise", "revised", "write"]
