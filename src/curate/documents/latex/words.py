r"""What LaTeX commands do to the text of a manuscript, as far as it matters to a reader of citations.

natbib: https://ctan.org/pkg/natbib; biblatex: https://ctan.org/pkg/biblatex. A command that is in no table prints its
arguments.
"""

import re

CITE = re.compile(
    r"(?!citestyle|citename|citenamefont|citefield|citetext|citeproctext|shortcites?\b|setcite|.*alias$|citereset|nocite"
    r"|precite|postcite|bibcite|blockcquote|citetrackertrue)[a-zA-Z]*[cC]ite(?:s|[a-z]{0,12}s?)?\*?$"
)
"""Names of commands that cite: the families of natbib and biblatex, and what journals make of them."""
MULTICITE = re.compile(r"[a-zA-Z]*[cC]ites\*?$")
r"""``\cites(pre)(post)[pre][post]{key}[pre][post]{key}``."""

SECTIONS = {
    "part": 1,
    "chapter": 1,
    "section": 1,
    "subsection": 2,
    "subsubsection": 3,
    "paragraph": 4,
    "subparagraph": 5,
}

_SKIPPED_ONE = """label documentclass usepackage RequirePackage bibliographystyle vspace hspace includegraphics pagestyle
    thispagestyle pagenumbering newcounter newlength hypersetup geometry index glsadd graphicspath captionsetup sisetup lstset
    tikzset todo marginpar email orcid affiliation affil author authors institute address date thanks title keywords keyword
    cmidrule cline vphantom hphantom phantom color pagecolor setcitestyle citestyle bibpunct hypertarget textcolor colorbox
    raisebox selectlanguage foreignlanguage eqref theoremstyle linespread urlstyle setstretch externaldocument lhead rhead chead
    lfoot rfoot cfoot fancyhead fancyfoot hyphenation newif setmainfont setsansfont setmonofont markright titlerunning
    authorrunning ead cortext fntext journal noalign"""
_SKIPPED_TWO = """setlength addtolength setcounter addtocounter newtheorem DeclareMathOperator numberwithin fontsize
    definecitealias defcitealias rule markboth multicolumn"""
_SKIPPED_THREE = (
    "definecolor addcontentsline IfFileExists newenvironment renewenvironment crefname Crefname providecolor"
)
SKIPPED = {
    name: count for count, names in enumerate((_SKIPPED_ONE, _SKIPPED_TWO, _SKIPPED_THREE), 1) for name in names.split()
}
"""Commands whose arguments are not printed, and how many arguments; ``\\textcolor`` and its like print the next one."""

LITERAL = {"%": "%", "&": "&", "_": "_", "#": "#", "$": "$", "{": "{", "}": "}", " ": " ", "\n": " ", "@": ""}
"""Control symbols that print themselves."""
SPACES = frozenset(
    [
        ",",
        ";",
        ":",
        "!",
        ">",
        "quad",
        "qquad",
        "enspace",
        "thinspace",
        "space",
        "nobreakspace",
        "xspace",
        "hfill",
        "hskip",
        "hfil",
    ]
)
SILENT = frozenset(
    [
        "/",
        "-",
        "*",
        ")",
        "]",
        "maketitle",
        "tableofcontents",
        "listoffigures",
        "listoftables",
        "printbibliography",
        "appendix",
    ]
)
ACCENTS = frozenset(["'", "`", "^", '"', "~", "=", ".", "u", "v", "H", "t", "c", "d", "b", "r", "k"])
BREAKS = frozenset(["\\", "newline", "linebreak", "tabularnewline", "cr"])
DEFINES = frozenset(
    ["newcommand", "renewcommand", "providecommand", "DeclareRobustCommand", "def", "gdef", "edef", "xdef"]
)
INCLUDES = frozenset(["input", "include", "subfile", "subfileinclude"])
BIBLIOGRAPHIES = frozenset(["bibliography", "addbibresource", "addglobalbib", "addsectionbib", "bibliographyfile"])
REFERENCES = frozenset(["ref", "autoref", "cref", "Cref", "vref", "Vref", "nameref", "labelcref"])
BARE_REFERENCES = frozenset(["ref", "vref", "Vref", "labelcref"])
"""They print the number without "Table"."""
ADDRESSES = frozenset(["url", "path", "nolinkurl", "doi"])
RAISES = frozenset(["textsuperscript", "up", "textsu"])
NOTES = frozenset(["footnote", "footnotetext", "endnote", "sidenote"])

FLOATS = {
    "figure": "figure",
    "wrapfigure": "figure",
    "sidewaysfigure": "figure",
    "table": "table",
    "wraptable": "table",
    "sidewaystable": "table",
    "longtable": "table",
    "longtblr": "table",
    "supertabular": "table",
}
TABULARS = frozenset(
    [
        "tabular",
        "tabularx",
        "tabulary",
        "array",
        "longtable",
        "tabu",
        "longtabu",
        "tblr",
        "longtblr",
        "supertabular",
        "xltabular",
    ]
)
LISTS = frozenset(["itemize", "enumerate", "description", "compactitem", "compactenum", "inparaenum"])
UNREAD = frozenset(
    [
        "equation",
        "align",
        "gather",
        "multline",
        "eqnarray",
        "displaymath",
        "math",
        "alignat",
        "flalign",
        "verbatim",
        "Verbatim",
        "lstlisting",
        "minted",
        "comment",
        "tikzpicture",
        "picture",
        "filecontents",
        "algorithmic",
        "CCSXML",
        "tcblisting",
    ]
)
"""Environments that hold no running text."""
UNPRINTED = frozenset(["comment", "filecontents", "CCSXML"])
