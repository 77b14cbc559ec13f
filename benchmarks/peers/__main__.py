"""Run curate and its peers on the same references, against the same closed world.

    python benchmarks/peers [--gold PATH] [--count N] [--seed N] [--limits POLICY] [--latency S] [--only NAME] [--venvs DIR] [--show]

Entries of BibTeX are made from real works of Crossref, every second one with a planted defect. Each tool runs in a home of its
own; all that it asks goes through a proxy on loopback (HTTPS_PROXY, with a private certificate authority), behind which the
same works answer as Crossref, doi.org, OpenAlex and Semantic Scholar; the other services know nothing. The peers are installed
from the package index into ``--venvs``; each is given an address to name, where it takes one. ``--limits published`` takes as many requests
as Crossref and NCBI publish since December 2025, and answers others with 429; ``former`` those that Crossref took before, 50 a second;
``none`` as many as come. ``--latency`` is how long an answer takes. Printed are recall, false alarms on a hundred clean entries, requests (in
brackets those refused with 429) and seconds.
Needs openssl.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import get_args

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "benchmarks"), str(ROOT / "tests")]

from peers.entries import Entry, made  # noqa: E402 - the folders come first
from peers.proxying import Proxy  # noqa: E402 - the same
from peers.tools import CURATE, MANUSCRIPT, PEERS, REFERENCES, Tool  # noqa: E402 - the same
from peers.world import HOSTS, Closed  # noqa: E402 - the same
from service.limits import Policy  # noqa: E402 - the same

PATIENCE = 3600


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold")
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--limits", default="published", choices=get_args(Policy))
    parser.add_argument("--latency", type=float, default=0.2, help="seconds that an answer takes")
    parser.add_argument("--only", action="append", help="run only the tool of this name")
    parser.add_argument("--venvs", type=Path, default=Path(tempfile.gettempdir()) / "curate-peers")
    parser.add_argument("--show", action="store_true", help="name what each tool missed, and its false alarms")
    options = parser.parse_args()
    works = options.gold / "authorities" / "crossref-works.jsonl.gz"
    if not works.exists():
        sys.exit(f"{works} is not there: nothing to measure with")
    entries, raw = made(works, options.count, options.seed)
    tools = [tool for tool in (CURATE, *PEERS) if not options.only or tool.name in options.only]
    print(f"{len(entries)} entries, {sum(bool(one.defect) for one in entries)} of them with a defect; {len(raw)} works")
    print(f"limits: {options.limits}, an answer takes {options.latency:g} s")
    print(f"{'tool':<22}{'recall':>8}{'alarms/100':>12}{'requests':>10}{'refused':>9}{'seconds':>9}")
    with tempfile.TemporaryDirectory() as folder, Proxy(Closed(raw).reply, HOSTS, Path(folder)) as proxy:
        for tool in tools:
            program = _installed(tool, options.venvs)
            proxy.reset(options.limits, options.latency)
            row, *more = _measure(tool, program, entries, proxy, Path(folder) / tool.name).splitlines()
            print("\n".join((row, *more) if options.show else (row,)), flush=True)


def _measure(tool: Tool, program: Path, entries: list[Entry], proxy: Proxy, home: Path) -> str:
    """Run one tool, and return its row, with what it missed and its false alarms below."""
    home.mkdir()
    (home / REFERENCES).write_text("\n\n".join(one.text for one in entries) + "\n", encoding="utf-8")
    cited = "\n\n".join(f"A statement on this [@{one.key}]." for one in entries)
    text = f"---\nbibliography: {REFERENCES}\n---\n\n# Introduction\n\n{cited}\n"
    (home / MANUSCRIPT).write_text(text, encoding="utf-8")
    (home / "curate.toml").write_text('services = { mailto = "a@example.org" }\n', encoding="utf-8")
    started = time.monotonic()
    command = [str(program), *tool.command[1:]]
    environment = {**proxy.environment(home), **dict(tool.environment)}
    ended = subprocess.run(
        command, cwd=home, env=environment, capture_output=True, text=True, check=False, timeout=PATIENCE
    )
    seconds = time.monotonic() - started
    try:
        flagged = tool.flagged(home)
    except (OSError, ValueError, KeyError) as error:
        return f"{tool.name:<22} gave no report (exit {ended.returncode}): {error!r} {ended.stderr[-300:]}"
    defective = [one for one in entries if one.defect]
    missed = [f"{one.key} {one.defect}" for one in defective if one.key not in flagged]
    clean = [one.key for one in entries if not one.defect]
    alarms = [key for key in clean if key in flagged]
    return (
        f"{tool.name:<22}{1 - len(missed) / len(defective):>8.3f}{100 * len(alarms) / len(clean):>12.2f}"
        f"{sum(proxy.counts.values()):>10}{sum(proxy.limits.refused.values()):>9}{seconds:>9.1f}  {dict(proxy.counts.most_common(4))}\n"
        f"   missed: {', '.join(missed)}\n   alarms: {', '.join(alarms)}"
    )


def _installed(tool: Tool, venvs: Path) -> Path:
    """Return the program of a tool; a peer is installed first where it is not."""
    if not tool.package:
        return Path(sys.executable).parent / tool.command[0]
    program = venvs / tool.name / "bin" / tool.command[0]
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", str(venvs / tool.name)], check=True)
        pip = [
            str(venvs / tool.name / "bin" / "pip"),
            "install",
            "--quiet",
            "--disable-pip-version-check",
            tool.package,
        ]
        subprocess.run(pip, check=True, env=dict(os.environ))
    return program


if __name__ == "__main__":
    main()
