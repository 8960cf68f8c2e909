"""What stands around the text of a file: the top and foot of its pages, and comments."""

from __future__ import annotations

from meetings.wordin.lines import lines_in
from meetings.wordin.strays import Said


def margins_of(body, result):
    """The lines at the top and foot of the pages that the minutes do not say, and all comments, each
    with what it is."""
    said = Said(result)
    lines = dict.fromkeys(" ".join(line.shown.split()) for line in lines_in(body.headers))
    found = [f"Top or foot of the page: {line}" for line in lines if not said.says(line)]
    found += [
        f"Comment by {author}: {words}" if author else f"Comment: {words}"
        for author, words in body.comments
    ]
    return [line for line in dict.fromkeys(found) if line not in result.left_out]
