"""A confidential item that is circulated to people by name: they read that item, and nothing else by it."""

import pytest
from django.urls import reverse

from common.refusals import Refused
from meetings import circulating
from meetings.enums import MeetingStatus, MinutesStatus
from meetings.models import AgendaItem, Circulation, Meeting
from meetings.services import agenda, approval, circulation
from notices import delivery
from notices.models import Mail
from tests.factories.board import AccountFactory, PersonFactory
from tests.factories.minutes import SECRET as SAID
from tests.factories.minutes import minuted_meeting
from tests.factories.papers import handed_in
from tests.factories.writing import SECRET, room

pytestmark = pytest.mark.django_db


@pytest.fixture
def scene():
    found = room()
    Meeting.objects.filter(pk=found.meeting.pk).update(status=MeetingStatus.PLANNED)
    found.meeting.refresh_from_db()
    found.paper = handed_in(found.closed, found.unit, title=f"{SECRET} paper")
    return found


def publish(scene):
    agenda.publish_agenda(meeting=scene.meeting, by=scene.unit, by_mail=False)
    scene.meeting.refresh_from_db()


def circulate(scene, person):
    return circulation.add(item=scene.closed, person=person, by=scene.unit)


def page_of(item, name="circulated_item"):
    return reverse(f"meetings:{name}", args=[item.pk])


def status(client, person, address):
    client.force_login(person)
    return client.get(address).status_code


@pytest.mark.parametrize("who", ["member", "stranger"])
def test_who_is_on_the_list_reads_the_item_and_its_papers(client, scene, who):
    person = getattr(scene, who)
    publish(scene)
    circulate(scene, person)

    client.force_login(person)
    said = client.get(page_of(scene.closed)).content.decode()

    assert scene.closed.closed_title in said
    assert f"{SECRET} paper" in said
    assert status(client, person, reverse("meetings:paper_detail", args=[scene.paper.pk])) == 200


@pytest.mark.parametrize("who", ["member", "stranger"])
def test_nobody_reads_it_who_is_not_on_the_list(client, scene, who):
    publish(scene)
    circulate(scene, AccountFactory())

    assert status(client, getattr(scene, who), page_of(scene.closed)) == 404


def test_nobody_on_the_list_reads_it_before_the_agenda_is_out(client, scene):
    circulate(scene, scene.member)

    assert status(client, scene.member, page_of(scene.closed)) == 404
    assert status(client, scene.unit, page_of(scene.closed)) == 200


def test_who_is_taken_off_reads_it_no_longer(client, scene):
    publish(scene)
    line = circulate(scene, scene.member)
    circulation.take_off(item=scene.closed, line=line.pk, by=scene.unit)

    assert status(client, scene.member, page_of(scene.closed)) == 404
    assert (
        status(client, scene.member, reverse("meetings:paper_file", args=[scene.paper.pk])) == 404
    )


def test_an_item_that_is_confidential_no_longer_is_no_page_of_its_own(client, scene):
    publish(scene)
    circulate(scene, scene.stranger)
    scene.closed.is_confidential, scene.closed.closed_title = False, ""
    scene.closed.save()

    assert status(client, scene.stranger, page_of(scene.closed)) == 404


def test_a_member_finds_it_on_the_agenda_and_on_the_first_page(client, scene):
    publish(scene)
    circulate(scene, scene.member)
    client.force_login(scene.member)

    agenda_page = client.get(reverse("meetings:agenda_detail", args=[scene.meeting.pk]))
    home = client.get("/").content.decode()

    assert page_of(scene.closed) in agenda_page.content.decode()
    assert page_of(scene.closed) in home
    assert SECRET not in home


@pytest.mark.parametrize("who", ["member", "stranger", "chair"])
def test_only_writers_keep_the_list(client, scene, who):
    publish(scene)

    found = status(client, getattr(scene, who), page_of(scene.closed, "circulation"))

    assert found == (403 if who == "chair" else 404)
    with pytest.raises(Refused, match="keep the circulation list"):
        circulation.add(item=scene.closed, person=scene.stranger, by=getattr(scene, who))


def test_the_unit_adds_and_takes_off_on_the_page(client, scene):
    client.force_login(scene.unit)
    address = page_of(scene.closed, "circulation")
    form = client.get(address).context["form"]

    client.post(address, {"person": scene.stranger.pk, "token": form["token"].value()})
    line = Circulation.objects.get()
    said = client.get(address).content.decode()
    client.post(reverse("meetings:circulation_remove", args=[scene.closed.pk, line.pk]))

    assert (line.person, line.added_by) == (scene.stranger, scene.unit)
    assert f'Take off<span class="govuk-visually-hidden"> {scene.stranger.full_name}' in said
    assert not Circulation.objects.exists()


def test_what_makes_no_sense_is_refused(scene):
    circulate(scene, scene.stranger)
    no_account = PersonFactory(given_name="Nora", family_name="Quist")

    for person, why in (
        (scene.stranger, "is on the list already"),
        (scene.chair, "reads this item already"),
        (no_account, "Nora Quist has no account"),
    ):
        with pytest.raises(Refused, match=why):
            circulate(scene, person)
    with pytest.raises(Refused, match="is not confidential"):
        circulation.add(item=scene.item, person=scene.stranger, by=scene.unit)


def test_mail_names_no_title_and_goes_once_a_day(scene):
    publish(scene)
    circulate(scene, scene.stranger)

    circulation.tell(item=scene.closed, by=scene.unit)
    mail = Mail.objects.get(kind=circulating.KIND)
    letter = delivery.preview(mail)

    assert page_of(scene.closed) in letter.text
    assert SECRET not in letter.text + letter.subject
    with pytest.raises(Refused, match="There is nobody to tell"):
        circulation.tell(item=scene.closed, by=scene.unit)


def test_mail_says_nothing_to_who_was_taken_off_since(scene):
    publish(scene)
    line = circulate(scene, scene.stranger)
    circulation.tell(item=scene.closed, by=scene.unit)
    circulation.take_off(item=scene.closed, line=line.pk, by=scene.unit)

    assert circulating.compose(Mail.objects.get(kind=circulating.KIND)) is None


def test_nobody_is_told_before_the_agenda_is_out(client, scene):
    circulate(scene, scene.stranger)

    with pytest.raises(Refused, match="The agenda is not out yet"):
        circulation.tell(item=scene.closed, by=scene.unit)
    assert status(client, scene.unit, page_of(scene.closed, "circulation_tell")) == 403


@pytest.mark.parametrize(
    ("stands", "reads"), [("drafting", False), ("with_chair", False), ("circulated", True)]
)
def test_minutes_of_the_item_are_read_once_members_read_theirs(client, stands, reads):
    scene = minuted_meeting(status=MinutesStatus(stands))
    circulation.add(item=scene.confidential, person=scene.stranger, by=scene.unit)
    client.force_login(scene.stranger)

    said = client.get(page_of(scene.confidential)).content.decode()

    discussion = scene.confidential.discussion.removeprefix("<p>").split("</p>")[0]
    assert SAID in discussion
    assert (discussion in said) is reads
    assert scene.ordinary.title not in said


def test_while_minutes_are_corrected_what_was_approved_is_read():
    scene = minuted_meeting()
    item = scene.confidential
    approval.approve(minutes=scene.minutes, item=scene.item, kind="as_presented", by=scene.unit)
    approval.reopen(minutes=scene.minutes, reason="A name was wrong.", by=scene.unit)
    AgendaItem.objects.filter(pk=item.pk).update(discussion="<p>Being corrected.</p>")

    read = circulating.minuted_item(AgendaItem.objects.get(pk=item.pk))

    assert read.discussion == item.discussion
