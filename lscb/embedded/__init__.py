"""The PostgreSQL that comes with the product, for when DATABASE_URL is not set.

`DATABASE_URL` may also say `embedded:<folder>` (default `embedded:var/postgres`), and for the tests' own cluster
`embedded:<folder>?durable=no`, which trades safety against power cuts for speed.

As a database engine (`ENGINE: lscb.embedded`) it starts the cluster on the first connection of any process, so that
every command works whether or not the server is running. See `cluster.py` for who stops it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lscb.embedded.cluster import Cluster, ClusterError
from lscb.embedded.place import socket_folder

__all__ = ["Cluster", "ClusterError", "cluster_at", "database_settings", "is_embedded"]

DATABASE_NAME = "board"
SCHEME = "embedded:"


def is_embedded(database_url: str) -> bool:
    return not database_url or database_url.startswith(SCHEME)


def database_settings(database_url: str, base: Path) -> dict:
    """Django's DATABASES entry for an `embedded:` address; folders are relative to `base`."""
    folder, _, options = (database_url.removeprefix(SCHEME) or "var/postgres").partition("?")
    folder = (base / folder).resolve()
    return {
        "ENGINE": "lscb.embedded",
        "NAME": DATABASE_NAME,
        "USER": "postgres",
        "HOST": str(socket_folder(folder)),
        "PORT": "5432",
        "EMBEDDED": {"folder": str(folder), "durable": options != "durable=no"},
    }


@cache
def cluster_at(folder: str, durable: bool) -> Cluster:
    """The one handle of this process on the cluster in `folder`."""
    return Cluster(Path(folder), database=DATABASE_NAME, durable=durable)
