"""The key that signs sessions, made once for a trial installation."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path


def secret_key(path: Path) -> str:
    """Read the key in `path`; the first caller writes it, readable by this account only."""
    with suppress(FileNotFoundError, NotADirectoryError):
        if key := path.read_text(encoding="ascii").strip():
            return key
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        with open(
            os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii"
        ) as file:
            file.write(secrets.token_urlsafe(50))
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
        return path.read_text(encoding="ascii").strip()
    except OSError as problem:
        raise SystemExit(
            f"The file {path} cannot be written ({problem.strerror}); "
            f"make {path.parent} writable for this account, or set SECRET_KEY."
        ) from None
