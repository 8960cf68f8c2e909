"""How groups, seats, memberships and people are found."""

from django.db import models
from django.db.models import Prefetch, Q

from board.enums import CHAIRING, MembershipRole


class PersonQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The directory: everybody who signs in may look people up."""
        return self if person.is_authenticated else self.none()

    def current(self, on):
        """People who had not left by the date `on`."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=on))

    def for_list(self):
        return self.select_related("employer", "speaks_for").prefetch_related("aliases")


class GroupQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The structure of the board is open to everybody who signs in."""
        return self if person.is_authenticated else self.none()

    def running(self, on):
        """Groups that had not ended by the date `on`."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))

    def of_member(self, person, on):
        """Groups in which `person` filled a seat, in whatever role, on a date."""
        return self.filter(
            pk__in=person.memberships.filter(_on(on)).values("seat__group"),
        )

    def chaired_by(self, person, on):
        """Groups whose chair or deputy chair `person` was on a date."""
        return self.filter(
            pk__in=person.memberships.filter(_on(on), role__in=CHAIRING).values("seat__group"),
        )

    def minuted_by(self, person, on):
        """Groups whose minute-taker `person` was on a date."""
        return self.filter(
            pk__in=person.memberships.filter(_on(on), role=MembershipRole.MINUTE_TAKER).values(
                "seat__group"
            ),
        )


class SeatQuerySet(models.QuerySet):
    def open_on(self, on):
        """Seats that had not been closed by the date `on`."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))

    def with_members(self, on):
        """Seats with the memberships of a date as `seat.members_then`, and their organisation."""
        from board.models import Membership

        return self.select_related("organisation").prefetch_related(
            Prefetch(
                "memberships",
                queryset=Membership.objects.on(on).select_related(
                    "person__employer", "person__speaks_for"
                ),
                to_attr="members_then",
            )
        )


class MembershipQuerySet(models.QuerySet):
    def on(self, date):
        """Memberships that ran on `date`; the first and the last day count."""
        return self.filter(_on(date))


def _on(date):
    return Q(starts_on__lte=date) & (Q(ends_on__isnull=True) | Q(ends_on__gte=date))
