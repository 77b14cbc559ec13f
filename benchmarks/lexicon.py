"""Words of eight languages to invent references from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Language:
    """Names, journals (name, abbreviation), publishers (name, place), and the pieces that titles are made of."""

    share: int
    middle: bool
    given: tuple[str, ...]
    families: tuple[str, ...]
    journals: tuple[tuple[str, str], ...]
    publishers: tuple[tuple[str, str], ...]
    universities: tuple[tuple[str, str], ...]
    theses: tuple[str, ...]
    groups: tuple[str, ...]
    sites: tuple[str, ...]
    hosts: tuple[str, ...]
    events: tuple[str, ...]
    fields: tuple[str, ...]
    editions: tuple[str, ...]
    openings: tuple[str, ...]
    phrases: tuple[str, ...]
    links: tuple[str, ...]
    subtitles: tuple[str, ...]


def _list(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(";") if one.strip())


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name.strip(), other.strip())
        for name, _, other in (one.partition("|") for one in text.split(";"))
        if name.strip()
    )


TOWNS = _list(
    "London; Paris; New York; Berlin; Boston; Chicago; Toronto; Leiden; Dublin; Edinburgh; Manchester; Lyon; Milan; Torino; Madrid; Sevilla; Lisbon; Porto; Athens; Vienna; Graz; Zurich; Basel; Prague; Warsaw; Kraków; Budapest; Stockholm; Uppsala;"
    " Oslo; Helsinki; Copenhagen; Moscow; Kazan; Istanbul; Cairo; Nairobi; Accra; Lagos; Delhi; Mumbai; Madras; Dhaka; Singapore; Jakarta; Manila; Tokyo; Kyoto; Seoul; Taipei; Beijing; Shanghai; Sydney; Melbourne; Auckland; Wellington; Vancouver;"
    " Montreal; Seattle; Denver; Austin; Houston; Atlanta; Athens, GA; Durham; Princeton; New Haven; Ithaca; Ann Arbor; Urbana; Madison; Bloomington; Iowa City; Los Alamos; Palo Alto; Berkeley; Pasadena; Portland; Mexico City; Bogotá; Lima; Santiago;"
    " Buenos Aires; Rio de Janeiro; São Paulo; Bourne End; Upper Saddle River; Winona Lake; Berrien Springs; Bad Heilbrunn; Ross-on-Wye; Reggio Calabria; Santa Monica; Englewood Cliffs; Rueil-Malmaison; Göttingen; Tübingen; Stuttgart; Hamburg; Leipzig"
)

_ENGLISH = Language(
    share=50,
    middle=True,
    given=_list(
        "John; Mary; Robert K; Wei; Jing; Hans; Maria; Jean-Pierre; Ahmed; Fatima; Yuki; Min-Ji; Olga; Peter; Susan; David; Laura; Carlos; Anna; Giovanni; Sofia; Li; Xiaoming; Rajesh; Priya; Emma; Thomas; Katarzyna; Bjørn; Åsa; Noor; Ivan; Elena; Kofi; Amara; J; M; A; S"
    ),
    families=_list(
        "Smith; Johnson; Chen; Wang; Zhang; Li; Müller; García; García-López; van der Berg; van Dijk; de la Cruz; O'Brien; Kim; Park; Tanaka; Suzuki; Nguyen; Patel; Singh; Kowalski; Novák; Rossi; De Luca; Del Monte; Dubois; Lefèvre; Hansen; Sørensen; Öztürk; Al-Farsi; El-Sayed; Ibrahim; Okafor; Mensah; Silva; dos Santos; Costa;"
        " Fernández; Ivanov; Petrov; Schmidt; Weber; von Braun; Brown; Taylor; Anderson; Lee; Xu; Ng; Ho; Cohen; Levy; McDonald; Fitzgerald; DuPont; MacKenzie; St. Clair; Ramón y Cajal; Haddad; Yilmaz; Thompson; White; Young; Long; Hall; Wood; Brooks; Green; Gardner; Kernighan; Hofstadter; Derrida; Wittgenstein; Lewis-Carroll; Nakamura; Goldberg; O'Leary; Van Buren; De Witt; McAllister; Bourdieu; Stroustrup; Knuth; Cormen; Fisher; Bailey; Cooper; Marsh; Carter; Stone; Rivers"
    ),
    journals=_pairs(
        "Frontiers in Oncology|Front Oncol; Journal of Clinical Oncology|J Clin Oncol; The Lancet|Lancet; New England Journal of Medicine|N Engl J Med; Nature Communications|Nat Commun; Cancers|Cancers (Basel); Pediatric Blood & Cancer|Pediatr Blood Cancer; European Journal of Cancer|Eur J Cancer; BMC Public Health|BMC Public Health;"
        " PLoS ONE|PLoS One; Proceedings of the National Academy of Sciences of the United States of America|Proc Natl Acad Sci U S A; Blood|Blood; Cell|Cell; Clinical Cancer Research|Clin Cancer Res; Journal of Biological Chemistry|J Biol Chem; British Medical Journal|BMJ; JAMA Oncology|JAMA Oncol; Scientific Reports|Sci Rep;"
        " International Journal of Molecular Sciences|Int J Mol Sci; Cochrane Database of Systematic Reviews|Cochrane Database Syst Rev; American Journal of Public Health|Am J Public Health; Nutrition Reviews|Nutr Rev; Machine Learning|Mach Learn; Artificial Intelligence|Artif Intell; Communications of the ACM|Commun. ACM; IEEE Transactions on Computers|IEEE Trans. Comput.; Physical Review Letters|Phys. Rev. Lett.; Journal of Political Economy|J. Polit. Econ.; American Economic Review|Am. Econ. Rev.; Harvard Business Review|Harv. Bus. Rev.; American Literature|; Journal of Personality and Social Psychology|J. Pers. Soc. Psychol.; Child Development|Child Dev.; Ecology|;"
        " Victorian Studies|; Past & Present|; Language|; Annals of Mathematics|Ann. of Math.; Econometrica|; Journal of Geophysical Research|J. Geophys. Res.; Applied Physics Letters|Appl. Phys. Lett.; Nano Letters|Nano Lett.; Astrophysical Journal|Astrophys. J.; Information Processing Letters|Inf. Process. Lett.; Journal of the American Statistical Association|J. Amer. Statist. Assoc.; Problems in Oncology|Probl Oncol; Bulletin of Hematology|Bull Hematol; Economic and Political Weekly|Econ Polit Wkly"
    ),
    publishers=_pairs(
        "Springer|Berlin; Springer-Verlag|New York; Elsevier|Amsterdam; Oxford University Press|Oxford; Cambridge University Press|Cambridge; John Wiley & Sons|Hoboken, NJ; Wiley-Blackwell|Chichester, UK; Academic Press|San Diego, CA; McGraw-Hill|New York; Lippincott Williams & Wilkins|Philadelphia, PA; W.B. Saunders|Philadelphia; CRC Press|Boca Raton, FL;"
        " MIT Press|Cambridge, MA; Routledge|London; Sage|Thousand Oaks, CA; Humana Press|Totowa, NJ; Karger|Basel; Thieme|Stuttgart; World Health Organization|Geneva; National Academies Press|Washington, DC; Cold Spring Harbor Laboratory Press|Cold Spring Harbor, NY; Churchill Livingstone|Edinburgh; Mosby|St. Louis, MO; Taylor & Francis|Abingdon;"
        " NCCN|Plymouth Meeting, PA; FAO|Rome; American Psychiatric Association|Arlington, VA; IARC Press|Lyon; Penguin Books|Harmondsworth; Harvard University Press|Cambridge, Mass.; Yale University Press|New Haven; University of Chicago Press|Chicago; Princeton University Press|Princeton, NJ; Morgan Kaufmann|San Mateo, CA; Addison-Wesley|Reading, MA; Prentice-Hall|Englewood Cliffs, NJ; ACM Press|New York, NY; IEEE Computer Society Press|Los Alamitos, CA;"
        " North-Holland|Amsterdam; Kluwer Academic Publishers|Dordrecht; Lawrence Erlbaum Associates|Hillsdale, NJ; Macmillan|London; Clarendon Press|Oxford; Methuen|London; Random House|New York; Norton|New York; University of California Press|Berkeley; Duke University Press|Durham; Brill|Leiden; Palgrave Macmillan|Basingstoke; Allen & Unwin|London;"
        " AAAI Press|Menlo Park, California; U.S. Government Printing Office|Washington, D.C.; Houghton Mifflin|Boston; Basic Books|New York; Sinauer Associates|Sunderland, Massachusetts; Australian Government Publishing Service|Canberra; John Benjamins|Amsterdam; Mouton|The Hague; de Gruyter|Berlin; American Mathematical Society|Providence, RI; Ashgate|Aldershot;"
        " Department of Computer Science, Stanford University|Stanford; School of Engineering, University of Leeds|Leeds; Xerox PARC|Palo Alto; IBM Watson Research Center|Yorktown Heights; INRIA|Rocquencourt; SRI International|Menlo Park; Scholastic|Toronto; Edward Elgar|Cheltenham"
    ),
    universities=_pairs(
        "University of Michigan|Ann Arbor, MI; Wageningen University|Wageningen; Stanford University|Stanford; University of Cape Town|Cape Town; Karolinska Institutet|Stockholm; University of Melbourne|Melbourne; McGill University|Montreal; Uppsala University|Uppsala; University of São Paulo|São Paulo"
    ),
    theses=_list(
        "PhD thesis; dissertation; Doctoral dissertation; Master's thesis; Ph.D. dissertation; MSc thesis; Unpublished doctoral dissertation; thesis; M.S. Thesis"
    ),
    groups=_list(
        "World Health Organization; National Comprehensive Cancer Network; Centers for Disease Control and Prevention; American Diabetes Association; European Medicines Agency; National Institute for Health and Care Excellence; Food and Agriculture Organization of the United Nations; US Food and Drug Administration; American Cancer Society;"
        " GBD 2019 Risk Factors Collaborators; Early Breast Cancer Trialists' Collaborative Group; International Agency for Research on Cancer; Ministry of Health, Labour and Welfare; UNICEF; WHO; NICE; R Core Team; Cochrane Collaboration; Australian Bureau of Statistics; Children's Oncology Group; Institute of Medicine; Surveillance, Epidemiology, and End Results Program;"
        " Codex Alimentarius Commission; Royal Children's Hospital; St. Jude Children's Research Hospital; European Food Safety Authority (EFSA); United Nations Population Fund; Joint Committee on Standards; Russian Clinical Oncology Society; National Cancer Institute"
    ),
    sites=_list(
        "WHO website; CDC website; National Cancer Institute; Medscape; The Guardian; BBC News; The New York Times; Reuters; StatPearls; UpToDate; Cancer Research UK; Our World in Data; City Hospital website; GLOBOCAN; Wikipedia"
    ),
    hosts=_list(
        "who.int; cdc.gov; nccn.org; cancer.gov; example.org; nature.com; theguardian.com; ema.europa.eu; nice.org.uk; fao.org; r-project.org; clinicaltrials.gov"
    ),
    events=_list(
        "Proceedings of the {n} International Conference on {t}; {n} Annual Meeting of the American Society of {t}; Proceedings of the {y} ACM Symposium on {t}; {y} IEEE International Conference on {t} (IC{y}); Proc. {n} Workshop on {t}; Advances in {t}; {n} Congress of the European Society for {t}"
    ),
    fields=_list(
        "Clinical Oncology; Machine Learning; Hematology; Public Health; Computer Vision; Nutrition; Biomedical Engineering; Neural Information Processing; Pediatric Immunology; Economics; American History; Philosophy; Linguistics; Computer Science; Sociology; Marine Biology; Applied Physics; Organic Chemistry; Geology; Labor Studies; Modern Literature; Astronomy; Software Engineering; Cognitive Psychology; Social Policy; Musicology; Urban Planning"
    ),
    editions=_list("2nd ed; 3rd ed.; 4th edn; 5th edition; 2nd ed.; Revised edition; 1st ed; 8th ed."),
    openings=_list(
        "The effect of; Efficacy and safety of; A randomized trial of; Association between; Guidelines for; Role of; An introduction to; Handbook of; Principles of; Advances in; Global report on; Prevalence of; Mechanisms of; Long-term outcomes after; How does; Is; Toward; ; Principles and practice of; Clinical and molecular features of; Manual of; On the origin of; What is known about; Real-world use of; Phase II study of; SNP genotyping of; WASP and WAVE proteins in; HIV and; DNA methylation in; Hepatitis A, B and C in; NK cells and; GABA receptors in; In vitro inhibition of; A theory of; The logic of; Notes on; Essays on; Computing with; A history of; The politics of; On; Rethinking; An algorithm for; Optimal; Efficient; Understanding; The structure of; Women and; Toward a theory of; A new approach to; Learning; Modeling; Experiments with; Lectures on; The making of; Foundations of; The rise and fall of"
    ),
    phrases=_list(
        "anti-GD2 antibodies; childhood obesity; CAR-T cell therapy; breast cancer; vitamin D deficiency; gut microbiota; Arabidopsis thaliana; type 2 diabetes; machine learning methods; maternal mortality; gene expression; neuroblastoma; COVID-19 vaccination; water quality; interleukin-6; chronic kidney disease; school nutrition programmes; dietary fibre; the immune system; tobacco use; wheat; drug safety; older adults; IL-2; CD8+ T cells; PD-1/PD-L1 blockade; statistical computing; economic growth; N-linked glycans; 1,25-dihydroxyvitamin D3; sub-Saharan Africa; H3K27M-mutant glioma; parallel database systems; logic programming; the English novel; labour markets; natural language; monetary policy; the French Revolution; program verification; carbon nanotubes; international relations; modern poetry; software design; neural networks; medieval trade; moral philosophy;"
        " stochastic processes; the sociology of knowledge; earthquake engineering; colonial India; distributed algorithms; reinforcement learning; attention and memory; the welfare state; Shakespeare's sonnets; quantum wells; Bayesian networks; galaxy clusters; operating systems; classical Greece; language acquisition; foreign policy; the American South"
    ),
    links=_list(
        "in; and; for; in patients with; among; of; after; versus; on; from; with; during; by; as a predictor of; without"
    ),
    subtitles=_list(
        "A systematic review and meta-analysis; a cross-sectional study; results from a phase 3 trial; an update; the way forward; a report from the Children's Oncology Group; 2019–2023; a case report; from bench to bedside; Part II; a review; evidence from 12 countries; The ABC trial"
    ),
)
_RUSSIAN = Language(
    share=10,
    middle=True,
    given=_list(
        "Иван; Мария; Юлия; Сергей; Анна; Дмитрий; Елена; Яков; Шамиль; Ольга; Пётр; Наталья; Александр; Хасан; Жанна; Евгений"
    ),
    families=_list(
        "Иванов; Петрова; Кулева; Сидоренко; Ахмедов; Щербаков; Цветкова; Новик; Мельников; Ким; Гусейнова; Жуков; Рубанская; Поляков; Шпакова; Белогурова; Ковалёв; Фёдоров"
    ),
    journals=_pairs(
        "Вопросы онкологии|; Онкогематология|; Клиническая онкогематология|; Российский журнал детской гематологии и онкологии|; Педиатрия|; Вестник РАМН|; Терапевтический архив|Тер. арх.; Успехи молекулярной онкологии|; Вопросы гематологии/онкологии и иммунопатологии в педиатрии|"
    ),
    publishers=_pairs("ГЭОТАР-Медиа|М.; Медицина|Москва; Наука|СПб.; Практическая медицина|М.; Издательство РАМН|М."),
    universities=_pairs("МГУ|М.; РНИМУ им. Н.И. Пирогова|Москва; СПбГПМУ|СПб."),
    theses=_list("дис. ... канд. мед. наук; автореф. дис. ... д-ра мед. наук; автореферат диссертации"),
    groups=_list(
        "Министерство здравоохранения Российской Федерации; Ассоциация онкологов России; Всемирная организация здравоохранения; Российское общество детских онкологов; Росстат"
    ),
    sites=_list("Рубрикатор клинических рекомендаций; РИА Новости; Сайт РДКБ; КиберЛенинка"),
    hosts=_list("cr.minzdrav.gov.ru; rdkb.ru; cyberleninka.ru; ria.ru; elibrary.ru"),
    events=_list("Материалы {y} Всероссийской конференции по {t}; Сборник тезисов конгресса {t} {y}"),
    fields=_list("детской онкологии; гематологии; педиатрии"),
    editions=_list("2-е изд.; 3-е изд., перераб. и доп."),
    openings=_list(
        "Эффективность; Результаты; Опыт применения; Современные подходы к; Роль; Клинические рекомендации:; Особенности; Основы"
    ),
    phrases=_list(
        "иммунотерапии; нейробластомы у детей; солидных опухолей; острого лимфобластного лейкоза; трансплантации гемопоэтических стволовых клеток; CAR-T-клеточной терапии; лечения; токсичности; детей раннего возраста; анти-GD2-антител"
    ),
    links=_list("и; при; в; у; после; на фоне; для"),
    subtitles=_list("обзор литературы; клинический случай; руководство для врачей; данные одного центра"),
)
_TRANSLIT = Language(
    share=14,
    middle=True,
    given=_list(
        "Ivan; Maria; Yulia; Sergey; Anna; Dmitry; Elena; Yakov; Shamil; Olga; Petr; Natalia; Alexander; Khasan; Zhanna; Evgeny; Yuri; Tatiana"
    ),
    families=_list(
        "Ivanov; Petrova; Kuleva; Sidorenko; Akhmedov; Shcherbakov; Tsvetkova; Novik; Melnikov; Kim; Guseinova; Zhukov; Rubanskaya; Polyakov; Belousova; Afanasyev; Kovalev; Fedorova; Khabarova; Gumbatov"
    ),
    journals=_pairs(
        "Problems in Oncology|; Oncohematology|; Clinical Oncohematology|; Russian Journal of Pediatric Hematology and Oncology|; Voprosy onkologii|Vopr Onkol; Terapevticheskii arkhiv|Ter Arkh; Pediatric Hematology/Oncology and Immunopathology|; Bulletin of Hematology|; Advances in Molecular Oncology|; Bulletin of Science and Practice|"
    ),
    publishers=_pairs("GEOTAR-Media|Moscow; Meditsina|Moscow; Nauka|St. Petersburg"),
    universities=_pairs("Moscow State University|Moscow; Pirogov University|Moscow"),
    theses=_list("Cand. med. sci. diss.; dissertation; PhD thesis"),
    groups=_list(
        "Ministry of Health of the Russian Federation; Association of Oncologists of Russia; Russian Children's Clinical Hospital; Russian Society of Pediatric Oncologists"
    ),
    sites=_list("RCC website; City Children's Hospital website; eLIBRARY; News Agency website"),
    hosts=_list("cr.minzdrav.gov.ru; hospital.ru; cyberleninka.ru; elibrary.ru"),
    events=_list("Proceedings of the {y} All-Russian Conference on {t}"),
    fields=_list("Pediatric Oncology; Hematology"),
    editions=_list("2nd ed."),
    openings=_list(
        "Results of; Efficacy of; Experience with; Modern approaches to; Possibilities of; The role of; Analysis of; For the youngest:"
    ),
    phrases=_list(
        "immunotherapy; neuroblastoma in children; solid tumors; acute lymphoblastic leukemia; CAR-T therapy; hematopoietic stem cell transplantation; toxicity; clinical experience; treatment personalization; blinatumomab"
    ),
    links=_list("in; of; and; after; with"),
    subtitles=_list(
        "A Literature Review; A Clinical Case; From Idea to Application; Analysis of Clinical Experience with Children"
    ),
)
_GERMAN = Language(
    share=6,
    middle=False,
    given=_list("Hans; Karl-Heinz; Ursula; Jürgen; Petra; Wolfgang; Anke; Stefan; Birgit"),
    families=_list("Müller; Schmidt; Weiß; von der Heide; Schröder; Großmann; Köhler; Bauer; zur Mühlen; Krüger"),
    journals=_pairs(
        "Deutsches Ärzteblatt|Dtsch Arztebl; Klinische Pädiatrie|Klin Padiatr; Monatsschrift Kinderheilkunde|Monatsschr Kinderheilkd; Der Internist|Internist; Zeitschrift für Soziologie|; Der Nervenarzt|Nervenarzt; Bundesgesundheitsblatt|"
    ),
    publishers=_pairs(
        "Thieme|Stuttgart; Springer|Berlin, Heidelberg; Urban & Fischer|München; Suhrkamp|Frankfurt am Main; Vandenhoeck & Ruprecht|Göttingen; Hogrefe|Göttingen; Barth|Leipzig"
    ),
    universities=_pairs("Universität Heidelberg|Heidelberg; Technische Universität|München; Charité|Berlin"),
    theses=_list("Dissertation; Med. Diss.; Diplomarbeit; Habilitationsschrift"),
    groups=_list(
        "Robert Koch-Institut; Deutsche Krebsgesellschaft; Bundesministerium für Gesundheit; AWMF; Statistisches Bundesamt; Gesellschaft für Pädiatrische Onkologie und Hämatologie"
    ),
    sites=_list("Spiegel Online; Ärzte Zeitung; Tagesschau; Leitlinienprogramm Onkologie"),
    hosts=_list("rki.de; awmf.org; destatis.de; spiegel.de"),
    events=_list("{y}. Jahrestagung der Gesellschaft für {t}; Tagungsband Kongress {t} {y}"),
    fields=_list("Onkologie; Kinderheilkunde; Epidemiologie"),
    editions=_list("2. Auflage; 3. Aufl; 4., überarb. Aufl."),
    openings=_list(
        "Die Behandlung; Leitlinie zur; Untersuchungen zur; Einführung in die; Der Einfluss; Handbuch der; Zur Frage der"
    ),
    phrases=_list(
        "Therapie; Kinder und Jugendlichen; Krebserkrankungen im Kindesalter; soziale Ungleichheit; akuten Leukämie; Versorgung; Lebensqualität; hämatopoetischen Stammzelltransplantation"
    ),
    links=_list("von; bei; und; in der; mit; nach; für"),
    subtitles=_list("eine Übersicht; Ergebnisse einer Studie; Grundlagen und Praxis; Teil 2"),
)
_FRENCH = Language(
    share=6,
    middle=False,
    given=_list("Jean; Marie-Claude; Pierre; Élodie; François; Hélène; Jean-Luc; Michel"),
    families=_list("Dubois; Lefèvre; de la Tour; Béranger; Le Gall; Martin; D'Alembert; Gauthier; Moreau; du Plessis"),
    journals=_pairs(
        "La Revue du Praticien|Rev Prat; Bulletin du Cancer|Bull Cancer; Annales de Dermatologie et de Vénéréologie|Ann Dermatol Venereol; Archives de Pédiatrie|Arch Pediatr; La Presse Médicale|Presse Med; Revue française de sociologie|"
    ),
    publishers=_pairs(
        "Masson|Paris; Gallimard|Paris; PUF|Paris; Flammarion|Paris; Éditions du Seuil|Paris; De Boeck|Bruxelles; Presses universitaires de France|Paris"
    ),
    universities=_pairs("Université Paris Descartes|Paris; Université de Lyon|Lyon; Université de Montréal|Montréal"),
    theses=_list("Thèse de doctorat; Mémoire de master; thèse de médecine"),
    groups=_list(
        "Haute Autorité de Santé; Institut national du cancer; Organisation mondiale de la Santé; Ministère de la Santé; Société française de pédiatrie; Santé publique France"
    ),
    sites=_list("Le Monde; Le Figaro; ameli.fr; Site de la HAS"),
    hosts=_list("has-sante.fr; e-cancer.fr; lemonde.fr; insee.fr"),
    events=_list("Actes du {n} Congrès de la Société française de {t}; Journées {t} {y}"),
    fields=_list("pédiatrie; cancérologie; santé publique"),
    editions=_list("2e éd.; 3e édition; nouvelle édition"),
    openings=_list(
        "Prise en charge de; Étude de; Les effets de; Recommandations pour; Introduction à; L'évolution de; Histoire de"
    ),
    phrases=_list(
        "la leucémie aiguë; l'enfant; l'hygiène de vie; la santé publique; l'immunothérapie; troubles du comportement; la vie quotidienne; tumeurs solides"
    ),
    links=_list("chez; et; dans; de; au cours de; pour"),
    subtitles=_list("une revue de la littérature; à propos d'un cas; résultats préliminaires; enjeux et perspectives"),
)
_SPANISH = Language(
    share=6,
    middle=True,
    given=_list("Juan; María; José Luis; Carmen; Íñigo; Lucía; Miguel; Ana"),
    families=_list(
        "García Márquez; Fernández; López-Vega; de la Fuente; Núñez; Castañeda; Pérez y Pérez; Ortega; del Río"
    ),
    journals=_pairs(
        "Anales de Pediatría|An Pediatr (Barc); Medicina Clínica|Med Clin (Barc); Revista Española de Salud Pública|Rev Esp Salud Publica; Gaceta Sanitaria|Gac Sanit; Salud Pública de México|Salud Publica Mex; Revista Médica de Chile|Rev Med Chil"
    ),
    publishers=_pairs(
        "Editorial Médica Panamericana|Madrid; Siglo XXI|México; Ariel|Barcelona; Díaz de Santos|Madrid; Fondo de Cultura Económica|México, D.F."
    ),
    universities=_pairs(
        "Universidad Complutense|Madrid; Universidad de Buenos Aires|Buenos Aires; Universidad Santo Tomás|Bogotá"
    ),
    theses=_list("tesis doctoral; Tesis de maestría; Trabajo de fin de grado"),
    groups=_list(
        "Organización Mundial de la Salud; Ministerio de Sanidad; Sociedad Española de Oncología Médica; Instituto Nacional de Estadística; Organización Panamericana de la Salud"
    ),
    sites=_list("El País; La Vanguardia; Portal de la OMS; Redacción Médica"),
    hosts=_list("who.int; sanidad.gob.es; elpais.com; scielo.org"),
    events=_list("Actas del {n} Congreso de {t}; Memorias del Congreso {t} {y}"),
    fields=_list("Pediatría; Oncología; Salud Pública"),
    editions=_list("2ª ed.; 3a edición; 4ª ed"),
    openings=_list("Tratamiento de; Guía de; Efectos de; Estudio sobre; Prevalencia de; Manual de; Características de"),
    phrases=_list(
        "la leucemia; pacientes pediátricos; la calidad de vida; los niños; la salud pública; la inmunoterapia; la región andina; el cáncer infantil"
    ),
    links=_list("en; y; de; con; durante; tras"),
    subtitles=_list("revisión sistemática; reporte de un caso; un estudio transversal; retos y oportunidades"),
)
_PORTUGUESE = Language(
    share=4,
    middle=True,
    given=_list("João; Maria; Luís; Conceição; Paulo; Inês; Antônio; Márcia"),
    families=_list("Silva; dos Santos; Oliveira; da Costa; Pereira; Souza Filho; Araújo; Magalhães; de Almeida Neto"),
    journals=_pairs(
        "Cadernos de Saúde Pública|Cad Saude Publica; Revista de Saúde Pública|Rev Saude Publica; Jornal de Pediatria|J Pediatr (Rio J); Acta Médica Portuguesa|Acta Med Port; Revista Brasileira de Enfermagem|Rev Bras Enferm"
    ),
    publishers=_pairs(
        "Guanabara Koogan|Rio de Janeiro; Atlas|São Paulo; Hucitec|São Paulo; Almedina|Coimbra; Fiocruz|Rio de Janeiro"
    ),
    universities=_pairs("Universidade de São Paulo|São Paulo; Universidade do Porto|Porto; UNICAMP|Campinas"),
    theses=_list("Tese (Doutorado); Dissertação de mestrado; tese de doutoramento"),
    groups=_list(
        "Ministério da Saúde; Organização Mundial da Saúde; Instituto Nacional de Câncer; IBGE; Sociedade Brasileira de Pediatria; Direção-Geral da Saúde"
    ),
    sites=_list("Folha de S.Paulo; Portal da Saúde; Público; SciELO"),
    hosts=_list("saude.gov.br; inca.gov.br; ibge.gov.br; scielo.br"),
    events=_list("Anais do {n} Congresso Brasileiro de {t}"),
    fields=_list("Oncologia; Pediatria; Saúde Coletiva"),
    editions=_list("2. ed.; 3ª ed."),
    openings=_list("Avaliação de; Efeitos de; Estudo de; Manual de; Diretrizes para; Prevalência de"),
    phrases=_list(
        "crianças com câncer; a atenção básica; qualidade de vida; a leucemia aguda; o aleitamento materno; a imunoterapia; saúde mental"
    ),
    links=_list("em; e; de; com; durante; após"),
    subtitles=_list("uma revisão integrativa; relato de caso; estudo transversal; desafios e perspectivas"),
)
_POLISH = Language(
    share=4,
    middle=False,
    given=_list("Jan; Małgorzata; Krzysztof; Agnieszka; Łukasz; Zofia; Wojciech"),
    families=_list(
        "Kowalski; Wiśniewska; Wójcik; Żebrowska; Dembowska-Bagińska; Lewandowski; Świątek; Pawińska-Wąsikowska"
    ),
    journals=_pairs(
        "Przegląd Lekarski|Przegl Lek; Pediatria Polska|Pediatr Pol; Medycyna Wieku Rozwojowego|Med Wieku Rozwoj; Współczesna Onkologia|Wspolczesna Onkol; Polski Merkuriusz Lekarski|Pol Merkur Lekarski"
    ),
    publishers=_pairs(
        "PZWL|Warszawa; Wydawnictwo Lekarskie PZWL|Warszawa; Universitas|Kraków; PWN|Warszawa; Edra Urban & Partner|Wrocław"
    ),
    universities=_pairs("Uniwersytet Jagielloński|Kraków; Warszawski Uniwersytet Medyczny|Warszawa"),
    theses=_list("rozprawa doktorska; praca magisterska; praca doktorska"),
    groups=_list(
        "Ministerstwo Zdrowia; Polskie Towarzystwo Onkologiczne; Główny Urząd Statystyczny; Krajowy Rejestr Nowotworów"
    ),
    sites=_list("Gazeta Wyborcza; Portal Medycyna Praktyczna; Puls Medycyny"),
    hosts=_list("gov.pl; mp.pl; onkologia.org.pl; stat.gov.pl"),
    events=_list("Materiały {n} Konferencji {t}"),
    fields=_list("Onkologii Dziecięcej; Hematologii"),
    editions=_list("wyd. 2; wyd. III"),
    openings=_list("Leczenie; Ocena; Wpływ; Zastosowanie; Wytyczne dotyczące; Podstawy"),
    phrases=_list(
        "chorych na nowotwory; dzieci i młodzieży; ostrej białaczki limfoblastycznej; jakości życia; immunoterapii; opieki zdrowotnej"
    ),
    links=_list("u; i; w; na; po; oraz"),
    subtitles=_list("przegląd piśmiennictwa; opis przypadku; doświadczenia własne"),
)
_TURKISH = Language(
    share=4,
    middle=False,
    given=_list("Ayşe; Mehmet; Gülşen; Ömer; Zeynep; İbrahim; Çağla"),
    families=_list("Yılmaz; Kaya; Demir; Şahin; Öztürk; Çelik; Kızmazoğlu; Güneş"),
    journals=_pairs(
        "Türk Pediatri Arşivi|Turk Pediatri Ars; Türkiye Klinikleri|Turkiye Klinikleri; Türk Onkoloji Dergisi|Turk Onkol Derg; Ankara Üniversitesi Tıp Fakültesi Mecmuası|"
    ),
    publishers=_pairs("Nobel Tıp Kitabevleri|İstanbul; Güneş Tıp Kitabevleri|Ankara; Palme Yayıncılık|Ankara"),
    universities=_pairs("Hacettepe Üniversitesi|Ankara; İstanbul Üniversitesi|İstanbul"),
    theses=_list("Uzmanlık tezi; Doktora tezi; Yüksek lisans tezi"),
    groups=_list(
        "Sağlık Bakanlığı; Türkiye İstatistik Kurumu; Türk Pediatrik Onkoloji Grubu Derneği; Dünya Sağlık Örgütü"
    ),
    sites=_list("Sağlık Bakanlığı; Hürriyet; Anadolu Ajansı"),
    hosts=_list("saglik.gov.tr; tuik.gov.tr; hurriyet.com.tr"),
    events=_list("{y} Ulusal {t} Kongresi Bildiri Kitabı"),
    fields=_list("Kanser; Pediatri"),
    editions=_list("2. baskı; 3. Baskı"),
    openings=_list("Çocuklarda; Akut lösemide; Hastaların; Kanser tedavisinde; Sağlık hizmetlerinde"),
    phrases=_list(
        "yaşam kalitesi; tedavi sonuçları; bağışıklık tedavisi; kök hücre nakli; beslenme durumu; nöroblastom olguları"
    ),
    links=_list("ve; ile; için; üzerine; sonrası"),
    subtitles=_list("derleme; olgu sunumu; tek merkez deneyimi"),
)
LANGUAGES: dict[str, Language] = {
    "en": _ENGLISH, "ru": _RUSSIAN, "translit": _TRANSLIT, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "pt": _PORTUGUESE, "pl": _POLISH, "tr": _TURKISH,
}  # fmt: skip
