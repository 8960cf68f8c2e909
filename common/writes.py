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
    named in the log, in case it was not another write but a missing rule; the
    values that it refused are not.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        said = error.__cause__.diag
        log.warning("The database refused a write: %s, %s", said.table_name, said.constraint_name)
        raise Collided from error
    except OperationalError as error:
        if getattr(error.__cause__, "pgcode", "") != DEADLOCK:
            raise
        raise Collided from error
