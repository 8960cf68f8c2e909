"""Why somebody sees an action. See `board.seeing`."""

from django.db.models import Exists, OuterRef, Q

from actions.models import Action, ActionOwner
from board import seeing
from board.seeing import Kind, Reason


def register():
    """Called once, when the room is ready."""
    seeing.register(Kind("action", "Actions", Action, _reasons, everything="every action"))


def _reasons(standing):
    released = Q(released_at__isnull=False)
    is_open = Q(agenda_item__isnull=True, is_confidential=False) | Q(
        agenda_item__is_confidential=False
    )
    owners = ActionOwner.objects.filter(action=OuterRef("pk"))
    found = [
        Reason(f"{words}: its open actions", released & is_open & Q(group=group))
        for words, group in standing.as_member()
    ]
    found += [
        Reason(f"{words}: confidential ones too", released & Q(group=group))
        for words, group in standing.as_chair()
    ]
    found += [
        Reason(f"{words}: as soon as they are written", Q(group=group))
        for words, group in standing.as_minute_taker()
    ]
    found += [
        Reason(
            f"{words}: what the group owes",
            released & is_open & Q(Exists(owners.filter(group=group))),
        )
        for words, group in standing.as_member()
    ]
    return [*found, *_own(standing.person, released, is_open, owners)]


def _own(person, released, is_open, owners):
    yield Reason("Owns it by name", released & Q(Exists(owners.filter(person=person))))
    if person.voice_id is not None:
        spoken = owners.filter(organisation=person.voice_id)
        words = f"Speaks for {person.organisation}, which owes it"
        yield Reason(words, released & is_open & Q(Exists(spoken)))
