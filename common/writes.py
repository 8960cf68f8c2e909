"""One write is all or nothing, and what the database refuses is told in words."""

import logging
from contextlib import contextmanager

from django.db import IntegrityError, OperationalError, transaction

from common.refusals import Collided

DEADLOCK = "40P01"
log = logging.getLogger(__name__)


@contextmanager
def one_write():
    """A transaction. Raises `Collided` when somebody else's write of the same moment stands in its way.

    A constraint of the database is the last guard behind the rules: it is
    written to the log, in case it was not another write but a missing rule.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        log.warning("The database refused a write: %s", error)
        raise Collided from error
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", "") != DEADLOCK:
            raise
        raise Collided from error
