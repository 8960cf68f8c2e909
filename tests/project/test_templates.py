"""Templates keep to the strict policy and to the components."""

import re

import pytest

from tests.project.tree import BASE, name, templates, texts

PAGES = [path for path in templates() if "pdf" not in path.parts and "email" not in path.parts]
INLINE = {
    "an inline script": re.compile(r"<script(?![^>]*\bsrc=)[^>]*>", re.IGNORECASE),
    "an inline style element": re.compile(r"<style\b", re.IGNORECASE),
    "a style attribute": re.compile(r"<[a-z][^<>]*\sstyle\s*=", re.IGNORECASE),
    "an event attribute": re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "code for htmx": re.compile(r"\bhx-(on|vals\s*=\s*.js:|vars)", re.IGNORECASE),
    "media without the nonce": re.compile(r"\{\{\s*[\w.]*\.media\s*\}\}"),
    "a foreign address": re.compile(r"\b(?:src|href)=\"(?:https?:)?//", re.IGNORECASE),
}


@pytest.mark.parametrize("what", INLINE)
def test_pages_hold_nothing_that_the_policy_forbids(what):
    found = [
        f"{name(path)}: {match.group(0)[:60]}"
        for path in PAGES
        for match in INLINE[what].finditer(path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_pages_of_their_own_extend_the_base():
    # the room's screen has no menu, an archive is read without us
    whole = {"base.html", "500.html", "503.html", "minutes_room.html", "index.html"}

    without = [
        name(path)
        for path in PAGES
        if path.name not in whole and "<html" in path.read_text(encoding="utf-8")
    ]

    assert without == []


def test_components_are_all_used():
    sources = "".join(text for path, text in texts() if path.suffix in {".html", ".py"})

    unused = [
        path.name
        for path in (BASE / "templates" / "components").glob("*.html")
        if f"components/{path.name}" not in sources and f'"{path.stem}"' not in sources
    ]

    assert unused == []


def test_script_modules_run_no_text_as_code():
    forbidden = re.compile(r"\beval\(|new Function\(|document\.write")

    found = [
        name(path)
        for path, text in texts()
        if path.suffix == ".js" and "tests" not in path.parts and forbidden.search(text)
    ]

    assert found == []
