"""Until when papers are due, which are missing, and who is reminded of them."""

from board.models import Person
from meetings.models import Paper
from meetings.services.reminding import reminded_today

KIND, CHASED = "papers", "chased"
"""The kind of mail, and the fact that holds the day of a reminder."""


def topic_of(meeting):
    """What mail about the papers of a meeting goes under."""
    return f"papers:{meeting.pk}"


def is_over(meeting, today):
    """Whether the day on which the papers of a meeting were due is past; without one they are never late."""
    return meeting.paper_deadline is not None and today > meeting.paper_deadline


def missing(meeting):
    """The papers of a meeting that are still to come, or cannot be read, in the order of the agenda."""
    return Paper.objects.filter(item__meeting=meeting).missing().for_list()


def who_owes(paper):
    """The person from whom a paper is expected: asked by name, or else the presenter; None when nobody is."""
    return paper.contributor or paper.item.presenter


def to_chase(meeting):
    """Those who owe a paper of a meeting and were not reminded of it today, by name."""
    owing = {
        person.pk: person
        for person in map(who_owes, missing(meeting))
        if person and not person.has_left
    }
    spared = reminded_today(KIND, topic_of(meeting), CHASED)
    people = Person.objects.filter(pk__in=owing.keys() - spared)
    return list(people.order_by("family_name", "given_name", "pk"))
