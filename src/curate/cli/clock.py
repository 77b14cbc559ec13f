"""What day it is: only the doors know."""

import os
from datetime import UTC, date, datetime

from curate.errors import UsageError

_LONGEST = 11
"""Digits of the seconds up to the year 5138; later ones fit only in part."""


def today() -> date:
    """Return the day, in UTC; ``SOURCE_DATE_EPOCH`` sets it (https://reproducible-builds.org/specs/source-date-epoch).

    Raises:
        UsageError: ``SOURCE_DATE_EPOCH`` is too large for a date.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch.isdecimal():
        return datetime.now(UTC).date()
    if len(epoch) > _LONGEST:
        raise UsageError(
            f"SOURCE_DATE_EPOCH has {len(epoch)} digits, more than any date needs",
            help="give it in seconds since 1970, as `date +%s` prints them, or unset it",
        )
    return datetime.fromtimestamp(int(epoch), UTC).date()
