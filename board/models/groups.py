from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import (
    BigIntegerRangeField,
    DateRangeField,
    RangeOperators,
)
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Lower

from board.enums import GroupKind, MembershipRole
from board.querysets import GroupQuerySet, MembershipQuerySet, SeatQuerySet
from common.addresses import address_of
from common.history import tracked
from common.models import VersionedModel


@tracked()
class Group(VersionedModel):
    """The board itself, or a body that reports to it. Groups form a tree under the board.

    `code` begins the references of its meetings (`BM-2026-03`). The quorum is a
    number of seats, or named organisations, or both; see `board.quorum`.
    """

    name = models.CharField(max_length=160)
    code = models.CharField(
        max_length=8,
        unique=True,
        validators=[
            RegexValidator(r"^[A-Z][A-Z0-9]{1,7}$", "Use 2 to 8 capital letters or digits.")
        ],
    )
    kind = models.CharField(max_length=20, choices=GroupKind, default=GroupKind.SUB_GROUP)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    terms_of_reference = models.TextField(blank=True)
    terms_agreed_on = models.DateField(null=True, blank=True)
    quorum_seats = models.PositiveSmallIntegerField(null=True, blank=True)
    quorum_organisations = models.ManyToManyField(
        "board.Organisation", blank=True, related_name="quorum_of"
    )
    usual_venue = models.CharField(max_length=200, blank=True)
    usual_start = models.TimeField(null=True, blank=True)
    usual_end = models.TimeField(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)

    objects = GroupQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(Lower("name"), name="%(app_label)s_%(class)s_unique_name"),
            models.UniqueConstraint(
                "kind",
                condition=Q(kind=GroupKind.BOARD),
                name="%(app_label)s_%(class)s_one_board",
            ),
            models.CheckConstraint(
                condition=~Q(parent=F("pk")), name="%(app_label)s_%(class)s_not_own_parent"
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return address_of("board:group_detail", self.pk)

    @property
    def is_board(self):
        return self.kind == GroupKind.BOARD


@tracked()
class QuorumOrganisation(Group.quorum_organisations.through):
    """One of the organisations that a group's quorum names; here so that its history is kept."""

    class Meta:
        proxy = True

    def __str__(self):
        return str(self.organisation)


@tracked()
class FormerName(models.Model):
    """A name that a group had until a date; old minutes keep it."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=160)
    until = models.DateField()

    class Meta:
        ordering = ["-until"]
        constraints = [
            models.UniqueConstraint("group", "until", name="%(app_label)s_%(class)s_one_name_a_day")
        ]

    def __str__(self):
        return self.name


@tracked()
class Seat(VersionedModel):
    """A place at a group's table. It belongs to an organisation and outlives who fills it."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="seats")
    organisation = models.ForeignKey(
        "board.Organisation", models.PROTECT, null=True, blank=True, related_name="seats"
    )
    title = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self):
        return f"{self.title} ({self.organisation})" if self.organisation else self.title


def _span(field):
    """A one-number range, so that core PostgreSQL can compare keys inside an exclusion constraint."""
    return Func(
        F(field), F(field), Value("[]"), function="int8range", output_field=BigIntegerRangeField()
    )


@tracked()
class Membership(VersionedModel):
    """A person filling a seat in a role from a date until a date (open when not known)."""

    seat = models.ForeignKey(Seat, models.PROTECT, related_name="memberships")
    person = models.ForeignKey("board.Person", models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=24, choices=MembershipRole, default=MembershipRole.MEMBER)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["seat__position", "starts_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="%(app_label)s_%(class)s_ends_after_start",
            ),
            ExclusionConstraint(
                name="%(app_label)s_%(class)s_no_overlap",
                expressions=[
                    (_span("seat_id"), RangeOperators.OVERLAPS),
                    (_span("person_id"), RangeOperators.OVERLAPS),
                    (
                        Func(
                            F("starts_on"),
                            F("ends_on"),
                            Value("[]"),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message="This person already fills this seat on some of these days.",
            ),
        ]

    def __str__(self):
        return f"{self.person}, {self.get_role_display().lower()} of {self.seat.group}"

    def get_absolute_url(self):
        return self.seat.group.get_absolute_url()
