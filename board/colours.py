"""Whether a board's colour can be read: contrast as WCAG 2.2 defines it (1.4.3: at least 4.5 to 1)."""

import re

WHITE = "#ffffff"
INK = "#17211f"
READABLE = 4.5


def is_colour(text):
    """Whether `text` is a colour as we keep it: #rrggbb."""
    return re.fullmatch(r"#[0-9a-fA-F]{6}", text) is not None


def contrast(one, other):
    """The contrast ratio of two colours written as #rrggbb, from 1.0 to 21.0."""
    lighter, darker = sorted([_luminance(one), _luminance(other)], reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def text_on(colour):
    """White or ink, whichever can be read better on `colour`."""
    return max(WHITE, INK, key=lambda text: contrast(colour, text))


def is_readable(colour):
    """Whether white or ink text can be read on `colour`."""
    return contrast(colour, text_on(colour)) >= READABLE


def ink_of(colour):
    """`colour`, darkened as little as needed to be read as text on white paper."""
    for step in range(100):
        darker = _darkened(colour, step / 100)
        if contrast(darker, WHITE) >= READABLE:
            return darker
    return "#000000"


def _channels(colour):
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _darkened(colour, share):
    return "#" + "".join(f"{round(channel * (1 - share)):02x}" for channel in _channels(colour))


def _luminance(colour):
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(value):
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
