"""A line in bold that begins with a mark is a record of its item, and no title."""

import pytest

from tests.meetings.wordin import files
from tests.meetings.wordin.test_records import HEAD


def of_rows(*cells):
    document = files.new()
    files.lines(document, *HEAD)
    files.table(document, *([f"{number}.", text] for number, text in enumerate(cells, 1)))
    return files.read(document).items


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("**Action: Redraft chapter 4 – Jane Fox – 20 June 2025**", "actions", "Redraft chapter 4"),
        ("**Action – Jane Fox to write to schools**", "actions", "Jane Fox to write to schools"),
        ("**Actions: Jane Fox to publish it**", "actions", "Jane Fox to publish it"),
        ("**Decision: The plan was approved**", "decisions", "The plan was approved"),
        ("**Decision 2: The plan was approved**", "decisions", "The plan was approved"),
    ],
)
def test_a_bold_line_with_a_mark_is_no_title(line, kind, text):
    cell = f"**Child K**\nJane Fox presented the report.\n{line}\nPaul Crane thanked her."
    items = of_rows("**Welcome**\nHello.", cell)
    assert [item.title for item in items] == ["Welcome", "Child K"]
    assert [record.text for record in getattr(items[1], kind)] == [text]
    assert "Paul Crane thanked her." in items[1].text


@pytest.mark.parametrize(
    "title", ["Action plan", "Actions from the last meeting", "Decision making in courts"]
)
def test_words_of_marks_in_a_title(title):
    items = of_rows("**Welcome**\nHello.", f"**{title}**\nJane Fox presented it.")
    assert [item.title for item in items] == ["Welcome", title]
