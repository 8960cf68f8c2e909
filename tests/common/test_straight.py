"""Marks that turn the direction of letters do not come in with what people type."""

import pytest
from django.http import QueryDict

from actions.forms import UpdateForm
from actions.services import fit_text
from common.straight import straight, straight_data
from tests.factories.actions import ActionFactory

TURNED = "Write\u202e to \u2066Wexlow\u2069"


def test_marks_go_and_letters_of_every_script_stay():
    assert straight(TURNED) == "Write to Wexlow"
    assert straight("שלום \u200f(2026)") == "שלום \u200f(2026)"


def test_data_without_marks_is_left_as_it_was_sent():
    sent = QueryDict("text=Write&text=Ring")

    assert straight_data(sent) is sent
    assert straight_data(None) is None


def test_every_value_of_a_name_is_mended():
    sent = QueryDict(mutable=True)
    sent.setlist("text", [TURNED, "Ring"])

    assert straight_data(sent).getlist("text") == ["Write to Wexlow", "Ring"]


@pytest.mark.django_db
def test_forms_read_words_without_them():
    action = ActionFactory()
    form = UpdateForm({"status": "in_progress", "text": TURNED}, action=action)

    assert (form.is_valid(), form.cleaned_data["text"]) == (True, "Write to Wexlow")


def test_an_action_is_kept_without_them():
    assert fit_text(TURNED) == "Write to Wexlow"
