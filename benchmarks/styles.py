"""The reference styles of the world as templates, with which records are printed to train the parser.

``<field>`` prints a field of the record and takes its label; where the field is empty, the punctuation behind it is left
out. ``<field:form|form>`` picks a form, in which ``%`` stands for the value and ``@style`` for a list of names. ``{a|b}``
picks one part, which may hold fields. Other text belongs to the field before it. A number in front repeats a template.
"""

_END = "{.|.|}"
_VANCOUVER = "<author:@vancouver|@vancouver|@vancouver|@dots|@blank|@semicolons|@vancouver-and>{.|.|.|:|} <title><stop> <journal>{.|.||,}"
_NUMBERS = "{;|;|;|,|.}{| |}<number>{:|:|:|,}{| |}<pages:%|%|%|%|pp. %|p. %>" + _END

ARTICLE = (
    "4 " + _VANCOUVER + " {<year>|<year>|<year>|<nlm-date>}" + _NUMBERS,
    _VANCOUVER + " {<year>|<nlm-date>};<number>:<short-pages>" + _END,
    _VANCOUVER + " <nlm-date>:<locator>.",  # ahead of print
    _VANCOUVER + " {<year>|<nlm-date>}.",
    _VANCOUVER + " <year>;<volume>.",
    "3 <author:@apa|@apa|@harvard|@harvard-comma> <year:(%).|(%).|(%)|(%),> <title><stop> <journal>{,|,|.} <number>{,|,|:} <pages:%|%|pp. %|Article %>.",
    "2 <author:@harvard|@harvard|@apa|@vancouver|@dots>{|,} <year:(%)|(%),|%,|(%).> <title:‘%’,|'%',|“%,”|%.|%,> <journal>{,|,|} {<volume:vol. %|Vol. %|%>, <issue:no. %|No. %>|<number>}{,|,|:} <pages:pp. %|pp. %|pp.%|p. %|%>.",
    '3 <author:@mla|@mla|@dots|@mla-initials|@vancouver>{.|.|} <title:“%.”|"%."|“%.”> <name>, <volume:vol. %|Vol. %>, <issue:no. %>, {<year>|<year>|<date>}, <pages:pp. %>.',
    "<author:@mla|@mla-initials|@full>. <title:“%.”> <name> <volume><issue:, no. %| (%)> {<year:(%)>|<date:(%)>}: <pages>.",
    "<author:@mla|@mla-initials|@full>. <year>. <title:“%.”> <name> <volume><issue:, no. %| (%)>: <pages>.",
    "2 <author:@ieee|@ieee|@natural|@natural-list>, <title:“%,”|“%,”|%,> <journal>, <volume:vol. %>, <issue:no. %>, <pages:pp. %>, {<month>|<year>}{.|,}",
    "<author:@acs|@acs|@semicolons>{||,} <title><stop> <dotted> <year>, <spaced-number>, <pages>.",
    "<author:@acs|@semicolons> <dotted> <year>, <volume>, <pages>.",
    "2 <author:@apa|@harvard|@vancouver-and|@dots-and>{||.} <title><stop> <journal> <volume>{,|:} <pages> <year:(%)>.",
    "3 <author:@harvard-comma|@spaced|@spaced|@dots|@vancouver>{||.} <year:(%).|(%).|(%)> <title><stop> <journal> <number>{,|,|:|} <pages>" + _END,
    "3 <author:@spaced|@vancouver|@mla-initials|@dots|@apa>{,|,|.|} <year:%|%|%.> <title><stop> <journal>{||.|,} <number>{:|:|,}{ | |}<pages>.",
    "3 <author:@vancouver|@vancouver|@dots|@semicolons> <year:(%)|(%)|(%):|(%).> <title><stop> <journal>{|.|} <number>{:|:|, |: }<pages>{|.}",
    "3 <author:@vancouver> <title><stop> <name> {<year>; <number>: <short-pages>|<year>;<number>:<pages>|<year:(%)> <number>: <short-pages>}.",
    "2 <author:@natural-list|@natural-list|@ieee|@natural|@dots>, <title>, <journal> <spaced-number> <year:(%)> <pages>.",
    "2 <author:@dots|@dots|@spaced>{|.|} <title>{||.}{|| / <author:@natural-list>} // <name>{ – |. – |. | — }<year>. {– |}<volume:Т. %|Vol. %|V. %>{, |. – }<issue:№ %|No. %|N. %>. {– |}<pages:С. %|P. %|pp. %>.",
    "2 <author:@dots|@dots|@spaced|@caps-list>{.||.|:} <title><stop> <name>{.|.|,} <year>{;|;|,|.}{| }<number>{:|: |. }<pages>.",
    "2 <author:@vancouver|@harvard|@spaced|@full-inverted>{:|:|} <title>{.|.|,} <journal:%|In: %|%>{|,|} <volume:%|Bd. %|Jg. %>{|<issue: (%)>} {<year:(%)>{|,|:} <pages>|: <pages>, <year>}.",
    "2 <author:@caps|@caps|@full-inverted|@caps-list>{|.} <title><stop> <name>, {|<place>, }{<volume:v. %|vol. %>, <issue:n. %|núm. %|n° %|no. %>, <pages:p. %>, {<year>|<month>}|<year>, <volume:vol. %>, <issue:n° %>, <pages:p. %>}.",
    "<author:@natural-list|@natural|@ieee>, <dotted>{|,} <volume>, <first-page> <year:(%)>.",
    "2 <author:@natural-bare|@natural|@vancouver|@dots>{,|.|:} <title><stop> <journal>{|,|.} <year>{,|;} <number>{,|:} <pages>.",
)  # fmt: skip

BOOK = (
    "<author:@vancouver|@dots>. <title><stop> {|<publisher>. }<year>.",
    "2 <author:@vancouver|@dots|@blank>. <title><stop> <edition>. <place>: <publisher>{;|;|,} <year>.{|| <pages:p. %>.| <page-count:% p.|% pp.>}",
    "<author:@apa|@harvard> <year:(%).> <title><edition: (%)>. {|<place>: }<publisher>.",
    "<author:@harvard|@vancouver|@spaced>{|,} <year:(%)|(%).|%,> <title>{.|,} <edition>, {<publisher>, <place>|<place>: <publisher>}.",
    "<author:@mla|@full|@natural>{.|,} <title>{,|.|} {<place:(%:> <publisher>, <year:%).|%),>|<publisher:(%,> <year:%).|%),>}{|| <pages:%|pp. %|p. %>.}",
    "<author:@mla|@full|@caps>{.|,} <title>{,|.} <place>: <publisher>, <year>.",
    "<author:@spaced|@vancouver>, <year> <title>. <publisher>, <place>.",
    "<author:@dots|@spaced>{|.} <title>. <edition>{ – | }<place>{:| :} <publisher>{,|;} <year>.{| – <page-count:% с.|% p.>}",
    "2 <author:@mla|@full|@mla-initials|@caps>{.|,} {|<year:(%).|%.> }<title>{.|,} {<translator:Trans. @full|Translated by @full|trans. @full>{.|,} |<editor:Edited by @full|Ed. @full|@natural (ed.)>{.|,} |}<edition>{.|,} {||<volume-words>. }{|| |<series:(%)|%>. }<place>{:|:|,} <publisher>, <year>.{||| <medium>}",
    "<editor:@mla, eds.|@harvard (eds.)|@vancouver (ed.)|@mla, ed.|@apa (Eds.).> {|<year:(%).|%.> }<title>{.|,} <place>: <publisher>{.|, <year>.}",
    "<author:@apa|@mla> <year:(%).> <title>. {<series:(%)>. |}<place>: <publisher>. <isbn:ISBN %>.",
)  # fmt: skip

CHAPTER = (
    "3 <author:@vancouver|@dots|@vancouver-and>. <title><stop> <editor:In: @vancouver, eds.|In: @vancouver, editors.|In: @dots (eds.)|In: @vancouver, editor.|in: @dots (Eds.),> <container>. {|<edition>. }<place>: <publisher>; <year>{.|:|;|, }{ | }<pages:p. %|pp. %|%>.",
    "<author:@vancouver|@dots>. <title><stop> <container:In: %>. {|<edition>. }<place>: <publisher>; <year>. <pages:p. %|pp. %>.",
    "<author:@vancouver|@dots>. <title><stop> <container>. {<publisher>; |}<year>{:|;|. }<pages>.",
    "2 <author:@apa> <year:(%).> <title><stop> <editor:In @ieee (Eds.),|In @ieee (Ed.),|In @natural (eds.),|in @ieee (Eds.),> <container>{| <edition:(%,>} <pages:(pp. %)|pp. %)>. {|<place>: }<publisher>.",
    "<author:@apa> <year:(%).> <title><stop> <container:In %> <pages:(pp. %)>. {|<place>: }<publisher>.",
    "<author:@spaced|@vancouver> <year:(%).> <title:“%,”> <container:in %>, <editor:eds @natural|ed. @natural|eds. @natural> <place:(%:> <publisher:%),> <pages>.",
    "<author:@spaced|@mla-initials>, <year> <title>, <pages:pp. %> <container:in %>, <editor:edited by @natural>. <publisher>, <place>.",
    "<author:@harvard|@vancouver> <year:(%)|(%).|(%),> <title:‘%’,|%.> <editor:in @harvard (eds)|In: @vancouver (eds.)|in @natural, eds.> <container>{.|,} <publisher>, <place>, <pages:pp. %>.",
    "<author:@vancouver|@harvard|@full-inverted> <year:(%):> <title>. <editor:In: @vancouver (Hrsg.):|In: @vancouver (eds.):> <container>. {|<edition:% ,>} <publisher>, <place>, <pages:S. %|p. %>.",
    "<author:@mla|@full>. <title:“%.”> <container>, <editor:edited by @full>, {|<edition>, }<publisher>, <year>, <pages:pp. %>.",
    "2 <author:@mla|@full|@natural>, <title:“%,”|‘%’,|“%”,> {<editor:in @full (eds.),|in @full (ed.),> <container>|<container:in %>} {<place:(%:> <publisher>,|<publisher:(%,>} <year:%),> <pages:pp. %|%|p. %>.",
)  # fmt: skip

THESIS = (
    "2 <author:@vancouver|@dots>. <title> <genre:[%].> <place>: <publisher>; <year>.",
    "<author:@apa> <year:(%).> <title> {<genre:(%,> <publisher:%).>|<genre:(%).> <publisher>.}",
    "<author:@natural|@ieee|@mla>{.|,} <title>. <genre>, <publisher>, {|<place>, }<year>.",
    "<author:@harvard|@vancouver> <year:(%)> <title>. <genre>{.|,} <publisher>{.|, <place>.}",
    "<author:@dots|@spaced> <title>{:|.} <genre>. <place>{:|;|,} {<publisher>, |}<year>.",
)  # fmt: skip

CONFERENCE = (
    "<author:@vancouver|@dots>. <title><stop> <container:In: %|%|Paper presented at: %|Presented at: %|In %>{;|.|,} {<nlm-date>|<year>}{;|,|.} <place>. <pages:p. %>.",
    "<author:@ieee|@natural>, <title:“%,”> <container:in %>, <place>, {<month>|<year>}, <pages:pp. %>.",
    "<author:@apa|@harvard> <year:(%).> <title>. <container:In %> <pages:(pp. %)>. {<place>: <publisher>|<place>}.",
    "<author:@natural|@full|@dots>. <title>. <container:In %>, <pages:pages %>, <publisher>, <year>.",
    "2 <author:@natural|@ieee|@full>{.|,} <title>{.|,} <editor:In @natural, editors,|In @full, editor,|In @natural, eds.,> <container>, <volume:volume %|vol. %> <series:of %>, <pages:pages %|pp. %>, {<place>, <month>. <publisher>|<publisher>, <year>}.",
    "2 <author:@natural|@ieee|@full>{.|,} <title>{.|,} <container:In %|in %|In: %|%>, {|<series> <volume>, }<pages:pages %|pp. %|p. %>, {<place>, <month>|<publisher>, <year>|<year>}.",
)  # fmt: skip

REPORT = (
    "3 <author:@vancouver|@dots|@apa>{.|.|} <title><stop> {||<series>. }<genre>. <edition>. <place>: <publisher>{;|;|,} <year>{.|.|}<access>",
    "<author:@vancouver|@dots|@apa>{.|} <year:(%).|(%)|%.> <title><stop> {||<series>. }<genre>. <edition>. <publisher>, <place>.<access>",
    "2 <author:@natural|@ieee|@full|@harvard|@apa>{.|,} <title>{.|,} <report-number>, <publisher>, {|<place>, }{<month>|<year>}.",
)  # fmt: skip

WEB = (
    "2 <author:@vancouver|@dots>. <title><stop> <container:%|% website|% [Internet]>. <date>.<access>",
    "<author:@vancouver>. <title:% [Internet].|%.> <place>: <publisher>; <nlm-date><access>",
    "<author:@apa> {<date:(%).>|<year:(%).>|<no-date>} <title>. <container>.<access>",
    "<title>{.|,} <container>. {|<date>.}<access>",
    "<author:@dots>{.|} <title>{|<note-words: [Электронный ресурс].| [Electronic resource].>} <container:// %>. <date>.<access>",
    "<author:@vancouver>, <title>{,|.} <year>{.|,}<access>",
)  # fmt: skip

PREPRINT = (
    "<author:@vancouver|@spaced|@ieee>. <title><stop> <server><genre: [Preprint]| [preprint]| preprint|>. {<nlm-date>|<year>}{.|:|} <trial-number>.",
    "<author:@apa|@spaced> <year:(%).> <title><stop> <server>{| <trial-number>}.",
)  # fmt: skip

DATASET = (
    "<author:@vancouver|@spaced>. <title><genre: [dataset]| [Data set]|>. <edition>. <publisher>; <year>.",
    "<author:@apa> <year:(%).> <title><genre: [dataset]| [Data set]|>. <edition>. <publisher>.",
)  # fmt: skip

TRIAL = (
    "<author:@vancouver>. {|<year:(%).>} <title><stop> <container>{.||:} <trial-number:%|identifier: %|Identifier %|ID: %>{.|;} {|<date:Updated %|%|Published %|Posted %>.}<access>",
)  # fmt: skip

NEWS = (
    '2 <author:@mla|@full|@natural>{.|,} <title:“%.”|"%."|“%”,|%.> <newspaper>{,|} {<date>|<date>|<month>}{,|.|:} <news-page>.{||<access>}',
    "<author:@apa> <news-date> <title>. <newspaper>{.|,} {|<news-page>.}{||<access>}",
)  # fmt: skip

STYLES: dict[str, tuple[str, ...]] = {
    "article": ARTICLE,
    "book": BOOK,
    "chapter": CHAPTER,
    "thesis": THESIS,
    "conference": CONFERENCE,
    "report": REPORT,
    "web": WEB,
    "preprint": PREPRINT,
    "dataset": DATASET,
    "trial": TRIAL,
    "news": NEWS,
}
