"""Start the service on loopback, for people: it answers as the authorities do, from small invented records or from files.

    python -m tests.service [--port N] [--limits published] [--faults 429,html] [--rate 0.3] [--hosts crossref] [FILE ...]

A FILE holds works of Crossref (.jsonl, .jsonl.gz), records of PubMed (.xml, .xml.gz, or MEDLINE text in .txt), or is a folder of such.
"""

import argparse
import sys
import time
from pathlib import Path
from typing import get_args

sys.path.insert(0, str(Path(__file__).parents[1]))  # the tests' folder, as pytest has it

from resolving.samples import sample
from service import FAULTS, Service
from service.gold import read
from service.limits import Policy


def main() -> None:
    """Serve until it is interrupted, and print the settings that lead to it."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.service", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--port", type=int, default=0, help="where to listen; any free port by default")
    parser.add_argument(
        "--faults", default="", help=f"faults in the place of answers, with commas, or all: {', '.join(FAULTS)}"
    )
    parser.add_argument("--rate", type=float, default=1.0, help="the share of requests that get a fault")
    parser.add_argument(
        "--hosts", default="", help="only these services have faults, with commas: crossref, entrez, web …"
    )
    parser.add_argument(
        "--limits",
        default="published",
        choices=get_args(Policy),
        help="the rates that Crossref and NCBI take: as published (the default), as Crossref did before December 2025, or none",
    )
    options = parser.parse_args()
    wanted = FAULTS if options.faults == "all" else tuple(filter(None, options.faults.split(",")))
    faults = tuple(one for one in FAULTS if one in wanted)
    if len(faults) != len(wanted):
        parser.error(f"unknown fault; there are {', '.join(FAULTS)}")
    hosts = tuple(filter(None, options.hosts.split(",")))
    world = read(options.files) if options.files else sample()
    with Service(
        world, faults=faults, rate=options.rate, hosts=hosts, port=options.port, limits=options.limits
    ) as service:
        print(settings(service), flush=True)
        try:
            while True:
                time.sleep(1)
        except KeyboardInterrupt:
            counts = {path: service.log.count(path) for path in dict.fromkeys(service.log)}
            print("\n".join(f"{count:6} {path}" for path, count in counts.items()))


def settings(service: Service) -> str:
    """Return the settings that lead to a service."""
    urls = "\n".join(f'"{name}" = "{url}"' for name, url in service.urls.items())
    host = service.address.removeprefix("http://")
    return (
        f"# {len(service.world.crossref)} works, {len(service.world.medline)} PubMed records; end with Ctrl-C; for curate.toml:\n"
        f'[services]\ncache = "answers.sqlite"\nprivate-hosts = ["{host}"]\n\n[services.urls]\n{urls}'
    )


if __name__ == "__main__":
    main()
