"""What the check before publishing asks of the database."""

from board.models import Person
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
        quoted=set(before.values_list("quoted", flat=True)),
    )


def people():
    """The full names of everybody in the directory."""
    names = Person.objects.exclude(given_name="").values_list("given_name", "family_name")
    return {f"{given} {family}" for given, family in names}
