"""Amendments that an approval relied on stand, and no statement contradicts a record."""

import pytest

from common.refusals import Refused
from meetings.enums import ItemKind
from meetings.models import AgendaItem, Amendment
from meetings.services import approval, records
from tests.factories.meetings import ItemFactory
from tests.factories.minutes import minuted_meeting
from tests.meetings.minutes.reading import WITH_AMENDMENTS, amend, approve, sign_in, url, words_of

pytestmark = pytest.mark.django_db

STANDS = "These minutes have been approved with this amendment. Reopen them to change it."


def approved_with_amendment():
    scene = minuted_meeting()
    amendment = amend(scene)
    approve(scene, kind=WITH_AMENDMENTS)
    return scene, amendment


def edit(scene, amendment):
    return records.edit_amendment(
        amendment=amendment, expected_version=1, by=scene.unit, text="should read July"
    )


def add(scene):
    return records.record_amendment(
        item=scene.item, by=scene.unit, meeting=scene.meeting, place="2.1", text="June"
    )


def stated(item):
    return AgendaItem.objects.get(pk=item.pk).nil_return


def test_amendment_that_was_approved_is_not_edited():
    scene, amendment = approved_with_amendment()

    with pytest.raises(Refused) as refused:
        edit(scene, amendment)

    assert refused.value.reason == STANDS
    assert Amendment.objects.get().text == "should read June"


def test_amendment_that_was_approved_is_not_removed():
    scene, amendment = approved_with_amendment()

    with pytest.raises(Refused) as refused:
        records.remove_amendment(amendment=amendment, by=scene.unit)

    assert refused.value.reason == STANDS


def test_amendment_of_reopened_minutes_can_be_edited():
    scene, amendment = approved_with_amendment()
    approval.reopen(minutes=scene.minutes, reason="The month was wrong.", by=scene.unit)

    edit(scene, amendment)

    assert Amendment.objects.get().text == "should read July"


def test_amendment_to_minutes_approved_at_the_item_is_refused():
    scene = minuted_meeting()
    approve(scene)

    with pytest.raises(Refused) as refused:
        add(scene)

    assert refused.value.reason == (
        "The minutes of QA-2025-04 have been approved at this item. "
        "Reopen them to record another amendment."
    )


def test_item_page_says_that_the_amendment_stands(client):
    scene, amendment = approved_with_amendment()
    sign_in(client, scene, "unit")

    response = client.get(scene.item.get_absolute_url())

    assert STANDS in words_of(response)
    assert url("amendment_edit", scene.later.pk, scene.item.pk, amendment.pk) not in (
        response.content.decode()
    )
    assert list(response.context["amendment_form"].fields["meeting"].queryset) == []


@pytest.mark.parametrize("name", ["amendment_edit", "amendment_delete"])
def test_form_of_an_amendment_that_was_approved_says_why(client, name):
    scene, amendment = approved_with_amendment()
    sign_in(client, scene, "unit")

    response = client.get(url(name, scene.later.pk, scene.item.pk, amendment.pk))

    assert response.status_code == 403
    assert STANDS in words_of(response)


def test_nothing_amended_is_not_stated_beside_an_amendment(client):
    scene = minuted_meeting()
    amend(scene)
    sign_in(client, scene, "unit")

    with pytest.raises(Refused, match="the minutes cannot say “No amendments were raised"):
        records.record_nil(item=scene.item, by=scene.unit)

    assert "State “" not in words_of(client.get(scene.item.get_absolute_url()))


def test_amendment_takes_the_statement_back_and_says_so(client):
    scene = minuted_meeting()
    records.record_nil(item=scene.item, by=scene.unit)
    sign_in(client, scene, "unit")

    response = client.post(
        url("amendment_add", scene.later.pk, scene.item.pk),
        {"meeting": scene.meeting.pk, "place": "2.1", "text": "June"},
        follow=True,
    )

    assert stated(scene.item) == ""
    assert "The minutes no longer say “No amendments were raised.”" in words_of(response)


@pytest.mark.parametrize(
    ("kind", "kept"),
    [
        (ItemKind.ORDINARY, ""),
        (ItemKind.MATTERS_ARISING, ""),
        (ItemKind.AOB, ""),
        (ItemKind.APOLOGIES, "No apologies were received."),
        (ItemKind.NEXT_MEETING, "No date has been set."),
    ],
)
def test_decision_takes_back_only_a_statement_that_there_was_nothing(kind, kept):
    scene = minuted_meeting()
    item = ItemFactory(part=scene.ordinary.part, kind=kind)
    records.record_nil(item=item, by=scene.unit)

    records.record_decision(item=item, by=scene.unit, text="Agreed.")

    assert stated(item) == kept


def test_words_of_ones_own_stay_beside_a_decision():
    scene = minuted_meeting()
    records.record_nil(item=scene.ordinary, by=scene.unit, text="No report this time.")

    records.record_decision(item=scene.ordinary, by=scene.unit, text="Agreed.")

    assert stated(scene.ordinary) == "No report this time."
