"""JSON that comes from outside, line by line: what ``curate score``, ``curate judge`` and ``curate match`` read."""

import json
from typing import Any

from curate.errors import UnreadableError


def loaded(text: str, where: str, advice: str) -> Any:
    """Return what a text of JSON says. NaN and infinities, which other programs write for "not known", are null.

    Raises:
        UnreadableError: it is not JSON, nests too deeply, or has a number of thousands of digits. ``where`` names the
            place, ``advice`` says what to do.
    """
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise UnreadableError(f"{where}: not valid JSON: {error.msg}", help=advice) from error
    except RecursionError as error:
        raise UnreadableError(f"{where}: lists or objects stand too deeply in one another", help=advice) from error
    except ValueError as error:  # Python reads no whole number of more than 4,300 digits
        raise UnreadableError(f"{where}: a number has too many digits", help=advice) from error
