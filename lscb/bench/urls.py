"""The addresses of the product, and one more: the bare page that others are measured against.

It is `base.html` with a short paragraph, opened by the same person in the same session. So it has what every
page has (session, person, the board's profile: three queries that cannot be told from the page) and no
query of its own.
"""

from django.shortcuts import render
from django.urls import path

from lscb.urls import *  # noqa: F403
from lscb.urls import urlpatterns as addresses

BARE = "/bench/bare/"


def bare_page(request):
    return render(request, "bench/bare.html")


urlpatterns = [path(BARE.lstrip("/"), bare_page), *addresses]
