"""The numbers that agenda items are quoted by: "2.3", or "4" when the agenda has one plain part."""


def item_numbers(parts):
    """A dict of item key to number, for parts in order, each with its items in order.

    `parts` is a list of (part, items). One part without a title gives plain
    numbers; otherwise items carry the number of their part in front. Parts
    without items keep their number, so that a part's number is its place.
    """
    is_plain = len(parts) == 1 and not parts[0][0].title
    numbers = {}
    for part_number, (_part, items) in enumerate(parts, start=1):
        for item_number, item in enumerate(items, start=1):
            number = str(item_number) if is_plain else f"{part_number}.{item_number}"
            numbers[item.pk] = number
    return numbers


def numbers_at(meeting):
    """The numbers of all items of a meeting that `meetings.loading.load_items` loaded."""
    items = meeting.items.all()
    parts = sorted(meeting.parts.all(), key=lambda part: (part.position, part.pk))
    return item_numbers(
        [(part, [item for item in items if item.part_id == part.pk]) for part in parts]
    )
