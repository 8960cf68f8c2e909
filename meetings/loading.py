"""What a record of minutes needs of the database, in a fixed number of queries."""

from django.db.models import Prefetch

from actions.models import Action, ActionOwner
from meetings.models import (
    AgendaItem,
    AgendaPart,
    Amendment,
    Attendance,
    Challenge,
    Decision,
    Meeting,
    MinutesVersion,
)


def prefetches_of_minutes():
    """The prefetches of `Meeting.objects.for_minutes()`; the group's meetings that still stand
    are `group.meetings_that_stand`, in order of time."""
    meetings = Meeting.objects.not_cancelled().order_by("date", "start_time", "pk")
    return [
        "group__former_names",
        "group__quorum_organisations__children",
        Prefetch("group__meetings", queryset=meetings, to_attr="meetings_that_stand"),
        Prefetch("attendances", queryset=_attendances()),
        Prefetch("parts", queryset=AgendaPart.objects.order_by("position", "pk")),
        Prefetch("items", queryset=_items()),
        Prefetch(
            "minutes__versions", queryset=_versions().select_related("approved_at_item__meeting")
        ),
        Prefetch(
            "amendments_received",
            queryset=Amendment.objects.select_related("item", "requested_by"),
        ),
    ]


def _attendances():
    return Attendance.objects.select_related(
        "seat",
        "deputising_for__seat",
        "deputy",
        "also_representing_organisation",
    ).prefetch_related("seat__memberships", "deputising_for__seat__memberships")


def _items():
    owners = ActionOwner.objects.select_related("person", "group", "organisation").prefetch_related(
        "group__former_names"
    )
    people = ("asked_by", "asked_of")
    return (
        AgendaItem.objects.in_order()
        .select_related("presenter", "priority")
        .prefetch_related(
            "decisions",
            Prefetch("decisions_reported", queryset=Decision.objects.order_by("taken_on", "pk")),
            Prefetch("challenges", queryset=Challenge.objects.select_related(*people)),
            Prefetch(
                "amendments",
                queryset=Amendment.objects.select_related("meeting", "requested_by"),
            ),
            Prefetch(
                "actions",
                queryset=Action.objects.prefetch_related(Prefetch("owners", queryset=owners)),
            ),
            Prefetch("approvals", queryset=_versions().select_related("minutes__meeting")),
        )
    )


def _versions():
    return MinutesVersion.objects.defer("snapshot").order_by("number", "pk")
