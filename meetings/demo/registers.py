"""Decisions that groups took between their meetings, and what became of challenges."""

from datetime import timedelta

from common.history import acting
from meetings.demo import days
from meetings.demo.clock import at, moment
from meetings.enums import ItemKind, TakenBy
from meetings.models import Challenge, Meeting
from meetings.services import challenges, decisions

REPORTED = [
    # group, stage of the meeting that heard of it, days before that meeting, how, text, condition
    (
        "BM",
        "circulated",
        24,
        TakenBy.WRITTEN,
        "The partnership answers the county's consultation on family hubs in its own name, with the "
        "text that members were sent.",
        "",
    ),
    (
        "QA",
        "approved",
        17,
        TakenBy.CHAIR,
        "The dip sample of child protection plans is widened from twelve to twenty plans.",
        "subject to two more auditors being found",
    ),
]
WAITING = [
    # group, days ago, how, text, condition
    (
        "BM",
        12,
        TakenBy.WRITTEN,
        "The winter leaflet about safe sleeping is printed again and sent to all maternity wards.",
        "if the reprint costs no more than last year's",
    ),
    (
        "QA",
        3,
        TakenBy.URGENT,
        "The audit of strategy meetings starts two weeks early, so that its findings reach the "
        "board in time.",
        "",
    ),
]
FOLLOWED = [
    # how the question begins, then days after its meeting, whether it closes, and what was said
    (
        "One new plan in five",
        [
            (60, "note", "The case audit has begun. Twelve of the thirty files have been read."),
            (
                130,
                "close",
                "The audit was heard by the Quality Assurance Group: in most cases a parent's new "
                "partner was not looked at. Professor Tallis is satisfied with the change to the "
                "closing checklist.",
            ),
            (
                175,
                "reopen",
                "The next figures show second plans rising again. The chair asks for the question "
                "to be looked at once more.",
            ),
        ],
    ),
    (
        "Why did nobody know about the chat",
        [
            (45, "note", "Young Voices wrote eight questions; officers try them from May."),
            (
                120,
                "note",
                "The questions are used in all return interviews. A first count comes in autumn.",
            ),
        ],
    ),
    (
        "If a young person asks for a different social worker",
        [
            (
                70,
                "close",
                "Keisha Lovell saw the sample: every answer now gives the reason in plain words.",
            )
        ],
    ),
    (
        "Who had reported it as complete?",
        [(40, "close", "The old form has been withdrawn, and the team manager signs each report.")],
    ),
]
STEPS = {"note": challenges.follow_up, "close": challenges.close, "reopen": challenges.reopen}


def steps(sittings):
    """Pairs of moment and what happens then."""
    board = sittings.board
    for group, stage, before, *said in REPORTED:
        sitting = [s for s in sittings.sittings if (s.group, s.stage) == (group, stage)][-1]
        day = sittings.words.dates[sitting.key]
        taken = days.working_day(day - timedelta(days=before))
        yield moment(taken, 10), _call(_take, board, group, taken, *said)
        yield moment(day, 18), _call(_report, sittings, sitting)
    for group, ago, *said in WAITING:
        taken = board.today - timedelta(days=ago)
        yield moment(taken, 10), _call(_take, board, group, taken, *said)
    for begins, followed in FOLLOWED:
        yield moment(board.today - timedelta(days=1)), _call(_follow, board, begins, followed)


def _call(step, *args):
    return lambda: step(*args)


def _take(board, group, taken, how, text, condition):
    decisions.record_between(
        group=board.groups[group],
        by=board.unit,
        taken_on=taken,
        taken_by=how,
        text=text,
        condition=condition,
    )


def _report(sittings, sitting):
    meeting = Meeting.objects.get(pk=sittings.meetings[sitting.key].pk)
    item = meeting.items.filter(kind=ItemKind.MATTERS_ARISING).first()
    decisions.report(item=item, by=sittings.board.unit)


def _follow(board, begins, followed):
    """Each step on its own day."""
    challenge = Challenge.objects.get(question__startswith=begins)
    asked = challenge.item.meeting.date
    for after, step, text in followed:
        on = days.working_day(asked + timedelta(days=after))
        if on < board.today:
            with at(moment(on)), acting(board.unit):
                STEPS[step](challenge=challenge, text=text, by=board.unit)
