"""Lists of choices say what Django's own template says."""

import pytest
from django import forms
from django.forms.renderers import TemplatesSetting

from common.renderer import FormRenderer

CHOICES = [
    ("", "Choose"),
    (3, "Three"),
    ("People", [("person:1", "Aisha <O'Neill> & Sons"), ('"x"', "Quoted")]),
]


def squeezed(html):
    return " ".join(html.split()).replace("> <", "><")


@pytest.mark.parametrize("chosen", [None, "", 3, "person:1", '"x"', "not there"])
@pytest.mark.parametrize("attrs", [{}, {"id": "id_owner", "required": True, "hidden": False}])
def test_select_is_the_same_as_with_templates(chosen, attrs):
    widget = forms.Select(choices=CHOICES)

    ours = widget.render("owner<", chosen, attrs, renderer=FormRenderer())

    theirs = widget.render("owner<", chosen, attrs, renderer=TemplatesSetting())
    assert squeezed(ours) == squeezed(theirs)


def test_select_of_several_is_the_same_as_with_templates():
    widget = forms.SelectMultiple(choices=CHOICES)

    ours = widget.render("owner", ["3", "person:1"], {"class": "a b"}, renderer=FormRenderer())

    theirs = widget.render(
        "owner", ["3", "person:1"], {"class": "a b"}, renderer=TemplatesSetting()
    )
    assert squeezed(ours) == squeezed(theirs)
    assert ours.count(" selected") == 2


def test_other_widgets_come_from_their_templates():
    widget = forms.TextInput()

    assert widget.render("q", "a&b", renderer=FormRenderer()) == (
        '<input type="text" name="q" value="a&amp;b">'
    )
