"""An invented meeting for the reader of quick lines: 20 November 2026."""

from datetime import date

from meetings.capture.room import EXPECTED, HERE, Named, Room, keys_of_person, plain

DAY = date(2026, 11, 20)


def person(key, given, family, *, initials="", title="", role="", near=HERE, note="", aliases=()):
    names, rough = keys_of_person(
        title=title, given=given, family=family, role=role, aliases=aliases
    )
    usual = given[0] + family[0]
    rough |= {usual} if initials else set()
    return Named(
        f"person:{key}",
        f"{given} {family}",
        names,
        frozenset({initials or usual}),
        rough,
        near,
        note,
    )


def body(value, label, *names):
    return Named(value, label, frozenset(map(plain, [label, *names])))


ROOM = Room(
    DAY,
    (
        person(1, "Carol", "Bright", aliases=["Caz Bright"]),
        person(2, "Petra", "Cole"),
        person(3, "Paul", "Crane", initials="PCr", role="Independent Scrutineer"),
        person(4, "Ann", "Shaw"),
        person(5, "Alan", "Sharp"),
        person(6, "Huw", "Dean", role="Business Manager"),
        person(7, "Bryony", "Tate"),
        person(8, "Derek", "Holt"),
        person(9, "Gareth", "Pugh"),
        person(10, "Ruth", "Hale", title="Cllr"),
        person(11, "Lara", "Finn", near=EXPECTED, note="sent apologies"),
        person(12, "Asha", "Bell"),
        person(13, "Olive", "Holt"),
        body("organisation:1", "Westmere Police", "Police"),
        body("organisation:2", "Health and Care Trust"),
        body("group:1", "Quality Assurance Group", "QA", "QA group"),
    ),
    frozenset({"board", "bm"}),
)
