"""Text → figures: the numbers that a claim or an abstract gives as results, as data."""

from curate.figuring.reading import read, recorded, with_figures

__all__ = ["read", "recorded", "with_figures"]
