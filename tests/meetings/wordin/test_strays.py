"""Nothing but headings of columns and page numbers is missing from what is printed as JSON."""

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from common.richtext import words_of
from meetings.wordin.strays import tokens
from tests.meetings.wordin import files
from tests.meetings.wordin.test_layouts import PRESENT, board, items_of

LEADS = (
    *("", "", "", "Action: ", "AGREED: ", "Decision: ", "Q: ", "A: ", "Challenge from AB: ", "Response: ", "Update: "),
    *("- ", "1. ", "**", "__", "Page 3 – ", "Action 3.2 – All – ", "PC to ", "Venue: ", "Chair: ", "Note: "),
    *("Any other business: ", "Next meeting: ", "Apologies from ", "Matters arising: ", "Deadline: "),
)  # fmt: skip
HEADINGS = (
    *(("Name", "Job title and agency", "Present / Apologies"), ("Name", "Present", "Apologies")),
    *(("Item", "Discussion", "Action"), ("No", "Item", "Minutes", "By whom"), ("Ref", "Action", "Owner", "Update")),
    *(("Name", "Agency", "Apologies"), ("Topic", "Notes", "Decision", "Action", "Due")),
)  # fmt: skip
LINES = st.tuples(st.sampled_from(LEADS), st.integers(1, 4))
CELLS = st.lists(LINES, max_size=2)
TABLES = st.sampled_from(HEADINGS).flatmap(
    lambda head: st.tuples(
        st.just(head),
        st.lists(st.lists(CELLS, min_size=len(head), max_size=len(head)), min_size=1, max_size=3),
    )
)
BLOCKS = st.lists(st.one_of(LINES, TABLES), min_size=1, max_size=10)


def test_headings_and_page_numbers_are_kept_apart():
    document = board(
        ("1. Neglect", "First page.", ""), ("Item", "Discussion", "Action"), ("", "More.", "")
    )
    files.lines(document, "Page 2 of 3", "That is 7.")

    read = files.read(document)

    assert read.left_out == ["Item Discussion Action", "Page 2 of 3"]
    assert items_of(read) == [
        ("", "1", "Neglect", "<p>First page.</p><p>More.</p><p>That is 7.</p>"),
    ]


def test_numbers_that_run_on_between_paragraphs_are_those_of_pages():
    document = files.new()
    files.lines(
        document, "Northmere Board", "Date: 11 June 2025", *PRESENT, "**1. Neglect**", "Talk."
    )
    files.lines(document, "1", "More talk.", "2", "The end.")

    read = files.read(document)

    assert read.left_out == ["1", "2"]
    assert read.items[0].text == "<p>Talk.</p><p>More talk.</p><p>The end.</p>"


def test_a_lone_number_stays_where_it_stands():
    document = files.new()
    files.lines(
        document,
        "Northmere Board",
        "Date: 11 June 2025",
        *PRESENT,
        "**1. Neglect**",
        "Cases:",
        "17",
    )

    read = files.read(document)

    assert (read.left_out, read.items[0].text) == ([], "<p>Cases:</p><p>17</p>")


def test_a_line_of_the_head_that_nothing_says_stands_in_the_first_item():
    document = files.new()
    files.lines(
        document, "Northmere Board", "Date: 11 June 2025", "Strictly embargoed copy", *PRESENT
    )
    files.lines(document, "**1. Neglect**", "Talk.")

    assert files.read(document).items[0].text == "<p>Strictly embargoed copy</p><p>Talk.</p>"


def test_lines_of_the_head_that_nothing_says_keep_their_order():
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "Embargoed", "Not for the press")
    files.lines(document, *PRESENT, "**1. Neglect**", "Talk.")

    assert files.read(document).items[0].text == (
        "<p>Embargoed</p><p>Not for the press</p><p>Talk.</p>"
    )


def test_the_top_and_foot_of_the_pages_are_kept_apart_once():
    document = files.new()
    document.sections[0].header.paragraphs[0].text = "OFFICIAL-SENSITIVE – Northmere Board"
    document.sections[0].footer.paragraphs[0].text = "Northmere Board, 11 June 2025"
    files.lines(
        document, "Northmere Board", "Date: 11 June 2025", *PRESENT, "**1. Neglect**", "So."
    )

    read = files.read(document)

    assert read.left_out == ["Top or foot of the page: OFFICIAL-SENSITIVE – Northmere Board"]
    assert read.items[0].text == "<p>So.</p>"


def test_comments_are_kept_apart_and_queried():
    document = files.new()
    files.lines(document, "Northmere Board", "Date: 11 June 2025", *PRESENT, "**1. Neglect**")
    said = files.write(document, "Talk.")
    document.add_comment(said.runs, text="Is this\nright?", author="Jane Fox")

    read = files.read(document)

    assert read.left_out == ["Comment by Jane Fox: Is this right?"]
    assert [(item.text) for item in read.items] == ["<p>Talk.</p>"]
    assert [each.code for each in read.warnings] == ["comments"]


class Written:
    """A document of invented words; `said` are the word sequences of its lines, marks left out."""

    def __init__(self):
        self.document, self.said, self.count = files.new(), [], 0

    def line(self, lead, length):
        words = []
        for _ in range(length):
            self.count += 1
            words.append(f"{'Zu' if self.count % 3 == 1 else 'zo'}{_letters(self.count)}")
        self.said.append([word.casefold() for word in words])
        close = lead if lead in ("**", "__") else ""
        return f"{lead}{' '.join(words)}{close}"

    def add(self, blocks):
        for block in blocks:
            if isinstance(block[1], int):
                files.write(self.document, self.line(*block))
            else:
                head, rows = block
                cells = [
                    [[self.line(*line) for line in cell] or [""] for cell in row] for row in rows
                ]
                files.table(self.document, head, *cells)
        return self


def _letters(number):
    return "".join("abcdefghij"[int(digit)] for digit in str(number)) + "x"


def strings(value):
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)
    elif isinstance(value, str):
        yield words_of(value) if re.match(r"<(?:p|ul|ol|table)\b", value) else value


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(BLOCKS)
def test_every_sequence_of_words_stands_in_the_json(blocks):
    written = Written()
    files.lines(written.document, "Northmere Board", "Date: 11 June 2025", *PRESENT)
    written.add(blocks)

    printed = files.read(written.document).as_printed()

    del printed["warnings"]
    stream = " | ".join(" ".join(tokens(each)) for each in strings(printed))
    assert [said for said in written.said if " ".join(said) not in stream] == []
