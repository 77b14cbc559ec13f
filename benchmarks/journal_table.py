"""Make the table of journal names that the package ships.

    apt-get download jabref && dpkg-deb -x jabref_*.deb jabref
    python benchmarks/journal_table.py jabref/usr/share/jabref/JabRef-3.8.2.jar [--gold PATH] [--output FILE]

Sources: the list of journals in JabRef 3.8.2 (December 2016, MIT, as Debian packages it), the titles and abbreviations of the
journals in gold's PubMed records (NLM, 2021), and the acronyms below, which the journals themselves print on their covers.
The same input gives the same table.
"""

import argparse
import gzip
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import etree

from curate.similarity import fold

OUTPUT = Path(__file__).parents[1] / "src" / "curate" / "journals" / "names.txt.gz"
GOLD = Path(__file__).resolve().parents[2] / "shared" / "gold"
HEADER = "# Names of journals, one journal a line. JabRef 3.8.2 (2016, MIT); PubMed (NLM, 2021); acronyms. See journal_table.py"
ACRONYMS = """
BMJ|British Medical Journal|BMJ: British Medical Journal|BMJ (Clinical Research Ed.)|BMJ Clin Res Ed|Br Med J|British Medical Journal (Clinical Research Edition)|Br Med J (Clin Res Ed)|The BMJ
PNAS|Proceedings of the National Academy of Sciences of the United States of America|Proceedings of the National Academy of Sciences|Proc Natl Acad Sci USA|Proc Natl Acad Sci U S A|Proc Natl Acad Sci
JAMA|Journal of the American Medical Association|JAMA, the Journal of the American Medical Association|JAMA: The Journal of the American Medical Association|J Am Med Assoc
NEJM|New England Journal of Medicine|N Engl J Med
JCO|Journal of Clinical Oncology|J Clin Oncol
JNCI|Journal of the National Cancer Institute|JNCI: Journal of the National Cancer Institute|J Natl Cancer Inst
JCI|Journal of Clinical Investigation|J Clin Invest
JEM|Journal of Experimental Medicine|J Exp Med
JACC|Journal of the American College of Cardiology|J Am Coll Cardiol
JACS|Journal of the American Chemical Society|J Am Chem Soc
JASN|Journal of the American Society of Nephrology|J Am Soc Nephrol
CJASN|Clinical Journal of the American Society of Nephrology|Clin J Am Soc Nephrol
AJKD|American Journal of Kidney Diseases|Am J Kidney Dis
CMAJ|Canadian Medical Association Journal|Can Med Assoc J|CMAJ: Canadian Medical Association Journal
MJA|Medical Journal of Australia|Med J Aust
MMWR|Morbidity and Mortality Weekly Report|MMWR Morbidity and Mortality Weekly Report|MMWR Morb Mortal Wkly Rep|Morb Mortal Wkly Rep
AJNR|American Journal of Neuroradiology|AJNR American Journal of Neuroradiology|AJNR Am J Neuroradiol|Am J Neuroradiol
AJR|American Journal of Roentgenology|AJR American Journal of Roentgenology|AJR Am J Roentgenol|Am J Roentgenol
JBC|Journal of Biological Chemistry|J Biol Chem
MCB|Molecular and Cellular Biology|Mol Cell Biol
NAR|Nucleic Acids Research|Nucleic Acids Res
EMBO J|EMBO Journal|The EMBO Journal|European Molecular Biology Organization Journal
FASEB J|FASEB Journal|The FASEB Journal
ISME J|ISME Journal|The ISME Journal|Multidisciplinary Journal of Microbial Ecology
QJM|QJM: An International Journal of Medicine|Quarterly Journal of Medicine|Q J Med
BJC|British Journal of Cancer|Br J Cancer
BJOG|BJOG: An International Journal of Obstetrics and Gynaecology|BJOG: An International Journal of Obstetrics & Gynaecology|British Journal of Obstetrics and Gynaecology|Br J Obstet Gynaecol
BJU Int|BJU International
IJC|International Journal of Cancer|Int J Cancer
CCR|Clinical Cancer Research|Clin Cancer Res
AAC|Antimicrobial Agents and Chemotherapy|Antimicrob Agents Chemother
JAC|Journal of Antimicrobial Chemotherapy|J Antimicrob Chemother
CID|Clinical Infectious Diseases|Clin Infect Dis
JID|Journal of Infectious Diseases|J Infect Dis
PLoS ONE|PLOS ONE|Public Library of Science ONE
PLoS Med|PLOS Medicine|PLoS Medicine
PLoS Biol|PLOS Biology|PLoS Biology
PLoS Genet|PLOS Genetics|PLoS Genetics
PLoS Pathog|PLOS Pathogens|PLoS Pathogens
PLoS Comput Biol|PLOS Computational Biology|PLoS Computational Biology
PLoS Negl Trop Dis|PLOS Neglected Tropical Diseases|PLoS Neglected Tropical Diseases
IJROBP|International Journal of Radiation Oncology, Biology, Physics|International Journal of Radiation Oncology Biology Physics|Int J Radiat Oncol Biol Phys
BBRC|Biochemical and Biophysical Research Communications|Biochem Biophys Res Commun
BBA|Biochimica et Biophysica Acta|Biochim Biophys Acta
FEBS Lett|FEBS Letters
PRL|Physical Review Letters|Phys Rev Lett
CA Cancer J Clin|CA: A Cancer Journal for Clinicians|Ca-A Cancer Journal for Clinicians
JAMIA|Journal of the American Medical Informatics Association|J Am Med Inform Assoc
JMIR|Journal of Medical Internet Research|J Med Internet Res
JNNP|Journal of Neurology, Neurosurgery and Psychiatry|J Neurol Neurosurg Psychiatry
JPEN|Journal of Parenteral and Enteral Nutrition|JPEN Journal of Parenteral and Enteral Nutrition|JPEN J Parenter Enteral Nutr|J Parenter Enteral Nutr
JAAD|Journal of the American Academy of Dermatology|J Am Acad Dermatol
JAAPA|Journal of the American Academy of Physician Assistants
AIDS|AIDS (London, England)
Oncoimmunology|OncoImmunology
J Immunother Cancer|Journal for ImmunoTherapy of Cancer|JITC
"""


def jabref(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield name and abbreviations of the journals in JabRef's archive."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read("journals/journalList.txt").decode("utf-8")
    for line in text.splitlines():
        if " = " in line and not line.startswith("#"):
            name, _, short = line.partition(" = ")
            yield (name, *(one for one in short.split(";")))


def pubmed(path: Path) -> Iterator[tuple[str, ...]]:
    """Yield title, ISO and MEDLINE abbreviation of the journals of a PubMed file."""
    parser = etree.XMLParser(load_dtd=False, no_network=True, resolve_entities=False, huge_tree=True)
    with gzip.open(path) as stream:
        root = etree.fromstring(stream.read(), parser)
    for article in root.iter("PubmedArticle"):
        names = [
            article.findtext(f".//{tag}") or ""
            for tag in ("Journal/Title", "ISOAbbreviation", "MedlineJournalInfo/MedlineTA")
        ]
        yield (*names, names[0].split(" : ")[0].split(" = ")[0])


def spelled(name: str) -> str:
    """Return a name as the table holds it."""
    return fold(name.replace("&", " and ")).removeprefix("the ")


def merged(rows: Iterable[tuple[str, ...]]) -> list[list[str]]:
    """Return the folded names of each journal; rows with the same full name (their first) are one journal."""
    journals: dict[str, dict[str, None]] = defaultdict(dict)
    for row in rows:
        names = [one for one in map(spelled, row) if len(one) > 1]
        if names:
            journals[names[0]].update(dict.fromkeys(names))
    return [list(names) for names in journals.values()]


def build(archive: Path, gold: Path) -> list[str]:
    """Return the lines of the table, sorted. A journal of the acronyms takes in the rows that share a name with it."""
    known = [[one for one in map(spelled, line.split("|")) if one] for line in ACRONYMS.strip().splitlines()]
    owner = {name: at for at, names in enumerate(known) for name in names}
    rows = []
    for names in merged([*jabref(archive), *pubmed(gold / "authorities" / "pubmed.xml.gz")]):
        if names[0] in owner:
            known[owner[names[0]]] += names
        else:
            rows.append(names)
    lines = {"|".join(dict.fromkeys(names)) for names in (*known, *rows)}
    return sorted(lines)


def main() -> int:
    """Write the table and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("jabref", type=Path, help="JabRef-3.8.2.jar")
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--output", type=Path, default=OUTPUT)
    options = parser.parse_args()
    if not options.gold.is_dir():
        print(f"skipped: no gold data in {options.gold}")
        return 0
    lines = build(options.jabref, options.gold)
    text = "\n".join([HEADER, *lines]) + "\n"
    options.output.write_bytes(gzip.compress(text.encode("ascii"), mtime=0))
    names = sum(line.count("|") + 1 for line in lines)
    print(f"{len(lines)} journals, {names} names, {options.output.stat().st_size} bytes in {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
