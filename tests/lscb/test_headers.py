"""What browsers are told with every answer."""

import re

import pytest

from tests.factories.board import AccountFactory

pytestmark = pytest.mark.django_db

POLICY = (
    "default-src 'self'; script-src 'self' 'nonce-{nonce}'; style-src 'self'; img-src 'self' data:; "
    "object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
)


def nonce_of(response):
    return re.search(r"'nonce-([\w-]+)'", response.headers["Content-Security-Policy"]).group(1)


def test_policy_is_exact(client):
    response = client.get("/sign-in/")

    assert response.headers["Content-Security-Policy"] == POLICY.format(nonce=nonce_of(response))


def test_policy_of_an_error_page_is_the_same(client):
    response = client.get("/nowhere/")

    assert response.headers["Content-Security-Policy"] == POLICY.format(nonce=nonce_of(response))


def test_nonce_is_new_each_time(client):
    assert nonce_of(client.get("/sign-in/")) != nonce_of(client.get("/sign-in/"))


def test_other_headers_are_exact(client):
    response = client.get("/sign-in/")

    names = [
        "Referrer-Policy",
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Cross-Origin-Opener-Policy",
        "Permissions-Policy",
    ]
    assert {name: response.headers[name] for name in names} == {
        "Referrer-Policy": "same-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    }


def test_page_of_a_signed_in_person_is_private_until_sign_out(client):
    client.force_login(AccountFactory())

    page = client.get("/password/change/")
    sign_out = client.post("/sign-in/out/")

    assert page.headers["Cache-Control"] == "private, no-cache"
    assert sign_out.headers["Clear-Site-Data"] == '"cache"'


def test_strict_transport_is_told_over_https(client, settings):
    settings.SECURE_HSTS_SECONDS = 31536000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True

    response = client.get("/sign-in/", secure=True)

    assert response.headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
