"""Pieces of HTML are those that Django's own functions give."""

import pytest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from common.markup import piece, pieces

VALUES = ["<b>&'\"", mark_safe("<i>"), 7, None, gettext_lazy("Yes & no"), "{}", "%s"]


@pytest.mark.parametrize("value", VALUES)
def test_a_value_is_escaped_as_django_does(value):
    assert piece("<p>{}</p>", value) == format_html("<p>{}</p>", value)
    assert piece("{}", piece("{}", value)) == format_html("{}", value)


def test_rows_are_joined_as_django_does():
    rows = [(value, number) for number, value in enumerate(VALUES)]

    assert pieces("<li>{1}{0}</li>", rows) == format_html_join("", "<li>{1}{0}</li>", rows)
