"""What changed between two agendas, in sentences, as one reader may see them."""

FACTS = {
    "name": "Title",
    "kind_text": "Kind of meeting",
    "date_text": "Date",
    "time_text": "Time",
    "venue": "Venue",
    "venue_address": "Address",
    "link": "Link",
    "paper_deadline_text": "Papers due",
    "marking": "Marking",
}
LINE_FACTS = {
    "presenter": "presenter",
    "purpose_text": "purpose",
    "minutes_text": "time",
    "priority": "priority",
}


def changes_between(before, after):
    """Sentences about two `AgendaRecord`s made for the same reader; empty when they say the same."""
    old = {line.key: line for line in before.lines}
    new = {line.key: line for line in after.lines}
    sentences = _facts(before, after)
    sentences += [f"Added: {new[key].number} {_title(new[key])}." for key in new if key not in old]
    sentences += [
        f"Taken off: {old[key].number} {_title(old[key])}." for key in old if key not in new
    ]
    for key in new:
        if key in old:
            sentences += _line(old[key], new[key])
    return sentences + _between(before, after) + _order(before, after)


def _facts(before, after):
    return [
        _change(label, getattr(before, name), getattr(after, name))
        for name, label in FACTS.items()
        if getattr(before, name) != getattr(after, name)
    ]


def _line(old, new):
    where = f"{new.number} {_title(new)}"
    sentences = []
    if _title(old) != _title(new):
        sentences.append(f"{new.number} was called “{_title(old)}” and is now “{_title(new)}”.")
    for name, label in LINE_FACTS.items():
        if getattr(old, name) != getattr(new, name):
            sentences.append(_change(f"{where}: {label}", getattr(old, name), getattr(new, name)))
    if old.description != new.description:
        sentences.append(f"{where}: the description was changed.")
    if old.is_confidential != new.is_confidential:
        now = "is now confidential" if new.is_confidential else "is no longer confidential"
        sentences.append(f"{where} {now}.")
    return sentences


def _between(before, after):
    """What became of the decisions taken between meetings that the agenda lists."""
    old = {each.reference: each.words for each in before.between}
    new = {each.reference: each.words for each in after.between}
    where = "Decisions taken between meetings"
    sentences = [f"{where}: {key} was added." for key in new if key not in old]
    sentences += [f"{where}: {key} was taken out." for key in old if key not in new]
    changed = [key for key in new if key in old and new[key] != old[key]]
    return sentences + [f"{where}: {key} was changed." for key in changed]


def _order(before, after):
    """One sentence when items that are in both stand in another order, or their parts changed."""
    old_keys, new_keys = ([line.key for line in record.lines] for record in (before, after))
    both = set(old_keys) & set(new_keys)
    sentences = []
    if [key for key in old_keys if key in both] != [key for key in new_keys if key in both]:
        sentences.append("The order of the items was changed.")
    if [part.title for part in before.parts] != [part.title for part in after.parts]:
        sentences.append("The parts of the agenda were changed.")
    elif not sentences and _places(before, both) != _places(after, both):
        sentences.append("Items were moved to another part.")
    return sentences


def _places(record, keys):
    return [[line.key for line in part.lines if line.key in keys] for part in record.parts]


def _change(label, old, new):
    if not old:
        return f"{label}: now {new}."
    if not new:
        return f"{label}: {old} was taken out."
    return f"{label}: {old} became {new}."


def _title(line):
    return line.closed_title or line.title
