"""What the live screen says: each item with its times, its records, and who else is there."""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from common.addresses import address_of
from common.formats import clock, listing, minutes
from meetings.enums import REVIEWS, ItemKind
from meetings.lines_left import as_sent
from meetings.presenters.item_page import facts_of, lines_of, nil_words, place_of_amendments
from meetings.presenters.quick_lines import to_settle


@dataclass(frozen=True)
class Panel:
    """One item of the live screen. `starts` and `ends` are the moments planned, or None."""

    item: object
    key: str
    version: str
    number: str
    title: str
    facts: tuple
    notes: str
    is_done: bool
    starts: datetime | None
    ends: datetime | None
    records: dict
    asked: list
    nil_words: str

    @property
    def url(self):
        return self.item.get_absolute_url()

    @property
    def autosave_url(self):
        return self.address("minutes_item_autosave")

    @property
    def compare_url(self):
        return self.address("minutes_item_compare")

    @property
    def fragment_url(self):
        return self.address("minutes_live_item")

    @property
    def capture_url(self):
        return self.address("capture")

    @property
    def review_url(self):
        """Where its actions are gone through; empty of an item without a review."""
        has_review = self.item.kind in REVIEWS or self.item.takes_up
        return self.address("tracker") if has_review else ""

    @property
    def nil_url(self):
        return self.address("nil_return")

    @property
    def quick_lines(self):
        """The marked lines of the text that are no records, for the page's script; needs `item.lines_left`."""
        return json.dumps(as_sent(self.item.lines_left))

    @property
    def digest(self):
        return self.item.text_stamp

    @property
    def planned(self):
        """ "9.40am, 20 minutes", as far as times are given."""
        allotted = self.item.minutes_allotted
        parts = [clock(self.starts), minutes(allotted) if allotted else ""]
        return ", ".join(filter(None, parts))

    @property
    def adders(self):
        """Links to the forms that add a record: label and address."""
        kinds = [("Decision", "decision_add"), ("Action", "action_raise")]
        kinds.append(("Challenge", "challenge_add"))
        if self.records["takes_amendments"]:
            kinds.append(("Amendment", "amendment_add"))
        return [{"label": f"+ {word}", "url": self.address(name)} for word, name in kinds]

    def address(self, name):
        return address_of(f"meetings:{name}", self.item.meeting_id, self.item.pk)


def panels(meeting, numbers, *, sees_notes):
    """The panels of a meeting that `load_items` loaded, in order of the agenda.

    Its items have `open_captures` and `lines_left`.
    """
    begun = timezone.make_aware(datetime.combine(meeting.date, meeting.start_time))
    has_times = any(item.minutes_allotted for item in meeting.items.all())
    found = []
    for item in meeting.items.all():
        ends = begun + timedelta(minutes=item.minutes_allotted or 0)
        times = (begun, ends) if has_times else (None, None)
        found.append(panel(item, numbers[item.pk], sees_notes=sees_notes, times=times))
        begun = ends
    return found


def panel(item, number, *, sees_notes, times=(None, None)):
    records = records_of(item)
    return Panel(
        item=item,
        key=str(item.pk),
        version=str(item.version),
        number=number,
        title=item.closed_title or item.title,
        facts=tuple(facts_of(item)),
        notes=item.unit_notes if sees_notes else "",
        is_done=bool(item.discussion or item.nil_return or records["has_some"] or item.has_updates),
        starts=times[0],
        ends=times[1],
        records=records,
        asked=to_settle(item),
        nil_words=nil_words(item),
    )


def records_of(item):
    """The records of an item as lines, by kind, and whether there are any."""
    kinds = ("decision", "action", "challenge", "amendment")
    lines = {f"{kind}s": lines_of(item, kind, getattr(item, f"{kind}s").all()) for kind in kinds}
    amends = any(place_of_amendments(item).values()) or item.kind == ItemKind.PREVIOUS_MINUTES
    return {**lines, "has_some": any(lines.values()), "takes_amendments": amends}


def people_here(presences, person):
    """Who else has which item open, as the page shows it: one line a person and item."""
    found = {}
    for each in presences:
        key = (each.person_id, each.item_id)
        said = found.setdefault(
            key,
            {
                "name": each.person.full_name,
                "initials": each.person.initials_or_default,
                "item": each.item_id,
                "own": each.person_id == person.pk,
                "writing": False,
            },
        )
        said["writing"] = said["writing"] or each.is_writing
    return list(found.values())


def presence_words(here):
    """ "Cora Chair and Ann Lee are also here." for those who only hear it."""
    names = sorted({each["name"] for each in here if not each["own"]})
    if not names:
        return ""
    return f"{listing(names)} {'is' if len(names) == 1 else 'are'} also here."
