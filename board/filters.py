"""How the lists of people and organisations are narrowed."""

import django_filters
from django.forms import Select
from django.utils import timezone

from board.context_processors import profile_for
from board.enums import MembershipRole, Role, Sector
from board.labels import choices, role_label, sector_label
from board.models import Membership, Organisation, Person
from board.rules import can_manage_board

NO_ACCOUNT = "none"


class BoardFilter(django_filters.FilterSet):
    """A filter whose form stands in one row above the list and is sent by GET."""

    def __init__(self, *args, request, **kwargs):
        super().__init__(*args, request=request, **kwargs)
        self.words = profile_for(request).words
        self.prepare()
        for field in self.form.fields.values():
            is_select = isinstance(field.widget, Select)
            field.widget.attrs["class"] = "govuk-select" if is_select else "govuk-input"

    def prepare(self):
        """Fill in what depends on the board or the person."""

    @property
    def is_narrowed(self):
        return any(value for name, value in self.data.items() if name in self.form.fields)


class OrganisationFilter(BoardFilter):
    q = django_filters.CharFilter(label="Name", method="by_name")
    sector = django_filters.ChoiceFilter(label="Sector", choices=Sector, empty_label="All sectors")
    kind = django_filters.ChoiceFilter(
        label="Include",
        method="by_kind",
        choices=[
            ("statutory", "Only statutory partners"),
            ("closed", "Only those that have closed"),
        ],
        empty_label="All that are open",
    )

    class Meta:
        model = Organisation
        fields = []

    def prepare(self):
        self.form.fields["sector"].choices = [
            ("", "All sectors"),
            *choices(Sector, sector_label, self.words),
        ]

    def by_name(self, queryset, name, value):
        return queryset.named(value)

    def by_kind(self, queryset, name, value):
        return queryset.filter(is_statutory_partner=True) if value == "statutory" else queryset

    def filter_queryset(self, queryset):
        """Only those that have closed only when they are asked for."""
        today = timezone.localdate()
        if self.form.cleaned_data.get("kind") == "closed":
            queryset = queryset.filter(closed_on__lte=today)
        else:
            queryset = queryset.open_on(today)
        return super().filter_queryset(queryset)


class PersonFilter(BoardFilter):
    q = django_filters.CharFilter(label="Name or organisation", method="by_name")
    organisation = django_filters.ModelChoiceFilter(
        label="Organisation",
        queryset=Organisation.objects.all(),
        method="by_organisation",
        empty_label="All organisations",
    )
    role = django_filters.ChoiceFilter(
        label="Role in a group", choices=MembershipRole, method="by_role", empty_label="All roles"
    )
    account = django_filters.ChoiceFilter(
        label="Account", choices=Role, method="by_account", empty_label="With or without"
    )
    left = django_filters.ChoiceFilter(
        label="Include",
        choices=[("left", "Only those who have left"), ("all", "Everybody")],
        method="by_left",
        empty_label="Those here now",
    )

    class Meta:
        model = Person
        fields = []

    def prepare(self):
        if can_manage_board(self.request.user):
            self.form.fields["account"].choices = [
                ("", "With or without"),
                *choices(Role, role_label, self.words),
                (NO_ACCOUNT, "No account"),
            ]
        else:
            del self.form.fields["account"]

    def by_name(self, queryset, name, value):
        return queryset.named(value)

    def by_organisation(self, queryset, name, value):
        return queryset.of_organisation(value)

    def by_role(self, queryset, name, value):
        running = Membership.objects.on(timezone.localdate()).filter(role=value)
        return queryset.filter(pk__in=running.values("person"))

    def by_account(self, queryset, name, value):
        if value == NO_ACCOUNT:
            return queryset.without_account()
        return queryset.filter(role=value, is_active=True)

    def by_left(self, queryset, name, value):
        return queryset

    def filter_queryset(self, queryset):
        """People who have left only when they are asked for."""
        today = timezone.localdate()
        left = self.form.cleaned_data.get("left")
        if left == "left":
            queryset = queryset.filter(left_on__lte=today)
        elif left != "all":
            queryset = queryset.current(today)
        return super().filter_queryset(queryset)
