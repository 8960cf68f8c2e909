"""What the check before publishing asks of the database."""

from board.models import BoardProfile, Group, Organisation, Person
from meetings.models import Redaction
from meetings.presenters import publication as presenters


def check_of(publication):
    """What is to be looked at before `publication` is published (`presenters.Check`)."""
    before = Redaction.objects.filter(
        publication__kind=publication.kind, publication__reference=publication.reference
    )
    return presenters.check_of(
        publication,
        list(publication.redactions.select_related("made_by")),
        people=people(),
        bodies=bodies(),
        quoted=set(before.values_list("quoted", flat=True)),
    )


def people():
    """The full names of everybody in the directory."""
    names = Person.objects.exclude(given_name="").values_list("given_name", "family_name")
    return {f"{given} {family}" for given, family in names}


def bodies():
    """The board, its area, every organisation and every group with its usual venue, by name."""
    board = BoardProfile.objects.current()
    organisations = Organisation.objects.values_list("name", "short_name")
    groups = Group.objects.values_list("name", "usual_venue")
    found = {board.name, board.short_name, board.area}
    return found.union(*organisations, *groups) - {""}
