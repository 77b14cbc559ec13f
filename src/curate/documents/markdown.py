"""Markdown (stub until the next commit)."""

from curate.documents.text import read

__all__ = ["read"]
