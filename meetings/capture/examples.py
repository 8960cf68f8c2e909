"""The examples by which the page and the guide explain quick lines.

What each becomes is not written here: the page reads them as any other line, in
an invented meeting, so they cannot say anything but what happens.
"""

from datetime import date

from meetings.capture.room import EXPECTED, Named, Room, keys_of_person, plain

LINES = (
    "Action: circulate the guidance – CB/Police by 12 Dec",
    "Action PC: bring the figures to the next meeting",
    "Action: Quality Assurance group to propose a front sheet before Christmas",
    "ACTION - send examples to Bryony Tate - all members, end of January",
    "Action: reconcile the two counts – Derek Holt and Gareth Pugh, 12/12/26",
    "Action: write to the schools within two weeks",
    "Decision: the strategy was approved, subject to legal advice",
    "Q (Carol Bright): why have so few schools signed up?",
    "A: GP answered that the term had only begun",
    "Agreed as amended: page 3, item 2.1 – five districts (not two)",
)

LISTS = ("Actions:\n- circulate the link – CB\n- update at next meeting – GP",)

ASKED = (
    "Action: tell the forum – AS",
    "Action: chase the returns by January – CB",
)
"""Lines that leave something to ask."""

NOT_TAKEN = ("Agreed: the report was noted", "Action plan: no change")
"""Lines that look like it and are left alone."""


def _person(key, given, family, **facts):
    names, rough = keys_of_person(title="", given=given, family=family)
    initials = frozenset({given[0] + family[0]})
    return Named(f"person:{key}", f"{given} {family}", names, initials, rough, **facts)


ROOM = Room(
    date(2026, 11, 20),
    (
        _person(1, "Carol", "Bright"),
        _person(2, "Petra", "Cole"),
        _person(3, "Gareth", "Pugh"),
        _person(4, "Derek", "Holt"),
        _person(5, "Bryony", "Tate"),
        _person(6, "Ann", "Shaw"),
        _person(7, "Alan", "Sharp"),
        _person(8, "Lara", "Finn", nearness=EXPECTED, note="sent apologies"),
        Named("organisation:1", "Police", frozenset({plain("Westmere Police"), "police"})),
        Named("group:1", "Quality Assurance Group", frozenset({"quality assurance group", "qa"})),
    ),
    frozenset({"board"}),
)
"""A meeting of 20 November 2026."""
