"""A meeting day: a hundred members read while one person minutes and three chairs update, over two web processes.

Each reader has a session of their own and goes from page to page as people do; no request of one reader
needs the process that answered the one before. The lightest page (Help, which asks nothing of its own) is
asked for all the while, so that its times are of the same minutes. Afterwards the database is asked
whether every write that was answered is there, once.
"""

from __future__ import annotations

import http.client
import json
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from statistics import median, quantiles
from urllib.parse import urlencode

from lscb.bench.server import free_port, running

READERS, SECONDS, PAUSE = 100, 120, 3.0
"""`PAUSE` is how many seconds a reader stays on a page."""

TYPING_PAUSE, UPDATE_PAUSE, BARE_PAUSE = 1.0, 2.0, 0.5
TOKEN = "a" * 32
"""The token of forms, in the cookie and in the header; a browser's would be a random one."""

BARE = "/help/"


@dataclass
class Log:
    """What was asked under one name: seconds of each answer, and what went wrong."""

    seconds: list = field(default_factory=list)
    wrong: list = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, seconds, problem=""):
        with self.lock:
            self.seconds.append(seconds)
            if problem:
                self.wrong.append(problem)

    def p95(self):
        return quantiles(self.seconds, n=20)[-1] if len(self.seconds) > 1 else 0.0

    def median(self):
        return median(self.seconds) if self.seconds else 0.0


class Browser:
    """One session; every request goes to the next of the web processes, over a connection of its own."""

    def __init__(self, cookie, ports, number):
        self.headers = {"Host": "localhost", "Cookie": f"{cookie}; csrftoken={TOKEN}"}
        self.ports, self.turn = ports, number

    def get(self, path):
        return self._ask("GET", path, None, {})

    def post(self, path, **fields):
        more = {
            "Content-Type": "application/x-www-form-urlencoded",
            "X-CSRFToken": TOKEN,
            "Accept": "application/json",
        }
        return self._ask("POST", path, urlencode(fields), more)

    def _ask(self, method, path, body, more):
        self.turn += 1
        port = self.ports[self.turn % len(self.ports)]
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        try:
            connection.request(method, path, body, {**self.headers, **more})
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()


class Day:
    """Everybody at once; `logs` by what they do."""

    def __init__(self, scene, ports):
        self.scene, self.ports = scene, ports
        self.stop = threading.Event()
        self.logs = {name: Log() for name in ("bare", "page", "file", "minuting", "update")}
        self.typed, self.said = [], []

    def live(self, seconds):
        people = [
            *(self._reader(n, *each) for n, each in enumerate(self.scene["readers"])),
            *(self._updater(n, each) for n, each in enumerate(self.scene["chairs"])),
            *(self._minuter, self._bare),
        ]
        threads = [threading.Thread(target=person, daemon=True) for person in people]
        for thread in threads:
            thread.start()
        time.sleep(seconds)
        self.stop.set()
        for thread in threads:
            thread.join(60)

    def _timed(self, name, ask, *, right=(200,)):
        began = time.perf_counter()
        try:
            status, content = ask()
        except (OSError, http.client.HTTPException) as problem:
            self.logs[name].note(time.perf_counter() - began, type(problem).__name__)
            return 0, b""
        self.logs[name].note(time.perf_counter() - began, "" if status in right else str(status))
        return status, content

    def _reader(self, number, cookie, paths):
        def read():
            browser, at = Browser(cookie, self.ports, number), number
            self.stop.wait(PAUSE * number / READERS)
            while not self.stop.is_set():
                path = paths[at % len(paths)]
                is_file = path.endswith((".pdf", "/file/"))
                self._timed("file" if is_file else "page", lambda path=path: browser.get(path))
                at += 1
                self.stop.wait(PAUSE)

        return read

    def _bare(self):
        browser = Browser(self.scene["writer"], self.ports, 0)
        while not self.stop.is_set():
            self._timed("bare", lambda: browser.get(BARE))
            self.stop.wait(BARE_PAUSE)

    def _minuter(self):
        """Each save goes on from the version that the last one gave."""
        browser, state = Browser(self.scene["writer"], self.ports, 1), dict(self.scene["state"])
        while not self.stop.is_set():
            words = f"Sentence {len(self.typed) + 1} of the day."
            text = "".join(f"<p>{each}</p>" for each in [*self.typed, words])
            status, content = self._timed(
                "minuting",
                lambda text=text, at=state: browser.post(
                    self.scene["autosave"], discussion=text, **at
                ),
            )
            if status == 200:
                self.typed.append(words)
                answer = json.loads(content)
                state = state | {
                    "version": answer["version"],
                    "started_from": answer["started_from"],
                }
            self.stop.wait(TYPING_PAUSE)

    def _updater(self, number, chair):
        def update():
            browser, said = Browser(chair["cookie"], self.ports, number), 0
            while not self.stop.is_set():
                said += 1
                words = f"Chair {number + 1} says for the {said}th time that it goes on."
                status, _ = self._timed(
                    "update",
                    lambda words=words: browser.post(
                        chair["path"], status="in_progress", text=words
                    ),
                    right=(302,),
                )
                if status == 302:
                    self.said.append(words)
                self.stop.wait(UPDATE_PAUSE)

        return update


def measure(worker, seconds=SECONDS):
    """The `Day` that was lived, and what the database has of it afterwards."""
    scene = worker.ask("load_scene", readers=READERS)
    ports = [free_port(), free_port()]
    with ExitStack() as stack:
        for port in ports:
            stack.enter_context(running(port, WEB_PROCESSES="1"))
        day = Day(scene, ports)
        day.live(seconds)
    kept = worker.ask("load_kept", item=scene["item"], said=day.said)
    return day, kept
