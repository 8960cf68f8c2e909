"""The database that is away for a while: restarted, moved, or out of connections."""

from __future__ import annotations

import psycopg2
from django.db import DatabaseError, InterfaceError, OperationalError

from lscb.embedded import ClusterError

RETRY_SECONDS = 10
GOING = frozenset({"57P01", "57P02", "57P03", "53300"})
"""It stops, has crashed, is starting, or takes no more connections."""
CONNECTION = "08"
"""The class of errors about the connection itself."""


def is_away(error: BaseException | None) -> bool:
    """Whether an exception, or one that it came of, says that the database cannot be reached now."""
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if isinstance(error, ClusterError | InterfaceError | psycopg2.InterfaceError):
            return True
        if _may_say_so(error) and _says_so(error):
            return True
        error = error.__cause__ or error.__context__
    return False


def told(error: BaseException) -> str:
    """One sentence for whoever started a command."""
    reason = str(error).strip().splitlines()[0]
    return f"The database at DATABASE_URL does not answer: {reason}"


def _may_say_so(error):
    """libpq has no class of its own for an answer that breaks off."""
    is_operational = isinstance(error, OperationalError | psycopg2.OperationalError)
    return is_operational or type(error) in (DatabaseError, psycopg2.DatabaseError)


def _says_so(error):
    """An error without a code did not come from the server: there was no connection to bring it."""
    told = error if isinstance(error, psycopg2.Error) else error.__cause__
    code = getattr(told, "pgcode", None)
    return code is None or code in GOING or code.startswith(CONNECTION)
