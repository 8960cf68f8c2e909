"""The way of a record to the public: who may take which step, and what each of them leaves behind."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from board.enums import Role
from common.refusals import Refused
from meetings.checking import compose
from meetings.enums import PUBLICATION_STEPS, PublicationStatus
from meetings.models import Publication, PublishedFile
from meetings.publication.check_loading import check_of
from meetings.publication.looking import Kind
from meetings.publication.places import node_at
from meetings.services import publication as services
from meetings.services import redactions
from notices.enums import MailStatus
from notices.models import Mail
from tests.factories.board import OrganisationFactory, PersonFactory, UnitFactory
from tests.factories.publication import MARKER, agenda_version, public_scene, published_scene

pytestmark = pytest.mark.django_db


def refusal(call, **arguments):
    with pytest.raises(Refused) as refused:
        call(**arguments)
    return str(refused.value)


def sent_scene():
    scene = public_scene()
    scene.begin()
    scene.redact_marker()
    scene.send()
    return scene


def test_every_status_has_its_steps():
    assert set(PUBLICATION_STEPS) == set(PublicationStatus)


def test_one_publication_stands_for_a_version():
    scene = public_scene()

    assert scene.begin() == scene.begin()


def test_whoever_prepared_it_does_not_publish_it():
    scene = sent_scene()

    said = refusal(
        services.publish, publication=scene.publication, found=[], allowed=[], by=scene.unit
    )

    assert said == (
        "You prepared this. Somebody else checks it before it is published: another person of the "
        "business unit, or the board's chair."
    )


def test_database_refuses_the_same_person_twice():
    scene = sent_scene()

    with pytest.raises(IntegrityError, match="checked_by_another"), transaction.atomic():
        Publication.objects.update(
            status="published", checked_by=scene.unit, checked_at=timezone.now()
        )


def test_database_refuses_what_nobody_checked():
    sent_scene()

    with pytest.raises(IntegrityError, match="published_is_checked"), transaction.atomic():
        Publication.objects.update(status="published")


def test_chair_of_the_board_may_check():
    scene = sent_scene()

    made = services.publish(
        publication=scene.publication, found=[], allowed=[], by=scene.board_chair
    )

    assert (made.status, made.checked_by) == ("published", scene.board_chair)


@pytest.mark.parametrize("who", ["chair", "member", "minute_taker"])
def test_nobody_else_prepares_or_checks(who):
    scene = sent_scene()
    person = getattr(scene.minutes, who)

    assert refusal(services.begin_minutes, version=scene.version, by=person) == (
        "Only the business unit prepares, holds and withdraws what is published."
    )
    assert (
        refusal(services.publish, publication=scene.publication, found=[], allowed=[], by=person)
        == "Only the business unit and the board's chair check what is published."
    )


def test_everything_found_is_ticked():
    scene = sent_scene()
    found = ["name:Kai", "nhs:943 476 5919"]

    said = refusal(
        services.publish,
        publication=scene.publication,
        found=found,
        allowed=found[:1],
        by=scene.second,
    )

    assert said == "Tick each of the words found, or send this back with a word."


def test_publishing_keeps_what_was_ticked():
    scene = sent_scene()

    made = services.publish(
        publication=scene.publication, found=["name:Kai"], allowed=["name:Kai"], by=scene.second
    )

    assert made.allowed == ["name:Kai"]
    assert [step.what for step in made.steps.all()] == [
        "Checked and published",
        "Sent to be checked",
        "Begun",
    ]


def test_published_bytes_are_those_that_were_checked():
    scene = sent_scene()
    before = {file.kind: bytes(file.content) for file in scene.publication.files.all()}

    scene.publish()

    assert {f.kind: bytes(f.content) for f in scene.publication.files.all()} == before
    assert sorted(before) == ["docx", "pdf"]


def test_database_refuses_other_bytes():
    sent_scene()

    with pytest.raises(IntegrityError, match="The record stands"), transaction.atomic():
        PublishedFile.objects.update(content=b"x")


def test_sent_back_it_can_be_changed_and_made_anew():
    scene = sent_scene()

    made = services.send_back(publication=scene.publication, reason="See item 2.", by=scene.second)

    assert (made.status, made.snapshot, made.files.count()) == ("preparing", {}, 0)
    assert made.steps.first().reason == "See item 2."


def test_what_was_sent_is_not_redacted_further():
    scene = sent_scene()

    said = refusal(
        redactions.redact,
        publication=scene.publication,
        place=scene.place("Reference"),
        reason="child",
        by=scene.unit,
    )

    assert said == redactions.CLOSED


def test_withdrawing_takes_one_person():
    scene = published_scene()

    made = services.withdraw(
        publication=scene.publication, reason="A name was left.", by=scene.unit
    )

    assert made.status == "withdrawn"
    assert list(Publication.objects.public()) == []


def test_next_preparation_has_the_redactions_of_the_last():
    scene = published_scene()
    before = scene.publication.redactions.count()
    services.withdraw(publication=scene.publication, reason="Again.", by=scene.unit)

    made = scene.begin()

    assert made.redactions.count() == before > 3
    assert scene.send().status == "checking"


def test_later_version_replaces_what_is_published():
    scene = published_scene()
    first = scene.publication
    other = agenda_version(scene)
    Publication.objects.filter(pk=first.pk).update(
        kind="agenda", minutes_version=None, agenda_version=other
    )
    other.pk, other.number = None, 2
    other.save(force_insert=True)
    second = services.begin_agenda(version=other, by=scene.unit)
    services.send(publication=second, by=scene.unit)

    services.publish(publication=second, found=[], allowed=[], by=scene.second)

    first.refresh_from_db()
    assert first.status == "withdrawn"
    assert first.steps.first().reason == "Replaced by a later version."
    assert list(Publication.objects.public()) == [second]


def in_a_month():
    return timezone.localdate() + timedelta(days=30)


def test_held_is_not_public_until_it_is_lifted():
    scene = published_scene()

    made = services.hold(
        publication=scene.publication,
        kind="inquest",
        reason="The coroner asked.",
        until=in_a_month(),
        by=scene.unit,
    )

    assert list(Publication.objects.public()) == []
    services.lift(publication=made, by=scene.second)
    assert list(Publication.objects.public()) == [made]


def test_hold_outlives_its_day():
    scene = published_scene()
    services.hold(
        publication=scene.publication, kind="trial", reason="x", until=in_a_month(), by=scene.unit
    )

    Publication.objects.update(hold_until=timezone.localdate() - timedelta(days=1))

    assert list(Publication.objects.public()) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"reason": " "}, "Say why it is held."),
        ({"kind": "rain"}, "Say what it is held for."),
        ({"until": timezone.localdate() - timedelta(days=1)}, "A hold cannot end in the past."),
    ],
)
def test_hold_needs_kind_reason_and_day(change, sentence):
    scene = sent_scene()
    words = {"kind": "election", "reason": "x", "until": in_a_month()} | change

    assert refusal(services.hold, publication=scene.publication, by=scene.unit, **words) == sentence


def test_words_that_do_not_stand_there_are_refused():
    scene = public_scene()
    scene.begin()

    with pytest.raises(Refused, match="do not stand here"):
        scene.redact(scene.place("Reference"), "Somebody")


def test_place_that_is_not_there_is_refused():
    scene = public_scene()
    scene.begin()

    with pytest.raises(Refused, match="no such place"):
        scene.redact("parts.9.items.0")


def test_other_reason_needs_words():
    scene = public_scene()
    scene.begin()

    with pytest.raises(Refused, match="what the other reason is"):
        scene.redact(scene.place("Reference"), reason="other")


def test_only_the_occurrence_that_was_meant():
    scene = public_scene()
    scene.begin()
    place = scene.place("Discussion", MARKER)
    text = "The son of the family, Thistlewick, was seen by Thistlewick again."

    (made,) = scene.redact(place, MARKER, start=text.rindex(MARKER))

    assert (made.start, made.quoted) == (text.rindex(MARKER), MARKER)


def test_mark_can_be_taken_away():
    scene = public_scene()
    scene.begin()
    (made,) = scene.redact(scene.place("Reference"))

    redactions.unredact(redaction=made, by=scene.second)

    assert scene.publication.redactions.count() == 0


def test_history_of_a_redaction_is_kept():
    scene = public_scene()
    scene.begin()
    (made,) = scene.redact(scene.place("Reference"))
    redactions.unredact(redaction=made, by=scene.unit)

    with connection.cursor() as cursor:
        cursor.execute("SELECT pgh_label FROM meetings_redactionevent ORDER BY pgh_id")
        assert [label for (label,) in cursor.fetchall()] == ["added", "removed"]


def test_words_inside_a_redaction_are_redacted_already():
    scene = public_scene()
    scene.begin()
    place = scene.place("Venue")
    scene.redact(place, "Hartwell Education Centre")

    with pytest.raises(Refused, match="redacted already"):
        scene.redact(place, "Education")


def test_check_finds_a_stranger_and_nobody_of_the_directory_or_the_organisations():
    scene = public_scene()
    scene.begin()
    PersonFactory(given_name="Odette", family_name="Farrant")
    OrganisationFactory(name="Larkfield Ravenscourt")
    place = scene.place("Discussion", "All returns")
    path = place.partition("#")[0].rpartition(".")[0]
    scene.send()
    node_at(scene.publication.snapshot, path)["discussion"] = (
        "<p>Odette Farrant of Larkfield Ravenscourt asked where Jayden Taylor lives.</p>"
    )

    found = check_of(scene.publication).findings

    names = {each.words for each in found if each.kind == Kind.NAME}
    assert names & {"Jayden Taylor", "Odette Farrant", "Larkfield Ravenscourt"} == {"Jayden Taylor"}


def test_those_who_may_check_are_told_once():
    scene = public_scene()
    scene.begin()
    UnitFactory(role=Role.SCRUTINEER)
    UnitFactory(left_on=timezone.localdate())
    leaving = UnitFactory(left_on=timezone.localdate() + timedelta(days=30))
    scene.send()
    Mail.objects.update(status=MailStatus.SENT, sent_at=timezone.now())
    services.send_back(publication=scene.publication, reason="Look again.", by=scene.second)
    scene.send()

    told = Mail.objects.filter(kind="publication")

    assert {mail.person for mail in told} == {scene.second, scene.board_chair, leaving}
    assert told.count() == 3


def test_mail_to_a_checker_names_nothing_and_is_not_sent_when_it_has_been_checked():
    scene = public_scene()
    scene.begin()
    scene.send()
    mail = Mail.objects.get(kind="publication", person=scene.second)

    letter = compose(mail)
    scene.publish()

    said = f"{letter.subject} {letter.lines} {letter.links}"
    assert f"/publications/{scene.publication.pk}/check/" in said
    assert scene.minutes.meeting.group.name not in said
    assert compose(mail) is None
