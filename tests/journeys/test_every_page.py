"""Every page that a role can reach by following links, at a desk and on a phone."""

from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from meetings.demo import DEMO_SIGN_INS

MOST_PAGES = 90


def links_of(page):
    """The paths of this site that the page links to, in order."""
    hrefs = page.evaluate("[...document.querySelectorAll('a[href]')].map(a => a.href)")
    own = urlsplit(page.url).netloc
    return [urlsplit(href).path for href in hrefs if urlsplit(href).netloc == own]


def kind_of_page(path):
    """The name of the page's address: one page of each kind is enough for each role."""
    try:
        return resolve(path).view_name
    except Resolver404:
        return None


def walk(visitor):
    """One page of every kind that links lead to from home; the paths that were looked at."""
    seen, looked_at, waiting = {"home"}, [], ["/"]
    while waiting and len(looked_at) < MOST_PAGES:
        path = waiting.pop(0)
        status = visitor.go(path)
        assert (path, status) == (path, 200)
        looked_at.append(path)
        yield path
        for link in links_of(visitor.page):
            kind = kind_of_page(link)
            if kind and kind not in seen and not link.endswith((".pdf", "/logo", ".css")):
                seen.add(kind)
                waiting.append(link)


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
