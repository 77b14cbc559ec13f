"""The only way out: one session for all authorities."""

from curate.http.session import Check, Failure, Question, Reply, Session

__all__ = ["Check", "Failure", "Question", "Reply", "Session"]
