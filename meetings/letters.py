"""What mail about a meeting says, made at the moment it goes: what has happened is in the mail's facts.

All that happened within the delay is one letter. It says nothing of agenda items,
titles or what was discussed, and goes only to those who may see the meeting by then.
"""

from datetime import date, time

from django.urls import reverse
from django.utils import timezone

from common.formats import long_date, time_range, weekday_date
from meetings import replying
from meetings.enums import Answer, MeetingStatus, MinutesStatus
from meetings.models import AgendaVersion, Invitation, Meeting, Minutes
from meetings.presenters.replies import said_to_you
from notices.enums import ARRIVED, MailStatus
from notices.kinds import Attachment, Letter, Link
from notices.models import Mail

CALENDAR_NAME = "meeting.ics"
CALENDAR_TYPE = "text/calendar; method=PUBLISH"
MAY_HAVE_ARRIVED = ARRIVED | {MailStatus.SENDING, MailStatus.UNSURE}
WHY = "You get this mail because you were invited to this meeting."
WHY_MINUTES = "You get this mail because you may read the minutes of this group."


def compose(mail):
    """The letter about a meeting for one person, or None when there is nothing to say any more."""
    meeting = _meeting(mail)
    if meeting is None or mail.person.has_left:
        return None
    news = News(mail, meeting)
    if meeting.status == MeetingStatus.CANCELLED:
        return _cancelled(news)
    if meeting.took_place:
        return _minutes(news)
    return _invitation(news)


HEADLINES = [
    ("cancelled", "Cancelled"),
    ("minutes", "Draft minutes"),
    ("moved", "Moved"),
    ("agenda", "Agenda"),
    ("reminder", "Reminder"),
]


def headlines(mails):
    """What mails to come are about, for the unit's list: "Cancelled: Executive, 6 January 2027"."""
    about = meetings_of(mails)
    return {
        mail.pk: f"{_first_words(mail.facts)}: {about[mail.pk]}"
        for mail in mails
        if mail.pk in about
    }


def meetings_of(mails):
    """For mails by their keys the meeting that their topic names: "Executive, 6 January 2027". One query."""
    keys = {mail.pk: meeting_key(mail) for mail in mails}
    found = Meeting.objects.filter(pk__in=set(keys.values()))
    about = {
        pk: f"{name}, {long_date(day)}"
        for pk, name, day in found.values_list("pk", "group__name", "date")
    }
    return {key: about[meeting] for key, meeting in keys.items() if meeting in about}


def meeting_key(mail):
    """The key in a topic such as "meeting:12", or "item:7"; 0, which no row has, when there is none."""
    key = mail.topic.partition(":")[2]
    return int(key) if key.isdecimal() else 0


def _first_words(facts):
    return next((words for name, words in HEADLINES if name in facts), "Meeting")


class News:
    """What one person is to be told of a meeting, as it stands now."""

    def __init__(self, mail, meeting):
        self.mail, self.facts, self.meeting = mail, mail.facts, meeting
        self.person, self.group = mail.person, meeting.group.name
        self.day = long_date(meeting.date)

    def when_and_where(self):
        meeting = self.meeting
        where = "\n".join(filter(None, [meeting.venue, meeting.venue_address]))
        return {
            "When": f"{weekday_date(meeting.date)}, "
            f"{time_range(meeting.start_time, meeting.end_time)}",
            "Where": where or ("Online" if meeting.link else "To be arranged"),
            **({"Join online": meeting.link} if meeting.link and where else {}),
        }

    def was_told_before(self):
        """Whether an earlier mail about this meeting may have reached the person."""
        earlier = Mail.objects.about(self.mail.kind, self.mail.topic).exclude(pk=self.mail.pk)
        return earlier.filter(person=self.person, status__in=MAY_HAVE_ARRIVED).exists()

    def was(self):
        """The date and times before the first move that this letter tells of, when they differ."""
        moves = self.facts.get("moved")
        if not moves:
            return ""
        first = moves[min(moves)]
        then = (
            f"{weekday_date(date.fromisoformat(first['date']))}, "
            f"{time_range(_time(first['start']), _time(first['end']))}"
        )
        return "" if then == self.when_and_where()["When"] else then

    def reasons(self):
        """Why the agenda was published again."""
        numbers = [int(number) for number in self.facts.get("agenda", {})]
        found = AgendaVersion.objects.filter(meeting=self.meeting, number__in=numbers)
        return [version.reason for version in found.order_by("number") if version.reason]


def _meeting(mail):
    visible = Meeting.objects.visible_to(mail.person).select_related("group")
    return visible.filter(pk=meeting_key(mail)).first()


def _time(text):
    return time.fromisoformat(text)


# -- cancelled ---------------------------------------------------------------------------------


def _cancelled(news):
    """Who has not heard of the meeting is not told that it is cancelled, unless that is all."""
    was_never_told = "agenda" in news.facts and not news.was_told_before()
    if "cancelled" not in news.facts or was_never_told:
        return None
    then = news.was() or news.when_and_where()["When"]
    return Letter(
        subject=f"Cancelled: {news.group} on {news.day}",
        lines=[
            f"The meeting of the {news.group} has been cancelled.",
            {"When it would have been": then, "Why": news.meeting.cancelled_reason},
            "You need not do anything.",
        ],
        links=[Link("Open the page of the meeting", news.meeting.get_absolute_url())],
        attachments=_calendar(news.meeting),
        reason=WHY,
    )


# -- minutes -----------------------------------------------------------------------------------


def _minutes(news):
    """Draft minutes, while they are circulated; of a meeting that has begun nothing else is told."""
    visible = Minutes.objects.visible_to(news.person).filter(meeting=news.meeting)
    minutes = visible.filter(status=MinutesStatus.CIRCULATED).first()
    if "minutes" not in news.facts or minutes is None:
        return None
    what = "A correction of the minutes" if minutes.versions.exists() else "The draft minutes"
    return Letter(
        subject=f"Draft minutes: {news.group} on {news.day}",
        lines=[
            f"{what} of the meeting of the {news.group} on {news.day} can be read now.",
            _asks_for_comments(minutes),
        ],
        links=[Link("Read the draft minutes", minutes.get_absolute_url())],
        reason=WHY_MINUTES,
    )


def _asks_for_comments(minutes):
    draft = "They are a draft until a meeting approves them."
    until = minutes.comments_until
    if until is None or until < timezone.localdate():
        return f"{draft} Tell the business unit if something should be put right."
    return (
        f"{draft} If something should be put right, comment on the item until the end of "
        f"{long_date(until)}, or tell the business unit."
    )


# -- a meeting to come -------------------------------------------------------------------------


def _invitation(news):
    invitation = (
        Invitation.objects.select_related("person", "deputy")
        .filter(meeting=news.meeting, person=news.person)
        .first()
    )
    is_expected = invitation and replying.is_expected(news.person, news.meeting)
    if not is_expected:
        return _moved_without_them(news) if news.was() else None
    invitation.meeting = news.meeting
    subject, opening = _opening(news, invitation)
    if not opening:
        return None
    said = said_to_you(invitation)
    asks = f"{said} You can still change that." if said else "Please say whether you are coming."
    return Letter(
        subject=f"{subject} {news.group}, {news.day}",
        lines=[*opening, news.when_and_where(), asks],
        links=[*_answers(invitation), _agenda(news.meeting)],
        attachments=_calendar(news.meeting),
        reason=WHY,
    )


def _opening(news, invitation):
    """The first words of the subject, and the paragraphs that say what has happened."""
    if not news.was_told_before():
        words = [f"You are invited to a meeting of the {news.group}. The agenda can be read now."]
        return ("Invitation:", words) if _has_news(news, invitation) else ("", [])
    words, was = [], news.was()
    if was:
        words.append(f"The meeting of the {news.group} has been moved from {was}.")
        if news.meeting.moved_reason:
            words.append(f"Why: {news.meeting.moved_reason}")
    if "agenda" in news.facts:
        words.append(f"The agenda of the meeting of the {news.group} has changed.")
        words += [reasons] if (reasons := news.reasons()) else []
    if words:
        return ("Moved:" if was else "The agenda has changed:"), words
    if _is_reminder(news, invitation):
        return "Are you coming?", [f"There is a meeting of the {news.group} soon."]
    return "", []


def _has_news(news, invitation):
    return "agenda" in news.facts or bool(news.was()) or _is_reminder(news, invitation)


def _is_reminder(news, invitation):
    return "reminder" in news.facts and invitation.answer == Answer.NONE


def _moved_without_them(news):
    """Somebody who was asked for the old day and no longer has a seat on the new one."""
    return Letter(
        subject=f"Moved: {news.group}, now {news.day}",
        lines=[
            f"The meeting of the {news.group} has been moved from {news.was()}.",
            news.when_and_where(),
            "You are not expected on the new day, because your seat has ended by then.",
        ],
        links=[_agenda(news.meeting)],
        reason=WHY,
    )


def _answers(invitation):
    link = replying.link_of(invitation)
    choices = [
        ("I am coming", Answer.COMING),
        ("I cannot come", Answer.APOLOGIES),
        ("A deputy is coming for me", Answer.DEPUTY),
    ]
    return [Link(label, f"{link}?answer={answer}", is_personal=True) for label, answer in choices]


def _agenda(meeting):
    return Link("Read the agenda", reverse("meetings:agenda_detail", args=[meeting.pk]))


# -- the calendar file -------------------------------------------------------------------------


def calendar_file(meeting, *, bare=False):
    """The meeting as a calendar file; `bare` leaves out its title and the address to join it."""
    from meetings import ics
    from meetings.services.subscriptions import with_changes

    row = with_changes(pk=meeting.pk).get()
    if bare:
        row.title = row.link = ""
    return ics.calendar_of([row], name=row.group.name)


def _calendar(meeting):
    return [Attachment(CALENDAR_NAME, calendar_file(meeting), CALENDAR_TYPE)]
