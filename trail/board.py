"""The histories of who there is: people, groups, organisations, priorities, the board's own settings.

They are for the business unit and the chair of the board.
"""

from django.urls import reverse

from board.models import (
    BoardProfile,
    FormerName,
    Group,
    Membership,
    Organisation,
    Person,
    PersonAlias,
    Priority,
    QuorumOrganisation,
    SchoolHoliday,
    Seat,
    WordTemplate,
)
from common.models import Deletion
from trail import kinds, places
from trail.kinds import Kind, Rows, Sight
from trail.places import Place

PERSON_FOUND_BY = ("title", "given_name", "family_name", "email")
"""The words of a person's name in any order, or the address."""

MEMBERSHIP_FOUND_BY = (
    *("person__title", "person__given_name", "person__family_name"),
    *("role", "seat__title", "seat__group__name"),
)


def register():
    """Called once, when the room is ready."""
    for slug, model, rows in (
        ("person", Person, PERSON),
        ("group", Group, GROUP),
        ("organisation", Organisation, ORGANISATION),
        ("priority", Priority, PRIORITY),
        ("profile", BoardProfile, PROFILE),
        ("school-holiday", SchoolHoliday, SCHOOL_HOLIDAY),
        ("word-template", WordTemplate, WORD_TEMPLATE),
    ):
        kinds.register(
            Kind(slug, model, rows, _visible(model), sight, may_read, page=_page, name=str)
        )
    places.register(
        Place("people/", "person", Person, PERSON_FOUND_BY),
        Place("groups/", "group", Group, ("name", "code")),
        Place("organisations/", "organisation", Organisation, ("name", "short_name")),
        Place("seats/", "seat", Seat, ("title", "organisation__name")),
        Place("memberships/", "membership", Membership, MEMBERSHIP_FOUND_BY),
        Place("former-names/", "former name", FormerName, ("name",)),
        Place("priorities/", "priority", Priority, ("number", "title")),
        Place("deleted/", "deletion", Deletion, ("what",)),
    )


def _page(record):
    return (
        reverse("board:profile")
        if record._meta.model is BoardProfile
        else record.get_absolute_url()
    )


def may_read(person, _record):
    return person.sees_everything


def sight(person, _record):
    if person.reads_as_unit:
        return kinds.ALL
    return Sight() if person.sees_everything else None


def _visible(model):
    def visible(person):
        rows = model._default_manager.all()
        return rows.visible_to(person) if hasattr(rows, "visible_to") else rows

    return visible


MEMBERSHIP = {
    "role": "Role",
    "starts_on": "From",
    "ends_on": "Until",
    "seat": "Seat",
    "person": "Person",
}

PERSON = (
    Rows(
        Person,
        "person",
        "{given_name} {family_name}",
        labels={
            "employer": "Works for",
            "speaks_for": "Speaks for",
            "email": "E-mail",
            "phone": "Telephone",
            "role": "Account",
            "is_active": "Account is open",
            "left_on": "Left on",
        },
        fields_need={"role": "unit", "is_active": "unit"},
    ),
    Rows(PersonAlias, "other name", "“{name}”", owner="person"),
    Rows(Membership, "membership", "in the seat “{seat}”", owner="person", labels=MEMBERSHIP),
)

GROUP = (
    Rows(
        Group,
        "group",
        "“{name}”",
        labels={
            "parent": "Reports to",
            "terms_agreed_on": "Terms agreed on",
            "quorum_seats": "Seats that make a quorum",
            "usual_start": "Usually starts at",
            "usual_end": "Usually ends at",
            "ended_on": "Ended on",
        },
    ),
    Rows(QuorumOrganisation, "organisation of the quorum:", "{organisation}", owner="group"),
    Rows(FormerName, "former name", "“{name}”", owner="group", labels={"until": "Until"}),
    Rows(Seat, "seat", "“{title}”", owner="group", labels={"closed_on": "Closed on"}),
    Rows(
        Membership,
        "membership of",
        "{person}",
        owner="seat",
        via=Seat,
        via_owner="group",
        labels=MEMBERSHIP,
    ),
)

ORGANISATION = (
    Rows(
        Organisation,
        "organisation",
        "“{name}”",
        labels={
            "parent": "Part of",
            "is_statutory_partner": "Statutory partner",
            "closed_on": "Closed on",
        },
    ),
    Rows(
        Seat,
        "seat",
        "“{title}” in {group}",
        owner="organisation",
        labels={"closed_on": "Closed on"},
    ),
)

PRIORITY = (Rows(Priority, "priority", "“{title}”", labels={"lead_group": "Led by"}),)

PROFILE = (
    Rows(
        BoardProfile,
        "settings of",
        "{name}",
        labels={
            "brand_colour": "Colour",
            "default_marking": "Marking of documents",
            "preset": "Words",
            "word_edits": "Words of our own",
            "contact_email": "E-mail",
            "contact_phone": "Telephone",
            "contact_address": "Address",
        },
    ),
)

SCHOOL_HOLIDAY = (
    Rows(
        SchoolHoliday,
        "school holiday",
        "“{name}”",
        labels={"starts_on": "First day", "ends_on": "Last day"},
    ),
)

WORD_TEMPLATE = (
    Rows(
        WordTemplate,
        "template",
        "of {kind}",
        labels={"name": "File"},
        hidden=frozenset({"kind", "file", "size", "sha256", "changed_at", "changed_by"}),
    ),
)
