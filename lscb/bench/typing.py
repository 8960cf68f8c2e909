"""How soon what is typed is safe: on this device, and on the server, while thirty members read the same minutes.

Needs the browser of the tests (`script/bootstrap --tests`). Key strokes are measured in the page itself, from the key
to the event that the page sends when the copy in the browser, and then the text on the server, stands.
"""

from __future__ import annotations

import gzip
import http.client
import re
import shutil
import threading
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings

from lscb.bench.server import free_port, running

STROKES = 200
READERS = 30
PAUSE = 2.0
"""Seconds that a reader stays on a page."""

LISTEN = """
() => {
  window.figures = {kept: [], saved: []}
  let key = 0
  addEventListener('keydown', (event) => { key = event.timeStamp }, {capture: true})
  for (const what of ['kept', 'saved']) {
    document.addEventListener(`minutes:${what}`, () => {
      if (figures[what].length < figures.asked) figures[what].push(performance.now() - key)
    })
  }
}
"""


@dataclass(frozen=True)
class Typing:
    """Milliseconds of each key stroke until it was kept, and until it was saved."""

    kept: list
    saved: list


def measure(*, writer, reader, live, minutes):
    """Type `STROKES` keys at the address `live` with the cookie `writer`; others read `minutes` with `reader`."""
    port = free_port()
    with running(port), _readers(port, minutes, reader):
        return _type(f"http://localhost:{port}", live, writer)


def _type(address, live, cookie):
    from playwright.sync_api import sync_playwright

    name, value = cookie.split("=", 1)
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        context = browser.new_context()
        context.add_cookies([{"name": name, "value": value, "url": address}])
        page = context.new_page()
        page.goto(address + live)
        page.wait_for_selector("html[data-editor=ready]")
        page.evaluate(LISTEN)
        page.locator(".live__item.is-current .ProseMirror").focus()
        page.keyboard.press("Control+End")
        for number in range(1, STROKES + 1):
            page.evaluate("number => { figures.asked = number }", number)
            page.keyboard.press("abcdefgh "[number % 9] if number % 9 != 8 else "Space")
            page.wait_for_function("number => figures.saved.length >= number", arg=number)
        found = page.evaluate("() => figures")
        browser.close()
    return Typing(found["kept"], found["saved"])


@contextmanager
def _readers(port, path, cookie):
    stop = threading.Event()
    threads = [
        threading.Thread(target=_read, args=(port, path, cookie, stop, number), daemon=True)
        for number in range(READERS)
    ]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join(60)


def _read(port, path, cookie, stop, number):
    stop.wait(PAUSE * number / READERS)
    while not stop.is_set():
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        connection.request("GET", path, headers={"Host": "localhost", "Cookie": cookie})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status} to a reader.")
        stop.wait(PAUSE)


IMPORTS = re.compile(rb'(?:from|import)\s*"\./([\w./-]+)"')
SCRIPTS = ("live.js", "attendance.js", "app.js", "start.js")


def size_of_scripts():
    """Bytes of the live screen's own scripts as they travel (gzip): without the editor, and without libraries."""
    found, waiting = {}, list(SCRIPTS)
    while waiting:
        name = waiting.pop()
        if name in found or name.startswith("vendor/"):
            continue
        text = (settings.BASE_DIR / "static" / "js" / name).read_bytes()
        found[name] = len(gzip.compress(text))
        waiting += [each.decode() for each in IMPORTS.findall(text)]
    return sum(found.values())
