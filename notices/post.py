"""Talking to the mail server, in phases, so that after each failure it is known whether the mail may have gone."""

import re
import smtplib
import socket
import ssl
from contextlib import suppress

from django.conf import settings
from django.core.mail.backends.smtp import EmailBackend

OK, GO_ON, CLOSING = range(200, 300), range(354, 355), 421
REFUSED = range(400, 600)
LEADING_DOT = re.compile(rb"(?m)^\.")


class Trouble(Exception):
    """Something went wrong; `str()` says what, for the unit to read."""


class Unreachable(Trouble):
    """The server cannot be talked to: the mail has surely not gone, and the next would fare the same."""


class Postponed(Trouble):
    """The server does not take this mail now, but may later. It has surely not gone."""


class Rejected(Trouble):
    """The server will not take this mail. It has surely not gone."""


class Unanswered(Trouble):
    """The mail was handed over and the server has not said whether it took it."""


class Line:
    """A connection to the mail server of the settings, opened when needed and used for several mails."""

    def __init__(self):
        self.backend = EmailBackend()

    def open(self):
        """Raises `Unreachable` in words. An open line is asked whether it still stands."""
        if self.backend.connection and self._stands():
            return
        self.close()
        try:
            self.backend.open()
            self.backend.connection.ehlo_or_helo_if_needed()
        except (OSError, ValueError) as problem:
            self.close()
            raise Unreachable(_words(problem)) from problem

    def send(self, *, sender, recipient, data):
        """Returns the server's answer when it took the mail; raises a `Trouble` otherwise."""
        server = self.backend.connection
        try:
            self._expect(OK, server.mail(sender), f"the sender {sender}")
            self._expect(OK, server.rcpt(recipient), f"the address {recipient}")
            self._expect(GO_ON, server.docmd("DATA"), "the mail")
        except OSError as problem:
            raise Unreachable(_words(problem)) from problem
        try:
            server.send(LEADING_DOT.sub(b"..", data).removesuffix(b"\r\n") + b"\r\n.\r\n")
            answer = server.getreply()
        except OSError as problem:
            raise Unanswered(_words(problem)) from problem
        if answer[0] not in OK and answer[0] not in REFUSED:
            raise Unanswered(f"The mail server answered without sense: {_said(answer)}")
        self._expect(OK, answer, "the mail")
        return _said(answer)

    def close(self):
        """At once and quietly: what had to be said has been said."""
        for connection in (self.backend.connection, self.backend._partial_connection):
            if connection is not None:
                connection.close()
        self.backend.connection = self.backend._partial_connection = None

    def bid_farewell(self):
        """Close a line on which all went well, as the protocol asks."""
        if self.backend.connection is not None:
            with suppress(OSError):
                self.backend.connection.docmd("QUIT")
        self.close()

    def _stands(self):
        try:
            return self.backend.connection.rset()[0] in OK
        except OSError:
            return False

    def _expect(self, wanted, answer, what):
        code = answer[0]
        if code in wanted:
            return
        said = f"The mail server did not take {what}: {_said(answer)}"
        if code == CLOSING or code not in REFUSED:
            raise Unreachable(said)
        raise (Rejected if code >= 500 else Postponed)(said)


def _said(answer):
    code, words = answer
    words = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return f"{code} {' '.join(words.split())}"[:200].strip()


def _words(problem):
    """What stands in the way of talking to the server, and who can cure it."""
    host = settings.EMAIL_HOST
    if isinstance(problem, smtplib.SMTPAuthenticationError):
        return "The mail server did not accept the user name and password that are set for it."
    if isinstance(problem, smtplib.SMTPNotSupportedError):
        return f"The mail server {host} cannot do what the settings ask of it: {problem}"
    if isinstance(problem, smtplib.SMTPResponseException):
        answer = (problem.smtp_code, problem.smtp_error)
        return f"The mail server {host} turned us away: {_said(answer)}"
    if isinstance(problem, ssl.SSLError):
        return f"There is no safe connection to the mail server {host}: {problem.reason or problem}"
    if isinstance(problem, socket.gaierror):
        return f"No mail server is found under the name {host}."
    if isinstance(problem, TimeoutError) or isinstance(problem.__context__, TimeoutError):
        return f"The mail server {host} did not answer within {settings.EMAIL_TIMEOUT} seconds."
    if isinstance(problem, smtplib.SMTPServerDisconnected):
        return f"The mail server {host} closed the connection."
    return (
        f"The mail server {host} cannot be reached: {getattr(problem, 'strerror', '') or problem}."
    )
