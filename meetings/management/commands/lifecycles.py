"""`python manage.py lifecycles > docs/lifecycles.md`: the lifecycles as diagrams, from their tables."""

from django.core.management.base import BaseCommand

from actions.enums import ACTION_STEPS, ActionStatus
from meetings.enums import (
    MEETING_STEPS,
    MINUTES_STEPS,
    PUBLICATION_STEPS,
    MeetingStatus,
    MinutesStatus,
    PublicationStatus,
)
from notices.enums import MAIL_STEPS, MailStatus

INTRODUCTION = """# Lifecycles

Written by `python manage.py lifecycles > docs/lifecycles.md` from the tables in
`meetings/enums.py`, `actions/enums.py` and `notices/enums.py`; a test keeps this page in step with them.
"""
LIFECYCLES = [
    (
        "Meeting",
        MeetingStatus,
        MEETING_STEPS,
        "A meeting is closed by the approval of its minutes, and held again when they are reopened.",
    ),
    (
        "Minutes",
        MinutesStatus,
        MINUTES_STEPS,
        "Minutes are approved at a later meeting of the group. "
        "Reopening approved minutes needs a reason, and the approved version stays.",
    ),
    (
        "Publication",
        PublicationStatus,
        PUBLICATION_STEPS,
        "Somebody else than who sent it checks and publishes it. A hold keeps it from the public "
        "wherever it stands. What was withdrawn is prepared anew.",
    ),
    (
        "Action",
        ActionStatus,
        ACTION_STEPS,
        "An owner says that an action is complete; the group's chair or the business unit "
        "confirms it, which closes it. Cancelling and sending back need a reason.",
    ),
    (
        "Mail",
        MailStatus,
        MAIL_STEPS,
        "Mail that surely has not gone is tried again. Mail that may have gone is sent again only "
        "when the business unit says so. Without a mail server it is kept to be read.",
    ),
]


class Command(BaseCommand):
    help = "Print the lifecycles of meetings, minutes and actions as Markdown with diagrams."

    def handle(self, **options):
        self.stdout.write(page(), ending="")


def page():
    return "\n".join([INTRODUCTION, *(section(*lifecycle) for lifecycle in LIFECYCLES)])


def section(name, statuses, steps, note):
    """A heading, a sentence and the diagram of one lifecycle, as Markdown."""
    lines = [f"    {status.value}: {status.label}" for status in statuses]
    lines.append(f"    [*] --> {first(statuses).value}")
    for status in statuses:
        following = [s for s in statuses if s in steps[status]]
        lines += [f"    {status.value} --> {to.value}" for to in following]
    diagram = "\n".join(["```mermaid", "stateDiagram-v2", *lines, "```"])
    return f"## {name}\n\n{note}\n\n{diagram}\n"


def first(statuses):
    return next(iter(statuses))
