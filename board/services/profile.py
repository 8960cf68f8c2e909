"""The board's profile: its name, look, contact and words."""

from django.db import transaction

from board import rules
from board.models import BoardProfile
from board.services.writing import change
from board.vocabulary import PRESETS, Words, words_for

FIELDS = (
    "name",
    "short_name",
    "area",
    "logo",
    "brand_colour",
    "contact_email",
    "contact_phone",
    "contact_address",
    "website",
    "default_marking",
    "keeps_attended_open",
)


@transaction.atomic
def edit_profile(*, by, expected_version=None, logo=None, remove_logo=False, **values):
    """Save the profile. `logo` is a checked image file (see `board.logos`); None keeps the old one.

    A logo that was replaced or removed is deleted from storage after the commit.
    """
    rules.check_manage_board(by)
    profile = _profile()
    old = profile.logo.name if logo or remove_logo else ""
    if logo:
        profile.logo.save(logo.name, logo, save=False)
        values["logo"] = profile.logo
    elif remove_logo:
        values["logo"] = ""
    storage = profile.logo.storage
    change(profile, values, FIELDS, expected_version)
    if old:
        transaction.on_commit(lambda: storage.delete(old))
    return profile


@transaction.atomic
def edit_words(*, by, preset, edits, expected_version=None):
    """Save the preset and the board's own words (a dict of word name to text; blank: the preset's).

    Returns the names of the words that were put back to the preset's, because
    they still spoke of the body that another preset describes.
    """
    rules.check_manage_board(by)
    profile = _profile()
    own = _own_words(preset, edits)
    outdated = _outdated(preset, own) if preset != profile.preset else []
    kept = {name: text for name, text in own.items() if name not in outdated}
    values = {"preset": preset, "word_edits": kept}
    change(profile, values, ("preset", "word_edits"), expected_version)
    return outdated


@transaction.atomic
def set_public_area(*, is_open, by):
    """Open or close the pages that anybody may read without signing in."""
    rules.check_manage_board(by)
    profile = _profile()
    change(profile, {"has_public_area": is_open}, ("has_public_area",), None)
    return profile


def _profile():
    """The one row, made when the profile is saved for the first time."""
    first = BoardProfile.objects.current()
    return BoardProfile.objects.get_or_create(
        pk=1, defaults={"name": first.name, "short_name": first.short_name}
    )[0]


def _own_words(preset, edits):
    """Only the words that differ from the preset's."""
    unknown = set(edits) - set(Words.__dataclass_fields__)
    if unknown:
        raise TypeError(f"There are no words called {sorted(unknown)}.")
    base = words_for(preset, {})
    own = {name: text.strip() for name, text in edits.items()}
    return {name: text for name, text in own.items() if text and text != getattr(base, name)}


def _outdated(preset, own):
    """The names of own words which name a kind of body that other presets describe."""
    others = [words for key, words in PRESETS.items() if key != preset]
    return [
        name
        for name, text in own.items()
        if any(
            other.kind.lower() in text.lower()
            or other.kind_short.lower() in text.lower()
            or text == getattr(other, name)
            for other in others
        )
    ]
