"""What the pages of a publication say, and where they lead."""

import pytest
from django.urls import reverse

from meetings.models import Publication
from meetings.services import publication as services
from tests.factories.papers import pdf
from tests.factories.publication import agenda_version, public_scene, published_scene
from tests.meetings.publication.test_access import hand_in, visitor

pytestmark = pytest.mark.django_db


def test_reference_in_the_check_list_has_its_capitals():
    scene = public_scene()
    scene.begin()
    scene.redact(scene.place("Decision D-QA-2025-007: decision"), "family")
    scene.send()
    url = reverse("meetings:publication_check", args=[scene.publication.pk])

    check = visitor(scene, "second").get(url).context["check"]

    assert [each.where.partition(", ")[2] for each in check.redactions] == [
        "decision D-QA-2025-007: decision"
    ]


AGAIN = "Prepare it again"


def test_withdrawn_is_prepared_again_from_its_page():
    scene = published_scene()
    services.withdraw(publication=scene.publication, reason="A mistake.", by=scene.unit)
    page = scene.publication.get_absolute_url()
    begin = reverse(
        "meetings:publication_begin_minutes",
        args=[scene.minutes.meeting.pk, scene.version.number],
    )

    before = visitor(scene, "unit").get(page).content.decode()
    chairs = visitor(scene, "board_chair").get(page).content.decode()
    scene.begin()
    after = visitor(scene, "unit").get(page).content.decode()

    assert (f'href="{begin}"' in before, AGAIN in before) == (True, True)
    assert (AGAIN in chairs, AGAIN in after) == (False, False)


@pytest.mark.parametrize("kind", ["agenda", "report"])
def test_withdrawn_agenda_and_report_lead_back_too(client, kind):
    scene = public_scene()
    if kind == "agenda":
        made = services.begin_agenda(version=agenda_version(scene), by=scene.unit)
        url = reverse("meetings:publication_begin_agenda", args=[scene.minutes.meeting.pk, 1])
    else:
        client.force_login(scene.unit)
        scene.begin()
        hand_in(client, pdf(1))
        made, url = Publication.objects.get(kind="report"), reverse("meetings:report_add")
    services.withdraw(publication=made, reason="A mistake.", by=scene.unit)

    said = visitor(scene, "unit").get(made.get_absolute_url()).content.decode()

    assert f'href="{url}"' in said


def test_report_form_asks_for_a_group_in_words():
    scene = public_scene()

    said = visitor(scene, "unit").get(reverse("meetings:report_add")).content.decode()

    assert ("Choose a group" in said, "---------" in said) == (True, False)
