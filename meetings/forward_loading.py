"""What the lists of the forward plan ask of the database, in prepared questions."""

from django.db.models import Count, Q
from django.utils import timezone

from board.models import Group, Person
from common.counting import named, numbers_of
from common.prepared import prepared
from meetings.models import AgendaItem, ForwardItem


@prepared
def readable_groups(person):
    """Groups whose plan the person reads, with `waiting` items: those that run, and those that have any."""
    today = timezone.localdate()
    groups = Group.objects.all()
    if not person.sees_everything:
        groups = Group.objects.chaired_by(person, today)
    is_waiting = Q(forward_items__item__isnull=True, forward_items__dropped_reason="")
    found = groups.annotate(waiting=Count("forward_items", filter=is_waiting))
    runs = Q(ended_on__isnull=True) | Q(ended_on__gt=today)
    return found.filter(runs | Q(waiting__gt=0)).order_by("name", "pk")


@prepared
def stranded_by_group(today):
    """What cancelled meetings left behind: (key, name, number) of the groups."""
    return AgendaItem.objects.waiting_by_group(today)


class Entries:
    """The items that a person sees of all plans or of one, as a paginator takes them."""

    def __init__(self, person, group, show):
        self.asked = (person, group and group.pk, show)

    def count(self):
        return named(_number(*self.asked)[0])["entries"]

    def __getitem__(self, cut):
        return _page(*self.asked, cut.start, cut.stop)


@prepared
def _number(person, group, show):
    return numbers_of(Person.objects.filter(pk=person.pk), entries=_entries(person, group, show))


@prepared(by_value=["first", "last"])
def _page(person, group, show, first, last):
    found = _entries(person, group, show).for_list()
    if show != "waiting":
        found = found.select_related("item__meeting").order_by("-pk")
        found = found.defer("item__discussion", "item__description")
    return found[first:last]


def _entries(person, group, show):
    found = ForwardItem.objects.visible_to(person)
    if group is not None:
        found = found.filter(group=group)
    narrowed = {"waiting": found.waiting, "placed": found.placed, "dropped": found.dropped}
    return narrowed[show]()
