"""What day it is: only the doors know."""

import os
from datetime import UTC, date, datetime

from curate.errors import UsageError
from curate.explaining import shown

_LONGEST = 11
"""Digits of the seconds up to the year 5138; later ones fit only in part."""


def today() -> date:
    """Return the day, in UTC; ``SOURCE_DATE_EPOCH`` sets it (https://reproducible-builds.org/specs/source-date-epoch).

    Raises:
        UsageError: ``SOURCE_DATE_EPOCH`` is not such a number, or too large for a date.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.now(UTC).date()
    if not (epoch.isascii() and epoch.isdecimal()):
        raise UsageError(
            f"SOURCE_DATE_EPOCH is {shown(epoch)}; expected is a whole number of seconds since 1970, 0 or more",
            help="give it as `date +%s` prints it, or unset it",
        )
    if len(epoch) > _LONGEST:
        raise UsageError(
            f"SOURCE_DATE_EPOCH has {len(epoch)} digits, more than any date needs",
            help="give it in seconds since 1970, as `date +%s` prints them, or unset it",
        )
    return datetime.fromtimestamp(int(epoch), UTC).date()
