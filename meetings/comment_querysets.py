"""Which comments on draft minutes a person reads."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from board.offices import offices_of
from meetings.enums import OPEN_TO_CHAIR, MinutesStatus


class ItemCommentQuerySet(models.QuerySet):
    def visible_to(self, person):
        """Those who write the minutes read all, the chair those on a draft that is open to them.

        Members read what was said of the circulated draft, while it is one;
        nothing of confidential items, and nothing said while it was with the chair.
        """
        if not person.is_authenticated:
            return self.none()
        if person.sees_everything:
            return self
        offices = offices_of(person, timezone.localdate())
        return self.filter(
            Q(
                item__meeting__group__in=offices.member_of,
                item__meeting__minutes__status=MinutesStatus.CIRCULATED,
                item__is_confidential=False,
                stage=MinutesStatus.CIRCULATED,
            )
            | Q(
                item__meeting__group__in=offices.chaired,
                item__meeting__minutes__status__in=OPEN_TO_CHAIR,
            )
            | Q(item__meeting__group__in=offices.minuted)
        )

    def open(self):
        return self.filter(resolved_at__isnull=True)

    def of_meeting(self, meeting):
        """Those on the minutes of a meeting, in the order in which they were made, with who made them."""
        return (
            self.filter(item__meeting=meeting)
            .select_related("made_by", "resolved_by")
            .order_by("made_at", "pk")
        )
