import pytest

from board import colours


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48)],
)
def test_contrast_is_that_of_wcag(one, other, ratio):
    assert round(colours.contrast(one, other), 2) == ratio


@pytest.mark.parametrize(
    ("colour", "text"), [("#1d5c63", "#ffffff"), ("#ffd400", "#17211f"), ("#000000", "#ffffff")]
)
def test_text_is_what_can_be_read_better(colour, text):
    assert colours.text_on(colour) == text


@pytest.mark.parametrize(
    ("colour", "readable"), [("#1d5c63", True), ("#ffff00", True), ("#7f7f7f", False)]
)
def test_a_colour_is_readable_when_one_text_reaches_4_5(colour, readable):
    assert colours.is_readable(colour) is readable


def test_ink_keeps_a_colour_that_can_be_read_on_paper():
    assert colours.ink_of("#1d5c63") == "#1d5c63"


def test_ink_darkens_a_light_colour_until_it_can_be_read_on_paper():
    ink = colours.ink_of("#ffd400")

    assert (ink, colours.contrast(ink, "#ffffff") >= 4.5) == ("#8c7500", True)
