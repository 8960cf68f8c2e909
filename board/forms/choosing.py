"""Choosing a person from a list: how each is written, and who is offered."""

from django import forms
from django.db.models import Q

from board.models import Person


def person_label(person):
    """ "Ruth Hale, Northborough Council": without a title, so that typing "Ru" finds her."""
    name = f"{person.given_name} {person.family_name}".strip()
    organisation = person.organisation
    return f"{name}, {organisation.short_name or organisation.name}" if organisation else name


class PersonChoiceField(forms.ModelChoiceField):
    """A person, with the organisation that tells two of one name apart."""

    default_error_messages = {"invalid_choice": "Choose a person from the list."}

    def label_from_instance(self, person):
        return person_label(person)


def people_on(date, *, chosen_pk=None):
    """People who had not left by a date, and the one who is chosen already, in the order of their labels."""
    here = Q(left_on__isnull=True) | Q(left_on__gt=date)
    if chosen_pk:
        here |= Q(pk=chosen_pk)
    return (
        Person.objects.filter(here)
        .select_related("employer", "speaks_for")
        .order_by("given_name", "family_name", "pk")
    )
