"""The command line as tests run it, and a registry that it asks a service about."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from resolving.works import references
from service import Service, World

Curate = Callable[..., tuple[int, str, str]]
"""The command line as a function of its words: exit code, standard output, standard error."""


@contextmanager
def asking(
    curate: Curate,
    known: World,
    *,
    sentence: str = "A statement on this [{n}].",
    more: str = "",
    settings: str = "",
    services: str = "",
) -> Iterator[Service]:
    """Give a service, and the current folder a registry whose settings lead to it.

    ``sentence`` cites each of the works, ``more`` is what the text says besides; ``settings`` and ``services`` are further
    lines of the settings, those of the services apart.
    """
    listed = references(known)
    text = " ".join([*(sentence.format(n=one.n) for one in listed), more])
    entries = "\n".join(f"{one.n}. {one.string}" for one in listed)
    Path("paper.md").write_text(
        f"# A review\n\n## Introduction\n\n{text}\n\n## References\n\n{entries}\n", encoding="utf-8"
    )
    with Service(known) as running:
        urls = ", ".join(f'"{name}" = "{url}"' for name, url in running.urls.items())
        toml = f'{settings}[services]\n{services}cache = "answers.sqlite"\ntimeout = 0.5\nurls = {{ {urls} }}\n'
        Path("curate.toml").write_text(toml, encoding="utf-8")
        assert curate("import", "paper.md")[0] == 0
        yield running
