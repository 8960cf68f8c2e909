"""Which papers a person reads."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from board.offices import offices_of
from meetings.enums import AGENDA_OUT


class PaperQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those of agendas that are out, for the group; those of confidential items for its insiders.

        Those of one confidential item also for the people to whom it is circulated. Whoever is to contribute
        a paper, or presents the item, sees what stands under it at any time.
        """
        if not person.is_authenticated:
            return self.none()
        if person.sees_everything:
            return self
        offices = offices_of(person, timezone.localdate())
        out = Q(item__meeting__status__in=AGENDA_OUT)
        closed = Q(item__is_confidential=True)
        items = self.model._meta.get_field("item").related_model.objects
        return self.filter(
            Q(out & ~closed, item__meeting__group__in=offices.member_of)
            | Q(out & ~closed, item__meeting__in=offices.attended)
            | Q(out, item__meeting__group__in=offices.chaired)
            | Q(out, item__meeting__group__in=offices.minuted)
            | Q(contributor=person)
            | Q(item__presenter=person)
            | Q(item__in=items.circulated_to(person))
        )

    def expected_from(self, person):
        """Those that this person is to hand in: asked for by name, or for an item that they present."""
        return self.filter(
            Q(contributor=person) | Q(contributor__isnull=True, item__presenter=person)
        )

    def missing(self):
        """Those that are still to come: without a file, or with a newest one that is locked or damaged."""
        return self.filter(~Exists(readable()))

    def for_list(self):
        """In the order of the agenda, with who is to hand each in and whose it is."""
        place = ("item__part__position", "item__part_id", "item__position", "item_id")
        return self.select_related("organisation", "contributor", "item__presenter").order_by(
            *place, "position", "pk"
        )


def readable():
    """The newest file of a paper of the question around this one, where it can be read."""
    from meetings.models import PaperVersion

    newer = PaperVersion.objects.filter(paper=OuterRef("paper"), number__gt=OuterRef("number"))
    return PaperVersion.objects.filter(~Exists(newer), paper=OuterRef("pk"), problem="")
