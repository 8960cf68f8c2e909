"""The product's own web server on the test database, which can be killed and started again."""

import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.test import Client, override_settings

from lscb.serve import supervise
from lscb.settings import BASE_DIR
from tests import database

ANSWER_SECONDS = 60


def give_password(person, password):
    """One that the product itself reads: the tests have a quicker way of keeping passwords."""
    hasher = PBKDF2PasswordHasher()
    person.password = hasher.encode(password, hasher.salt(), iterations=1000)
    person.save()


def session_of(person):
    """The cookie of a new session."""
    client = Client()
    client.force_login(person)
    return client.cookies[settings.SESSION_COOKIE_NAME].value


class RealServer:
    """Serves on one port from `start` to `kill`, as often as wanted."""

    def __init__(self, address=None, **variables):
        """`address` is that of another database than the tests' own; `variables` are further settings."""
        self.address, self.variables = address, variables
        with socket.socket() as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self.url = f"http://localhost:{self.port}"
        self.process = None

    def start(self):
        variables = {
            "DATABASE_URL": self.address or database.address(),
            "SITE_URL": self.url,
            "SECRET_KEY": settings.SECRET_KEY,
            "PORT": str(self.port),
            "DEMO": "no",
            "MFA_REQUIRED": "no",
            "LOG_LEVEL": "WARNING",
            **self.variables,
        }
        with override_settings(BIND="127.0.0.1", PORT=self.port):
            web, _worker = supervise.parts()
        self.process = subprocess.Popen(
            web.command,
            cwd=BASE_DIR,
            env={**os.environ, **variables},
            start_new_session=True,
            preexec_fn=supervise.end_with_us,
        )
        end = time.monotonic() + ANSWER_SECONDS
        while not self.answers():
            assert self.process.poll() is None, "The web server ended."
            assert time.monotonic() < end, "The web server does not answer."
            time.sleep(0.05)

    def kill(self):
        """At once and without a word, as when the power fails."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def stop(self):
        """As the service manager asks it to."""
        self.process.send_signal(signal.SIGTERM)

    def answers(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/sign-in/", headers={"Host": "localhost"})
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


COLLECT = "import django; django.setup(); from lscb.serve.prepare import collect_static as c; c()"


def collect_static():
    """As a deployment does, with its settings and not those of the tests; one process at a time."""
    with (BASE_DIR / "var" / "static.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "lscb.settings"}
        subprocess.run([sys.executable, "-c", COLLECT], cwd=BASE_DIR, env=environment, check=True)


@contextmanager
def running():
    collect_static()
    server = RealServer()
    server.start()
    try:
        yield server
    finally:
        server.kill()
