"""Actions that begin with whose they are, and columns that name an owner beside what is to be done."""

import pytest

from tests.meetings.wordin import files


def read_of(*texts):
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "Present:")
    files.lines(document, "Asha Bell, Independent Chair (AB)", "Paul Crane, Police (PC)")
    files.lines(document, *texts)
    return files.read(document)


def actions_of(item):
    return [(action.text, action.owners, action.due) for action in item.actions]


@pytest.mark.parametrize("sign", [" – ", ": ", " - "])
def test_several_lines_below_actions_each_begin_with_an_owner(sign):
    lines = (f"Paul{sign}to write home", f"Asha{sign}to check it", f"All{sign}send names by May")
    read = read_of("1. Audit", "Members noted it.", "Actions:", *lines, "Paul – left early.")

    assert [owners for _, owners, _ in actions_of(read.items[0])] == [
        ["Paul Crane"],
        ["Asha Bell"],
        ["All"],
    ]
    assert read.items[0].text == "<p>Members noted it.</p><p>Paul – left early.</p>"
