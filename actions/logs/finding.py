"""What the review of a log asks the tracker: how its columns are read, and what is there already."""

from collections import defaultdict

from actions.logs.names import directory, plain
from actions.logs.rows import Columns
from actions.models import Action, ActionLogRow


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
        self.by_text, self.by_reference, self.seen = defaultdict(list), {}, {}
        actions = Action.objects.filter(group=group).prefetch_related("owners")
        for action in actions.only("reference", "text"):
            owners = frozenset(_key(owner) for owner in action.owners.all())
            self.by_text[plain(action.text)].append((owners, action))
            self.by_reference[plain(action.reference)] = action
        earlier = ActionLogRow.objects.filter(log__group=group, action__isnull=False)
        for row in earlier.exclude(reference="").select_related("action"):
            self.by_reference.setdefault(plain(row.reference), row.action)

    def like(self, reading):
        """The action that says the same: by its reference, or by its words and an owner."""
        if not reading.text:
            return None
        found = self.by_reference.get(plain(reading.reference)) if reading.reference else None
        if found and _is_said_so(reading, found):
            return found
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


def _is_said_so(reading, action):
    """A number such as "3" is used again and again: then the words must be alike too."""
    if plain(reading.reference) == plain(action.reference):
        return True
    mine, theirs = set(plain(reading.text).split()), set(plain(action.text).split())
    return len(mine & theirs) * 2 >= len(mine | theirs)


def _key(owner):
    if owner.all_members:
        return "all"
    kinds = (("person", owner.person_id), ("group", owner.group_id))
    return next((f"{k}:{pk}" for k, pk in kinds if pk), f"organisation:{owner.organisation_id}")
