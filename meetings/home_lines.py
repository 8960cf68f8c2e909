"""Lines of the first page that rooms above this one give: what waits there for whoever looks.

    home_lines.register(lines)

`lines(person)` gives `meetings.presenters.waiting.Waiting` of what waits for this person, and asks the
database only for those for whom something can wait.
"""

_sources = []


def register(lines):
    """Called in the `ready()` of the other room."""
    _sources.append(lines)


def lines_for(person):
    return [line for lines in _sources for line in lines(person)]
