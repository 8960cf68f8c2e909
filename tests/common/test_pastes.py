"""What each program puts on the clipboard, and what is kept of it: `tests/pastes`."""

import pytest
from django.urls import reverse

from common import richtext
from common.richtext import shown
from tests.factories.board import AccountFactory
from tests.pastes import NAMES, sample


@pytest.mark.parametrize("name", NAMES)
def test_paste_keeps(name):
    found = sample(name)

    kept = richtext.of_clipboard(found.html, found.text)

    assert kept == found.kept
    assert richtext.clean(kept) == kept


@pytest.mark.django_db
def test_the_editor_is_answered_with_what_is_kept(client):
    found = sample("word-bullets")
    client.force_login(AccountFactory())

    response = client.post(reverse("paste"), {"html": found.html, "text": found.text, "beside": 9})

    assert (response.status_code, response.json()) == (200, {"html": found.kept})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("html", "sentence"),
    [
        (
            "<p>" + "x" * 199_990,
            "This paste has 199,997 characters with its formatting; one item can hold 200,000, and "
            "9 are here already. Nothing was pasted and your text is as it was: paste it in parts, "
            "over several items.",
        ),
        (
            "x" * 3_000_001,
            "This paste is too long to be read. Nothing was pasted and your text is as it was: "
            "paste it in parts, over several items.",
        ),
    ],
)
def test_a_paste_that_is_too_long_is_refused_with_a_sentence(client, html, sentence):
    client.force_login(AccountFactory())

    response = client.post(reverse("paste"), {"html": html, "text": "", "beside": "9"})

    assert (response.status_code, response.json()) == (422, {"problem": sentence})


@pytest.mark.django_db
@pytest.mark.parametrize("beside", ["", "-1", "many", "9" * 30])
def test_a_paste_beside_an_unreadable_number_is_answered(client, beside):
    client.force_login(AccountFactory())

    response = client.post(reverse("paste"), {"text": "one\ntwo", "beside": beside})

    assert response.json() == {"html": "<p>one</p><p>two</p>"}


@pytest.mark.django_db
def test_nobody_pastes_without_signing_in(client):
    response = client.post(reverse("paste"), {"html": "x"}, headers={"accept": "application/json"})

    assert response.status_code == 401
    assert list(response.json()) == ["sign_in"]


def test_tables_are_shown_in_boxes_of_their_own_and_wide_ones_say_so():
    narrow, wide = (
        richtext.clean("<table><tr>" + "<td>x" * number + "<tr><td>y</table>") for number in (8, 9)
    )
    box = '<div class="table-wrap{}" role="group" aria-label="Table" tabindex="0">{}</div>'

    assert shown.in_boxes(f"<p>a</p>{narrow}") == f"<p>a</p>{box.format('', narrow)}"
    assert shown.in_boxes(wide) == box.format(" table-wrap--wide", wide)
