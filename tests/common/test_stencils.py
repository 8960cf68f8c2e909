"""A form drawn from a stencil says what the form says, with its own token, people and nothing kept of others."""

import pytest
from django import forms
from django.template import RequestContext

from common import stencils
from common.choosing import Choices, Select
from common.forms import ServiceForm


class OfferForm(ServiceForm):
    text = forms.CharField(label="What was said", help_text="In a few words.")
    who = forms.ChoiceField(widget=Select, required=False)
    colour = forms.ChoiceField(choices=[("r", "Red"), ("g", "Green")])

    def __init__(self, *args, people=(), **kwargs):
        super().__init__(*args, **kwargs)
        people = [(str(number), name) for number, name in enumerate(people)]
        self.fields["who"].choices = Choices([("", "Nobody"), ("Here", people)])


def context_of(rf):
    context = RequestContext(rf.get("/"))
    context["csrf_token"] = str(id(context))
    return context


def test_second_form_has_its_own_token_and_people(rf):
    first = OfferForm(people=["Ann & Bob"], auto_id="offer_%s")
    stencils.drawn(first, context_of(rf))
    second, context = OfferForm(people=["Cleo", "<Dan>"], auto_id="offer_%s"), context_of(rf)

    html = stencils.drawn(second, context)

    assert html == stencils.whole(second, context)
    assert html.count(str(second["token"].value())) == 1
    assert html.count(str(first["token"].value())) == 0
    assert html.count("&lt;Dan&gt;") == 1
    assert html.count("Bob") == 0


def test_form_with_something_in_it_is_refused(rf):
    with pytest.raises(TypeError, match="Only an empty form is drawn from a stencil"):
        stencils.drawn(OfferForm(initial={"text": "x"}), context_of(rf))
    with pytest.raises(TypeError, match="Only an empty form is drawn from a stencil"):
        stencils.drawn(OfferForm({"text": "x"}), context_of(rf))
