"""How messages name a suppression: what the rules about them share."""

from curate.config import Suppression


def identified(suppression: Suppression) -> str:
    """Return rule, subject or fingerprint, and reason, as a message names them."""
    about = suppression.subject or suppression.fingerprint
    return f'{suppression.rule}{f" for {about}" if about else ""} ("{suppression.reason.strip()}")'
