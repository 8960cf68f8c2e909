"""HTML templates to tagged PDF (PDF/UA-1), in the board's font, colour and logo.

Templates extend `pdf/base.html`; their look is `static/scss/pdf.scss`. While a
PDF is made nothing is fetched but our own static files and `data:` addresses.
"""

import base64
import threading
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.template.loader import render_to_string

INK = "#17211f"
PAPER = "#ffffff"
READABLE = 4.5
"""The least contrast of text against its ground (WCAG 2.2, 1.4.3)."""

LOGO_SIZE = (900, 360)
VARIANT = "pdf/ua-1"

_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Look:
    """What a document takes from the board's profile. Words and colours only, so it can be frozen.

    `logo` is a `data:` address, or empty.
    """

    board: str
    colour: str
    logo: str = ""

    @property
    def heading_colour(self):
        """The board's colour where it can be read on white paper, or else the colour of text."""
        return self.colour if contrast(self.colour, PAPER) >= READABLE else INK

    @property
    def on_colour(self):
        """The colour of text on the board's colour: white or ink, whichever reads better."""
        return max((PAPER, INK), key=lambda ink: contrast(self.colour, ink))


def look_of(profile):
    """The look of a board's profile (`board.models.BoardProfile`)."""
    return Look(board=profile.name, colour=profile.brand_colour.lower(), logo=_logo(profile.logo))


def render(template, context, *, title, look, base=""):
    """A template as the bytes of a tagged PDF.

    `title` is the document's title; `base` the address that relative links in
    the text start from (this site's own when empty).
    """
    return write(html_of(template, context, title=title, look=look), base=base)


def html_of(template, context, *, title, look):
    """The HTML that `render` makes a PDF of, complete with the address of its stylesheet."""
    own = {"title": title, "look": look, "stylesheet": stylesheet()}
    return render_to_string(template, {**context, **own})


def write(html, *, base=""):
    """HTML as the bytes of a tagged PDF. Pango's fonts are shared, so threads take turns."""
    from weasyprint import HTML

    with _one_at_a_time:
        document = HTML(string=html, base_url=base or settings.SITE_URL, url_fetcher=_fetcher())
        # The hints are those of HTML itself: without them no list would start at its own number.
        return document.write_pdf(
            pdf_variant=VARIANT, font_config=_fonts(), presentational_hints=True
        )


def stylesheet():
    """The `file:` address of the compiled stylesheet of PDFs."""
    found = finders.find("pdf.css")
    if not found:
        raise ImproperlyConfigured("The stylesheet of PDFs is missing: run script/server once.")
    return Path(found).as_uri()


def contrast(one, other):
    """The contrast ratio of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _logo(file):
    """A `data:` address of the logo at the size of print, or "" when there is none to read."""
    if not file:
        return ""
    try:
        with file.open("rb") as source:
            return _drawn(source.read())
    except OSError:
        return ""


@lru_cache(maxsize=4)
def _drawn(picture):
    """The bytes of a picture as a `data:` address; kept, because it is asked for with each record."""
    from PIL import Image, UnidentifiedImageError

    try:
        with Image.open(BytesIO(picture)) as image:
            image.thumbnail(LOGO_SIZE)
            png = BytesIO()
            image.convert("RGBA").save(png, "PNG", optimize=True)
    except (OSError, UnidentifiedImageError):
        return ""
    return "data:image/png;base64," + base64.b64encode(png.getvalue()).decode("ascii")


@cache
def _fonts():
    """The fonts of this process: finding and unpacking them takes longer than a short document."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@cache
def _fetcher():
    from weasyprint.urls import URLFetcher

    class OwnFiles(URLFetcher):
        """Refuses every address that is neither inside the document nor one of our static files.

        Our templates ask for nothing else, so a document that does is stopped, not made without it.
        """

        def fetch(self, url, headers=None):
            if not url.startswith("data:") and not is_own_file(url):
                raise ValueError("Only our own static files may be part of a document.")
            return super().fetch(url, headers)

    return OwnFiles(fail_on_errors=True)


def is_own_file(url):
    """Whether a `file:` address lies inside one of the folders of static files."""
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc:
        return False
    path = Path(url2pathname(parts.path)).resolve()
    return any(path.is_relative_to(folder) for folder in _static_folders())


def _static_folders():
    """The folders of static files; an entry of the settings may be a pair of prefix and folder."""
    entries = [*settings.STATICFILES_DIRS, settings.STATIC_ROOT]
    return [
        Path(entry[1] if isinstance(entry, tuple | list) else entry).resolve() for entry in entries
    ]
