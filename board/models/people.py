from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from board.enums import (
    CHANGES_NOTHING,
    READS_AS_UNIT,
    SEES_EVERYTHING,
    SEES_NO_CONTENT,
    UNIT,
    Role,
)
from board.initials import initials_of
from board.querysets import PersonQuerySet
from common.addresses import address_of
from common.history import tracked
from common.models import VersionedModel


class PersonManager(BaseUserManager.from_queryset(PersonQuerySet)):
    def get_by_natural_key(self, email):
        return self.get(email=(email or "").lower())


@tracked(exclude=["password", "last_login"])
class Person(VersionedModel, AbstractBaseUser):
    """Somebody the board deals with. Some have an account and sign in by e-mail, some do not.

    A person works for one organisation (`employer`) and may speak for another
    (`speaks_for`): a head teacher works for a school and speaks for primary heads.
    """

    email = models.EmailField(unique=True, null=True, blank=True)
    title = models.CharField(max_length=30, blank=True)
    given_name = models.CharField(max_length=80, blank=True)
    family_name = models.CharField(max_length=80)
    initials = models.CharField(max_length=8, blank=True)
    job_title = models.CharField(max_length=120, blank=True)
    employer = models.ForeignKey(
        "board.Organisation", models.PROTECT, null=True, blank=True, related_name="staff"
    )
    speaks_for = models.ForeignKey(
        "board.Organisation", models.PROTECT, null=True, blank=True, related_name="speakers"
    )
    phone = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=20, choices=Role, blank=True)
    left_on = models.DateField(null=True, blank=True)
    is_active = models.BooleanField(default=True)

    PREPARED_BY = ("is_authenticated", "sees_everything", "reads_as_unit", "is_business_unit")
    PREPARED_KEYS = ("voice_id",)
    """What rules ask of whoever looks (`common.prepared`)."""

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["family_name"]

    objects = PersonManager()

    class Meta:
        ordering = ["family_name", "given_name", "pk"]
        verbose_name_plural = "people"
        constraints = [
            models.UniqueConstraint(Lower("email"), name="%(app_label)s_%(class)s_unique_email"),
            models.CheckConstraint(
                condition=models.Q(role="") | models.Q(email__isnull=False),
                name="%(app_label)s_%(class)s_role_needs_email",
            ),
        ]

    def __str__(self):
        return self.full_name

    def get_absolute_url(self):
        return address_of("board:person_detail", self.pk)

    @property
    def full_name(self):
        """ "Cllr Ruth Hale": title, given name and family name, whichever are known."""
        return " ".join(filter(None, [self.title, self.given_name, self.family_name]))

    @property
    def initials_or_default(self):
        """The initials chosen for this person, or else those of the name."""
        return self.initials or initials_of(self.given_name, self.family_name)

    @property
    def organisation(self):
        """The organisation a reader should see beside the name."""
        return self.speaks_for or self.employer

    @property
    def voice_id(self):
        """The key of the organisation that they speak for, or else work for."""
        return self.speaks_for_id or self.employer_id

    @property
    def has_left(self):
        return self.left_on is not None and self.left_on <= timezone.localdate()

    @property
    def has_account(self):
        return bool(self.email and self.role and self.is_active)

    @property
    def is_business_unit(self):
        """Whether they keep the board's records; who only reads them does not."""
        return self.role in UNIT

    @property
    def is_manager(self):
        return self.role == Role.MANAGER

    @property
    def reads_as_unit(self):
        """Whether every page of the business unit is open to them, to read."""
        return self.role in READS_AS_UNIT

    @property
    def changes_nothing(self):
        return self.role in CHANGES_NOTHING

    @property
    def sees_no_content(self):
        return self.role in SEES_NO_CONTENT

    @property
    def sees_everything(self):
        return self.role in SEES_EVERYTHING


@tracked()
class PersonAlias(models.Model):
    """Another way a person's name has been written: a short form, a former name, a misspelling."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=160)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "person aliases"
        constraints = [
            models.UniqueConstraint(
                "person", Lower("name"), name="%(app_label)s_%(class)s_unique_name"
            )
        ]

    def __str__(self):
        return self.name
