"""Markdown as authors write it, with the citation keys of pandoc, Quarto and Manubot and what these lead to."""

from curate.documents.markdown.citekeys import read

__all__ = ["read"]
