"""Keeps the web server and the worker running, and stops them together."""

from __future__ import annotations

import ctypes
import http.client
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field

from django.conf import settings

ANSWER_SECONDS = 60
GRACE_SECONDS = 25
"""What has been begun may go on for so long when the server is asked to stop."""
STOP_SECONDS = 30
EARLY_SECONDS = 10
MOST_EARLY_ENDS = 3
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG


class Stopped(Exception):
    """Somebody asked us to stop."""


@dataclass
class Part:
    """One program that must run as long as we do."""

    name: str
    command: list[str]
    process: subprocess.Popen | None = None
    began: float = 0.0
    early_ends: int = field(default=0)

    def start(self) -> None:
        self.began = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            cwd=settings.BASE_DIR,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_us,
        )

    def keep_running(self) -> None:
        """Start it again when it ended; raise SystemExit when it does so again and again."""
        if self.process.poll() is None:
            return
        is_early = time.monotonic() - self.began < EARLY_SECONDS
        self.early_ends = self.early_ends + 1 if is_early else 0
        if self.early_ends >= MOST_EARLY_ENDS:
            raise SystemExit(f"The {self.name} ends as soon as it is started; the reason is above.")
        print(f"The {self.name} ended and is being started again.", file=sys.stderr, flush=True)
        self.start()


def end_with_us() -> None:
    """In the child: if we are killed outright, the kernel asks the child to stop."""
    ctypes.CDLL(None).prctl(DIE_WITH_PARENT, signal.SIGTERM)


def parts() -> list[Part]:
    web = [
        *(sys.executable, "-m", "gunicorn", "lscb.wsgi", "--preload"),
        *("--config", "python:lscb.serve.web"),
        *(
            "--bind",
            f"[{settings.BIND}]:{settings.PORT}"
            if ":" in settings.BIND
            else f"{settings.BIND}:{settings.PORT}",
        ),
        *(
            "--worker-class",
            "gthread",
            "--timeout",
            "120",
            "--graceful-timeout",
            str(GRACE_SECONDS),
        ),
        *("--workers", str(settings.WEB_PROCESSES), "--threads", str(settings.WEB_THREADS)),
        *("--log-level", "warning", "--no-control-socket"),
        *("--forwarded-allow-ips", "*" if settings.TRUSTED_PROXIES else ""),
    ]
    worker = [
        sys.executable,
        "manage.py",
        "db_worker",
        "--skip-checks",
        "--no-startup-delay",
        "--no-reload",
    ]
    return [Part("web server", web), Part("worker", [*worker, "--verbosity", "0"])]


def raise_stopped(signum, frame) -> None:
    raise Stopped


def listen_for_stop() -> None:
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, raise_stopped)


def ignore_stop() -> None:
    for signum in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(signum, signal.SIG_IGN)


def wait_for_answer(running: list[Part]) -> None:
    end = time.monotonic() + ANSWER_SECONDS
    while not answers():
        for part in running:
            part.keep_running()
        if time.monotonic() > end:
            raise SystemExit(f"The web server did not answer within {ANSWER_SECONDS} seconds.")
        time.sleep(0.1)


def answers() -> bool:
    """Whether a page comes, asked as a browser on this machine would."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.BIND, settings.BIND)  # noqa: S104
    connection = http.client.HTTPConnection(host, settings.PORT, timeout=10)
    try:
        connection.request(
            "GET",
            "/sign-in/",
            headers={"Host": settings.ALLOWED_HOSTS[0].lstrip(".*") or "localhost"},
        )
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def keep_running(running: list[Part]) -> None:
    while True:
        time.sleep(0.5)
        for part in running:
            part.keep_running()


def stop(running: list[Part]) -> None:
    """Ask all at once, wait, then insist."""
    started = [part.process for part in running if part.process]
    for process in started:
        if process.poll() is None:
            process.terminate()
    end = time.monotonic() + STOP_SECONDS
    for process in started:
        try:
            process.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
