"""An invented board with a year of meetings, to try the product on.

`load` in `meetings.demo.load` builds it; this module only says who can sign in.
"""

from typing import NamedTuple

PASSWORD = "kestrel-harbour-lantern"  # noqa: S105 (of an invented board, printed for whoever tries it)


class SignIn(NamedTuple):
    """An account of the demo board; `key` is the person's key in `meetings.demo.people`."""

    key: str
    role: str
    name: str
    email: str
    password: str = PASSWORD


DEMO_SIGN_INS = (
    SignIn("rosalind", "Business unit", "Rosalind Pike", "unit@thornmere.example"),
    SignIn("margaret", "Chair of the board", "Margaret Ellery", "chair@thornmere.example"),
    SignIn("carol", "Chair of a sub-group", "Carol Stannage", "subgroup@thornmere.example"),
    SignIn("lucy", "Member", "Lucy Amberley", "member@thornmere.example"),
    SignIn("jean", "Minute-taker", "Jean Hartnoll", "minutes@thornmere.example"),
    SignIn("gwen", "Scrutineer", "Gwen Tallis", "scrutineer@thornmere.example"),
    SignIn("edith", "Auditor", "Edith Marlow", "auditor@thornmere.example"),
    SignIn("anton", "System administrator", "Anton Reyes", "systems@thornmere.example"),
)


def sign_ins_if_loaded():
    """The demo sign-ins when this database holds the demo board, otherwise an empty tuple."""
    from board.models import Person

    emails = [sign_in.email for sign_in in DEMO_SIGN_INS]
    found = Person.objects.filter(email__in=emails, is_active=True).count()
    return DEMO_SIGN_INS if found == len(emails) else ()
