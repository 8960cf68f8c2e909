"""Who is on the circulation list of a confidential item, and telling them."""

from django.db import transaction

from common.refusals import Refused
from meetings import rules
from meetings.circulating import KIND, TOLD, to_tell, topic_of
from meetings.models import AgendaItem, Circulation
from meetings.services import reminding


@transaction.atomic
def add(*, item, person, by):
    """Put a person on the list. Raises `Refused` when they are on it, read the item anyway or cannot sign in."""
    item = _held(item, by)
    if not person.has_account:
        raise Refused(
            f"{person.full_name} has no account, so they could not read it. Invite them first."
        )
    if person.sees_no_content:
        raise Refused(f"{person.full_name} runs the service, and sees nothing of the board.")
    if rules.sees_confidential(person, item.meeting.group):
        raise Refused(f"{person.full_name} reads this item already.")
    line, is_new = Circulation.objects.get_or_create(
        item=item, person=person, defaults={"added_by": by}
    )
    if not is_new:
        raise Refused(f"{person.full_name} is on the list already.")
    return line


@transaction.atomic
def take_off(*, item, line, by):
    """Take a line off the list; from now on the person reads the item no longer."""
    item = _held(item, by)
    Circulation.objects.filter(item=item, pk=line).delete()


@transaction.atomic
def tell(*, item, by):
    """Tell those on the list that there is something to read, each once a day at most. Returns the people."""
    item = _held(item, by)
    rules.check_agenda_out(item.meeting)
    told = reminding.remind(
        to_tell(item),
        nobody="There is nobody to tell: nobody is on the list, or all were told today.",
        kind=KIND,
        topic=topic_of(item),
        fact=TOLD,
        by=by,
    )
    return [mail.person for mail in told]


def _held(item, by):
    """The row as it now stands, with its meeting, for those who keep the list."""
    items = AgendaItem.objects.select_for_update(of=["self"]).select_related("meeting__group")
    item = items.get(pk=item.pk)
    rules.check_keep_circulation(by, item)
    return item
