"""Classes of words in reference strings: what leads to an editor, a page, a publisher, in eight languages."""

_WORD_CLASSES: dict[str, str] = {
    "in": "in in: in; v в // im dans en em w içinde: i̇çinde",
    "ed": "ed eds editor editors edited hrsg hg herausgeber éd éds dir coord coords org orgs red redaktor ред под editado éditeur éditeurs editores organizador organizadora organizadores editör editörler redaktorzy redakcja",
    "page": "p pp page pages s ss pág págs pag seite seiten str с стр c sayfa",
    "volume": "vol vols volume v bd band t tom tome т том volumen cilt no nr num number issue iss n n° nº № heft h núm hft вып выпуск"
    " sayı część cz suppl supplement pt part ч",
    "etal": "et al al. others colleagues др соавт ark",
    "and": "and & und y e и i ve et",
    "publisher": "press verlag springer wiley elsevier academic publishers publisher publishing publications books mcgraw-hill sage"
    " routledge oxford cambridge university mit wolters kluwer lippincott saunders mosby karger thieme blackwell taylor"
    " francis éditions editorial wydawnictwo изд издательство изд-во медиа гэотар-медиа наука медицина edições yayınları"
    " yayınevi basic crc birkhäuser humana inc ltd co corp gmbh corporation verlagsgesellschaft associates macmillan"
    " palgrave penguin longman pearson prentice-hall prentice hall addison-wesley houghton mifflin norton knopf vintage"
    " doubleday harper harpercollins row schuster simon bantam random house methuen heinemann faber ashgate brill mouton"
    " gruyter benjamins hogrefe huber lang suhrkamp reclam fischer rowohlt beck mohr siebeck vandenhoeck ruprecht steiner"
    " winter niemeyer gallimard seuil puf minuit flammarion payot hachette armand colin dunod masson presses universitaires"
    " larousse vrin droz einaudi laterza mulino feltrinelli mondadori utet giuffrè marsilio olschki ariel alianza cátedra"
    " crítica paidós gredos taurus fce unam anagrama tusquets kaufmann morgan aaai acm ieee usenix siam ams cup oup sinauer"
    " freeman worth holt rinehart winston wadsworth thomson cengage jossey-bass guilford erlbaum lawrence westview praeger"
    " greenwood rand brookings nber imf oecd unesco who ilo fao csiro hmso stationery gpo agps churchill livingstone"
    " appleton lange raven liss bios garland plenum pergamon butterworths butterworth-heinemann arnold edward elgar chapman"
    " routledge-falmer polity verso pluto zed earthscan ios world-scientific birkhauser teubner vieweg hanser dekker marcel"
    " lea febiger williams wilkins little haworth hopkins yale harvard stanford princeton chicago california michigan"
    " cornell duke indiana minnesota toronto editora edusp vozes zahar brasiliense fiocruz manole artmed panamericana"
    " trillas pwn pzwl universitas ossolineum academia karolinum akadémiai kiadó мир просвещение высшая школа питер спецлит",
    "journal": "journal j zeitschrift annals ann archives arch review revista rev revue bulletin bull proc proceedings transactions"
    " trans acta lancet nature science cell bmc plos frontiers front int letters lett magazine quarterly med clin biol res"
    " журнал вестник bülteni dergisi czasopismo przegląd rivista giornale onkologie вопросы",
    "abbr": "clin oncol med biol chem phys sci res rev lett arch am br eur int nat natl acad soc assoc pediatr paediatr surg"
    " immunol mol genet microbiol virol neurosci neurol psychol psychiatr nutr pharmacol toxicol environ ecol evol bot zool"
    " agric vet dent nurs epidemiol prev ther transplant haematol hematol endocrinol metab cardiol circ hypertens"
    " gastroenterol hepatol nephrol urol obstet gynecol ophthalmol otolaryngol dermatol radiol anesth crit emerg orthop"
    " rheum rheumatol respir thorac infect dis antimicrob chemother biochem biophys anal org inorg polym mater nanotechnol"
    " eng comput stat math appl theor exp dev behav cogn econ polit educ geogr geol geophys astron astrophys opt commun syst"
    " annu curr opin semin contemp probl vopr physiol pathol parasitol entomol biotechnol bioinform genomics cytol histol"
    " embryol reprod fertil hum gerontol geriatr rehabil disord nucl radiat invest diagn technol ind assist",
    "place": "york london paris berlin oxford cambridge geneva washington boston chicago philadelphia amsterdam москва moscow м спб"
    " tokyo beijing madrid barcelona warszawa kraków lisboa istanbul ankara stuttgart münchen heidelberg leipzig wien zürich"
    " rome roma milan dordrecht netherlands germany france usa uk england ca ny ma pa nj dc il md va tx canada australia"
    " switzerland sweden india china brazil brasil new san los angeles francisco toronto sydney melbourne basel hoboken"
    " baltimore louis mo harmondsworth hague leiden utrecht rotterdam brussels bruxelles antwerp ghent leuven louvain"
    " lausanne genève bern zurich vienna graz innsbruck salzburg prague praha budapest warsaw krakow wrocław poznań łódź"
    " gdańsk bratislava bucharest sofia athens belgrade zagreb ljubljana copenhagen københavn oslo stockholm uppsala lund"
    " gothenburg göteborg helsinki tallinn riga vilnius kyiv kiev minsk petersburg leningrad novosibirsk kazan dublin"
    " edinburgh glasgow manchester leeds liverpool bristol birmingham sheffield nottingham leicester aldershot farnham"
    " basingstoke chichester exeter southampton cardiff belfast maidenhead abingdon brighton hove princeton ithaca berkeley"
    " stanford palo alto menlo ann arbor urbana champaign bloomington madison durham chapel raleigh atlanta austin houston"
    " dallas seattle portland denver boulder tucson phoenix albuquerque minneapolis detroit cleveland columbus cincinnati"
    " pittsburgh rochester syracuse albany haven providence hanover burlington lanham thousand oaks englewood cliffs upper"
    " saddle river boca raton totowa norwell hillsdale mahwah cheltenham northampton montreal montréal ottawa vancouver"
    " quebec québec halifax calgary edmonton winnipeg hamilton canberra brisbane perth adelaide hobart auckland wellington"
    " christchurch dunedin johannesburg pretoria nairobi lagos ibadan accra cairo jerusalem haifa beirut tehran tabriz"
    " shiraz baghdad riyadh dubai delhi mumbai bombay calcutta kolkata chennai madras bangalore hyderabad lahore karachi"
    " islamabad dhaka colombo kathmandu bangkok singapore kuala lumpur jakarta manila hanoi hong kong taipei shanghai"
    " nanjing guangzhou wuhan seoul busan osaka kyoto nagoya mexico méxico bogotá lima santiago buenos aires montevideo"
    " caracas quito habana rio janeiro são paulo brasília campinas curitiba recife salvador porto coimbra lisbon sevilla"
    " granada valencia bilbao salamanca milano torino bologna firenze florence napoli pisa padova venezia palermo köln"
    " cologne bonn frankfurt hamburg bremen hannover göttingen tübingen freiburg würzburg erlangen nürnberg mainz marburg"
    " kiel münster weinheim wiesbaden opladen bielefeld darmstadt karlsruhe dresden jena halle heilbrunn izmir bursa mass"
    " calif mich ill conn penn tex minn wis ind fla ga oh ohio ont mn mi wa az co ct nc wi tn ky al or d.c d.c.",
    "genre": "thesis dissertation phd ph.d report technical tech master's masters patent preprint poster presentation"
    " dissertationsschrift thèse tesis tese praca doktorska rozprawa tezi автореф дис диссертация автореферат unpublished"
    " manuscript biorxiv medrxiv arxiv protocol guideline",
    "edition": "edition edn ed. auflage aufl édition edición edição wydanie wyd baskı изд-е издание rev revised 2nd 3rd 1st 4th 5th",
    "event": "proceedings conference symposium workshop congress meeting kongress conférence congreso congresso konferencja kongresi"
    " материалы конференции сборник proc abstracts lecture",
    "web": "available from url website web online retrieved accessed http https www internet site homepage режим доступа"
    " электронный ресурс verfügbar disponible disponível dostępne adres from:",
    "status": "press forthcoming appear accepted submitted preparation epub ahead print published online печати druck",
    "series": "series lecture notes studies monographs collection reihe serie",
    "group": "organization organisation institute committee association society group consortium ministry council collaboration"
    " department agency foundation commission network centers center national international министерство общество",
    "trans": "traduction traducción tradução trans translated translator translators transl tr übersetzt übers traduit trad traducido tłum пер перевод çev çeviren",
    "given": "john mary robert william james michael david richard charles thomas joseph christopher daniel paul mark donald george"
    " kenneth steven edward brian ronald anthony kevin jason matthew gary timothy jose larry jeffrey frank scott eric"
    " stephen andrew raymond gregory joshua jerry dennis walter patrick peter harold douglas henry carl arthur ryan roger"
    " joe juan jack albert jonathan justin terry gerald keith samuel willie ralph lawrence nicholas roy benjamin bruce"
    " brandon adam harry fred wayne billy steve louis jeremy aaron randy howard eugene carlos russell bobby victor martin"
    " ernest phillip todd jesse craig alan shawn clarence sean philip chris johnny earl jimmy antonio danny bryan tony luis"
    " mike stanley leonard nathan dale manuel rodney curtis norman allen marvin vincent glenn jeffery travis jeff chad jacob"
    " lee melvin alfred kyle francis bradley patricia linda barbara elizabeth jennifer maria susan margaret dorothy lisa"
    " nancy karen betty helen sandra donna carol ruth sharon michelle laura sarah kimberly deborah jessica shirley cynthia"
    " angela melissa brenda amy anna rebecca virginia kathleen pamela martha debra amanda stephanie carolyn christine marie"
    " janet catherine frances ann joyce diane alice julie heather teresa doris gloria evelyn jean cheryl mildred katherine"
    " joan ashley judith rose janice kelly nicole judy christina kathy theresa beverly denise tammy irene jane lori rachel"
    " marilyn andrea kathryn louise sara anne jacqueline wanda bonnie julia ruby lois hans karl heinz wolfgang jürgen klaus"
    " dieter manfred uwe günter werner horst helmut gerhard rainer fritz pierre jacques jean-pierre michel françois bernard"
    " claude yves gérard giuseppe giovanni luigi paolo marco francesco roberto ivan sergei vladimir alexander andrei dmitri"
    " mikhail nikolai olga natalia tatiana elena irina pedro miguel ángel javier fernando rafael jorge sergio marta lucía"
    " ana",
    "news": "times post guardian herald tribune globe monde figaro zeit spiegel economist newsweek daily telegraph independent"
    " observer chronicle gazette nytimes bbc reuters courier sun mirror country país mundo folha estado",
    "book": "handbook encyclopedia encyclopaedia companion dictionary essays readings perspectives introduction textbook manual"
    " guide history theory principles foundations collected selected works oeuvres complètes gesammelte werke obras"
    " completas",
}


def _by_word() -> dict[str, tuple[str, ...]]:
    classes: dict[str, tuple[str, ...]] = {}
    for name, words in _WORD_CLASSES.items():
        for word in words.split():
            classes[word] = (*classes.get(word, ()), name)
    return classes


CLASSES = _by_word()
"""The classes of each word, in lower case."""
