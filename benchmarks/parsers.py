"""Our reading of reference strings beside every other reader of them that installs from a package index, in one run.

    python benchmarks/parsers.py [--gold PATH] [--folds 4 [--fold K]] [--models FOLDER] [--environment FOLDER]

On AnyStyle's sequences. A model is trained without a quarter of them (as in ``parsing.py``) and measured on that quarter, and
the others are measured on the same strings, each on the fields that it has. A field counts where gold has it or the parser
gives it: F1 of equal values (names, titles, journals and publishers alike to 95 of 100). ``--models`` takes the models of
folds that ``parsing.py`` has kept there, in place of training them again.

Of the readers that need no hub, no service and no Java, these were found: refextract, touchneedle and ghostcite (they read
references in order to check them) from the package index, installed into an environment of their own that is thrown away
(or into ``--environment``, which stays), and Debian's Biblio::Citation::Parser ("biblio-standard" and "biblio-jiao"; Perl,
measured where it is installed; a string that takes it more than two seconds counts as not read). ghostcite leaves title and
journal of printed references empty by design, so it has no figure for them; refparse (package index) reads the
cited references of Web of Science, Scopus and CSSCI exports only, each field at its fixed place, and no printed ones. AnyStyle (Ruby) and GROBID (Java) are not among them.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import labelled
import train_parsing
from curate.bibliography.assembling import assemble
from curate.bibliography.tagging import Tagger
from parsing import Matches, Values, divided, fold, trained, values

_READ = """
import json, sys
{setup}
for line in sys.stdin:
    try:
        found = read(json.loads(line))
    except Exception:
        found = {{}}
    print(json.dumps(found))
"""
_SETUPS = {
    "refextract": """
from refextract import extract_references_from_string
def read(string):
    found = extract_references_from_string(string, is_only_references=True)
    return {key: value[0] for one in reversed(found) for key, value in one.items() if key != "raw_ref" and value}
""",
    "touchneedle": """
import touchneedle
def read(string):
    one = touchneedle.parse_entry(string)
    return {name: str(getattr(one, name) or "") for name in ("name", "year", "title", "container", "doi", "url")}
""",
    "ghostcite": """
from ghostcite.parsers.document import parse_document_text
def read(string):
    one = parse_document_text("References\\n\\n" + string + "\\n")[0]
    return {"name": one.claimed_first_author or "", "year": str(one.claimed_year or ""), "title": one.claimed_title or "",
            "container": one.claimed_journal or "", "doi": one.doi or ""}
""",
}
_PERL = """
use JSON::PP; use Biblio::Citation::Parser::MODULE; use utf8; binmode(STDOUT, ":raw");
my $parser = Biblio::Citation::Parser::MODULE->new;
while (my $line = <STDIN>) {
    my $found = eval {
        local $SIG{ALRM} = sub { die "slow" };
        alarm 2; my $one = $parser->parse(JSON::PP->new->allow_nonref->decode($line)); alarm 0; $one;
    } || {};
    alarm 0;
    my %kept = map { $_ => "$found->{$_}" } grep { defined $found->{$_} && !ref $found->{$_} } keys %$found;
    $kept{names} = join("; ", map { $_->{family} } @{$found->{authors}}) if ref $found->{authors} eq "ARRAY";
    print JSON::PP->new->utf8->encode(\\%kept), "\\n";
}
"""
PERL = {"biblio-standard": "Standard", "biblio-jiao": "Jiao"}
PACKAGES = tuple(_SETUPS)
Fields = Mapping[str, str]


def of_refextract(found: Fields) -> Values:
    """Return what refextract read, in our fields."""
    authors = re.split(r",\s+(?:and\s+)?|\s+and\s+", found.get("author", ""))
    surnames = [max(re.findall(r"[^\W\d_]{2,}", name), key=len, default="") for name in authors]
    return {
        "author": " ".join(fold(name) for name in surnames), "title": fold(found.get("title")), "container": fold(found.get("journal_title")),
        "year": found.get("year") or found.get("journal_year", ""), "volume": fold(found.get("journal_volume")), "issue": fold(found.get("journal_issue")),
        "page": fold(re.split(r"[-–—]", found.get("journal_page", ""))[0]), "publisher": fold(found.get("publisher")),
        "doi": found.get("doi", "").removeprefix("doi:").casefold(), "url": found.get("url", "").casefold(),
    }  # fmt: skip


def of_checkers(found: Fields) -> Values:
    """Return what touchneedle or ghostcite read; they keep the first author only."""
    return {
        "first": fold(found.get("name")).split(" ")[-1], "title": fold(found.get("title")), "container": fold(found.get("container")),
        "year": found.get("year", "")[:4], "doi": found.get("doi", "").casefold(), "url": found.get("url", "").casefold(),
    }  # fmt: skip


def of_biblio(found: Fields) -> Values:
    """Return what Biblio::Citation::Parser read: "title" is the journal where there is an "atitle"."""
    article = bool(found.get("atitle"))
    pages = found.get("spage") or re.split(r"[-–—]", found.get("pages", ""))[0]
    return {
        "author": " ".join(fold(name) for name in found.get("names", "").split("; ")), "first": fold(found.get("aulast")).split(" ")[-1],
        "title": fold(found.get("atitle") if article else found.get("title")), "container": fold(found.get("title")) if article else "",
        "year": found.get("year", "")[:4], "volume": fold(found.get("volume")), "issue": fold(found.get("issue")), "page": fold(pages),
        "publisher": fold(found.get("publisher")), "place": fold(found.get("publoc")), "url": found.get("url", "").casefold(),
    }  # fmt: skip


FIELDS: dict[str, tuple[str, ...]] = {
    "refextract": ("author", "title", "container", "year", "volume", "issue", "page", "publisher", "doi", "url"),
    "touchneedle": ("first", "title", "container", "year", "doi", "url"),
    "ghostcite": ("first", "year", "doi"),
    "biblio-standard": (
        "author",
        "first",
        "title",
        "container",
        "year",
        "volume",
        "issue",
        "page",
        "publisher",
        "place",
    ),
    "biblio-jiao": ("first", "title", "container", "year", "volume", "issue", "page"),
}
READINGS: dict[str, Callable[[Fields], Values]] = {
    "refextract": of_refextract,
    "touchneedle": of_checkers,
    "ghostcite": of_checkers,
    "biblio-standard": of_biblio,
    "biblio-jiao": of_biblio,
}


def first(item: Any) -> dict[str, str]:
    """Return the values of an item with the last word of the first author's surname."""
    found = values(item)
    names = [fold(name.surname).split(" ")[-1] for name in item.author[:1]]
    return {**found, **({"first": names[0]} if names and names[0] else {})}


def run(command: Sequence[str], strings: Sequence[str]) -> list[Fields] | None:
    """Return what a program reads in each string, None where it does not run."""
    lines = "\n".join(json.dumps(string) for string in strings) + "\n"
    # Perl's own signals wait for a regular expression to end, which may take for ever; unsafe ones do not.
    setting = {**os.environ, "PERL_SIGNALS": "unsafe"}
    done = subprocess.run(list(command), input=lines, capture_output=True, text=True, check=False, env=setting)
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return found if len(found) == len(strings) else None


def environment(folder: Path) -> Path:
    """Return the Python of an environment with the other readers, made where it is not there."""
    python = folder / "bin" / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
    for package in PACKAGES:
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", package], check=False, capture_output=True)
    return python


def others(python: Path, strings: Sequence[str]) -> dict[str, list[Values]]:
    """Return what each of the other readers gives for each string; one that does not run is named and left out."""
    commands = {
        name: [str(python), "-c", _READ.replace("{setup}", setup).replace("{{}}", "{}")]
        for name, setup in _SETUPS.items()
    }
    commands |= {name: ["perl", "-e", _PERL.replace("MODULE", module)] for name, module in PERL.items()}
    result: dict[str, list[Values]] = {}
    for name, command in commands.items():
        found = run(command, strings)
        if found is None:
            print(f"{name}: skipped, it does not run here")
            continue
        result[name] = [{key: value for key, value in READINGS[name](one).items() if value} for one in found]
    return result


def table(ours: Matches, theirs: Mapping[str, Matches]) -> None:
    """Print the F1 of each reader on each field, and whether ours is ahead."""
    names = list(theirs)
    print(f"{'field':12} {'curate':>8} " + " ".join(f"{name:>16}" for name in names))
    for field in dict.fromkeys(field for name in names for field in FIELDS[name]):
        row = [f"{theirs[name].f1(field):16.3f}" if field in FIELDS[name] else f"{'-':>16}" for name in names]
        best = max((theirs[name].f1(field) for name in names if field in FIELDS[name]), default=0.0)
        mark = "" if ours.f1(field) > best else "  (tie)" if ours.f1(field) == best else "  (behind)"
        print(f"{field:12} {ours.f1(field):8.3f} " + " ".join(row) + mark)


def measured(found: Iterable[Values], gold: Iterable[Values], fields: Sequence[str] | None) -> Matches:
    """Return right, wrong and missed values, of some fields only or of all."""
    matches = Matches()
    for one, known in zip(found, gold, strict=True):
        some = known if fields is None else {name: value for name, value in known.items() if name in fields}
        mine = one if fields is None else {name: value for name, value in one.items() if name in fields}
        matches.compare(mine, some)
    return matches


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, default=train_parsing.GOLD)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--fold", type=int, help="only this one of them, from 0")
    parser.add_argument("--iterations", type=int, default=80)
    parser.add_argument("--models", type=Path, help="models of the folds, as parsing.py --models keeps them")
    parser.add_argument("--environment", type=Path)
    options = parser.parse_args()
    if not (options.gold / "jats").is_dir():
        print(f"skipped: no gold data in {options.gold}")
        return 0
    sequences, _ = divided(options.gold)
    ours: list[Values] = []
    held: list[labelled.Labelled] = []
    with tempfile.TemporaryDirectory() as folder:
        python = environment(options.environment or Path(folder) / "others")
        for number in range(options.folds) if options.fold is None else (options.fold,):
            model = trained(options.gold, options.models or Path(folder), (number, options.folds), options.iterations)
            tagger = Tagger(model)
            some = sequences[number :: options.folds]
            held += some
            ours += [first(assemble(one.tokens, tagger.label(one.tokens), one.string)[0]) for one in some]
        gold = [first(assemble(one.tokens, one.labels, one.string)[0]) for one in held]
        found = others(python, [one.string for one in held])
    print(f"{len(held)} strings that our model has not seen")
    table(measured(ours, gold, None), {name: measured(each, gold, FIELDS[name]) for name, each in found.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
