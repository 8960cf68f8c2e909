"""What a digest says, made at the moment it goes: everything a person owes, the late ones first.

Of a confidential action it says the reference and nothing else.
"""

from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.text import Truncator

from actions import presenters
from actions.enums import Capacity
from actions.models import Action, Digest, ReminderSettings
from actions.models.reminders import OPENING
from actions.querysets import IN_LINE
from actions.reminders import links
from board.offices import offices_of
from common.formats import plural
from notices.kinds import Heading, Letter, Link

COLUMNS = (*IN_LINE, "agenda_item__is_confidential")
MOST_CHARACTERS = 240
CONFIDENTIAL = "confidential: sign in to read it"
OPENING_WITHOUT = (
    "These actions need you. Sign in to read them and to say where each of them stands."
)
WHY = "You get this mail because you own these actions, or chair or sit in a group that does."
UNKNOWN = "/"
"""The address of a personal link that has not been made yet: nobody is shown it."""


@dataclass(frozen=True)
class Entry:
    """An action as a digest tells of it. Needs `for_list()`; `url` is the personal link to it.

    It is empty for who is told as a chair but may not update the action: the chair of the board.
    """

    action: Action
    capacity: Capacity
    is_late: bool
    url: str


def is_confidential(action):
    """Whether an action is told of by its reference alone."""
    item = action.agenda_item
    return item.is_confidential if item else action.is_confidential


SECTIONS = [
    ("Overdue", lambda entry: entry.capacity == Capacity.OWNER and entry.is_late),
    ("Due soon", lambda entry: entry.capacity == Capacity.OWNER and not entry.is_late),
    ("What your group owes", lambda entry: entry.capacity == Capacity.GROUP),
    ("Told to you as chair, because they are late", lambda entry: entry.capacity == Capacity.CHAIR),
]


def compose(mail):
    """The letter of a digest as it stands now, or None when nothing in it waits any more."""
    digest = Digest.objects.filter(mail=mail).first()
    if digest is None or mail.person.has_left or not mail.person.is_active:
        return None
    lines = {line.action_id: line for line in digest.lines.all()}
    told = [(key, line.capacity, links.link_of(line)) for key, line in lines.items()]
    found = entries(mail.person, told)
    return letter(mail.person, found) if found else None


def entries(person, told):
    """`told` are an action's key, a capacity and a link each; gives an `Entry` for those that still wait."""
    waiting = Action.objects.visible_to(person).outstanding().filter(released_at__isnull=False)
    actions = waiting.for_list().filter(pk__in=[key for key, *_ in told])
    found = {action.pk: action for action in actions.only(*COLUMNS)}
    today = timezone.localdate()
    keeps = offices_of(person, today).chaired if found else ()
    made = [
        Entry(
            found[key],
            capacity,
            presenters.is_overdue(found[key], today),
            url if capacity != Capacity.CHAIR or found[key].group_id in keeps else "",
        )
        for key, capacity, url in told
        if key in found
    ]
    return sorted(made, key=lambda entry: (entry.action.due is None, entry.action.due or today))


def letter(person, entries):
    settings = ReminderSettings.objects.current()
    opening = _opening(settings, entries)
    lines = [opening] if opening else []
    for heading, belongs in SECTIONS:
        rows = [entry for entry in entries if belongs(entry)]
        lines += [Heading(heading)] if rows else []
        lines += [part for entry in rows for part in _told(entry)]
    lines += [Heading("About these reminders"), settings.closing] if settings.closing else []
    return Letter(
        subject=subject(len(entries), sum(entry.is_late for entry in entries)),
        lines=lines,
        links=_links(person),
        reason=WHY,
    )


def _opening(settings, entries):
    """The board's opening words; the usual ones speak of links, which not every mail has."""
    has_links = any(entry.url and not is_confidential(entry.action) for entry in entries)
    return settings.opening if has_links or settings.opening != OPENING else OPENING_WITHOUT


def subject(number, late):
    """ "3 actions need you, 1 overdue"; "1 action needs you"."""
    need = plural(number, "action needs you", "actions need you")
    return f"{need}, {late} overdue" if late else need


def _told(entry):
    """The paragraph about an action, and the link that opens it."""
    action = entry.action
    if is_confidential(action):
        page = Link(f"Sign in to {action.reference}", action.get_absolute_url())
        return [f"{action.reference}: {CONFIDENTIAL}", page]
    words = Truncator(" ".join(action.text.split())).chars(MOST_CHARACTERS)
    tag = presenters.rag_tag(action)
    facts = [f"Due: {presenters.due_words(action)}", f"{tag.word}: {tag.meaning.lower()}"]
    if entry.capacity != Capacity.OWNER:
        facts.append(f"Owner: {presenters.owners_words(action)}")
    link = Link(f"Open {action.reference}", action.get_absolute_url())
    if entry.url:
        link = Link(f"Update {action.reference}", entry.url, is_personal=True)
    return [f"{action.reference}  {words}\n{' · '.join(facts)}", link]


def _links(person):
    """Pages for those who can sign in."""
    if not person.has_account:
        return []
    return [
        Link("See all your actions", f"{reverse('actions:action_list')}?owner=me"),
        Link("Choose the days of this mail", reverse("actions:reminder_days")),
    ]


def headlines(mails):
    """What digests that are not written yet are about, for the unit's list of mail."""
    return {mail.pk: "Reminder of actions" for mail in mails}
