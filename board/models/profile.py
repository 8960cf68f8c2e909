from django.core.validators import RegexValidator
from django.db import models

from board.colours import ink_of, text_on
from board.enums import Marking, Preset
from board.vocabulary import words_for
from common.history import tracked
from common.models import VersionedModel


class BoardProfileManager(models.Manager):
    def current(self):
        """The one profile, or an unsaved one with general words before it has been set up."""
        return self.first() or self.model(
            pk=1, name="Safeguarding children", short_name="Safeguarding"
        )


@tracked()
class BoardProfile(VersionedModel):
    """The one board that this deployment serves: its name, look, contact and words."""

    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=40)
    area = models.CharField(max_length=120, blank=True)
    logo = models.ImageField(upload_to="board/", blank=True)
    brand_colour = models.CharField(
        max_length=7,
        default="#1d5c63",
        validators=[RegexValidator(r"^#[0-9a-fA-F]{6}$", "Write the colour as #rrggbb.")],
    )
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=40, blank=True)
    contact_address = models.TextField(blank=True)
    website = models.URLField(blank=True)
    default_marking = models.CharField(
        max_length=20, choices=Marking, blank=True, default=Marking.OFFICIAL
    )
    preset = models.CharField(max_length=20, choices=Preset, default=Preset.LSCP_2026)
    word_edits = models.JSONField(default=dict, blank=True)
    has_public_area = models.BooleanField(default=False)
    keeps_attended_open = models.BooleanField(default=False)

    objects = BoardProfileManager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="%(app_label)s_%(class)s_one_row")
        ]

    def __str__(self):
        return self.name

    @property
    def words(self):
        """The board's vocabulary, see `board.vocabulary.Words`."""
        return words_for(self.preset, self.word_edits)

    @property
    def look(self):
        """Changes whenever colour or logo change: part of the addresses that browsers may keep."""
        return f"{self.version}-{self.brand_colour[1:]}"

    @property
    def brand_text(self):
        """White or ink: what can be read on the brand colour."""
        return text_on(self.brand_colour)

    @property
    def brand_ink(self):
        """The brand colour, darkened where it must be to be read as text on white paper."""
        return ink_of(self.brand_colour)
