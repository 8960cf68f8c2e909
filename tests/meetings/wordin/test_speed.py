"""Twelve pages are read in under two seconds of processor time."""

from time import process_time

import pytest

from meetings.wordin.words import in_one_language
from tests.meetings.wordin import files

SENTENCES = (
    "PC presented the report on neglect, with figures for each quarter and what schools had said. ",
    "Members asked how the new rota would work in the holidays; AB explained that it covers the whole year. ",
    "It was felt that the training should be offered to early years as well, by the end of March 2026. ",
)


def test_twelve_pages():
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025, 2pm – 5pm", "Present:")
    files.lines(
        document, *(f"Asha Bell{n}, Northmere Police (A{n})" for n in "bcdefghijklmnopqrstuvwxyz")
    )
    rows = [
        (
            f"{n}. Item {n}",
            [
                *(sentence * 4 for sentence in SENTENCES),
                "Action: Asha Bellb to write to all – by 3 July",
            ],
            "Ab",
        )
        for n in range(1, 36)
    ]
    files.table(document, ("Item", "Discussion", "Action"), *rows)
    data = files.data(document)

    start = process_time()
    read = files.read_minutes(data, name="minutes.docx")
    spent = process_time() - start

    assert sum(len(files.WORD.findall(item.text)) for item in read.items) > 6_000
    assert len(read.items) == 35
    assert spent < 2


@pytest.mark.parametrize(
    "word", [". A", "– ", "A B and ", "AB asked ", "Q: a A: b ", "1. ", "Action "]
)
def test_a_line_of_ten_thousand_characters_takes_no_longer(word):
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025", "Present:", "Asha Bell (AB)")
    files.lines(
        document, word * (10_000 // len(word)), "**1. Action log**", word * (10_000 // len(word))
    )
    data = files.data(document)

    start = process_time()
    files.read_minutes(data, name="minutes.docx")

    assert process_time() - start < 2


def test_a_foot_of_the_page_full_of_times_takes_no_longer():
    document = files.new()
    document.sections[0].footer.paragraphs[0].text = "9.30am " * 4_000
    files.lines(document, "Northmere Board", "Date: 11 June 2025", "Present: Asha Bell (AB)", "So.")

    start = process_time()
    read = files.read(document)

    assert process_time() - start < 5
    assert len(read.left_out) == 1


def test_a_label_beside_a_stretch_of_capitals_takes_no_longer():
    start = process_time()

    assert in_one_language(f"{'A' * 38}! / Present: Asha Bell").startswith("Present: ")

    assert process_time() - start < 1


@pytest.mark.parametrize("word", ["; ", ", ", "("])
def test_a_cell_of_twenty_thousand_signs_takes_no_longer(word):
    document = files.new()
    files.lines(document, "Northmere Board", "11 June 2025", "Present:", "Asha Bell (AB)")
    text = word * (20_000 // len(word))
    rows = [("1. Matters arising", text, ""), ("2. Data", "Noted.", text)]
    files.table(document, ("Item", "Discussion", "Action"), *rows)
    data = files.data(document)

    start = process_time()
    files.read_minutes(data, name="minutes.docx")

    assert process_time() - start < 2
