"""The demo board's tracker in daily life: dates that moved, evidence, impact, requests, actions of no meeting."""

from datetime import timedelta

from django.utils import timezone

from actions import services
from actions.enums import DueKind, EvidenceKind, ProposalKind
from actions.models import Action
from actions.owners import OwnerChoice
from meetings.demo import clock

REASONS = (
    "The figures from Health come three weeks later than promised.",
    "The officer who wrote it was moved to another team.",
    "The sub-group wants to see the audit first.",
)
STATEMENTS = (
    ("Read out and agreed at the team meeting; the note was sent to all managers.", ""),
    (
        "The guidance stands on the procedures pages.",
        "https://procedures.thornmere.example/guidance",
    ),
    ("Eighteen of twenty files sampled now hold the form.", ""),
    ("The leaflet is in every school office.", "https://www.thornmere.example/leaflet"),
)
IMPACTS = (
    "In the last dip sample nine of ten families could say who their worker was and why.",
    "Young people who go missing are now spoken to within 72 hours; in spring it was five days.",
)
RAISED = (
    (
        "Answer the inspectorate's questions about how contacts are decided at the front door",
        "Inspection letter of the spring visit",
        21,
    ),
    (
        "Tell all schools how to reach the out-of-hours team over the holidays",
        "Request of the head teachers' forum",
        35,
    ),
    (
        "Bring the information-sharing agreement up to date",
        "Advice of the council's solicitor",
        None,
    ),
)


def fill(board):
    """Lived through in the last weeks, by the unit and by owners."""
    unit, today = board.unit, timezone.localdate()
    waiting = _waiting()
    with clock.at(clock.moment(today - timedelta(days=24), 10)):
        _move(waiting[:6], today, unit)
        _show(unit)
    with clock.at(clock.moment(today - timedelta(days=12), 14)):
        _raise(board, today, unit)
        services.relate(action=waiting[1], other=waiting[2], by=unit)
    with clock.at(clock.moment(today - timedelta(days=3), 9)):
        _ask(waiting[6:], today)


def _waiting():
    found = Action.objects.outstanding().filter(due_kind=DueKind.DATE, released_at__isnull=False)
    found = found.filter(due_on__gt=timezone.localdate() - timedelta(days=60))
    return list(
        found.select_related("agenda_item__meeting", "group").order_by("due_on", "reference")
    )


def _move(actions, today, unit):
    """Two of them move three times: those are what the panel on data quality asks about."""
    for number, action in enumerate(actions):
        for turn, reason in enumerate(REASONS if number < 2 else REASONS[:1]):
            due_on = max(action.due_on, today) + timedelta(days=14 + 7 * turn)
            services.move_due(
                action=action, due_kind=DueKind.DATE, due_on=due_on, reason=reason, by=unit
            )


def _show(unit):
    """What was reported complete lately is shown; some of it is not, as everywhere."""
    done = Action.objects.filter(status="complete").select_related("group", "agenda_item__meeting")
    today = timezone.localdate()
    for action, (words, url) in zip(done.order_by("-reference")[:4], STATEMENTS, strict=False):
        kind = EvidenceKind.LINK if url else EvidenceKind.STATEMENT
        day = today - timedelta(days=5)
        services.add_evidence(action=action, kind=kind, words=words, url=url, dated_on=day, by=unit)
    for action, impact in zip(done.order_by("-reference")[:2], IMPACTS, strict=False):
        services.set_impact(action=action, impact=impact, by=unit)


def _raise(board, today, unit):
    for text, source, days in RAISED:
        services.raise_by_itself(
            group=board.groups["BM"],
            text=text,
            owners=[OwnerChoice(person=unit)],
            due_kind=DueKind.DATE if days else DueKind.UNDATED,
            due_on=today + timedelta(days=days) if days else None,
            undated_reason="" if days else "The solicitor has not said when the draft comes.",
            priority=None,
            origin_words=source,
            by=unit,
        )


def _ask(actions, today):
    """Owners who have an account ask for a little more time."""
    owned = ((action, action.owners.filter(person__is_active=True).first()) for action in actions)
    asking = [(action, owner.person) for action, owner in owned if owner and owner.person.email]
    for action, person in asking[:2]:
        services.propose(
            action=action,
            kind=ProposalKind.DUE,
            due_on=max(action.due_on, today) + timedelta(days=28),
            reason="We wait for the survey of practitioners to close.",
            by=person,
        )
