"""The reason of a redaction is published, so it repeats nothing of what is redacted."""

import pytest

from common.refusals import Refused
from meetings.models import Redaction
from meetings.publication.reasons import told_by
from tests.factories.publication import MARKER, public_scene

HIDDEN = "The enquiry into Westmere Lodge, where Jayden was hurt on 12/03/2026 by an older boy."


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("live enquiry", ""),
        ("about jayden", "jayden"),
        ("the Older  Boy is named", "Older  Boy"),
        ("what happened at the lodge", "lodge"),
        ("hearing in 2026", "2026"),
        ("by an order of the court", ""),
        ("the case is live", ""),
    ],
)
def test_words_that_tell(reason, told):
    assert told_by(reason, HIDDEN) == told


def test_one_redacted_word_is_told_in_any_letters():
    assert told_by("her adoption", "adoption") == "adoption"
    assert told_by("to protect Dean", "Dean Hill") == "Dean"
    assert told_by("", "Dean Hill") == ""


@pytest.mark.django_db
def test_reason_that_repeats_what_is_redacted_is_refused():
    scene = public_scene()
    scene.begin()
    place = scene.place("Discussion", MARKER)

    with pytest.raises(Refused) as refused:
        scene.redact(place, MARKER, reason="other", other_reason=f"about {MARKER.lower()}")

    assert str(refused.value) == (
        "The reason is published, and it says “thistlewick”, which is redacted. Use other words."
    )
    assert not Redaction.objects.exists()


@pytest.mark.django_db
def test_words_that_an_earlier_reason_says_are_not_redacted_beside_it():
    scene = public_scene()
    scene.begin()
    scene.redact(
        scene.place("Discussion", "All returns"),
        "January",
        reason="other",
        other_reason=f"about {MARKER}",
    )

    with pytest.raises(Refused, match="The reason of an earlier redaction is published"):
        scene.redact(scene.place("Discussion", MARKER), MARKER)
