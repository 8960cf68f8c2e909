"""Who reads, writes and updates what under load, and what the database has of it afterwards."""

from __future__ import annotations

from django.urls import reverse

MEETINGS_OF_ONE = 3
_before = {}
"""The text of the item that is written, put back at the end."""


def scene(readers, cookie_of):
    """Sessions and addresses. `cookie_of(person)` signs somebody in anew."""
    from board.models import Person

    people = [
        person
        for person in Person.objects.filter(is_active=True, role="member").order_by("pk")
        if paths_of(person)
    ]
    chosen = [people[number % len(people)] for number in range(readers)]
    unit = Person.objects.get(email="unit@thornmere.example")
    return {
        "readers": [[cookie_of(person), paths_of(person)] for person in chosen],
        "writer": cookie_of(unit),
        **_minuted(),
        "chairs": [_updated(chair, cookie_of) for chair in _chairs()],
    }


def paths_of(person):
    """Agendas, minutes and packs that are open to them, the newest."""
    from meetings.enums import AGENDA_OUT
    from meetings.models import Meeting, Minutes, Pack

    seen = Meeting.objects.visible_to(person)
    agendas = seen.filter(status__in=AGENDA_OUT).order_by("-date", "pk")[:MEETINGS_OF_ONE]
    minutes = Minutes.objects.visible_to(person).filter(status="approved")
    keys = [row.meeting_id for row in minutes.order_by("-meeting__date", "pk")[:MEETINGS_OF_ONE]]
    packs = Pack.objects.filter(meeting__in=seen, edition="open", status="ready").order_by("-pk")[
        :1
    ]
    return [
        *(reverse("meetings:agenda_detail", args=[meeting.pk]) for meeting in agendas),
        *(reverse("meetings:minutes_detail", args=[key]) for key in keys),
        *(reverse("meetings:minutes_pdf", args=[key]) for key in keys[:1]),
        *(reverse("meetings:pack_file", args=[pack.meeting_id, pack.pk]) for pack in packs),
    ]


def _minuted():
    """An item that is emptied, to be written from nothing."""
    from lscb.bench.pages import things
    from meetings.models import AgendaItem

    meeting, key = things()["item"]
    _before.update(AgendaItem.objects.filter(pk=key).values("discussion").get())
    AgendaItem.objects.filter(pk=key).update(discussion="")
    item = AgendaItem.objects.get(pk=key)
    return {
        "item": key,
        "autosave": reverse("meetings:minutes_item_autosave", args=[meeting, key]),
        "state": {
            "version": item.version,
            "started_from": item.text_stamp,
            "base": "",
            "own_keys": "",
        },
    }


def _chairs():
    from django.utils import timezone

    from board.models import Membership

    held = Membership.objects.on(timezone.localdate()).filter(role="chair", person__is_active=True)
    return [each for each in held.exclude(person__role="").order_by("pk") if _action_of(each)][:3]


def _action_of(membership):
    from actions.models import Action

    group = Action.objects.filter(group=membership.seat.group_id, released_at__isnull=False)
    return group.outstanding().order_by("pk").first()


def _updated(membership, cookie_of):
    action = _action_of(membership)
    return {
        "cookie": cookie_of(membership.person),
        "path": reverse("actions:action_update", args=[action.pk]),
    }


def kept(item, said):
    """The sentences in the minutes, and how often each update that was answered is there."""
    from actions.models import ActionUpdate
    from common.richtext import to_plain
    from meetings.models import AgendaItem

    text = to_plain(AgendaItem.objects.get(pk=item).discussion)
    AgendaItem.objects.filter(pk=item).update(**_before)
    rows = ActionUpdate.objects.filter(text__in=said).values_list("text", flat=True)
    found = list(rows)
    return {
        "sentences": text.split("\n\n"),
        "updates": {words: found.count(words) for words in said},
    }
