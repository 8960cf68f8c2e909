"""Words that are redacted wherever they stand go in capitals and small letters alike."""

import re

import pytest
from django.urls import reverse

from meetings.models import Redaction
from meetings.publication.folding import folded, pattern_of
from tests.factories.publication import public_scene


def stands(words, text):
    spans = folded(text).spans(re.compile(pattern_of(words)))
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("Kit Moss", "kit moss, KIT\nMOSS; Kit Mossop", ["kit moss", "KIT\nMOSS"]),
        ("Straße", "ßß STRASSE, Straße, Straßen", ["STRASSE", "Straße"]),
        ("Strass", "Straße", []),
        ("STRASSE", "aß Straße b", ["Straße"]),
        ("Zoë", "ZOE\u0308 Zoë Zoe", ["ZOE\u0308", "Zoë"]),
        ("Zoe", "ZOE\u0308 Zoë zoe", ["zoe"]),
        ("İpek", "x İPEK İpek.", ["İPEK", "İpek"]),
        ("(a.b)", "(A.B) (axb)", ["(A.B)"]),
    ],
)
def test_words_stand_where_they_are_written(words, text, expected):
    assert stands(words, text) == expected


@pytest.mark.django_db
def test_words_are_hidden_in_any_capitals_and_the_page_says_how_many(client):
    paragraphs = ("Zorblax Quimby was seen.", "zorblax quimby, ZORBLAX QUIMBY", "Zorblax came.")
    scene = public_scene("".join(f"<p>{words}</p>" for words in paragraphs))
    scene.begin()
    place = scene.place("Discussion", "Zorblax Quimby")
    client.force_login(scene.unit)

    response = client.post(
        reverse("meetings:redact", args=[scene.publication.pk])
        + f"?place={place.replace('#', '%23')}",
        {"what": "words", "words": "Zorblax Quimby", "everywhere": "on", "reason": "child"},
        follow=True,
    )

    quoted = Redaction.objects.order_by("pk").values_list("quoted", flat=True)
    assert list(quoted) == ["Zorblax Quimby", "zorblax quimby", "ZORBLAX QUIMBY"]
    assert "Redacted in 3 places, 2 of them in other capitals." in response.content.decode()


@pytest.mark.django_db
def test_a_name_that_is_a_word_as_well_leaves_the_word():
    scene = public_scene("<p>Mark came. MARK left. We mark the day.</p>")
    scene.begin()

    made = scene.redact(scene.place("Discussion", "Mark"), "Mark", everywhere=True)

    assert [each.quoted for each in made] == ["Mark", "MARK"]
