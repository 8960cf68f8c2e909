"""How gunicorn reads requests and writes its log.

An address may be long enough to hold what somebody pasted into a search box.
Gunicorn itself stops at 8,190 characters, with an error page of its own; the search page takes what comes and
says in a sentence that it searched for the beginning of it.
"""

from gunicorn import glogging
from gunicorn.http import message

from lscb import settings

message.MAX_REQUEST_LINE = limit_request_line = 64 * 1024


class Logger(glogging.Logger):
    """Gunicorn's own words go where all others go, and in the same form: they may quote an address."""

    def setup(self, cfg):
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True


logger_class = Logger
logconfig_dict = settings.LOGGING
