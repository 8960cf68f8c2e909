"""What a marked line says: owners, day, speakers, places; and that no word vanishes."""

import re
from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.capture import owners, reading
from meetings.capture.grammar import parse
from tests.meetings.capture.people import ROOM

JOINING = Counter(dict.fromkeys(("and", "owner", "owners", "lead", "responsible", "to"), 99))
CB, PC, PCR = "person:1", "person:2", "person:3"
POLICE, QA = "organisation:1", "group:1"


def read(line):
    (found,) = reading.read_line(line, ROOM)
    return found


def asked(found):
    return [(d.what, d.words, [value for value, _label in d.candidates]) for d in found.doubts]


@pytest.mark.parametrize(
    ("line", "text", "owned"),
    [
        ("Action: circulate it – CB", "circulate it", [CB]),
        ("Action: circulate it - CB", "circulate it", [CB]),
        ("Action: circulate it—CB", "circulate it", [CB]),
        ("Action: circulate it – C.B.", "circulate it", [CB]),
        ("Action: circulate it – CB/Police", "circulate it", [CB, POLICE]),
        ("Action: circulate it – CB, PC & Police and QA", "circulate it", [CB, PC, POLICE, QA]),
        ("Action: circulate it – Carol Bright", "circulate it", [CB]),
        ("Action: circulate it – Bright", "circulate it", [CB]),
        ("Action: circulate it – C. Bright", "circulate it", [CB]),
        ("Action: circulate it – Caz Bright", "circulate it", [CB]),
        ("Action: circulate it – Cllr Hale", "circulate it", ["person:10"]),
        ("Action: circulate it – the Business Manager", "circulate it", ["person:6"]),
        ("Action: circulate it – Westmere Police", "circulate it", [POLICE]),
        ("Action: circulate it – Health and Care Trust", "circulate it", ["organisation:2"]),
        ("Action: circulate it – the QA group", "circulate it", [QA]),
        ("Action: circulate it – all members", "circulate it", ["all"]),
        ("Action: circulate it – All", "circulate it", ["all"]),
        ("Action: circulate it – PCr", "circulate it", [PCR]),
        ("Action: circulate it. Owner: CB", "circulate it.", [CB]),
        ("Action: circulate it (CB)", "circulate it", [CB]),
        ("Action CB: circulate it", "circulate it", [CB]),
        ("Action: CB: circulate it", "circulate it", [CB]),
        ("Action: CB to circulate it", "circulate it", [CB]),
        ("Action: CB and PC to circulate it", "circulate it", [CB, PC]),
        ("Action: Members to send examples", "send examples", ["all"]),
        ("Action: part 1 – part 2 – CB", "part 1 – part 2", [CB]),
        ("Action: circulate it – CB/CB", "circulate it", [CB]),
    ],
)
def test_owners_are_understood_and_leave_the_text(line, text, owned):
    found = read(line)

    assert (found.text, list(found.owners), asked(found)) == (text, owned, [])


@pytest.mark.parametrize(
    ("line", "text", "owned", "questions"),
    [
        ("Action: x – AS", "x – AS", [], [("owner", "AS", ["person:4", "person:5"])]),
        ("Action: x – Holt", "x – Holt", [], [("owner", "Holt", ["person:8", "person:13"])]),
        ("Action: x – XY/CB", "x – XY", [CB], [("owner", "XY", [])]),
        ("Action: x – Carol", "x – Carol", [], [("owner", "Carol", [CB])]),
        ("Action: x – Zoe Nobody", "x – Zoe Nobody", [], [("owner", "Zoe Nobody", [])]),
        ("Action: x – sub-group chairs", "x – sub-group chairs", [], None),
        ("Action: update the page", "update the page", [], [("owner", "", [])]),
        ("Action: send it to CB", "send it to CB", [], [("owner", "", [CB])]),
        ("Action: years 2014–17 to be read", "years 2014–17 to be read", [], [("owner", "", [])]),
        ("Action: CB", "CB", [CB], [("text", "CB", [])]),
        (
            "Action: talk – Police and schools were concerned about this",
            "talk – Police and schools were concerned about this",
            [],
            [("owner", "", [POLICE])],
        ),
    ],
)
def test_what_is_not_certain_is_asked_and_stays_in_the_text(line, text, owned, questions):
    found = read(line)

    assert (found.text, list(found.owners)) == (text, owned)
    if questions is not None:
        assert asked(found) == questions


def test_chairs_of_sub_groups_are_asked():
    (doubt,) = read("Action: x – sub-group chairs").doubts

    assert doubt.sentence == "Nobody known fits “sub-group chairs”. Who owns this?"


def test_shared_initials_name_those_who_have_them():
    (doubt,) = read("Action: x – AS").doubts

    assert doubt.sentence == "“AS” may be Ann Shaw or Alan Sharp. Who owns this?"


def test_somebody_who_sent_apologies_owns_it_with_a_note():
    found = read("Action: x – LF")

    assert (found.owners, asked(found), found.notes) == (
        ("person:11",),
        [],
        ("Lara Finn sent apologies.",),
    )


@pytest.mark.parametrize(
    ("line", "text", "on"),
    [
        ("Action: x – CB by 12 Dec", "x", date(2026, 12, 12)),
        ("Action: x – CB, 12/12/26", "x", date(2026, 12, 12)),
        ("Action: x by 12 Dec – CB", "x", date(2026, 12, 12)),
        ("Action: By 12 Dec x – CB", "x", date(2026, 12, 12)),
        ("Action: CB to send it before Christmas.", "send it.", date(2026, 12, 24)),
        ("Action: x – CB end of January", "x", date(2027, 1, 31)),
        ("Action CB: x – by Friday", "x", date(2026, 11, 27)),
    ],
)
def test_owner_and_day_stand_together(line, text, on):
    found = read(line)

    assert (found.text, found.owners, found.due_on, asked(found)) == (text, (CB,), on, [])


@pytest.mark.parametrize(
    ("line", "text", "person", "words", "questions"),
    [
        ("Q (Carol Bright): why?", "why?", CB, "", []),
        ("Q CB: why?", "why?", CB, "", []),
        ("Q: AB asked whether it is so.", "whether it is so.", "person:12", "", []),
        ("Q: CB: why?", "why?", CB, "", []),
        ("Q: why? (CB)", "why?", CB, "", []),
        ("Q: why? – CB", "why?", CB, "", []),
        ("Q (the lay members): why?", "why?", "", "the lay members", []),
        ("Q (Police): why?", "why?", "", "Police", []),
        ("Q: why?", "why?", "", "", [("asker", "", [])]),
        ("Q (AS): why?", "why?", "", "AS", [("asker", "AS", ["person:4", "person:5"])]),
        ("A: HD explained that it is.", "HD explained that it is.", "person:6", "", []),
        ("A: HD answered that it is.", "it is.", "person:6", "", []),
        ("A (HD): it is.", "it is.", "person:6", "", []),
        ("A: it is.", "it is.", "", "", []),
    ],
)
def test_speakers_are_understood(line, text, person, words, questions):
    found = read(line)

    assert (found.text, found.person, found.person_text, asked(found)) == (
        text,
        person,
        words,
        questions,
    )


@pytest.mark.parametrize(
    ("line", "of", "place", "text", "person"),
    [
        ("Agreed as amended: page 3, item 2.1 – five", "", "page 3, item 2.1", "five", ""),
        (
            "Agreed as amended: Part 2, 2.2 – five (not two)",
            "",
            "Part 2, 2.2",
            "five (not two)",
            "",
        ),
        ("Amendment: page 4: S11 report (CB)", "", "page 4", "S11 report", CB),
        ("Agreed as amended: 12.3.2025, page 4 – x", "12.3.2025", "page 4", "x", ""),
        ("Agreed as amended: BM-2026-03 item 2.1 – x", "BM-2026-03", "item 2.1", "x", ""),
        (
            "Amendment to the minutes of 12 March 2025: page 1 – x",
            "12 March 2025",
            "page 1",
            "x",
            "",
        ),
    ],
)
def test_amendment_names_its_place(line, of, place, text, person):
    found = read(line)

    assert (found.of, found.place, found.text, found.person, asked(found)) == (
        of,
        place,
        text,
        person,
        [],
    )


def test_amendment_without_a_place_is_asked():
    found = read("Agreed as amended: five districts (not two)")

    assert (found.text, asked(found)) == ("five districts (not two)", [("place", "", [])])


NAMES = st.sampled_from(
    [
        "CB",
        "AS",
        "XY",
        "Police",
        "Carol Bright",
        "all members",
        "sub-group chairs",
        "Zoe",
        "QA",
        "LF",
    ]
)
TAILS = st.lists(NAMES, max_size=4).map("/".join)
PHRASES = st.sampled_from(
    [
        "by 12 Dec",
        "asap",
        "next meeting",
        "by 30 February",
        "12/12/14",
        "by January",
        "",
        "on 3 May",
    ]
)
PARTS = st.text(max_size=25) | st.sampled_from(["circulate it", "CB to send", "Owner: CB", "(PC)"])
LINES = st.builds(
    "{}{}{}{}{} {}".format,
    st.sampled_from(
        [
            *("Action: ", "Action CB: ", "ACTION - ", "Action (XY): ", "Decision: ", "Q: "),
            *("Q (AS): ", "A: ", "A HD: ", "Agreed as amended: ", "Amendment: page 3 – "),
        ]
    ),
    PARTS,
    st.sampled_from([" – ", " - ", " ", ", ", ": "]),
    TAILS,
    st.sampled_from(["", " ", ", "]),
    PHRASES,
)


@given(LINES)
def test_no_word_of_a_marked_line_vanishes(line):
    for piece in parse(line, owners.knows(ROOM)):
        if not piece.is_marked:
            continue
        found = reading.read(piece, ROOM)
        kept = _words(" ".join([found.text, found.of, found.person_text, *found.understood]))

        assert _words(piece.words) - kept - JOINING == Counter()
        assert bool(re.search(r"\w", found.text)) is True


@given(st.text(max_size=200))
def test_any_text_can_be_read(text):
    readings = reading.read_line(text, ROOM)

    assert [found for found in readings if not found.text] == []


def _words(text):
    return Counter(re.findall(r"\w+", text.casefold()))
