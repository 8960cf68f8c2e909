"""How groups, seats, memberships and people are found."""

from django.db import models
from django.db.models import Count, Prefetch, Q

from board import offices
from board.enums import CHAIRING, CHECKS_PUBLICATIONS, SITS_AS_MEMBER, UNIT, MembershipRole


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The directory: everybody who signs in may look organisations up."""
        return self if person.is_authenticated else self.none()

    def open_on(self, on):
        """Organisations that had not closed by the date `on`."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))

    def named(self, text):
        """Organisations whose name or short name holds `text`."""
        return self.filter(Q(name__icontains=text) | Q(short_name__icontains=text))

    def for_list(self):
        """With the parent and `seat_count`, the number of its open seats."""
        return (
            self.select_related("parent")
            .annotate(seat_count=Count("seats", filter=Q(seats__closed_on__isnull=True)))
            .order_by("name", "pk")
        )


class PriorityQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The business plan is open to everybody who signs in."""
        return self if person.is_authenticated else self.none()

    def with_names(self):
        """With the group that leads, of which only the name is read."""
        return self.select_related("lead_group").defer(
            "lead_group__terms_of_reference", "lead_group__usual_venue"
        )

    def running_in(self, year):
        """Of plans that run in a year, or begin later."""
        return self.filter(last_year__gte=year)

    def ended_before(self, year):
        return self.filter(last_year__lt=year)


class SchoolHolidayQuerySet(models.QuerySet):
    def visible_to(self, person):
        """When schools are closed is open to everybody who signs in."""
        return self if person.is_authenticated else self.none()

    def between(self, first, last):
        """Holidays with a day from `first` to `last`, both included."""
        return self.filter(starts_on__lte=last, ends_on__gte=first)


class PersonQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The directory: everybody who signs in may look people up."""
        return self if person.is_authenticated else self.none()

    def current(self, on):
        """People who had not left by the date `on`."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=on))

    def for_list(self):
        return self.select_related("employer", "speaks_for").prefetch_related("aliases")

    def in_lines(self, on):
        """With what a line about a person says: names, whom they work for, groups of a date, account."""
        shown = ("title", "given_name", "family_name", "job_title", "left_on")
        account = ("email", "role", "is_active")
        related = ("employer__name", "speaks_for__name")
        return self.for_list().only(*shown, *account, *related).with_groups(on)

    def with_groups(self, on):
        """With the memberships of a date as `person.memberships_then`, and the names of their groups."""
        from board.models import Membership

        running = Membership.objects.on(on).order_by().select_related("seat__group")
        running = running.only("person", "seat__group__name")
        return self.prefetch_related(
            Prefetch("memberships", queryset=running, to_attr="memberships_then")
        )

    def named(self, text):
        """People whose name, other name or organisation holds every word of `text`."""
        found = self
        for word in text.split():
            found = found.filter(
                Q(given_name__icontains=word)
                | Q(family_name__icontains=word)
                | Q(title__icontains=word)
                | Q(aliases__name__icontains=word)
                | Q(employer__name__icontains=word)
                | Q(employer__short_name__icontains=word)
                | Q(speaks_for__name__icontains=word)
                | Q(speaks_for__short_name__icontains=word)
            )
        return found.distinct()

    def of_organisation(self, organisation):
        """Those who work for an organisation or speak for it."""
        return self.filter(Q(employer=organisation) | Q(speaks_for=organisation))

    def without_account(self):
        """Those who cannot sign in."""
        return self.filter(Q(role="") | Q(is_active=False) | Q(email__isnull=True))

    def business_unit_accounts(self):
        """Those who can sign in and keep the board's records."""
        return self.filter(role__in=UNIT, is_active=True)

    def seconds_to(self, person, on):
        """Those who, on the date `on`, can be the second person to agree to what `person` has prepared."""
        able = self.filter(role__in=CHECKS_PUBLICATIONS, is_active=True).current(on)
        return able.exclude(pk=person.pk).order_by("pk")


class GroupQuerySet(models.QuerySet):
    def visible_to(self, person):
        """The structure of the board is open to everybody who signs in."""
        return self if person.is_authenticated else self.none()

    def running(self, on):
        """Groups that had not ended by the date `on`."""
        return self.filter(Q(ended_on__isnull=True) | Q(ended_on__gt=on))

    def for_chart(self, person, on):
        """Running groups with `member_count`, and `coming_meetings` that `person` may see."""
        meetings = self.model._meta.get_field("meetings").related_model
        coming = meetings.objects.visible_to(person).upcoming().order_by("date", "start_time", "pk")
        return (
            self.running(on)
            .with_member_count(on)
            .prefetch_related(Prefetch("meetings", queryset=coming, to_attr="coming_meetings"))
        )

    def with_member_count(self, on):
        """With `member_count`, the people who sat as members on a date, each once."""
        then = Q(seats__memberships__starts_on__lte=on) & (
            Q(seats__memberships__ends_on__isnull=True) | Q(seats__memberships__ends_on__gte=on)
        )
        return self.annotate(
            member_count=Count(
                "seats__memberships__person",
                filter=then & Q(seats__memberships__role__in=SITS_AS_MEMBER),
                distinct=True,
            )
        ).order_by("name", "pk")

    def of_member(self, person, on):
        """Groups in which `person` filled a seat, in whatever role, on a date."""
        return self._held(person, on, "member_of")

    def seating(self, person, on):
        """Groups that `person` sat in as a member on a date: no adviser, observer or minute-taker."""
        return self._held(person, on, "seating", role__in=SITS_AS_MEMBER)

    def chaired_by(self, person, on):
        """Groups whose chair or deputy chair `person` was on a date."""
        return self._held(person, on, "chaired", role__in=CHAIRING)

    def minuted_by(self, person, on):
        """Groups whose minute-taker `person` was on a date."""
        return self._held(person, on, "minuted", role=MembershipRole.MINUTE_TAKER)

    def _held(self, person, on, office, **roles):
        """By the keys that the person has kept, or else by a condition inside the query."""
        if offices.are_kept(person):
            keys = getattr(offices.offices_of(person, on), office)
            return self.filter(pk__in=keys)
        return self.filter(pk__in=person.memberships.filter(_on(on), **roles).values("seat__group"))


class SeatQuerySet(models.QuerySet):
    def open_on(self, on):
        """Seats that had not been closed by the date `on`."""
        return self.filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))

    def running(self, on):
        """Seats of groups that had not ended by the date `on`."""
        return self.filter(Q(group__ended_on__isnull=True) | Q(group__ended_on__gt=on))

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

    def with_names(self, on):
        """Like `with_members`, with the names alone of people and organisations."""
        from board.models import Membership

        memberships = Membership.objects.named_on(on)
        return (
            self.select_related("organisation")
            .only("group", "title", "position", "closed_on", "organisation__name")
            .prefetch_related(Prefetch("memberships", queryset=memberships, to_attr="members_then"))
        )


class MembershipQuerySet(models.QuerySet):
    def on(self, date):
        """Memberships that ran on `date`; the first and the last day count."""
        return self.filter(_on(date))

    def named_on(self, date):
        """The same with the names of the people, and no more of what is known of them."""
        names = ("person__title", "person__given_name", "person__family_name")
        running = self.on(date).select_related("person")
        return running.only("seat", "role", "starts_on", "ends_on", *names)

    def between(self, first, last):
        """Memberships that ran on some day from `first` to `last`."""
        return self.filter(starts_on__lte=last).filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=first)
        )

    def chairs(self, date):
        """A dict of group id to the person in its chair on `date`."""
        rows = self.on(date).filter(role=MembershipRole.CHAIR).select_related("person", "seat")
        return {row.seat.group_id: row.person for row in rows}


def _on(date):
    return Q(starts_on__lte=date) & (Q(ends_on__isnull=True) | Q(ends_on__gte=date))
