"""Loading a meeting for somebody, and what that person may do with it."""

from django.http import Http404

from board.presenters.changes import differences
from common import sent_forms
from common.prepared import prepared
from meetings import rules
from meetings.models import Meeting
from meetings.presenters.meeting import Rights

LONGEST_KEY = 19
"""No row has a key of so many digits; longer ones are not even numbers to a program."""


def first_or_404(rows):
    """The row that a prepared question found, or a 404 when there is none."""
    if not rows:
        raise Http404
    return rows[0]


def visible_meeting(request, pk, *related):
    """The meeting, or a 404 when this person may not see it; with its group and what else is named."""
    return first_or_404(_visible_meetings(request.user, pk, related))


@prepared(by_value=["related"])
def _visible_meetings(person, pk, related):
    return Meeting.objects.visible_to(person).select_related("group", *related).filter(pk=pk)


def rights_at(person, meeting):
    """What `person` may do at a meeting. For the unit it matters only afterwards whether they chair."""
    if person.is_business_unit and not meeting.took_place:
        return Rights(is_unit=True, takes_minutes=True, chairs=False)
    return Rights(
        is_unit=person.is_business_unit,
        takes_minutes=rules.takes_minutes(person, meeting.group),
        chairs=rules.chairs(person, meeting.group),
    )


class TellsDifferences:
    """A stale form shows what somebody else saved beside what this person has written."""

    def form_stale(self, form, stale):
        self.extra_context = {"differences": differences(form, stale.current)}
        return super().form_stale(form, stale)


class MeetingMixin:
    """Gives a view `self.meeting`, and asks its `guard()` before anything else.

    `guard` raises `Refused`, which becomes the page that says why. A form that
    was carried out before is not asked again; it is only told so.
    """

    related = ()

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.meeting = visible_meeting(request, kwargs["pk"], *self.related)

    def dispatch(self, request, *args, **kwargs):
        if not sent_forms.was_sent(request.POST.get("token")):
            self.guard()
        return super().dispatch(request, *args, **kwargs)

    def guard(self):
        rules.check_plan_meetings(self.request.user)
