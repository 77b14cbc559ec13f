"""The packaged sentence model changed by what it learned from citing sentences: numbers put into a copy of its file."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

Arrays = Mapping[str, NDArray[Any]]

_STEPS = 127


def adapted(data: bytes, change: Arrays) -> bytes:
    """Return the model with its changes, a file of the same length.

    The model keeps each matrix as whole numbers from -127 to 127, a column for each output, with the size of a step for each column. ``change`` says where in the
    file these stand (``matrices``: place of the numbers, place of the steps, inputs, outputs), and has for the matrix in row n a change of
    low rank, the product of ``down-n`` and ``up-n``. ``plain-n`` are numbers that are put in as they are, at ``places`` (in bytes).
    """
    copy = bytearray(data)
    for at, (numbers, steps, inputs, outputs) in enumerate(change["matrices"].tolist()):
        whole = np.frombuffer(data, np.int8, inputs * outputs, numbers).reshape(inputs, outputs)
        step = np.frombuffer(data, np.float32, outputs, steps)
        changed = whole * step + change[f"down-{at}"].astype(np.float32) @ change[f"up-{at}"].astype(np.float32)
        step = np.abs(changed).max(0) / np.float32(_STEPS) + np.float32(1e-12)
        copy[numbers : numbers + inputs * outputs] = np.round(changed / step).astype(np.int8).tobytes()
        copy[steps : steps + 4 * outputs] = step.astype(np.float32).tobytes()
    for at, place in enumerate(change["places"].tolist()):
        plain = change[f"plain-{at}"].astype(np.float32).tobytes()
        copy[place : place + len(plain)] = plain
    return bytes(copy)
