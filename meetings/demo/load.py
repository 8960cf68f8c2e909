"""Loading the demo board: who there is, then the year, step by step in the order of the days."""

from datetime import timedelta
from heapq import heapify, heappop, heappush
from itertools import count

from django.db import transaction
from django.utils import timezone

from board.models import Group, Person
from common.history import acting
from common.refusals import Refused
from meetings.demo import clock, papers, publications, registers, tracker, year
from meetings.demo.board import Board
from meetings.demo.forward import Plan
from meetings.demo.records import SITTINGS
from meetings.demo.sittings import Sittings
from meetings.demo.tables import count_rows
from meetings.demo.words import Words
from meetings.demo.years.build import EarlierYears

SET_UP = timedelta(weeks=57)


def holds_a_board():
    """Whether somebody has begun to use this database."""
    return Person.objects.exists() or Group.objects.exists()


@transaction.atomic
@acting(None, via="command")
def load(years=1, tell=lambda sentence: None):
    """Build the whole demo board, or nothing of it.

    Before the year that is lived there are `years` - 1 earlier ones, made in bulk to measure with;
    `tell` is called with a sentence as each part is done.
    """
    if holds_a_board():
        raise Refused(
            "This database already holds a board, so the demo board was not loaded; "
            "it only goes into an empty one."
        )
    today = timezone.localdate()
    board = Board(today)
    sittings = Sittings(board, Words(), SITTINGS)
    with clock.at(clock.moment(today - SET_UP)):
        board.build()
    earlier = _earlier_years(board, years, tell)
    tell("Living through the last year.")
    with clock.at(clock.moment(today - SET_UP)), acting(board.unit):
        sittings.plan_all()
        year.enter_school_holidays(board)
    _live_through(
        [
            *[(clock.moment(day, 9), step) for day, step in board.people_leave()],
            *[(clock.moment(day, 9), step) for day, step in board.groups_renamed()],
            *sittings.steps(),
            *registers.steps(sittings),
            *earlier.approvals_to_come(sittings),
        ],
        sittings,
    )
    with acting(board.unit):
        year.plan_ahead(board)
    Plan(board).fill()
    papers.fill(board)
    publications.fill(board)
    tracker.fill(board)
    if years > 1:
        tell("Counting what there is, so that the database finds it quickly.")
        count_rows()


def _earlier_years(board, years, tell):
    earlier = EarlierYears(board, years, tell)
    if years > 1:
        with acting(board.unit):
            earlier.build()
    return earlier


def _live_through(steps, sittings):
    """Carry out each step on its day; steps may bring later ones, and those of days to come wait."""
    now, turn = timezone.now(), count()
    queue = [(moment, next(turn), step) for moment, step in steps]
    heapify(queue)
    while queue:
        moment, _, step = heappop(queue)
        with clock.at(moment), acting(sittings.board.unit):
            step()
        for later, again in sittings.take_later():
            if later <= now:
                heappush(queue, (later, next(turn), again))
