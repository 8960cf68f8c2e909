"""Columns that are headed in the words of everyday: "What we said", "What we will do"."""

import pytest

from tests.meetings.wordin import files


@pytest.mark.parametrize(
    "headings",
    [
        ("Topic", "What we said", "What we will do"),
        ("Item", "What was said", "What needs to happen"),
        ("Subject", "What we talked about", "To do"),
    ],
)
def test_columns_in_everyday_words(headings):
    document = files.new()
    files.lines(
        document,
        "**Testham Safeguarding Children Board**",
        "Monday 3 March 2014, 2.00pm – 4.00pm, Town Hall",
        "Present: Ann Bell (Chair, Council) (AB); Carl Dunn, Police (CD); Eve Fox, CCG (EF)",
    )
    files.table(
        document,
        headings,
        ("Last notes", "The notes were fine.", "Carl to send slides to Eve by 25 April"),
        ("Risks", "Gus has left.", ""),
    )

    found = files.read(document).items

    assert [(item.title, item.text) for item in found] == [
        ("Last notes", "<p>The notes were fine.</p>"),
        ("Risks", "<p>Gus has left.</p>"),
    ]
    assert [(each.owners, each.due) for each in found[0].actions] == [(["Carl Dunn"], "25 April")]
