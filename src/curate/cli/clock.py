"""What day it is: only the doors know."""

import os
from datetime import UTC, date, datetime


def today() -> date:
    """Return the day, in UTC; ``SOURCE_DATE_EPOCH`` sets it (https://reproducible-builds.org/specs/source-date-epoch)."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.date()
