"""Pages for what went wrong: plain, helpful, in the look, and silent about what may not be seen."""

import re
from urllib.parse import urlencode

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpResponseNotAllowed
from django.template.loader import render_to_string
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import path

from lscb import errors, urls
from tests.factories.board import AccountFactory
from tests.lscb.test_sign_in import text_of

pytestmark = pytest.mark.django_db

handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404


def refuse(request):
    raise PermissionDenied("Only the chair can close this action.")


def fail(request):
    raise ValueError("a secret")


def only_post(request):
    return HttpResponseNotAllowed(["POST"])


urlpatterns = [
    *urls.urlpatterns,
    path("refuse/", refuse),
    path("fail/", fail),
    path("only-post/", only_post),
]


@pytest.fixture
def signed_in(client, settings):
    settings.ROOT_URLCONF = __name__
    client.force_login(AccountFactory())
    client.raise_request_exception = False
    return client


def test_page_that_is_not_there_helps(signed_in):
    response = signed_in.get("/nowhere/")

    assert response.status_code == 404
    assert text_of(response) == (
        "Page not found If you typed the address, check it. If you followed a link, what it pointed to "
        "has gone, or is not for you to see. Go to the home page"
    )


def test_refusal_shows_its_reason(signed_in):
    response = signed_in.get("/refuse/")

    assert response.status_code == 403
    assert text_of(response) == (
        "You cannot do this Only the chair can close this action. Go to the home page"
    )


def test_address_of_a_button_explains_itself(signed_in):
    response = signed_in.get("/only-post/")

    assert (response.status_code, response.headers["Allow"]) == (405, "POST")
    assert text_of(response) == (
        "Nothing to see at this address It belongs to a button on another page. Nothing was changed. "
        "Go to the home page"
    )


def test_fault_of_ours_needs_nothing_and_says_nothing_of_it(signed_in):
    response = signed_in.get("/fail/")

    assert response.status_code == 500
    assert response.content.decode() == render_to_string("500.html")
    assert "a secret" not in response.content.decode()


def test_request_that_is_too_large_says_so(rf, signed_in):
    request = rf.post("/")
    request.user = AccountFactory()

    response = errors.bad_request(request, RequestDataTooBig("too big"))

    assert response.status_code == 413
    assert "larger than 5 MB" in text_of(response)


def test_too_many_fields_are_told_apart_from_too_large(signed_in):
    signed_in.handler.enforce_csrf_checks = True
    many = {f"row-{n}": "x" for n in range(12_000)}

    response = signed_in.post("/people/add/", many)

    assert (response.status_code, text_of(response)) == (
        413,
        f"That is too much at once {errors.TOO_MANY_FIELDS} Go back to do so. Go to the home page",
    )
    script = signed_in.post("/people/add/", many, headers={"Accept": "application/json"})
    assert script.json() == {"problem": errors.TOO_MANY_FIELDS}


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", MULTIPART_CONTENT])
def test_very_large_form_says_that_it_is_too_large(signed_in, kind):
    """Also with a token that counts, whichever way the form is sent."""
    client = signed_in
    client.handler.enforce_csrf_checks = True
    client.get("/people/")
    token = re.search(
        r'csrfmiddlewaretoken" value="(\w+)"', client.get("/sign-in/out/").content.decode()
    )
    fields = {"csrfmiddlewaretoken": token.group(1), "family_name": "x" * 120_000_000}
    body = encode_multipart(BOUNDARY, fields) if kind == MULTIPART_CONTENT else urlencode(fields)

    response = client.generic("POST", "/people/add/", body, kind)

    assert response.status_code == 413
    assert "larger than 5 MB" in text_of(response)


def test_stale_page_of_a_stranger_says_what_to_do(client):
    client.handler.enforce_csrf_checks = True

    response = client.post("/sign-in/", {"login": "ada@example.org"})

    assert response.status_code == 403
    assert text_of(response) == (
        f"This page was open for too long {errors.CSRF_REASON} Go to the home page"
    )
