"""Every page that a role can reach by following links, at a desk and on a phone."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import Resolver404, resolve

from meetings.demo import DEMO_SIGN_INS

MOST_PAGES = 140
FILES = (
    ".pdf",
    ".ics",
    ".xlsx",
    ".csv",
    ".docx",
    ".png",
    ".css",
    "/logo",
    "/file/",
    "/file/pdf/",
    "/file/docx/",
)
LOOKS = ("view", "by")
"""What in an address makes another page of the same view: a calendar's month, a register by seat."""


def links_of(page):
    """The pages of this site that the page links to, in order, without their host."""
    hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")
    here = urlsplit(page.url).netloc
    links = [urlsplit(href) for href in hrefs]
    return [link for link in links if link.netloc == here and not link.path.endswith(FILES)]


def kind_of_page(link):
    """The name of the page's address, and its look: one of each is enough for each role."""
    try:
        name = resolve(link.path).view_name
    except Resolver404:
        return None
    query = parse_qs(link.query)
    return name, *(query.get(look, [""])[0] for look in LOOKS)


def walk(visitor):
    """One page of every kind that links lead to from home or a search; the paths looked at."""
    seen, looked_at, waiting = {("home", "", "")}, [], ["/"]
    while waiting and len(looked_at) < MOST_PAGES:
        path = waiting.pop(0)
        status = visitor.go(path)
        assert (path, status) == (path, 200)
        looked_at.append(path)
        yield path
        if path == "/" and visitor.page.locator("#search-everything").count():
            waiting += ["/search/", "/search/?q=neglect"]
        for link in links_of(visitor.page):
            kind = kind_of_page(link)
            if kind and kind not in seen:
                seen.add(kind)
                waiting.append(f"{link.path}?{link.query}".rstrip("?"))


@pytest.mark.parametrize("screen", ["desk", "phone"])
@pytest.mark.parametrize("sign_in", DEMO_SIGN_INS, ids=lambda sign_in: sign_in.role)
def test_every_page_meets_the_baseline(demo_board, request, sign_in, screen):
    visitor = request.getfixturevalue(screen)
    visitor.sign_in(sign_in.email, sign_in.password)

    found = {}
    for path in walk(visitor):
        problems = visitor.problems()
        if problems:
            found[path] = problems

    assert found == {}
