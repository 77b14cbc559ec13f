"""Word lists by which names, numbers and citations are told from other words."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


PARTICLES = _words(
    """
    af al ap av ben bin da dal dalla das de degli dei del della delle dem den der des di do dos du e el ibn la las
    le les lo los mac op san st t te ten ter und van vom von y zu zum zur
    """
)
"""Words that belong to a surname but are often left out or filed under the next word."""

UPPER_PARTICLES = _words(
    """
    al ben bin da de del della den der des di dos du el ibn la le mac san st ten ter van von
    """
)
"""Particles that may begin with a capital: "De Wilde"."""

NOT_NAMES = _words(
    """
    about above according across adapted additionally after again against all along also although among an
    analogous and another any apart appendix approximately apr april are around article as at aug august author
    authors autumn based be because been before being below besides between both box briefly but by can case
    century cf chapter clearly column compared consequently consistent contrary conversely data day dec december
    despite did does due during each earlier early either eq equation especially eventually evidence except
    experiment feb february few fig figs figure figures file finally first following for formerly fourth from
    further furthermore generally group groups had has have having he hence here his historically how however if
    important importantly in indeed initially inspired instead interestingly into is it its jan january jul july
    jun june last later latter less like likewise line many mar march meanwhile method methods might model month
    moreover most mostly much must my namely nevertheless next none nonetheless nor not notably note nov november
    now number oct october of often on once one only or originally other others our out over overall page part
    particularly per perhaps phase previous previously prior protocol rather recent recently ref reference
    references regarding report result results review reviewed sample second section see sep sept september seven
    several she should similar similarly since some specifically spring step still strain studies study such summer
    supplementary surprisingly table tables than that the their them then there thereafter therefore these they
    third this those though three through throughout thus to together too two type under unlike until up update
    updated upon using usually various version very via was we week were what when where whereas whether which
    while who whose why will winter with within without work works would year years yet
    """
)
"""Words that begin with a capital at the start of a sentence and are no surnames (unless the list has one)."""

COMPANIONS = _words(
    """
    associates co-authors co-workers coauthors collaborators colleague colleagues companions coworkers others
    """
)
"""Who else wrote it: "Smith and colleagues"."""

COMPANIONS_ELSEWHERE = _words(
    """
    ark arkadaşları col colaboradores coll cols mitarbeiter wsp др соавт
    """
)
"""The same in Russian, Spanish, Portuguese, Turkish, German and Polish."""

AND = _words(
    """
    & and e en et i och og und ve y и
    """
)
""""And" in the languages whose names are joined so."""

JOURNAL_STOP = _words(
    """
    a an and de der des die for fur in la le of on part pt sect section ser series the und y
    """
)
"""Words of a journal's name that its abbreviation leaves out (ISO 4), and the one before the letter of a part."""

MINOR = _words(
    """
    a and at by de del der des di du et for für in la le of on the und with y
    """
)
"""Words of a group's name that its abbreviation leaves out."""

COUNTED = _words(
    """
    a about above after age aged all allele an and appendix approximately apr april are around at aug august batch
    be been before below between beyond box but by chapter chromosome class clone cluster code compound     cos day dec december domain dose each either ended eq equation every exceed exceeded exceeding exon exp
    experiment farm feb february field fig figure file first for from grade greater group had has have helix
    hour in interleukin into intron is isoform item jan january jul july jun june lane last least less level line
    locus log lot mar march may mean median mir mode model month more most mutant near nearly next no nor
    nov november oct october of on only or over page panel part participant passage past patient per ph
    phase plot point position protocol range ratio region residue roughly round sample scale score section sep sept
    september sin site size stage station step strain subject subunit supplementary table than that the these those
    through till to top total type under unit until up variant version volume vs was wave week were when
    which with within without year zone
    """
)
"""What the number behind counts or names: "in 5", "day 7", "grade 3", "Figure 2"."""

ABBREVIATED = _words(
    """
    approx ca cv ed eds eq eqs fig figs no nos pp ref refs sec sp spp subsp tab var ver vol vs
    """
)
"""Abbreviations that a number follows without being a citation."""

FOLLOWING = _words(
    """
    after although and are as at because been before between but by can could did does due during for from had has have
    however if in into is it may might nor on or our over since so such suggesting than that the their then therefore
    these they this through thus to under until was we were when where whereas which while who whose will with within
    without would
    """
)
"""Words that go on a sentence behind a bare citation number: "as in trials 4 and", "in mice 7 which"."""

LANDS = _words(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida hawaii idaho illinois indiana iowa kansas
    kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska nevada oregon
    oklahoma pennsylvania tennessee texas utah vermont virginia wisconsin wyoming ontario quebec jersey mexico carolina dakota
    argentina austria belgium bulgaria chile colombia croatia cuba denmark egypt estonia finland greece hungary iceland iran
    iraq ireland israel italy japan kenya korea latvia lithuania luxembourg malaysia malta morocco nigeria norway pakistan peru
    philippines poland portugal romania russia scotland serbia singapore slovakia slovenia spain taiwan thailand tunisia turkey
    ukraine uruguay venezuela vietnam wales
    """
)
"""Countries and states that stand behind a town: "Salt Lake City, Utah"."""
