"""Settings are read once; what is wrong is told together, on a page of help."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lscb.environment import Environment, help_page, parse_database_url, read_env_file

BASE = Path(__file__).resolve().parents[2]


def settings_of(**variables):
    """Load the settings in a process of its own."""
    environment = {"PATH": os.environ["PATH"], **variables}
    code = "import django.conf, lscb.settings"
    return subprocess.run(
        [sys.executable, "-c", code], cwd=BASE, env=environment, capture_output=True, text=True
    )


def test_settings_without_anything_load():
    result = settings_of()

    assert (result.returncode, result.stderr) == (0, "")


def test_settings_with_database_and_nothing_else_stop_with_help():
    result = settings_of(
        DATABASE_URL="postgresql://db.example.org/board", SITE_URL="", SECRET_KEY=""
    )

    assert result.returncode == 1
    assert result.stderr == (
        help_page(
            [
                "SITE_URL is missing. It is the address people type, with https://.",
                "SECRET_KEY is missing. It signs sessions and links: 50 or more random characters, kept private.",
            ]
        )
        + "\n"
    )


def test_settings_that_cannot_be_read_are_told_together():
    result = settings_of(PORT="eighty", DEBUG="perhaps", LOG_LEVEL="LOUD")

    assert result.returncode == 1
    assert result.stderr == (
        help_page(
            [
                'DEBUG is "perhaps"; write yes or no.',
                'PORT is "eighty"; write a whole number from 1 to 65535.',
                'LOG_LEVEL is "LOUD"; write one of DEBUG, INFO, WARNING, ERROR.',
            ]
        )
        + "\n"
    )


def test_settings_in_production_are_strict():
    code = (
        "import lscb.settings as s; print(s.ALLOWED_HOSTS, s.CSRF_TRUSTED_ORIGINS, s.SESSION_COOKIE_SECURE,"
        " s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS, s.DEBUG)"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "DATABASE_URL": "postgresql://db.example.org/board",
        "SECRET_KEY": "x" * 50,
        "SITE_URL": "https://board.example.org",
    }

    result = subprocess.run(
        [sys.executable, "-c", code], cwd=BASE, env=environment, capture_output=True, text=True
    )

    assert result.stdout == (
        "['board.example.org'] ['https://board.example.org'] True True True 31536000 False\n"
    )


def test_env_file_is_read_with_comments_and_quotes(tmp_path):
    path = tmp_path / ".env"
    path.write_text(
        '# a comment\n\nPORT=8001\nexport SITE_URL="https://board.example.org"\nnonsense\n'
    )

    assert read_env_file(path) == {"PORT": "8001", "SITE_URL": "https://board.example.org"}


def test_env_file_gives_way_to_the_process(tmp_path, monkeypatch):
    path = tmp_path / ".env"
    path.write_text("PORT=8001\n")
    monkeypatch.setenv("PORT", "8002")

    assert Environment.from_process(path).number("PORT", 8000) == 8002


def test_database_url_is_taken_apart():
    url = "postgresql://bo%40rd:p%2Fw@db.example.org:6432/the%20board?sslmode=require"

    assert parse_database_url(url) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "the board",
        "USER": "bo@rd",
        "PASSWORD": "p/w",
        "HOST": "db.example.org",
        "PORT": "6432",
        "OPTIONS": {"sslmode": "require"},
    }


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://db/board", "it must start with postgresql:// (no other database is supported)."),
        (
            "postgresql://db.example.org",
            "it must end with the name of a database, as in postgresql://user@host/name.",
        ),
        ("postgresql://db:port/board", "its port is not a number."),
    ],
)
def test_database_url_that_cannot_be_used_says_why(url, sentence):
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        parse_database_url(url)

    assert str(caught.value) == sentence


@given(st.text())
def test_database_url_of_any_text_gives_settings_or_a_sentence(text):
    env = Environment({"DATABASE_URL": f"postgresql://{text}"})

    assert env.database("DATABASE_URL")["ENGINE"] == "django.db.backends.postgresql"


@given(st.text())
def test_number_of_any_text_is_in_range_or_a_problem(text):
    env = Environment({"PORT": text})

    assert 1 <= env.number("PORT", 8000, least=1) <= 65535
