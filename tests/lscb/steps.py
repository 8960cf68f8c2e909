"""What somebody does in a browser to sign in by two steps."""

import json
import re
from html import unescape

from django.test import Client

from tests.factories.board import PASSWORD
from tests.lscb.codes import code_of
from tests.lscb.device import Device

HOST = "localhost"
"""Passkeys belong to a name that browsers trust without https."""


def browser(**more):
    return Client(SERVER_NAME=HOST, **more)


def sign_in(client, person, password=PASSWORD, **more):
    return client.post("/sign-in/", {"login": person.email, "password": password, **more})


def set_up_app(client):
    """The secret of an app that was set up for whoever is signed in."""
    page = client.get("/account/app/add/", follow=True)
    secret = page.context["secret"]
    answer = client.post("/account/app/add/", {"code": code_of(secret)})
    assert answer.status_code == 302, page.content.decode()
    return secret


def make_passkey(client, **how):
    """A device with a passkey of whoever is signed in."""
    device = Device(**how)
    page = client.get("/account/passkeys/add/", follow=True)
    answer = device.make(options_in(page))
    device.answer = client.post(
        "/account/passkeys/add/", {"name": "Work laptop", "credential": json.dumps(answer)}
    )
    return device


def sign_in_by_passkey(client, device, **more):
    options = client.get("/sign-in/passkey/", headers={"Accept": "application/json"}).json()
    answer = json.dumps(device.confirm(options["request_options"]))
    return client.post("/sign-in/passkey/", {"credential": answer, **more})


def options_in(page):
    found = re.search(r'data-options="([^"]+)"', page.content.decode()).group(1)
    return json.loads(unescape(found))


def is_signed_in(client):
    return "_auth_user_id" in client.session
