"""Invented reference lists for the tests of the topic scorer."""

from curate.score import Source

TITLES = (
    "Late relapse of neuroblastoma in children after antibody treatment",
    "Pain during infusion of antibodies against GD2 and how gabapentin relieves it",
    "Yield of durum wheat under drought and heat stress",
    "A mobile phone game to teach arithmetic in primary schools",
    "Sleep of nurses on night shifts in three hospitals",
    "Stem cell transplantation for high-risk neuroblastoma",
    "Migration of eels through locks of a canal",
    "A method to count dust particles in clean rooms",
    "Vitamin D and fractures of the hip in women older than 70 years",
    "Expression of the ganglioside GD2 on cells of osteosarcoma",
    "Natural killer cells against tumours that express GD2",
    "Soil bacteria that fix nitrogen on roots of beans",
    "Wages of apprentices in the building trade",
    "Chimeric antigen receptor T cells for children with relapsed neuroblastoma",
    "Noise of ship engines and the hearing of seals",
    "Machine learning for the detection of skin cancer in photographs",
)

SOURCES = tuple(Source(str(n), title) for n, title in enumerate(TITLES, 1))
CLAIM = "Gabapentin relieved the pain that children felt during the infusion of the anti-GD2 antibody."
FITS, MISSES = "2", "7"
