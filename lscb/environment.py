"""The process environment, read once, and the page of help for what is wrong in it."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

TRUE = {"1", "yes", "true", "on"}
FALSE = {"0", "no", "false", "off"}


class Environment:
    """Typed access to variables; problems are collected and reported together by `stop_if_wrong`."""

    def __init__(self, variables: dict[str, str]) -> None:
        self.variables = {name: value.strip() for name, value in variables.items()}
        self.problems: list[str] = []

    @classmethod
    def from_process(cls, env_file: Path) -> Environment:
        """The variables of this process; those of `.env` stand in for the ones that are not set."""
        return cls({**read_env_file(env_file), **os.environ})

    def text(self, name: str, default: str = "") -> str:
        return self.variables.get(name) or default

    def needed(self, name: str, why: str) -> str:
        """A text without a default: `why` says what it is for when it is missing."""
        if not self.text(name):
            self.problems.append(f"{name} is missing. {why}")
        return self.text(name)

    def yes(self, name: str, default: bool) -> bool:
        value = self.text(name).lower()
        if value and value not in TRUE | FALSE:
            self.problems.append(f'{name} is "{value}"; write yes or no.')
        return value in TRUE if value in TRUE | FALSE else default

    def number(self, name: str, default: int, least: int = 0, most: int = 65535) -> int:
        value = self.text(name)
        if not value:
            return default
        if value.isascii() and value.isdigit() and len(value) < 10 and least <= int(value) <= most:
            return int(value)
        self.problems.append(f'{name} is "{value}"; write a whole number from {least} to {most}.')
        return default

    def words(self, name: str, default: str = "") -> list[str]:
        """A comma-separated list."""
        return [word.strip() for word in self.text(name, default).split(",") if word.strip()]

    def choice(self, name: str, default: str, allowed: list[str]) -> str:
        value = self.text(name, default)
        if value not in allowed:
            self.problems.append(f'{name} is "{value}"; write one of {", ".join(allowed)}.')
            return default
        return value

    def url(self, name: str, default: str) -> str:
        """An http or https address without a path, its closing slash removed."""
        value = self.text(name, default).rstrip("/")
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path or parts.query:
            self.problems.append(
                f'{name} is "{value}"; write an address such as https://board.example.org.'
            )
            return default
        return value

    def database(self, name: str) -> dict:
        """Django's DATABASES entry for `postgresql://user:password@host:port/name?sslmode=require`."""
        try:
            return parse_database_url(self.text(name))
        except ValueError as problem:
            self.problems.append(f"{name} cannot be used: {problem}")
            return {"ENGINE": "django.db.backends.postgresql", "NAME": "unset"}

    def stop_if_wrong(self) -> None:
        """End the process with a page of help when anything was missing or unreadable."""
        if self.problems:
            raise SystemExit(help_page(self.problems))


def help_page(problems: list[str]) -> str:
    listed = "\n".join(f"  * {problem}" for problem in problems)
    return (
        "The settings are not complete, so nothing was started.\n\n"
        f"{listed}\n\n"
        "Set these in the environment, or in a file named .env beside manage.py:\n"
        "  cp .env.example .env      every variable is explained in it\n\n"
        "To try the product, set nothing at all: with DATABASE_URL left out it runs its own database in var/."
    )


def read_env_file(path: Path) -> dict[str, str]:
    """NAME=value lines; blank lines and lines starting with # are skipped, quotes around a value dropped."""
    if not path.is_file():
        return {}
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))
    return {
        name.removeprefix("export ").strip(): value.strip().strip("'\"") for name, value in pairs
    }


def parse_database_url(url: str) -> dict:
    """Raise ValueError with a sentence when the address is not one of a PostgreSQL database."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError("it must start with postgresql:// (no other database is supported).")
    if not parts.path.strip("/"):
        raise ValueError(
            "it must end with the name of a database, as in postgresql://user@host/name."
        )
    options = dict(parse_qsl(parts.query))
    try:
        port = parts.port
    except ValueError:
        raise ValueError("its port is not a number.") from None
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": options,
    }
