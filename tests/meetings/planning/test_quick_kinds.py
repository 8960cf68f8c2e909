"""Items added in place: where they go, and which kind they take from their titles."""

import pytest
from django.urls import reverse

from meetings.enums import ItemKind
from meetings.kinds import kind_of
from tests.factories.meetings import MeetingFactory, PartFactory


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Apologies", ItemKind.APOLOGIES),
        ("Introductions & apologies", ItemKind.APOLOGIES),
        ("Minutes of the previous meeting", ItemKind.PREVIOUS_MINUTES),
        (" matters  arising. ", ItemKind.MATTERS_ARISING),
        ("Any other business", ItemKind.AOB),
        ("AOB", ItemKind.AOB),
        ("Date of next meeting", ItemKind.NEXT_MEETING),
        ("Declarations of interest", ItemKind.DECLARATIONS),
        ("New risks", ItemKind.RISKS),
        ("New risks in transport", ItemKind.ORDINARY),
        ("Ordinary item", ItemKind.ORDINARY),
        ("", ItemKind.ORDINARY),
    ],
)
def test_kind_of_a_title(title, kind):
    assert kind_of(title) == kind


@pytest.mark.parametrize(
    ("title", "kind", "words"),
    [
        (
            "AOB",
            ItemKind.AOB,
            [
                "“AOB” has been added as the kind “Any other business”. "
                "Its kind can be changed under Edit."
            ],
        ),
        ("Neglect", ItemKind.ORDINARY, []),
    ],
)
def test_quick_add_takes_the_kind_of_its_title(unit_client, group, title, kind, words):
    meeting = MeetingFactory(group=group)
    url = reverse("meetings:agenda_item_quick_add", args=[meeting.pk])

    response = unit_client.post(url, {"title": title}, follow=True)

    assert meeting.items.get().kind == kind
    assert [str(message) for message in response.context["messages"]] == words


def test_quick_add_to_a_part_of_thousands_of_digits_goes_to_the_last_one(unit_client, group):
    meeting = MeetingFactory(group=group)
    PartFactory(meeting=meeting, title="One")
    last = PartFactory(meeting=meeting, title="Two")
    url = reverse("meetings:agenda_item_quick_add", args=[meeting.pk])

    unit_client.post(url, {"title": "d", "part": "9" * 6000})

    assert meeting.items.get().part == last
