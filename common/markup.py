"""Pieces of HTML for long lists: Django's `format_html` takes longer over a thousand pieces than the database does."""

from html import escape

from django.utils.safestring import SafeString


def pieces(pattern, rows):
    """What `format_html_join("", pattern, rows)` gives, places by number only; values are escaped the same."""
    return SafeString("".join([pattern.format(*map(_escaped, row)) for row in rows]))


def piece(pattern, *values):
    """What `format_html(pattern, *values)` gives, likewise."""
    return SafeString(pattern.format(*map(_escaped, values)))


def _escaped(value):
    return value.__html__() if hasattr(value, "__html__") else escape(str(value))
