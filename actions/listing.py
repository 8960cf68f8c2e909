"""The list of actions as a document: what the screen lists, all of it, the same as PDF and in Word."""

from collections.abc import Sized
from dataclasses import dataclass

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.choices import flatten_choices

from actions.models import Action
from actions.narrowing import narrowed
from actions.presenters import NO_OWNER, action_row
from actions.sight import sight_of
from board.enums import Marking
from common.formats import long_date, moment, plural
from common.pdf import Look, look_of

TITLE = "Actions"
HEADINGS = ("Reference", "Action", "Owners", "Due", "Colour", "Raised at")


@dataclass(frozen=True)
class ActionListing:
    """`facts` are pairs of label and words: what was chosen, how many were found, when it was made.

    `rows` are as they were read, see `listing_of`.
    """

    look: Look
    facts: tuple
    rows: Sized
    marking: str

    @property
    def title(self):
        return f"{TITLE} of {self.look.board}"

    @property
    def file_name(self):
        return f"Actions {self.day}"

    @property
    def day(self):
        return timezone.localdate().isoformat()


def lines(actions, person):
    """Each action as an `ActionRow`."""
    actions = list(actions.for_list())
    sight = sight_of(person, actions)
    return tuple(action_row(action, sight) for action in actions)


def listing_of(person, filter, profile, read=lines):
    """What `person` sees of the actions that `filter` leaves, whatever page they look at.

    `read` makes of the actions that were found, and the person, the rows in their order; how many there
    are is said above them.

    With an action of a confidential item in it the list is OFFICIAL-SENSITIVE, whatever the board
    usually marks.
    """
    found = narrowed(Action.objects.visible_to(person), filter.chosen, person)
    rows = read(found, person)
    is_confidential = found.filter(
        Q(agenda_item__is_confidential=True) | Q(is_confidential=True)
    ).exists()
    marking = Marking.SENSITIVE if is_confidential else Marking(profile.default_marking)
    facts = [
        *chosen_words(filter, person),
        ("Found", plural(len(rows), "action")),
        ("Made on", moment(timezone.localtime())),
    ]
    return ActionListing(
        look=look_of(profile),
        facts=tuple(facts),
        rows=rows,
        marking=str(marking.value),
    )


def chosen_words(filter, person):
    """What was chosen, as pairs of label and words; "me" is the name of `person`."""
    own = {"me": person.full_name, "none": NO_OWNER}
    return [
        (filter.filters[name].label, own.get(value) or _said(filter.form.fields[name], value))
        for name, value in filter.chosen
    ]


def _said(field, value):
    if isinstance(field, forms.DateField):
        return long_date(value)
    if isinstance(field, forms.ModelChoiceField):
        return str(value)
    return str(dict(flatten_choices(iter(getattr(field, "choices", ())))).get(value, value))
