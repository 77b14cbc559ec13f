"""Audit the citations of a review manuscript and keep the result as a registry in git."""

__version__ = "0.1.0"
