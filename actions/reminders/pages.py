"""What the pages of reminders show: who would get what, what was sent, and which links still work."""

from dataclasses import dataclass
from datetime import time

from django.db.models import Count, Max
from django.urls import reverse
from django.utils import timezone

from actions.models import Digest, ReminderSettings
from actions.models.reminders import WORKING_WEEK
from actions.reminders import letters, links
from actions.reminders.days import next_digest_day
from actions.reminders.plan import plan_for
from board.models import Person
from common.calendar import is_working_day
from common.formats import clock, listing, long_date, moment, plural, short_date, weekday_date
from common.prepared import prepared
from notices import letters as mail_letters
from notices.enums import MailStatus
from notices.models import Mail
from notices.presenters import TONES


@dataclass(frozen=True)
class Recipient:
    """One line of who would get what; `note` says why somebody gets nothing now."""

    name: str
    url: str
    subject: str
    note: str


class Outlook:
    """Who would be reminded today, or on the next working day when today is none."""

    def __init__(self):
        today = timezone.localdate()
        self.is_today = is_working_day(today)
        self.day = today if self.is_today else next_digest_day(WORKING_WEEK, today)
        self.settings = ReminderSettings.objects.current()
        self.plan = plan_for(self.day, self.settings)

    @property
    def when(self):
        return "today" if self.is_today else f"on {weekday_date(self.day)}"

    @property
    def done(self):
        """ "12 people have had theirs."; empty when nobody has."""
        number = len(self.plan.done)
        has = "has" if number == 1 else "have"
        return f"{plural(number, 'person', 'people')} {has} had theirs." if number else ""

    @property
    def count(self):
        return f"{plural(len(self.plan.digests), 'person', 'people')} would be reminded."

    @property
    def rows(self):
        """Those who would get a digest, by name."""
        return [
            Recipient(
                person.full_name,
                reverse("actions:reminder_preview", args=[person.pk]),
                self._subject(person.pk),
                "",
            )
            for person in self._people(self.plan.digests)
        ]

    @property
    def others(self):
        """Those who owe something and would get nothing now, with the reason."""
        waiting = [
            (person, f"Waits for {weekday_date(self.plan.waiting[person.pk])}, a day they chose")
            for person in self._people(self.plan.waiting)
        ]
        unreached = [
            (person, "Has no e-mail address") for person in self._people(self.plan.unreached)
        ]
        return [
            Recipient(person.full_name, person.get_absolute_url(), "", note)
            for person, note in [*unreached, *waiting]
        ]

    def _people(self, keys):
        return Person.objects.filter(pk__in=list(keys)).order_by("family_name", "given_name", "pk")

    def _subject(self, person):
        owed = self.plan.digests[person]
        return letters.subject(len(owed), sum(each.due < self.day for each in owed))


def preview(person):
    """The digest that `person` would get, as a `notices.letters.Draft`; None when there is none."""
    outlook = Outlook()
    owed = outlook.plan.digests.get(person.pk)
    if not owed:
        return None
    told = [(each.action, each.capacity, letters.UNKNOWN) for each in owed]
    found = letters.entries(person, told)
    mail = Mail(person=person, kind="reminder")
    return mail_letters.draft(mail, letters.letter(person, found)) if found else None


def rule_in_words(settings):
    """What the board has set, in sentences."""
    if not settings.is_on:
        return "Reminders are off: they go only when you send them by hand."
    ahead = listing(settings.days_ahead)
    marks = [f"{ahead} days before an action is due"] if ahead else []
    marks += ["on the day"] if settings.on_the_day else []
    marks.append(f"every {plural(settings.overdue_every, 'working day')} while it is overdue")
    return (
        f"Reminders go from {clock(time(settings.hour))} on working days: {listing(marks)}. "
        f"After {plural(settings.chair_after, 'day')} overdue the group's chair is told, "
        f"after {settings.board_chair_after} the chair of the board."
    )


def digests():
    """The log, newest first, with the `number` of actions in each."""
    found = Digest.objects.select_related("person", "mail", "asked_by")
    return (
        found.annotate(number=Count("lines"))
        .defer("mail__text", "mail__html")
        .order_by("-day", "person__family_name", "person__given_name", "pk")
    )


@dataclass(frozen=True)
class DigestRow:
    """A digest as a line of the log."""

    person: str
    day: str
    number: str
    by: str
    status: str
    tone: str
    note: str
    url: str


def digest_row(digest):
    mail = digest.mail
    return DigestRow(
        person=digest.person.full_name,
        day=short_date(digest.day),
        number=plural(digest.number, "action"),
        by=f"Sent by {digest.asked_by.full_name}" if digest.asked_by else "",
        status=mail.get_status_display(),
        tone=TONES[mail.status],
        note=_what_became(mail),
        url=mail.get_absolute_url(),
    )


def _what_became(mail):
    """When it went, how often it was tried, and what stood in the way."""
    parts = [moment(mail.sent_at)] if mail.sent_at else []
    if mail.attempts > 1:
        parts.append(f"tried {mail.attempts} times")
    if mail.status in (MailStatus.WAITING, MailStatus.FAILED, MailStatus.UNSURE):
        parts += [mail.last_error] if mail.last_error else []
    return "; ".join(parts)


@dataclass(frozen=True)
class LinkRow:
    """The working links of one person to one action; `name` is what they lead to, or whose they are."""

    name: str
    url: str
    until: str
    revoke_url: str


def links_of_person(person):
    """By action: what each working link of the person opens."""
    live = links.live_lines().filter(digest__person=person).order_by("action__reference")
    rows = live.values_list("action", "action__reference").annotate(until=Max("works_until"))
    return [
        LinkRow(
            reference,
            reverse("actions:action_detail", args=[action]),
            long_date(until),
            reverse("actions:revoke_link", args=[person.pk, action]),
        )
        for action, reference, until in rows
    ]


@prepared
def _until(action):
    """Pairs of a person's key and the last day on which a link of theirs opens the action."""
    live = links.live_lines().filter(action=action).order_by("digest__person")
    return live.values_list("digest__person").annotate(until=Max("works_until"))


def links_to_action(action):
    """By person: who has a working link to the action."""
    until = dict(_until(action.pk))
    people = Person.objects.filter(pk__in=list(until)) if until else []
    return [
        LinkRow(
            person.full_name,
            person.get_absolute_url(),
            long_date(until[person.pk]),
            reverse("actions:revoke_link", args=[person.pk, action.pk]),
        )
        for person in people
    ]
