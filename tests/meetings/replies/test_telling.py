"""Who is told of what by e-mail, what the letter says, and what is never said."""

from datetime import timedelta

import pytest
from django.core import mail as outbox
from django.utils import timezone

from board.enums import MembershipRole
from common.refusals import Refused
from meetings import letters, replying
from meetings.enums import Answer, MinutesStatus
from meetings.models import Meeting
from meetings.services import agenda, approval, invitations, planning, replies
from notices import delivery
from notices.enums import MailStatus
from notices.models import Mail
from tests.factories.board import AccountFactory, MembershipFactory
from tests.factories.invitations import SECRET, asked
from tests.factories.meetings import ItemFactory, MinutesFactory, in_days
from tests.factories.writing import take_seat


@pytest.fixture
def scene(db):
    return asked(is_out=False)


def publish(scene, reason="", **said):
    if reason:
        ItemFactory(part=scene.meeting.parts.get(), title=f"{SECRET} again")
    return agenda.publish_agenda(meeting=scene.meeting, by=scene.unit, reason=reason, **said)


def move(scene, days=40, **said):
    meeting = Meeting.objects.get(pk=scene.meeting.pk)
    return planning.move_meeting(
        meeting=meeting,
        date=in_days(days),
        start_time=meeting.start_time,
        end_time=meeting.end_time,
        reason="The hall is taken",
        by=scene.unit,
        expected_version=meeting.version,
        **said,
    )


def cancel(scene):
    planning.cancel_meeting(meeting=scene.meeting, reason="Snow", by=scene.unit)


def go():
    """The delay has passed: what waits goes."""
    Mail.objects.waiting().update(send_after=timezone.now() - timedelta(seconds=1))
    delivery.keep_due()


def letter_to(person):
    """What the mail that waits for a person would say now."""
    return letters.compose(Mail.objects.waiting().get(person=person))


def words_of(letter):
    parts = []
    for line in letter.lines:
        parts += [f"{k}: {v}" for k, v in line.items()] if isinstance(line, dict) else [str(line)]
    return "\n".join([letter.subject, *parts, *(f"{x.label} {x.url}" for x in letter.links)])


def test_nothing_is_mailed_while_it_is_a_draft(scene):
    ItemFactory(part=scene.meeting.parts.get())
    move(scene)
    cancel(scene)

    assert Mail.objects.count() == 0
    assert scene.meeting.invitations.count() == 0


def test_publishing_tells_everybody_expected_who_may_see_it(scene):
    publish(scene)

    told = {mail.person for mail in Mail.objects.waiting()}
    assert told == {scene.chair, scene.member, scene.taker}


def test_publishing_without_the_tick_invites_and_tells_nobody(scene):
    publish(scene, by_mail=False)

    assert Mail.objects.count() == 0
    assert scene.meeting.invitations.count() == 4


def test_invitation_has_links_to_answer_and_the_calendar_file(scene):
    publish(scene)
    link = replying.link_of(scene.invitation(scene.member))

    letter = letter_to(scene.member)

    assert letter.subject.startswith("Invitation: Quality Assurance Group, ")
    assert [(each.label, each.url, each.is_personal) for each in letter.links] == [
        ("I am coming", f"{link}?answer=coming", True),
        ("I cannot come", f"{link}?answer=apologies", True),
        ("A deputy is coming for me", f"{link}?answer=deputy", True),
        ("Read the agenda", f"/meetings/{scene.meeting.pk}/agenda/", False),
    ]
    assert [each.name for each in letter.attachments] == ["meeting.ics"]


def test_letters_hold_no_title(scene):
    publish(scene)
    go()
    publish(scene, reason="One more item")
    move(scene)

    letter = letter_to(scene.member)

    assert SECRET not in words_of(letter)


def test_mail_as_it_goes_holds_the_link_and_no_item(scene, settings):
    settings.EMAIL_HOST = ""
    publish(scene)

    go()

    kept = Mail.objects.get(person=scene.member)
    assert kept.status == MailStatus.KEPT
    assert replying.link_of(scene.invitation(scene.member)) in kept.text
    assert f"{SECRET} item" not in kept.text + kept.html
    assert outbox.outbox == []


def test_published_again_before_it_goes_is_one_invitation(scene):
    publish(scene)
    publish(scene, reason="One more item")

    assert Mail.objects.waiting().filter(person=scene.member).count() == 1
    assert letter_to(scene.member).subject.startswith("Invitation: ")


def test_published_again_later_says_that_it_changed_and_why(scene):
    publish(scene)
    go()

    publish(scene, reason="The dataset is late")

    letter = letter_to(scene.member)
    assert letter.subject.startswith("The agenda has changed: ")
    assert "The dataset is late" in words_of(letter)


def test_agenda_and_move_together_are_one_letter_that_says_both(scene):
    publish(scene)
    go()
    was = letters.weekday_date(scene.meeting.date)

    publish(scene, reason="The dataset is late")
    move(scene)

    letter = letter_to(scene.member)
    assert Mail.objects.waiting().filter(person=scene.member).count() == 1
    assert letter.subject.startswith("Moved: ")
    assert f"has been moved from {was}, 9.30am to 12.30pm." in words_of(letter)
    assert "The agenda of the meeting of the Quality Assurance Group has changed." in letter.lines
    assert letters.weekday_date(in_days(40)) in words_of(letter)


def test_moved_twice_tells_of_the_first_date_and_the_last(scene):
    publish(scene)
    go()
    move(scene, 40)
    move(scene, 50)

    text = words_of(letter_to(scene.member))

    assert letters.weekday_date(scene.meeting.date) in text
    assert letters.weekday_date(in_days(50)) in text
    assert letters.weekday_date(in_days(40)) not in text


def test_moved_and_moved_back_has_nothing_to_say(scene):
    publish(scene)
    go()
    move(scene, 40)
    move(scene, 30)

    assert letter_to(scene.member) is None


def test_published_and_moved_before_it_goes_is_an_invitation_to_the_new_date(scene):
    publish(scene)
    move(scene)

    letter = letter_to(scene.member)

    assert letter.subject.startswith("Invitation: ")
    assert letters.weekday_date(in_days(40)) in words_of(letter)
    assert "moved" not in words_of(letter)


def test_cancelled_before_the_invitation_goes_mails_nothing(scene):
    publish(scene)
    cancel(scene)

    assert letter_to(scene.member) is None
    go()
    assert set(Mail.objects.exclude(person=scene.nurse).values_list("status", flat=True)) == {
        MailStatus.DROPPED
    }


def test_cancelled_later_says_so_and_why(scene):
    publish(scene)
    go()
    cancel(scene)

    letter = letter_to(scene.member)

    assert letter.subject == f"Cancelled: Quality Assurance Group on {_day(scene)}"
    assert "Why: Snow" in words_of(letter)
    assert "/reply/" not in words_of(letter)


def test_cancelled_when_people_were_told_without_mail_says_so(scene):
    publish(scene, by_mail=False)
    cancel(scene)

    assert letter_to(scene.member).subject.startswith("Cancelled: ")


def test_moved_then_cancelled_says_cancelled_with_the_date_they_know(scene):
    publish(scene)
    go()
    was = letters.weekday_date(scene.meeting.date)
    move(scene)
    cancel(scene)

    letter = letter_to(scene.member)

    assert letter.subject.startswith("Cancelled: ")
    assert was in words_of(letter)


def test_somebody_who_has_left_gets_nothing(scene):
    publish(scene)
    scene.member.left_on = in_days(0)
    scene.member.save()

    assert letters.compose(Mail.objects.get(person=scene.member)) is None


def test_somebody_whose_seat_has_ended_gets_nothing(scene):
    publish(scene)
    membership = scene.seat.memberships.get(person=scene.member)
    membership.ends_on = in_days(-1)
    membership.save()

    assert letter_to(scene.member) is None


def test_somebody_whose_seat_ends_before_the_new_day_is_told_of_the_move_only(scene):
    publish(scene)
    go()
    membership = scene.seat.memberships.get(person=scene.member)
    membership.ends_on = in_days(35)
    membership.save()

    move(scene)

    text = words_of(letter_to(scene.member))
    assert "You are not expected on the new day" in text
    assert "/reply/" not in text


def test_somebody_whose_seat_begins_later_is_not_told_yet(scene):
    newcomer = AccountFactory()
    seat = take_seat(scene.group, AccountFactory(), position=7)
    MembershipFactory(
        seat=seat, person=newcomer, role=MembershipRole.ADVISER, starts_on=in_days(10)
    )

    publish(scene)

    assert scene.invitation(newcomer).answer == Answer.NONE
    assert not Mail.objects.filter(person=newcomer).exists()


def test_letter_of_a_meeting_that_has_begun_says_nothing(scene):
    publish(scene)
    Meeting.objects.filter(pk=scene.meeting.pk).update(date=in_days(0))
    planning.start_meeting(meeting=scene.meeting, by=scene.unit)

    assert letter_to(scene.member) is None


# -- minutes -----------------------------------------------------------------------------------


def circulate(scene):
    publish(scene, by_mail=False)
    Meeting.objects.filter(pk=scene.meeting.pk).update(date=in_days(-3), status="held")
    scene.meeting.refresh_from_db()
    minutes = MinutesFactory(meeting=scene.meeting)
    approval.circulate(minutes=minutes, by=scene.unit)
    return minutes


def test_circulating_tells_those_who_may_read(scene):
    circulate(scene)

    told = {mail.person for mail in Mail.objects.waiting()}
    assert told == {scene.chair, scene.member, scene.taker}
    assert letter_to(scene.member).subject.startswith("Draft minutes: ")


def test_circulating_tells_nobody_whose_seat_has_ended(scene):
    scene.seat.memberships.filter(person=scene.member).update(ends_on=in_days(-1))

    circulate(scene)

    assert not Mail.objects.filter(person=scene.member).exists()


def test_minutes_returned_before_the_mail_goes_are_not_announced(scene):
    minutes = circulate(scene)
    approval.return_to_drafting(minutes=minutes, note="A slip", by=scene.unit)

    assert minutes.__class__.objects.get().status == MinutesStatus.DRAFTING
    assert letter_to(scene.member) is None


# -- reminders ---------------------------------------------------------------------------------


def remind(scene):
    return invitations.remind(meeting=scene.meeting, by=scene.unit)


def test_reminder_goes_to_those_who_have_not_answered(scene):
    publish(scene)
    go()
    replies.answer(invitation=scene.invitation(scene.chair), answer=Answer.COMING, by=scene.chair)

    reminded = remind(scene)

    assert reminded == ([scene.member, scene.taker], [scene.nurse])
    assert letter_to(scene.member).subject == (
        f"Are you coming? Quality Assurance Group, {_day(scene)}"
    )


def test_reminder_twice_on_one_day_is_refused(scene):
    publish(scene)
    remind(scene)

    with pytest.raises(Refused, match="There is nobody to remind"):
        remind(scene)


def test_reminder_of_those_without_an_address_only_is_refused(scene):
    publish(scene)
    everybody = scene.meeting.invitations.exclude(person=scene.nurse)
    everybody.update(answer=Answer.COMING, answered_at=timezone.now(), answered_by=scene.unit)

    with pytest.raises(Refused, match="those left have no e-mail address"):
        remind(scene)


def test_reminder_of_somebody_who_answers_before_it_goes_is_dropped(scene):
    publish(scene)
    go()
    remind(scene)
    replies.answer(invitation=scene.invitation(scene.member), answer=Answer.COMING, by=scene.member)

    assert letter_to(scene.member) is None


def test_reminder_invites_who_got_a_seat_since(scene):
    publish(scene)
    go()
    newcomer = AccountFactory()
    take_seat(scene.group, newcomer, position=9)

    assert newcomer in remind(scene).reached
    assert letter_to(newcomer).subject.startswith("Invitation: ")


def test_reminder_by_a_chair_is_refused(scene):
    publish(scene)

    with pytest.raises(Refused, match="Only the business unit"):
        invitations.remind(meeting=scene.meeting, by=scene.chair)


def _day(scene):
    return letters.long_date(scene.meeting.date)
