"""Classes of words in reference strings: what leads to an editor, a page, a publisher, in eight languages."""

_WORD_CLASSES: dict[str, str] = {
    "in": "in in: in; v в // im dans en em w içinde:",
    "ed": "ed eds editor editors edited hrsg hg herausgeber éd éds dir coord coords org orgs red redaktor ред под editado",
    "page": "p pp page pages s ss pág págs pag seite seiten str с стр c sayfa",
    "volume": "vol vols volume v bd band t tom tome т том volumen cilt no nr num number issue iss n n° nº № heft h núm hft вып выпуск sayı część cz suppl supplement pt part ч",
    "etal": "et al al. others colleagues др соавт ark",
    "and": "and & und y e и i ve et",
    "publisher": "press verlag springer wiley elsevier academic publishers publisher publishing publications books mcgraw-hill sage routledge"
    " oxford cambridge university mit wolters kluwer lippincott saunders mosby karger thieme blackwell taylor francis éditions editorial"
    " wydawnictwo изд издательство изд-во медиа гэотар-медиа наука медицина edições yayınları yayınevi basic crc birkhäuser humana inc ltd co corp gmbh corporation verlagsgesellschaft associates",
    "journal": "journal j zeitschrift annals ann archives arch review revista rev revue bulletin bull proc proceedings transactions trans acta"
    " lancet nature science cell bmc plos frontiers front int letters lett magazine quarterly med clin biol res журнал вестник bülteni"
    " dergisi czasopismo przegląd rivista giornale onkologie вопросы",
    "abbr": "clin oncol med biol chem phys sci res rev lett arch am br eur int nat natl acad soc assoc pediatr paediatr surg immunol mol genet microbiol virol"
    " neurosci neurol psychol psychiatr nutr pharmacol toxicol environ ecol evol bot zool agric vet dent nurs epidemiol prev ther transplant haematol hematol"
    " endocrinol metab cardiol circ hypertens gastroenterol hepatol nephrol urol obstet gynecol ophthalmol otolaryngol dermatol radiol anesth crit emerg orthop"
    " rheum rheumatol respir thorac infect dis antimicrob chemother biochem biophys anal org inorg polym mater nanotechnol eng comput stat math appl theor exp"
    " dev behav cogn econ polit educ geogr geol geophys astron astrophys opt commun syst annu curr opin semin contemp probl vopr physiol pathol parasitol entomol"
    " biotechnol bioinform genomics cytol histol embryol reprod fertil hum gerontol geriatr rehabil disord nucl radiat invest diagn technol ind assist",
    "place": "york london paris berlin oxford cambridge geneva washington boston chicago philadelphia amsterdam москва moscow м спб tokyo beijing"
    " madrid barcelona warszawa kraków lisboa istanbul ankara stuttgart münchen heidelberg leipzig wien zürich rome roma milan dordrecht"
    " netherlands germany france usa uk england ca ny ma pa nj dc il md va tx canada australia switzerland sweden india china brazil brasil new"
    " san los angeles francisco toronto sydney melbourne basel hoboken baltimore louis mo",
    "genre": "thesis dissertation phd ph.d report technical tech master's masters patent preprint poster presentation dissertationsschrift thèse tesis tese"
    " praca doktorska rozprawa tezi автореф дис диссертация автореферат unpublished manuscript biorxiv medrxiv arxiv protocol guideline",
    "edition": "edition edn ed. auflage aufl édition edición edição wydanie wyd baskı изд-е издание rev revised 2nd 3rd 1st 4th 5th",
    "event": "proceedings conference symposium workshop congress meeting kongress conférence congreso congresso konferencja kongresi материалы конференции сборник"
    " proc abstracts lecture",
    "web": "available from url website web online retrieved accessed http https www internet site homepage режим доступа электронный ресурс verfügbar disponible"
    " disponível dostępne adres from:",
    "status": "press forthcoming appear accepted submitted preparation epub ahead print published online печати druck",
    "series": "series lecture notes studies monographs collection reihe serie",
    "group": "organization organisation institute committee association society group consortium ministry council collaboration department agency"
    " foundation commission network centers center national international министерство общество",
    "trans": "traduction traducción tradução trans translated translator translators transl tr übersetzt übers traduit trad traducido tłum пер перевод çev çeviren",
}


def _by_word() -> dict[str, tuple[str, ...]]:
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in _WORD_CLASSES.items():
        for word in words.split():
            classes[word] = (*classes.get(word, ()), name)
    return classes


CLASSES = _by_word()
"""The classes of each word, in lower case."""
