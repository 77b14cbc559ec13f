"""Concept annotation: which diseases, drugs, people, animals and designs a text names, and what a record is about."""

from curate.annotating.abbreviating import definitions
from curate.annotating.conflicting import conflicts, fits
from curate.annotating.contexts import of_methods
from curate.annotating.describing import describe
from curate.annotating.sentences import annotate

__all__ = ["annotate", "conflicts", "definitions", "describe", "fits", "of_methods"]
