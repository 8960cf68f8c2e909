"""What the review of a log asks the tracker: how its columns are read, and what is there already."""

from collections import defaultdict
from dataclasses import dataclass

from actions.enums import LogField
from actions.logs.names import NEW, directory, plain
from actions.logs.rows import Columns
from actions.models import Action, ActionLogName, ActionLogRow
from common.formats import listing

ALIKE = 0.5
MOST_NAMED = 5


def columns_of(log, *, names=None):
    """The `Columns` by which the rows of a log are read."""
    names = log.names.all() if names is None else names
    return Columns(
        headings=tuple(log.headings),
        fields=tuple(log.fields),
        green_is_done=log.green_is_done,
        directory=directory(),
        names={name.key: name for name in names},
    )


class Already:
    """The actions of a group that are on the tracker, to tell which rows of a log say the same."""

    def __init__(self, group):
        self.by_text, self.seen = defaultdict(list), {}
        self.by_own, self.by_reference = {}, defaultdict(list)
        actions = Action.objects.filter(group=group).prefetch_related("owners")
        for action in actions.only("reference", "text"):
            owners = frozenset(_key(owner) for owner in action.owners.all())
            self.by_text[plain(action.text)].append((owners, action))
            self.by_own[plain(action.reference)] = action
        earlier = ActionLogRow.objects.filter(log__group=group, action__isnull=False)
        for row in earlier.exclude(reference="").select_related("action"):
            self.by_reference[plain(row.reference)].append(row.action)

    def like(self, reading):
        """The action that says the same: by its own reference, by its words with the reference of the log or
        an owner, or as the likest of those that had this reference in a log."""
        if not reading.text:
            return None
        reference = plain(reading.reference)
        if reference and reference in self.by_own:
            return self.by_own[reference]
        had_it = self.by_reference.get(reference, ()) if reference else ()
        likest = max(had_it, key=lambda action: _likeness(reading, action), default=None)
        if likest and plain(likest.text) == plain(reading.text):
            return likest
        return self._with_same_words(reading) or (
            likest if likest and _likeness(reading, likest) >= ALIKE else None
        )

    def _with_same_words(self, reading):
        owners = {owner for owner in reading.owners if isinstance(owner, str)}
        for theirs, action in self.by_text.get(plain(reading.text), ()):
            if owners & theirs or not (owners or theirs):
                return action
        return None

    def earlier_row(self, number, reading):
        """The number of an earlier row of the same log with the same words; None when this is the first."""
        names = tuple(sorted(name.key for name in reading.names))
        key = plain(reading.reference), plain(reading.text), names, reading.due
        return self.seen.setdefault(key, number) if reading.text else number


@dataclass(frozen=True)
class Answer:
    """Whom a name was said to mean in earlier logs; `is_clear`: always the same, and so in a log of the group."""

    choice: str
    is_clear: bool


def earlier_answers(log, keys):
    """{key of a name: the `Answer` of earlier logs}, the latest one where they differ."""
    given = ActionLogName.objects.filter(key__in=list(keys), is_settled=True)
    given = given.exclude(log=log).exclude(choice__in=("", NEW)).order_by("log_id")
    found = defaultdict(list)
    for key, choice, group in given.values_list("key", "choice", "log__group_id"):
        found[key].append((choice, group == log.group_id))
    return {
        key: Answer(
            answers[-1][0],
            len({choice for choice, _ in answers}) == 1 and any(is_own for _, is_own in answers),
        )
        for key, answers in found.items()
    }


def _likeness(reading, action):
    """From 0 to 1, how many words two texts share: a number such as "3" is used again and again."""
    if plain(reading.text) == plain(action.text):
        return 1
    mine, theirs = set(plain(reading.text).split()), set(plain(action.text).split())
    return 0.99 * len(mine & theirs) / max(1, len(mine | theirs))


def repeated_references(rows):
    """{number of a row: a sentence that asks} of rows that share a reference with another.

    Numbers alone are used again at each meeting and ask nothing, nor does one that was typed by hand.
    """
    sharing = defaultdict(list)
    for row in rows:
        if not row.is_left_out and any(letter.isalpha() for letter in row.reference):
            sharing[plain(row.reference)].append(row)
    asked = {}
    for those in sharing.values():
        if len(those) > 1 and not any(str(LogField.REFERENCE) in row.fixed for row in those):
            asked |= {row.number: _is_repeated(row, those) for row in those}
    return asked


def _is_repeated(row, those):
    others = [str(each.number) for each in those if each is not row]
    where = f"row {others[0]}" if len(others) == 1 else f"rows {listing(others[:MOST_NAMED])}"
    more = " and others" if len(others) > MOST_NAMED else ""
    return (
        f"“{row.reference}” stands at {where}{more} too. Say that it is meant for each, give this row another one "
        "under “Change row”, or leave one of them out."
    )


def _key(owner):
    if owner.all_members:
        return "all"
    kinds = (("person", owner.person_id), ("group", owner.group_id))
    return next((f"{k}:{pk}" for k, pk in kinds if pk), f"organisation:{owner.organisation_id}")
