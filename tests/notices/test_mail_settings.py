"""What the settings of the mail server come to."""

import os
import subprocess
import sys

import pytest

from lscb.settings import BASE_DIR

SHOWN = "from lscb import settings as s; print(s.EMAIL_USE_TLS, s.EMAIL_USE_SSL, s.EMAIL_BACKEND)"


def settings_of(**variables):
    """Load the settings in a process of its own; what it says, or why it stopped."""
    shown = SHOWN if "EMAIL_HOST" not in variables else SHOWN.replace(", s.EMAIL_BACKEND", "")
    result = subprocess.run(
        [sys.executable, "-c", shown],
        cwd=BASE_DIR,
        env={"PATH": os.environ["PATH"], **variables},
        capture_output=True,
        text=True,
    )
    return (result.stdout or result.stderr).strip()


def test_settings_without_a_mail_server_write_mail_to_files():
    assert settings_of() == "True False django.core.mail.backends.filebased.EmailBackend"


@pytest.mark.parametrize(
    ("port", "ways"), [("587", "True False"), ("465", "False True"), ("25", "True False")]
)
def test_settings_choose_the_encryption_that_goes_with_the_port(port, ways):
    sender = {"EMAIL_HOST": "mail.example", "DEFAULT_FROM_EMAIL": "board@thornmere.example"}

    assert settings_of(EMAIL_PORT=port, **sender) == ways


def test_settings_with_a_mail_server_need_the_address_mail_comes_from():
    said = settings_of(EMAIL_HOST="mail.example")

    assert (
        "DEFAULT_FROM_EMAIL is missing. It is the address that the board's mail comes from." in said
    )
