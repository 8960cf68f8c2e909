"""Who may change the board's people and groups. `check_…` raises a reason, `can_…` answers."""

import rules

from common.refusals import Refused


@rules.predicate
def is_business_unit(person):
    return person.is_authenticated and person.is_business_unit


def check_manage_board(person):
    """Only the business unit keeps the profile, groups, people and organisations."""
    if not is_business_unit(person):
        raise Refused("Only the business unit can change the board, its groups and its people.")


def can_manage_board(person):
    return is_business_unit(person)


rules.add_perm("board.manage_board", is_business_unit)
