"""Choosing a person: those at the meeting first, then everybody else of the directory."""

from typing import NamedTuple

from django import forms
from django.db.models import Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from board.forms.choosing import people_on, person_label
from board.models import Person
from common.choosing import Choices, Select
from common.prepared import prepared


def at_item(there, people):
    """What the records of an item offer: those at the meeting first."""
    return Offer(("At this meeting", there), ("Other people", people))


def named_in(rows, people):
    """Whom rows of an attendance name. `people` are those who are loaded already, others are looked up."""
    known = {person.pk: person for person in people}
    return [known.get(row.person_id) or row.person for row in rows if row.person_id]


OFFERED = (
    *("title", "given_name", "family_name", "left_on"),
    *(f"{body}__{name}" for body in ("employer", "speaks_for") for name in ("name", "short_name")),
)
"""The columns that a choice is made of."""


def directory(meeting):
    """Everybody who had not left by the day of the meeting, with their organisations."""
    return _directory(meeting.date)


@prepared
def _directory(date):
    by_family = Window(RowNumber(), order_by=["family_name", "given_name", "pk"])
    return people_on(date).annotate(place=by_family).only(*OFFERED)


def names_at(meeting):
    """The names alone of the same people."""
    return [Named(*names) for names in _names(meeting.date)]


class Named(NamedTuple):
    """A person by name."""

    title: str
    given_name: str
    family_name: str

    full_name = Person.full_name


@prepared
def _names(date):
    names = people_on(date).select_related(None)
    return names.values_list("title", "given_name", "family_name")


def still_here(people, meeting):
    """Those of a directory who can be given something today, by family name; None when others can too."""
    today = timezone.localdate()
    if meeting.date > today:
        return None
    return sorted((person for person in people if not person.has_left), key=lambda p: p.place)


class Offer:
    """People to choose from in groups, (label, people) pairs; a person is offered once, where they come first.

    What is offered to several fields is written once.
    """

    def __init__(self, *groups, nobody="Nobody chosen"):
        self.groups, self.people, entries = groups, {}, [("", nobody)]
        for label, people in groups:
            new = [person for person in people if person and str(person.pk) not in self.people]
            self.people |= {str(person.pk): person for person in new}
            if new:
                entries.append((label, [(str(p.pk), person_label(p)) for p in new]))
        self.choices = Choices(entries)

    def and_also(self, person):
        """The same with the person who was chosen before, if there is one."""
        if person is None or str(person.pk) in self.people:
            return self
        return Offer(*self.groups, ("Chosen before", [person]))


class PersonField(forms.ChoiceField):
    """A select whose value is a `Person`, or None. Call `offer` with the people to choose from."""

    default_error_messages = {"invalid_choice": "Choose a person from the list."}

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=Select, **kwargs)
        self.people = {}

    def offer(self, *groups, nobody="Nobody chosen"):
        """`groups` as in `Offer`."""
        self.take(Offer(*groups, nobody=nobody))

    def take(self, offer):
        self.people, self.choices = offer.people, offer.choices

    def prepare_value(self, value):
        return str(value.pk) if isinstance(value, Person) else value

    def clean(self, value):
        if not value:
            return None
        person = self.people.get(str(value))
        if person is None:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return person
