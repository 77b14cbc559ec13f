r"""LaTeX: the text that is printed, citations as typed, parts and bibliographies beside the manuscript."""

from contextlib import suppress
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curate import documents
from curate.documents import latex
from curate.documents.neighbouring import beside
from curate.errors import UnreadableError
from curate.manuscript import Manuscript

_BIB = rb"""@article{abe2019, author = {Ab{\'e}, K. and {Harbour Board}}, title = {Sand {DNA} and water}, journal = {Dunes},
  year = 2019, volume = 3, pages = {1--4}, doi = {10.1000/sand}}
@book{bell, author = {Bell, Tom}, title = {Wind}, publisher = {Fjord}, year = {2001}}
@misc{never, title = {Not cited}, year = 1999}
"""


def _read(body: str, **files: bytes) -> Manuscript:
    named = {name.replace("_", "."): data for name, data in files.items()}
    return latex.read(f"\\begin{{document}}\n{body}\n\\end{{document}}\nafter".encode(), "paper/main.tex", named.get)


def _paragraphs(manuscript: Manuscript) -> list[str]:
    return [manuscript.text[block.start : block.end] for block in manuscript.blocks if block.kind == "paragraph"]


@pytest.mark.parametrize(
    ("tex", "printed"),
    [
        (r"50\% of \emph{all} --- ``quoted'' 3--5", "50% of all — “quoted” 3–5"),
        (r"na\"{\i}ve caf\'e \v{S}koda \L\'od\'z \ss", "naïve café Škoda Łódź ß"),
        (r"$\alpha$-cells, $n=12$", "α-cells, n=12"),
        ("one % comment \\cite{x}\n   two", "one two"),
        (r"\textbf{bold \textit{both}} \unknown{word}", "bold both word"),
        (r"a\footnotesize b \vspace{3cm}c \label{x}d", "ab c d"),
        (r"\iffalse hidden \iftrue x \fi more \fi shown", "shown"),
        (r"see \url{http://a_b.c/%20x} and \href{http://x.y/}{here}", "see http://a_b.c/%20x and here"),
        (r"\verb|\cite{x}| stays", r"\cite{x} stays"),
        (r"\begin{comment}gone\end{comment}kept", "kept"),
        (r"A~B\,C \LaTeX{} \&", "A B C &"),
    ],
)
def test_text_is_what_is_printed(tex: str, printed: str) -> None:
    assert _paragraphs(_read(tex))[0] == printed


@pytest.mark.parametrize(
    ("tex", "keys"),
    [
        (r"\cite{abe2019}", ("abe2019",)),
        (r"\citep[see][p.~3]{abe2019, bell}", ("abe2019", "bell")),
        (r"\citet*{bell}", ("bell",)),
        (r"\parencite[3]{bell}", ("bell",)),
        (r"\Textcite{bell}", ("bell",)),
        (r"\autocites(see)()[1]{abe2019}[2]{bell}", ("abe2019", "bell")),
        (r"\footcite{bell}", ("bell",)),
        (r"\citeauthor{bell}", ("bell",)),
        ("\\cite{abe2019,%\n bell}", ("abe2019", "bell")),
        (r"\supercite{missing}", ("missing",)),
    ],
)
def test_citations_stay_as_typed_and_are_linked(tex: str, keys: tuple[str, ...]) -> None:
    manuscript = _read(f"Known {tex} fact. \\bibliography{{refs}}", refs_bib=_BIB)
    (link,) = manuscript.links
    assert link.keys == keys
    assert manuscript.text[link.start : link.end] == " ".join(tex.split())
    span = manuscript.offsets.span(link.start, link.end)
    assert " ".join(manuscript.source[span.start : span.end].split()) == " ".join(tex.split())


@pytest.mark.parametrize(
    "tex", [r"\citestyle{x}", r"\setcitestyle{round}", r"\nocite{bell}", r"\defcitealias{bell}{B}"]
)
def test_commands_that_only_sound_like_citations(tex: str) -> None:
    assert not _read(f"Known {tex} fact.").links


def test_only_what_is_cited_is_listed_in_order_of_citation() -> None:
    manuscript = _read(r"First \cite{bell}, then \cite{abe2019}. \bibliography{refs}", refs_bib=_BIB)
    assert [entry.key for entry in manuscript.entries] == ["bell", "abe2019"]
    entry = manuscript.entries[1]
    assert entry.string == "Abé K, Harbour Board. Sand DNA and water. Dunes. 2019;3:1-4. doi:10.1000/sand"
    assert entry.item is not None
    assert entry.item.author[1].literal == "Harbour Board"
    assert str(manuscript.location(entry.start, entry.end)) == "paper/refs.bib:1"
    assert {entry.key for entry in _read(r"\nocite{*}\bibliography{refs}", refs_bib=_BIB).entries} == {
        "abe2019",
        "bell",
        "never",
    }


def test_a_printed_list_gives_order_and_strings_and_the_bib_the_fields() -> None:
    bbl = rb"""\begin{thebibliography}{2}
\bibitem{bell} T.~Bell. \newblock \emph{Wind}. Fjord, 2001.
\bibitem[{Ab\'e(2019)Ab\'e, Board}]{abe2019} K.~Ab\'e. Sand. \end{thebibliography}"""
    manuscript = _read(r"So \cite{abe2019}. \bibliography{refs}", refs_bib=_BIB, main_bbl=bbl)
    assert [(entry.key, entry.string) for entry in manuscript.entries] == [
        ("bell", "T. Bell. Wind. Fjord, 2001."),
        ("abe2019", "K. Abé. Sand."),
    ]
    assert manuscript.entries[1].item is not None
    assert str(manuscript.location(manuscript.entries[0].start, manuscript.entries[0].end)) == "paper/main.bbl:2"


def test_a_biber_bbl_is_read() -> None:
    bbl = rb"""\entry{ito}{article}{}
  \name{author}{2}{}{{{hash=a}{family={Ito},given={Ken}}}{{hash=b}{family={Dam},prefix={van},given={A.}}}}
  \field{title}{Tides}\field{journaltitle}{Shore}\field{year}{2010}\field{volume}{4}
  \verb{doi}
  \verb 10.1000/tides
  \endverb
\endentry"""
    (entry,) = _read(r"So \cite{ito}. \addbibresource{x.bib}", main_bbl=bbl).entries
    assert entry.item is not None
    assert ([name.surname for name in entry.item.author], entry.item.doi) == (["Ito", "van Dam"], "10.1000/tides")


def test_structure_tables_figures_and_references_to_them() -> None:
    manuscript = _read(
        r"""\section{Methods \& more} As in Table~\ref{t} and \autoref{f}.\footnote{A note \cite{bell}.}

\begin{table}[ht]\caption{Counts}\label{t}\begin{tabular}{@{}l p{3cm}@{}} \hline Bay & N \\ East \cite{bell} & 4 \\[2pt]
\multicolumn{2}{c}{both} \\ \end{tabular}\end{table}
\begin{figure}\includegraphics{x.png}\caption[short]{Map of $x^2$}\label{f}\end{figure}
\begin{itemize}\item First. \item Second.\end{itemize}"""
    )
    text = manuscript.text
    assert [section.title for section in manuscript.sections] == ["", "Methods & more"]
    assert _paragraphs(manuscript)[0] == "As in Table 1 and Figure 1."
    (table,) = manuscript.tables
    assert [[text[cell.start : cell.end] for cell in row] for row in table.rows] == [
        ["Bay", "N"],
        [r"East \cite{bell}", "4"],
        ["both"],
    ]
    assert manuscript.figures[0].number == "1"
    kinds = [(block.kind, text[block.start : block.end]) for block in manuscript.blocks]
    assert ("note", r"A note \cite{bell}.") in kinds
    assert [printed for kind, printed in kinds if kind == "list-item"] == ["First.", "Second."]


def test_raised_numbers_are_raised() -> None:
    manuscript = _read(r"Known.\textsuperscript{1,2} Also$^{3}$ here.")
    assert [manuscript.text[span.start : span.end] for span in manuscript.superscripts] == ["1,2", "3"]


def test_definitions_are_expanded() -> None:
    data = rb"""\newcommand{\kg}[2][5]{#2 kg of #1}\def\eg{e.g.}\newcommand\mycite[1]{\citep{#1}}
\title{A \emph{fine} title}\begin{document}\kg{3}, \kg[2]{7}, \eg{} so \mycite{bell}.\end{document}"""
    manuscript = latex.read(data, "main.tex")
    assert manuscript.title == "A fine title"
    assert manuscript.text.endswith(r"3 kg of 5, 7 kg of 2, e.g. so \mycite{bell}.")
    assert manuscript.links[0].keys == ("bell",)


def test_parts_are_read_and_keep_their_places() -> None:
    manuscript = _read("Before.\n\\input{intro}\nAfter.", intro_tex=b"Line one.\n\nPart \\cite{bell}.")
    assert "Part" in manuscript.text
    link = manuscript.links[0]
    assert str(manuscript.location(link.start, link.end)) == "paper/intro.tex:3"
    after = manuscript.text.index("After")
    assert manuscript.location(after, after + 5).path == "paper/main.tex"


def test_files_outside_the_folder_are_not_read(tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text("SECRET")
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "link.tex").symlink_to(tmp_path / "secret.tex")
    (folder / "part.tex").write_text("PART")
    absolute = tmp_path / "secret.tex"
    (folder / "main.tex").write_text(
        f"Text. \\input{{../secret}} \\input{{link}} \\input{{{absolute}}} \\input{{part}} \\bibliography{{own,../secret}}"
    )
    (folder / "own.bib").write_text("@misc{own, title = {Own}}")
    text = documents.read(folder / "main.tex").text
    assert "SECRET" not in text
    assert "PART" in text
    assert beside(folder / "main.tex")("nul\x00") is None


def test_a_named_bibliography_that_is_not_there_is_asked_for() -> None:
    with pytest.raises(UnreadableError, match=r"main\.tex names the bibliography p\.bib and q\.bib, which is not"):
        _read(r"So \cite{ito}. \bibliography{p,q}")
    assert len(_read(r"So \cite{bell}. \bibliography{IEEEabrv,p}", p_bib=_BIB).entries) == 1
    assert len(_read(r"So \cite{bell}. \bibliography{\jobname}", main_bib=_BIB).entries) == 1


@pytest.mark.parametrize(
    ("tex", "words"),
    [
        (r"\input{main}", "nests"),
        (r"\newcommand{\a}{\b\b\b\b\b\b\b\b\b\b}\newcommand{\b}{\c\c\c\c\c\c\c\c\c\c}\newcommand{\c}{\d\d\d\d\d\d\d\d\d\d}"
         r"\newcommand{\d}{\e\e\e\e\e\e\e\e\e\e}\newcommand{\e}{xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx}"
         + r"\a" * 20, "grows"),
        (r"\newcommand{\x}{\y}\newcommand{\y}{\x}\x", "nests"),
        (r"\textsuperscript{" * 150, "nests"),
    ],
)  # fmt: skip
def test_hostile_files_are_refused_with_help(tex: str, words: str) -> None:
    data = f"Text. {tex}".encode()
    with pytest.raises(UnreadableError) as caught:
        latex.read(data, "main.tex", {"main.tex": data}.get)
    assert words in str(caught.value)
    assert caught.value.help


_PIECES = st.sampled_from(
    [
        "\\cite{a}",
        "\\section{",
        "}",
        "{",
        "$",
        "\\begin{table}",
        "\\end{table}",
        "\\begin{tabular}{l}",
        "&",
        "\\\\",
        "%",
        "\n\n",
        "\\caption{",
        "\\footnote{",
        "text. ",
        "[",
        "]",
        "\\item",
        "\\",
        "\\textsuperscript{1}",
        "\\ref{x}",
        "\\bibitem{k} B.",
        "é",
        "\\begin{thebibliography}{9}",
        "\\end{thebibliography}",
        "\\newcommand{\\q}[1]{#1}",
        "\\q",
        "\\verb|",
        "\\input{x}",
    ]
)


@settings(max_examples=150)
@given(st.lists(_PIECES, max_size=30))
def test_any_tex_is_read_soundly(pieces: list[str]) -> None:
    try:
        manuscript = latex.read(("Start. " + "".join(pieces)).encode(), "x.tex")
    except UnreadableError:
        return
    size = len(manuscript.text)
    assert all(0 <= block.start < block.end <= size for block in manuscript.blocks)
    assert all(0 <= link.start < link.end <= size for link in manuscript.links)
    for block in manuscript.blocks:
        assert manuscript.location(block.start, block.end).line >= 1


def test_time_grows_with_length_only() -> None:
    for piece in ("{", "\\textbf{", "$", "\\cite{", "[", "\\begin{table}", "\\footnote{x}", "& \\\\ ", "\\newcommand"):
        began = process_time()
        with suppress(UnreadableError):
            latex.read(("Text. " + piece * 4000).encode(), "x.tex")
        assert process_time() - began < 5, piece
