"""Measure the HTML report in headless Chromium: errors, requests, accessibility, what the keyboard reaches, time to load.

    python benchmarks/browsing.py [--gold PATH] [--axe axe.min.js] [--references N] [--shots FOLDER]

Pages: the repository's own registry, the Word manuscripts of gold/manuscripts, and an invented manuscript of N references (by
default 1,000) with two citations each. Needs Chromium, Playwright for Python (`pip install playwright`, no browser of its own), and
the file axe.min.js of the npm package axe-core (`npm pack axe-core`); without the last, accessibility is skipped by name.

"keyboard": how many of the citations, statements and references get the focus by pressing Tab alone, and by pressing j alone.
"load" is the median of five times from navigating to the load event with the script run, "filter" that of one key in the search.
"""

import argparse
import shutil
import statistics
import sys
import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from curate import checking, claiming, config, presenting, registry
from curate.documents import markdown
from curate.reading import read, understand
from curate.reporters import html
from curate.survey import Survey

_HERE = Path(__file__).resolve().parent
_DAY = date(2026, 1, 2)
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_VIEWS = ("text", "works", "found", "sum")
_PRESSED = 500
"""More elements than this are not reached one by one: the page is made as the small ones are."""
_BAD = ("serious", "critical")


def invented(references: int) -> bytes:
    """Return a manuscript with so many references, each cited twice."""
    sections = []
    for start in range(1, references + 1, 50):
        numbers = range(start, min(start + 50, references + 1))
        sentences = [f"Light changes leaf number {n} in the morning [{n}], and in the evening [{n}]." for n in numbers]
        sections.append(
            f"## Part {start}\n\n" + "\n\n".join(" ".join(sentences[at : at + 5]) for at in range(0, 50, 5))
        )
    listed = [
        f"{n}. Abel{n} K, Brandt L, Cole M. Light in the morning of leaf number {n} and of trees. Plant Sci. {1990 + n % 35};{n}:1-9."
        for n in range(1, references + 1)
    ]
    return "\n\n".join(["# Leaves", *sections, "## References", "\n".join(listed)]).encode()


def pages(gold: Path, references: int, folder: Path) -> dict[str, Path]:
    """Write the pages to be measured, and return them by name."""
    root = _HERE.parent
    facts = registry.read(root, today=_DAY)
    report = checking.check(facts, config.load(root).settings)
    made = {"registry": html.render(presenting.dossier(Survey(facts), report))}
    manuscripts = {f"{path.parent.name}": read(path) for path in sorted((gold / "manuscripts").glob("*/*.docx"))}
    manuscripts[f"{references} references"] = understand(markdown.read(invented(references), "invented.md"))
    for name, reading in manuscripts.items():
        facts = claiming.facts(reading, today=_DAY)
        survey = Survey(facts)
        begin = time.process_time()
        report = checking.check(facts, surveyed=survey)
        checked = time.process_time()
        made[name] = html.render(presenting.dossier(survey, report, reading))
        written = time.process_time()
        print(f"{name}: checked in {checked - begin:.2f} s, written in {written - checked:.2f} s of processor time")
    paths = {}
    for name, text in made.items():
        paths[name] = folder / f"{name.replace(' ', '-')}.html"
        paths[name].write_text(text, encoding="utf-8")
    return paths


def reached(page: Any, selector: str, key: str, most: int) -> int:
    """Return how many elements of a selector get the focus by pressing a key again and again."""
    page.evaluate("document.activeElement.blur(); scrollTo(0, 0)")
    if key == "Tab":
        page.evaluate(f"document.querySelector({selector!r}).focus()")
    page.evaluate(
        "selector => { window.seen = new Set(); const note = () => { const e = document.activeElement;"
        " if (e.matches(selector)) window.seen.add(e); }; note(); document.addEventListener('focusin', note); }",
        selector,
    )
    before = -1
    for press in range(most):
        page.keyboard.press(key)
        if press % 200 == 199:
            now = page.evaluate("window.seen.size")
            if now == before:
                break
            before = now
    return int(page.evaluate("window.seen.size"))


def timed(browser: Any, path: Path) -> tuple[float, float]:
    """Return the seconds until a page is there, and those that one key in the search takes."""
    loads, filters = [], []
    for _ in range(5):
        page = browser.new_page(viewport={"width": 1380, "height": 900})
        begin = time.perf_counter()
        page.goto(path.as_uri())
        page.wait_for_selector("html.js", state="attached")
        loads.append(time.perf_counter() - begin)
        page.focus("#search")
        begin = time.perf_counter()
        page.keyboard.press("l")
        page.evaluate("1")
        filters.append(time.perf_counter() - begin)
        page.close()
    return statistics.median(loads), statistics.median(filters)


def measure(browser: Any, name: str, path: Path, axe: str | None, shots: Path | None) -> None:
    """Print the figures of one page."""
    errors: list[str] = []
    requests: list[str] = []
    load, filtered = timed(browser, path)
    violations: dict[str, set[str]] = {}
    for scheme in ("light", "dark"):
        # The page's policy forbids the script of axe, as any other; errors are listened to without that.
        context = browser.new_context(viewport={"width": 1380, "height": 900}, color_scheme=scheme, bypass_csp=True)
        page = context.new_page()
        page.on("console", lambda said: errors.append(said.text) if said.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: requests.append(request.url))
        page.goto(path.as_uri())
        for view in _VIEWS:
            page.click(f"#tab-{view}")
            button = page.locator(f"#view-{view} button").first
            if button.count():
                button.click()
            if shots:
                page.screenshot(path=shots / f"{path.stem}-{scheme}-{view}.png")
            if axe:
                page.evaluate(axe)
                found = page.evaluate(f"axe.run(document, {{runOnly: {_RULES}}})")["violations"]
                violations.setdefault(scheme, set()).update(f"{each['impact']} {each['id']}" for each in found)
        context.close()
    page = browser.new_page(viewport={"width": 1380, "height": 900})
    page.on("console", lambda said: errors.append(said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda request: requests.append(request.url))
    page.goto(path.as_uri())
    keyboard = []
    for view, selector in (("text", "#view-text .cite"), ("works", ".work")):
        page.click(f"#tab-{view}")
        number = page.locator(selector).count()
        if number > _PRESSED:
            keyboard.append(f"{view} {number} not pressed through")
            continue
        keyboard += [
            f"{view} by {key} {reached(page, selector, key, 3 * number + 400)} of {number}" for key in ("Tab", "j")
        ]
    page.close()
    left = [address for address in requests if address != path.as_uri()]
    serious = sum(each.startswith(_BAD) for found in violations.values() for each in found)
    told = (
        f"serious or critical {serious}, all {sorted(set().union(*violations.values()))}"
        if axe
        else "skipped (no axe-core)"
    )
    print(f"{name}: {path.stat().st_size / 1000:.0f} kB  load {load:.2f} s  filter {filtered:.3f} s")
    print(f"    console errors {len(errors)}  requests that leave {len(left)}  accessibility: {told}")
    print(f"    keyboard: {'; '.join(keyboard)}", flush=True)
    for error in errors[:5]:
        print(f"    {error}")


def main() -> int:
    """Run the benchmark."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=_HERE.parent.parent / "shared" / "gold")
    parser.add_argument("--axe", type=Path, help="axe.min.js of the npm package axe-core")
    parser.add_argument("--references", type=int, default=1000)
    parser.add_argument("--shots", type=Path, help="where to write pictures of the pages")
    options = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415  # it is in no extra: only this needs it
    except ImportError:
        print("skipped: Playwright is not installed")
        return 0
    if chromium is None:
        print("skipped: Chromium is not installed")
        return 0
    axe = options.axe.read_text(encoding="utf-8") if options.axe else None
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path in pages(options.gold, options.references, Path(temporary)).items():
            measure(browser, name, path, axe, options.shots)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
