"""Do several things at a time, and hand the results on in order.

The threads are daemons: who interrupts the program does not wait for answers that nobody wants any more.
"""

import queue
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def together(do: Callable[[A], B], things: Sequence[A], places: Callable[[], int]) -> Iterator[B]:
    """Return what ``do`` makes of each thing, in their order; at most ``places()`` are under way, which may change meanwhile.

    What ``do`` raises is raised here. Nothing more is begun when nobody wants more results.
    """
    waiting = deque(enumerate(things))
    ended: queue.SimpleQueue[tuple[int, B | BaseException]] = queue.SimpleQueue()
    lock = threading.Lock()
    working = 0
    done: dict[int, B | BaseException] = {}

    def work() -> None:
        nonlocal working
        while True:
            with lock:
                if not waiting or working > places():
                    working -= 1
                    return
                n, thing = waiting.popleft()
            ended.put((n, _tried(do, thing)))

    try:
        for wanted in range(len(things)):
            while wanted not in done:
                if places() < 2 and not working and waiting:
                    n, thing = waiting.popleft()
                    done[n] = _tried(do, thing)
                    continue
                with lock:
                    more = min(places() - working, len(waiting))
                    working += max(0, more)
                for _ in range(more):
                    threading.Thread(target=work, daemon=True).start()
                n, result = ended.get()
                done[n] = result
            result = done.pop(wanted)
            if isinstance(result, BaseException):
                raise result
            yield result
    finally:
        with lock:
            waiting.clear()


def _tried(do: Callable[[A], B], thing: A) -> B | BaseException:
    try:
        return do(thing)
    except BaseException as error:  # noqa: BLE001  # it is raised where the result is wanted
        return error
