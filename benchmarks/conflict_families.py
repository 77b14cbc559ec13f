"""What planted conflicts are made of: diseases, drugs, populations and designs, by hand, knowing nothing of the vocabulary.

A line is a family: what its words name goes together, and with no other family. Behind a group come four parts, split by ";":

- names by which works and claims are found, and which are put into claims ("*" ends a stem that is only looked for),
- other names, put into claims only: abbreviations that the manuscript defines, brands, codes, salts, adjectives, plurals,
  British, American and Greek spellings ("=" goes between an abbreviation and what it stands for),
- wider terms and narrower ones, which go with the family (sound claims only).

Obesity is no family: it is taken for a finding that goes with many diseases, as docs/concepts.md says.

Families of one group are near to each other: half of the planted records are taken from there.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["disease", "drug", "population", "design"]
KINDS: tuple[Kind, ...] = ("disease", "drug", "population", "design")

_LINES: dict[Kind, str] = {
    "disease": """
cancer: breast cancer | breast carcinoma | breast tumo* | mammary*; BC=breast cancer | breast tumours | TNBC=triple-negative breast cancer | mammary carcinomas; cancers | breast neoplasms
cancer: lung cancer | lung adenocarcinoma | non-small cell lung cancer | NSCLC* | LUAD* | pulmonary carcino* | small cell lung*; NSCLC=non-small cell lung cancer | non–small-cell lung carcinoma | LUAD=lung adenocarcinoma; thoracic malignancies | lung neoplasms
cancer: prostate cancer | prostate carcinoma | PCa* | prostat* | CRPC*; PCa=prostate cancer | prostatic carcinoma | CRPC=castration-resistant prostate cancer; urological cancers
cancer: colorectal cancer | colon cancer | rectal cancer | CRC* | colorectal* | colon ca*; CRC=colorectal cancer | colorectal carcinomas | mCRC=metastatic colorectal cancer; gastrointestinal cancers | colonic adenocarcinoma
cancer: gastric cancer | stomach cancer | gastric carcinoma | gastric adenoca* | gastric tumo*; GC=gastric cancer | gastric adenocarcinoma | cancer of the stomach; gastrointestinal tumours
cancer: pancreatic cancer | pancreatic ductal adenocarcinoma | PDAC* | pancreatic ca* | pancreatic tumo*; PDAC=pancreatic ductal adenocarcinoma | pancreatic carcinomas | cancer of the pancreas; digestive system neoplasms
cancer: hepatocellular carcinoma | HCC* | liver cancer* | hepatoma* | hepatocellular*; HCC=hepatocellular carcinoma | hepatocellular carcinomas | hepatomas; liver tumours
cancer: ovarian cancer | ovarian carcinoma | ovarian tumo* | EOC*; EOC=epithelial ovarian cancer | carcinoma of the ovary | HGSOC=high-grade serous ovarian carcinoma; gynaecological cancers
cancer: cervical cancer | cervical carcinoma | cervical intraepith* | cervix*; cervical carcinomas | uterine cervical cancer | cancer of the cervix; gynecologic malignancies
cancer: bladder cancer | urothelial carcinoma | bladder carcinoma | bladder tumo* | urotheli*; NMIBC=non-muscle-invasive bladder cancer | bladder carcinomas; urological neoplasms
cancer: thyroid cancer | papillary thyroid carcinoma | thyroid ca* | thyroid tumo* | thyroid nod*; PTC=papillary thyroid carcinoma | DTC=differentiated thyroid cancer | thyroid carcinomas; head and neck cancers
cancer: melanoma | melanom*; malignant melanomas | uveal melanoma | cutaneous melanoma; skin cancer
cancer: glioblastoma | glioma | gliom* | glioblast* | GBM*; GBM=glioblastoma multiforme | gliomas | glioblastomas; brain tumours | brain cancer
cancer: osteosarcoma | osteosarc* | osteogenic sarc*; osteosarcomas | osteogenic sarcoma; bone cancer | bone tumors | sarcomas
cancer: neuroblastoma | neuroblast*; HR-NB=high-risk neuroblastoma | neuroblastomas; extracranial solid tumours
cancer: acute myeloid leukemia | acute myeloid leukaemia | AML* | leuk* | myeloid leuk*; AML=acute myeloid leukaemia | acute myelogenous leukemia | acute myeloblastic leukaemia; leukaemia | leukemias | haematological malignancies
cancer: multiple myeloma | myelom*; MM=multiple myeloma | myelomas | RRMM=relapsed or refractory multiple myeloma; plasma cell neoplasms | hematologic malignancies
cancer: lymphoma | lymphom* | DLBCL*; DLBCL=diffuse large B-cell lymphoma | non-Hodgkin's lymphoma | lymphomas | NHL=non-Hodgkin lymphoma; haematological malignancies
lung: asthma | asthm*; asthmatic patients | bronchial asthma | allergic asthma; airway diseases
lung: COPD | chronic obstructive pulmonary disease | chronic obstruct* | emphysem*; COPD=chronic obstructive pulmonary disease | chronic obstructive lung disease | emphysema; respiratory diseases
lung: cystic fibrosis | cystic fibr* | CFTR*; CF=cystic fibrosis | mucoviscidosis; genetic diseases
lung: idiopathic pulmonary fibrosis | pulmonary fibrosis | lung fibro* | IPF*; IPF=idiopathic pulmonary fibrosis | pulmonary fibroses; interstitial lung disease
infection: COVID-19 | coronavirus disease 2019 | SARS-CoV-2* | COVID* | coronavir*; SARS-CoV-2 infection | Covid-19 | coronavirus disease; viral infections
infection: tuberculosis | tubercul* | TB*; TB=tuberculosis | pulmonary tuberculosis | MDR-TB=multidrug-resistant tuberculosis; bacterial infections
infection: malaria | malari* | plasmod*; falciparum malaria | P. falciparum malaria; parasitic diseases
infection: HIV | HIV infection | HIV* | AIDS* | human immunodef*; PLWH=people living with HIV | HIV-1 infection | AIDS; viral infections
infection: hepatitis B | HBV infection | HBV* | hepatitis B*; CHB=chronic hepatitis B | HBV=hepatitis B virus; viral hepatitis
infection: hepatitis C | HCV infection | HCV* | hepatitis C*; CHC=chronic hepatitis C | HCV=hepatitis C virus; viral hepatitis
infection: dengue | dengue*; dengue fever | dengue haemorrhagic fever; arboviral infections
nerve: stroke | ischemic stroke | ischaemic stroke | stroke* | cerebral isch* | cerebrovasc*; AIS=acute ischaemic stroke | cerebral infarction | brain infarcts; cerebrovascular diseases
nerve: epilepsy | epilep* | seizure*; epilepsies | TLE=temporal lobe epilepsy | epileptic patients; neurological disorders
nerve: multiple sclerosis | multiple scler* | EAE*; RRMS=relapsing-remitting multiple sclerosis | disseminated sclerosis; demyelinating diseases
nerve: Parkinson's disease | Parkinson disease | Parkinson* | PD*; PD=Parkinson's disease | Parkinson’s disease | parkinsonian patients; neurodegenerative diseases | movement disorders
nerve: Alzheimer's disease | Alzheimer disease | Alzheimer* | AD* | dementi*; AD=Alzheimer's disease | Alzheimer’s disease | LOAD=late-onset Alzheimer's disease; dementia | neurodegenerative disorders
nerve: amyotrophic lateral sclerosis | ALS* | amyotroph* | motor neuron*; ALS=amyotrophic lateral sclerosis | motor neurone disease | Lou Gehrig disease; neurodegenerative diseases
nerve: migraine | migrain* | headach*; migraines | migraineurs | migraine with aura; headache disorders
mind: schizophrenia | schizo* | psychos*; schizophrenic patients | SZ=schizophrenia | schizophrenias; psychotic disorders
mind: bipolar disorder | bipolar* | mania*; BD=bipolar disorder | bipolar affective disorder | manic depression; mood disorders
mind: autism | autism spectrum disorder | autis* | ASD*; ASD=autism spectrum disorder | autistic children; neurodevelopmental disorders
mind: ADHD | attention deficit hyperactivity disorder | attention-def* | ADHD* | hyperactiv*; ADHD=attention-deficit/hyperactivity disorder | attention deficit disorder; neurodevelopmental disorders
heart: atrial fibrillation | atrial fib* | AF*; AF=atrial fibrillation | NVAF=non-valvular atrial fibrillation; arrhythmias | cardiac arrhythmia
heart: heart failure | heart fail* | HF* | HFpEF* | cardiac fail*; HFpEF=heart failure with preserved ejection fraction | cardiac failure | CHF=congestive heart failure; cardiovascular disease
heart: myocardial infarction | acute coronary syndrome | myocardial inf* | coronary* | STEMI* | AMI*; AMI=acute myocardial infarction | STEMI=ST-segment elevation myocardial infarction | myocardial infarctions; ischaemic heart disease
joint: rheumatoid arthritis | rheumatoid* | RA* | arthrit*; RA=rheumatoid arthritis | rheumatoid patients; autoimmune diseases
joint: systemic lupus erythematosus | lupus* | SLE*; SLE=systemic lupus erythematosus | lupus | lupus nephritis; autoimmune disorders
joint: osteoarthritis | osteoarthr* | OA*; OA=osteoarthritis | knee osteoarthritis | osteoarthrosis; joint diseases
joint: osteoporosis | osteopor* | bone mineral*; osteoporotic women | PMOP=postmenopausal osteoporosis; bone diseases
skin: psoriasis | psoria*; psoriatic patients | plaque psoriasis | psoriasis vulgaris; skin diseases
skin: atopic dermatitis | atopic derm* | eczem*; AD=atopic dermatitis | atopic eczema; dermatitis
gut: Crohn's disease | ulcerative colitis | inflammatory bowel disease | Crohn* | colitis* | IBD*; UC=ulcerative colitis | IBD=inflammatory bowel disease | CD=Crohn's disease; gastrointestinal diseases
gut: celiac disease | coeliac disease | celiac* | coeliac*; CD=coeliac disease | gluten-sensitive enteropathy | coeliacs; malabsorption syndromes
gut: cirrhosis | liver cirrhosis | cirrho* | fibrosis* | liver dis*; cirrhotic patients | hepatic cirrhosis | liver cirrhosis; chronic liver disease
woman: endometriosis | endometrio*; endometriotic lesions | deep endometriosis; gynaecological diseases
woman: preeclampsia | pre-eclampsia | preeclamp* | pre-eclamp* | hypertensive dis*; PE=preeclampsia | pre-eclamptic women; hypertensive disorders of pregnancy
woman: polycystic ovary syndrome | polycystic ov* | PCOS*; PCOS=polycystic ovary syndrome | polycystic ovarian syndrome; endocrine disorders
eye: glaucoma | glaucom* | intraocular pres*; POAG=primary open-angle glaucoma | glaucomatous eyes; eye diseases
eye: macular degeneration | age-related macular degeneration | macular deg* | AMD*; AMD=age-related macular degeneration | maculopathy; retinal diseases
metabolism: type 2 diabetes | type 1 diabetes | diabetes mellitus | diabet* | T2D* | T1D* | insulin*; T2DM=type 2 diabetes mellitus | diabetics | T1D=type 1 diabetes | diabetes; metabolic diseases
kidney: chronic kidney disease | chronic kidney* | CKD* | kidney fail* | renal fail* | nephropath*; CKD=chronic kidney disease | chronic renal failure | ESRD=end-stage renal disease; renal diseases
blood: sickle cell disease | sickle*; SCD=sickle cell disease | sickle cell anaemia | sickle-cell anemia; hemoglobinopathies
blood: hemophilia | haemophilia | hemophil* | haemophil*; haemophiliacs | haemophilia A; bleeding disorders
blood: thalassemia | thalassaemia | thalass*; β-thalassaemia | beta-thalassemia major | β-thalassemia; haemoglobinopathies
mouth: periodontitis | periodont* | gingiv*; periodontitis patients | chronic periodontitis; oral diseases
""",
    "drug": """
diabetes: metformin; Glucophage | metformin hydrochloride; biguanides
diabetes: pioglitazone; Actos | pioglitazone hydrochloride; thiazolidinediones
diabetes: liraglutide; Victoza | Saxenda; GLP-1 receptor agonists
diabetes: semaglutide; Ozempic | Wegovy | Rybelsus; GLP-1 receptor agonists
diabetes: empagliflozin; Jardiance | BI 10773; SGLT2 inhibitors
diabetes: canagliflozin; Invokana; SGLT2 inhibitors
diabetes: dapagliflozin; Farxiga | Forxiga; SGLT2 inhibitors
diabetes: sitagliptin; Januvia | MK-0431 | sitagliptin phosphate; DPP-4 inhibitors
heart: aspirin | acetylsalicylic acid; ASA=acetylsalicylic acid; antiplatelet drugs
heart: clopidogrel | clopidogr*; Plavix | clopidogrel bisulfate; P2Y12 inhibitors
heart: ticagrelor; Brilinta | Brilique | AZD6140; P2Y12 inhibitors
heart: warfarin; Coumadin | warfarin sodium; vitamin K antagonists
heart: rivaroxaban; Xarelto | BAY 59-7939; direct oral anticoagulants
heart: apixaban; Eliquis | BMS-562247; direct oral anticoagulants
heart: dabigatran; Pradaxa | dabigatran etexilate; direct oral anticoagulants
heart: atorvastatin; Lipitor | atorvastatin calcium; statins
heart: simvastatin; Zocor; statins
heart: rosuvastatin; Crestor | rosuvastatin calcium; statins
heart: sildenafil; Viagra | Revatio | sildenafil citrate; PDE5 inhibitors
heart: losartan; Cozaar | losartan potassium; angiotensin receptor blockers
cancer: tamoxifen; Nolvadex | tamoxifen citrate; SERMs
cancer: cisplatin | CDDP*; CDDP=cis-diamminedichloroplatinum | cis-diamminedichloroplatinum | Platinol; platinum compounds
cancer: doxorubicin | adriamycin*; Adriamycin | doxorubicin hydrochloride | Doxil; anthracyclines
cancer: paclitaxel | taxol*; Taxol | nab-paclitaxel | Abraxane; taxanes
cancer: docetaxel; Taxotere; taxanes
cancer: gemcitabine; Gemzar | gemcitabine hydrochloride; nucleoside analogues
cancer: temozolomide; TMZ=temozolomide | Temodal | Temodar; alkylating agents
cancer: oxaliplatin; Eloxatin | L-OHP=oxaliplatin; platinum agents
cancer: capecitabine; Xeloda; fluoropyrimidines
cancer: enzalutamide; Xtandi | MDV3100; antiandrogens
antibody: bevacizumab; Avastin; anti-VEGF antibodies
antibody: pembrolizumab; Keytruda | MK-3475 | lambrolizumab; PD-1 inhibitors
antibody: nivolumab; Opdivo | BMS-936558; PD-1 inhibitors
antibody: ipilimumab; Yervoy | MDX-010; CTLA-4 antibodies
antibody: rituximab; Rituxan | MabThera; anti-CD20 antibodies
antibody: trastuzumab; Herceptin; anti-HER2 antibodies
antibody: cetuximab; Erbitux | IMC-C225; anti-EGFR antibodies
antibody: infliximab; Remicade; TNF-α inhibitors
antibody: adalimumab; Humira | D2E7; TNF-α inhibitors
antibody: etanercept; Enbrel; TNF-α inhibitors
antibody: tocilizumab; Actemra | RoActemra; IL-6 blockade
antibody: dupilumab; Dupixent | REGN668; biologics
antibody: dinutuximab; ch14.18 | ch14.18/CHO | Unituxin | Qarziba; anti-GD2 antibodies
antibody: ustekinumab; Stelara | CNTO 1275; IL-12/23 inhibitors
inhibitor: imatinib; Gleevec | Glivec | STI571 | imatinib mesylate; tyrosine kinase inhibitors
inhibitor: sorafenib; Nexavar | BAY 43-9006 | sorafenib tosylate; multikinase inhibitors
inhibitor: sunitinib; Sutent | SU11248 | sunitinib malate; multikinase inhibitors
inhibitor: gefitinib; Iressa | ZD1839; EGFR inhibitors
inhibitor: erlotinib; Tarceva | OSI-774 | erlotinib hydrochloride; EGFR inhibitors
inhibitor: osimertinib; Tagrisso | AZD9291; EGFR inhibitors
inhibitor: vemurafenib; Zelboraf | PLX4032; BRAF inhibitors
inhibitor: olaparib; Lynparza | AZD2281; PARP inhibitors
inhibitor: rapamycin | sirolimus | rapamyc*; Rapamune | sirolimus; mTOR inhibitors
inhibitor: everolimus; RAD001 | Afinitor; mTOR inhibitors
inhibitor: bortezomib; Velcade | PS-341; proteasome inhibitors
inflammation: methotrexate; MTX=methotrexate | methotrexate sodium; antimetabolites
inflammation: dexamethasone; Decadron | dexamethasone sodium phosphate; corticosteroids | glucocorticoids
inflammation: prednisone; Deltasone; corticosteroids | glucocorticoids
inflammation: hydroxychloroquine; HCQ=hydroxychloroquine | Plaquenil | hydroxychloroquine sulphate | hydroxychloroquine sulfate; antimalarials
germ: remdesivir; Veklury | GS-5734; antivirals
germ: oseltamivir; Tamiflu | oseltamivir phosphate; neuraminidase inhibitors
germ: ivermectin; Stromectol; anthelmintics
germ: vancomycin; vancomycin hydrochloride | Vancocin; glycopeptides
germ: colistin | polymyxin E; colistin sulphate | polymyxin E; polymyxins
germ: azithromycin; Zithromax | azithromycin dihydrate; macrolides
germ: rifampicin | rifampin; Rifadin | rifampin; rifamycins
germ: isoniazid; INH=isoniazid | isonicotinic acid hydrazide; antituberculosis drugs
germ: fluconazole; Diflucan; azoles
germ: amphotericin B | amphoteric*; AmBisome | liposomal amphotericin B; polyenes
germ: tenofovir; Viread | tenofovir disoproxil fumarate; nucleotide analogues
germ: artesunate; sodium artesunate; artemisinins
mind: ketamine; Ketalar | ketamine hydrochloride; NMDA antagonists
mind: clozapine; Clozaril; atypical antipsychotics
mind: olanzapine; Zyprexa; atypical antipsychotics
mind: fluoxetine; Prozac | fluoxetine hydrochloride; SSRIs
mind: sertraline; Zoloft | sertraline hydrochloride; SSRIs
mind: methylphenidate; Ritalin | Concerta | methylphenidate hydrochloride; stimulants
mind: levodopa | L-dopa*; L-DOPA | Sinemet; dopaminergic drugs
mind: levetiracetam; Keppra; antiepileptic drugs
mind: valproate | valproic acid | valpro*; valproic acid | sodium valproate | VPA=valproic acid; anticonvulsants
mind: haloperidol; Haldol; antipsychotics
pain: morphine | morphin*; morphine sulphate; opioids
pain: propofol; Diprivan; anaesthetics
pain: dexmedetomidine; Precedex | dexmedetomidine hydrochloride; alpha-2 agonists
pain: bupivacaine; Marcaine | bupivacaine hydrochloride; local anaesthetics
pain: lidocaine | lignocaine; Xylocaine | lignocaine; local anaesthetics
pain: acetaminophen | paracetamol; paracetamol | Tylenol | acetaminophen; analgesics
gut: omeprazole; Prilosec | omeprazole magnesium; proton pump inhibitors
lung: salbutamol | albuterol; Ventolin | salbutamol sulphate | albuterol; β2-agonists
bone: zoledronic acid | zoledronate; Zometa | Reclast; bisphosphonates
bone: alendronate | alendronic acid; Fosamax | alendronate sodium; bisphosphonates
bone: denosumab; Prolia | Xgeva | AMG 162; RANKL inhibitors
""",
    "population": """
age: children | infants | neonates | newborns | pediatric patients | paediatric patients | child* | pediatr* | paediatr* | infan* | neonat* | boys | girls; schoolchildren | paediatric patients | toddlers | preterm infants | preschool children; young patients
age: older adults | elderly patients | elderly | middle-aged adults | elderly people | adult patients | adult* | older people | middle-aged* | geriatric*; older people | adults | the elderly | middle-aged men | elderly subjects; patients
species: patients | volunteers | patient* | women | participants | human subj*; women | healthy volunteers | patients; people
species: mice | rats | zebrafish | rabbits | mouse | rat | murine | piglet* | rodent* | dogs | monkeys | animal*; transgenic mice | Sprague-Dawley rats | C57BL/6 mice | New Zealand rabbits | rhesus macaques; animals
""",
    "design": """
study: randomized controlled trial | randomised controlled trial | randomized clinical trial | meta-analysis | systematic review | cohort study | case-control study | cross-sectional study | case report | phase 3 trial | phase II trial | clinical trial | randomized controlled trials | cohort studies | clinical trials | RCTs | RCT* | clinical*; double-blind RCT | phase III trial | population-based cohort study | case series | multicentre randomised trial; clinical study
study: mouse model | rat model | in vitro study | animal study | in vitro | cell lines | animal models | animal studies | mouse models | xenograft model | in vivo model | cultured cells; murine model | cell culture study | xenograft mouse model | in vitro experiment | rat study; preclinical study
""",
}


@dataclass(frozen=True, slots=True)
class Family:
    """A family: its group, the names it is found by, other names of it, wider terms, and stems that are only looked for."""

    group: str
    names: tuple[str, ...]
    others: tuple[str, ...]
    wider: tuple[str, ...]
    stems: tuple[str, ...]

    @property
    def finds(self) -> re.Pattern[str]:
        """Return what finds the names in a text, whole and in any case."""
        return _finding(self.names)

    @property
    def names_any(self) -> re.Pattern[str]:
        """Return what finds any word of the family in a text, to be sure that it is not named."""
        return _finding((*self.names, *(other.partition("=")[0] for other in self.others)), self.stems)


@lru_cache(maxsize=1024)
def _finding(words: tuple[str, ...], stems: tuple[str, ...] = ()) -> re.Pattern[str]:
    whole = "|".join(_exact(word) for word in sorted(words, key=len, reverse=True))
    begun = "|".join(f"{_exact(stem)}\\w*" for stem in stems)
    return re.compile(rf"(?<![\w-])(?<!target of )(?:{whole}{'|' if begun else ''}{begun})(?![\w-])", re.IGNORECASE)


def _exact(word: str) -> str:
    """Return a pattern of a word in any case, or with its capitals where it is an acronym; any hyphen, dash or quote will do."""
    pattern = re.escape(word).replace("\\-", "[-–‐]").replace("'", "['’]")
    return f"(?-i:{pattern})" if sum(map(str.isupper, word)) > 1 and " " not in word else pattern


@lru_cache(maxsize=4)
def families(kind: Kind) -> tuple[Family, ...]:
    """Return the families of a kind."""
    made = []
    for line in _LINES[kind].strip().splitlines():
        group, _, rest = line.partition(":")
        names, others, wider = (tuple(filter(None, map(str.strip, part.split("|")))) for part in rest.split(";"))
        stems = tuple(name.removesuffix("*") for name in names if name.endswith("*"))
        made.append(Family(group, tuple(name for name in names if not name.endswith("*")), others, wider, stems))
    return tuple(made)
