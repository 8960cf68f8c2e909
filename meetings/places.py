"""What the keys in the addresses of this room are keys of, for the trail."""

from board.models import Group, SchoolHoliday
from meetings.models import (
    AgendaItem,
    CalendarSubscription,
    Challenge,
    Decision,
    ForwardItem,
    Meeting,
    MinutesImport,
    Paper,
    Publication,
    StandingItem,
)
from meetings.page_words import PAGES
from trail import places
from trail.places import Place

OF_MEETING = ("item__meeting__reference",)


def register():
    """Called once, when the room is ready."""
    places.name_pages("meetings", **PAGES)
    places.register(
        Place(
            "meetings/",
            "meeting",
            Meeting,
            ("reference", "title"),
            called=lambda row: row.reference,
        ),
        Place("papers/", "paper", Paper, ("title", *OF_MEETING)),
        Place("papers/items/", "papers of an item", AgendaItem, ("title", "meeting__reference")),
        Place("items/", "confidential item", AgendaItem, ("title", "meeting__reference")),
        Place("registers/challenges/", "challenge", Challenge, ("question", *OF_MEETING)),
        Place("registers/decisions/between/", "decision", Decision, ("reference", "text")),
        Place("forward-plan/", "item of the forward plan", ForwardItem, ("title",)),
        Place("publications/", "public version", Publication, ("title",)),
        Place("meetings/import/", "minutes from Word", MinutesImport, ("name",)),
        Place("meetings/standing/", "standing items", Group, ("name", "code")),
        Place("meetings/standing/items/", "standing item", StandingItem, ("title",)),
        Place("calendar/school-holidays/", "school holiday", SchoolHoliday, ("name",)),
        Place("calendar/subscribe/", "calendar subscription", CalendarSubscription, ("name",)),
    )
