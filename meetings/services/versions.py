"""Earlier versions of the text of an item: which there were, and putting one back."""

from django.db import transaction

from common.refusals import Refused
from meetings.models import AgendaItem
from meetings.services import records
from trail import kinds, ledger
from trail.kinds import Rows

TEXT = Rows(
    AgendaItem,
    "text",
    hidden=frozenset(f.name for f in AgendaItem._meta.concrete_fields) - {"discussion"},
)
"""The history of an item, of its discussion alone."""
MOST = 200
"""So many of the latest saves are looked through for versions."""
NOT_THERE = "There is no such version of this text."


def saves_of(item):
    """The saves of an item's discussion that left words, newest first; typing without a pause is one.

    They are the steps of `trail.ledger`. Two queries.
    """
    steps, _total = ledger.page_of_steps(
        [TEXT], item.pk, kinds.ALL, ledger.Wanted(), limit=MOST, offset=0
    )
    found, last = [], ""
    for step in sorted(steps, key=_order):
        text = step.after["discussion"] if step.after else last
        if text != last:
            found.append(step)
        last = text
    return found[::-1]


def _order(step):
    return (step.after or step.before)["pgh_id"]


@transaction.atomic
def restore_text(*, item, event, expected_version, by):
    """Put the discussion of an earlier save (the key of its event) in place of what stands now.

    What stands now stays in the history as a version of its own. Refused like
    any writing when somebody else saved in between.
    """
    state = AgendaItem.events.rel.related_model._base_manager.filter(
        pgh_id=event, pgh_obj_id=item.pk
    ).first()
    if state is None:
        raise Refused(NOT_THERE)
    return records.save_discussion(
        item=item, html=state.discussion, expected_version=expected_version, by=by
    )
