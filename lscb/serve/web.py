"""How gunicorn reads requests: an address may be long enough to hold what somebody pasted into a search box.

Gunicorn itself stops at 8,190 characters, with an error page of its own; the search page takes what comes and
says in a sentence that it searched for the beginning of it.
"""

from gunicorn.http import message

message.MAX_REQUEST_LINE = limit_request_line = 64 * 1024
