"""The rows of the agenda builder: each item beside its number and its place in the running clock."""

from common.formats import plural


def builder_rows(meeting, record, papers=()):
    """Parts with rows, for a meeting loaded with `for_agenda()` and its agenda in full.

    `papers` are (key of the item, number of its papers, how many of them are missing).

    `is_first` and `is_last` are about the whole agenda: past the edge of its
    part an item enters the next part.
    """
    parts = []
    counts = {key: _papers(number, missing) for key, number, missing in papers}
    total = len(meeting.parts_in_order)
    for index, (part, shown) in enumerate(zip(meeting.parts_in_order, record.parts, strict=True)):
        rows = [
            {"item": item, "line": line, "papers": counts.get(item.pk, "Papers")}
            for item, line in zip(part.items_in_order, shown.lines, strict=True)
        ]
        for place, row in enumerate(rows):
            row["is_first"] = index == 0 and place == 0
            row["is_last"] = index == total - 1 and place == len(rows) - 1
        parts.append(
            {
                "part": part,
                "number": shown.number,
                "title": shown.title,
                "rows": rows,
                "is_first": index == 0,
                "is_last": index == total - 1,
            }
        )
    return parts


def _papers(number, missing):
    """ "3 papers, 1 missing", the words of the link to them."""
    return plural(number, "paper") + (f", {missing} missing" if missing else "")
