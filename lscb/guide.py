"""The guide: `docs/guide/*.md`, one page each, read on the repository's own pages and here under Help."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.generic import TemplateView

PLACE = settings.BASE_DIR / "docs" / "guide"
NAME = re.compile(r"(?P<number>\d\d)-(?P<slug>[a-z-]+)\.md")
TITLE = re.compile(r"# (?P<title>.+)\n+(?P<about>(?:[^\n]+\n)+)")
TABLE = '<div class="table-wrap" tabindex="0" role="region" aria-label="Table {}"><table>'
PICTURE = re.compile(r"[a-z0-9-]+\.png")


@dataclass(frozen=True)
class Page:
    """A page of the guide; `about` is its first paragraph, `html` what follows."""

    slug: str
    title: str
    about: str
    html: SafeString

    @property
    def url(self) -> str:
        return reverse("guide_page", args=[self.slug])


@cache
def pages() -> tuple[Page, ...]:
    """All pages in their order; read once a process, for they change with the code only."""
    return tuple(page_of(path) for path in sorted(PLACE.glob("[0-9][0-9]-*.md")))


def page_of(path: Path) -> Page:
    """Raises `ValueError` when the file does not begin with a title and a paragraph."""
    text = path.read_text(encoding="utf-8")
    name, head = NAME.fullmatch(path.name), TITLE.match(text)
    if not name or not head:
        raise ValueError(f"{path.name} needs a name like 01-plan.md, a title and a paragraph.")
    return Page(
        slug=name["slug"],
        title=head["title"],
        about=" ".join(head["about"].split()),
        html=html_of(text[head.end() :]),
    )


def html_of(text: str) -> SafeString:
    """Markdown as this application's HTML. The text is our own, so it is not cleaned."""
    import markdown

    html = markdown.markdown(text, extensions=["tables", "sane_lists", "toc", "attr_list"])
    for pattern, put in WITH_OUR_LOOK:
        html = pattern.sub(put, html)
    numbers = count(1)
    html = re.sub("<table>", lambda _: TABLE.format(next(numbers)), html)
    return mark_safe(html)


def _picture(match):
    return f'src="{reverse("guide_picture", args=[match["name"]])}" loading="lazy"'


def _link(match):
    return f'href="{reverse("guide_page", args=[match["slug"]])}{match["anchor"] or ""}"'


WITH_OUR_LOOK = [
    (re.compile(r'src="images/(?P<name>[^"]+)"'), _picture),
    (re.compile(r'href="\d\d-(?P<slug>[a-z-]+)\.md(?P<anchor>#[^"]*)?"'), _link),
    (re.compile(r"</table>"), "</table></div>"),
    (re.compile(r"<th>"), '<th scope="col">'),
]


class GuideView(TemplateView):
    """The table of contents."""

    template_name = "guide/index.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(pages=pages(), **kwargs)


class GuidePageView(TemplateView):
    """One page, with the way to the next."""

    template_name = "guide/page.html"

    def get_context_data(self, *, slug, **kwargs):
        slugs = [page.slug for page in pages()]
        if slug not in slugs:
            raise Http404
        place = slugs.index(slug)
        following = pages()[place + 1] if place + 1 < len(slugs) else None
        return super().get_context_data(
            page=pages()[place], pages=pages(), following=following, **kwargs
        )


def guide_picture(request, name):
    """A picture of the guide, which shows demo data only."""
    path = PLACE / "images" / name
    if not PICTURE.fullmatch(name) or not path.is_file():
        raise Http404
    response = FileResponse(path.open("rb"), content_type="image/png")
    response.headers["Cache-Control"] = "private, max-age=3600"
    return response
