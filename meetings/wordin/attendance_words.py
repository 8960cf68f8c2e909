"""Words by which the names of people are told from what they are and where they are from."""

from __future__ import annotations

ROLE = frozenset(
    (
        "chair", "chairman", "chairperson", "chairwoman", "manager", "officer", "nurse", "doctor", "director",
        "head", "lead", "rep", "representative", "adviser", "advisor", "member", "scrutineer", "minutes",
        "minute", "taker", "secretary", "administrator", "coordinator", "co-ordinator", "superintendent",
        "inspector", "constable", "sergeant", "consultant", "principal", "governor", "lay", "observer", "chief",
        "deputy", "assistant", "commissioner", "practitioner", "worker", "solicitor", "clerk", "person",
        "author", "reviewer", "councillor", "paediatrician", "headteacher", "teacher", "analyst", "executive",
        "supervisor", "accountant", "gp", "dsl", "ceo", "dcs", "support", "apprentice", "leader", "guest",
        "presenter", "facilitator", "trainer", "midwife", "psychologist", "designate", "partner", "president",
        "warden", "matron", "student", "note-taker", "notetaker", "professional", "specialist", "counsel", "reporter",
    )
)  # fmt: skip
"""Words that end, or with "of" begin, what somebody is."""
BODIES = frozenset(
    (
        "police", "council", "trust", "icb", "ccg", "nhs", "service", "services", "school", "schools",
        "college", "probation", "healthwatch", "cafcass", "hospital", "hospitals", "board", "partnership",
        "borough", "county", "university", "agency", "association", "charity", "education", "care", "unit",
        "team", "camhs", "fire", "authority", "department", "directorate", "group", "academy", "nursery",
        "foundation", "society", "centre", "federation", "housing", "ltd", "limited", "cic", "nspcc", "yjs",
        "yot", "yos", "health", "forum", "network", "alliance", "constabulary", "district", "sector", "voluntary",
        "citizens", "advice", "force", "carers", "heads", "primary", "secondary", "libraries", "academies", "colleges",
    )
)  # fmt: skip
NOT_PEOPLE = frozenset(
    {"none", "nil", "n/a", "na", "tbc", "none received", "no apologies", "-", "–"}
)
RANKS = (
    "supt",
    "insp",
    "sgt",
    "acc",
    "dcc",
    "ch",
    "dci",
    "di",
    "ds",
    "dc",
    "ci",
    "det",
    "supt.",
    "insp.",
)
TITLES = frozenset(
    (
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "cllr", "councillor", "supt",
        "superintendent", "dci", "di", "ds", "dsi", "det", "chief", "insp", "inspector", "pc", "sgt", "rev",
        "revd", "reverend", "canon", "sir", "dame", "lady", "lord", "sister", "father", "acc", "ch", "t/supt",
        "detective", "constable", "sergeant", "a/supt", "ald", "alderman", "dc", "sr", "fr",
        *(f"{short}/{rank}" for short in "atd" for rank in RANKS),
    )
)  # fmt: skip
BEFORE_TITLES = frozenset({"assistant", "deputy", "acting", "temporary"})
"""Words that belong to a rank where one follows: "Assistant Chief Constable"."""
PARTICLES = frozenset(
    {"de", "van", "von", "der", "den", "la", "le", "da", "di", "el", "al", "bin", "ap", "o'", "st"}
)


def without_titles(words):
    """(the words of a title or rank, the others) of the words of a name."""
    end, names = 0, [word.strip(".,").casefold() for word in words]
    while end < len(words) and (
        names[end] in TITLES
        or (names[end] in BEFORE_TITLES and set(names[end + 1 : end + 2]) & TITLES)
    ):
        end += 1
    return words[:end], words[end:]
