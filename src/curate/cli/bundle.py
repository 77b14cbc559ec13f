"""``curate bundle`` and ``curate replay``: an audit with all it rests on in one file, and the same check again from that file."""

from pathlib import Path
from typing import Annotated

import typer

from curate.cli import console


def bundle(
    path: Annotated[
        Path, typer.Argument(metavar="[PATH]", help="A folder with a registry; the current folder if none.")
    ] = Path(),
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write the bundle.", show_default=True)
    ] = Path("audit.zip"),
    no_answers: Annotated[
        bool, typer.Option("--no-answers", help="Leave out the raw answers of the authorities that the cache holds.")
    ] = False,
) -> None:
    """Write all that a check rests on to one zip: registry, records, raw answers, settings, versions, report, hashes.

    A manuscript without a registry is brought into one first: `curate import FILE`. The manuscript itself is not in the bundle, only its digest. The seal that is printed, kept apart from the bundle, proves later that
    nothing in it was changed. Exit codes: 0 written, 2 usage or an unreadable file, 3 no registry.
    """
    from curate import bundling
    from curate.cli import places
    from curate.cli.packing import gathered
    from curate.errors import UsageError

    (place,) = places.named([path])
    if not place.is_dir():
        raise UsageError(
            f"{place} is a file; a bundle is made of a registry",
            help=f"make one first: curate import {place} --into FOLDER, then curate bundle FOLDER",
        )
    with console.progress(f"bundling {place}"):
        files = gathered(places.registry_root(place), raw=not no_answers)
        data, seal = bundling.pack(files)
    console.save_bytes(data, output)
    console.tell(f"{output}: {len(files)} files, {len(data):,} bytes")
    console.show(f"{seal}\n")


def replay(
    file: Annotated[Path, typer.Argument(metavar="BUNDLE", help="A bundle that `curate bundle` wrote.")],
    seal: Annotated[
        str | None, typer.Option("--seal", metavar="SHA256", help="The seal that was printed when the bundle was made.")
    ] = None,
) -> None:
    """Check a bundle again, offline, and say whether every finding is the same.

    Exit codes: 0 every finding is the same, 1 one is not, 2 the bundle is damaged or was changed (the file in it is named).
    """
    from curate import __version__, replaying
    from curate.cli import packing
    from curate.reporters.escaping import one_line

    with console.progress(f"replaying {file}"):
        opened = packing.opened(file, seal)
        about = packing.about(opened, file)
        found = packing.differences(opened, file)
    console.tell(f"made by curate {about.curate} on {about.date.isoformat()}; seal {opened.seal}")
    if about.curate != __version__:
        console.tell(f"replayed by curate {__version__}: what differs may come of that")
    if found:
        console.show("".join(f"{one_line(line)}\n" for line in found))
        console.tell(f"{len(found)} differences")
        raise typer.Exit(1)
    console.show(f"every finding is the same: {replaying.counted(opened.files[packing.REPORT].decode())}\n")
