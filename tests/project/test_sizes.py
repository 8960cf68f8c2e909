"""A function fits on a screen, a file under 400 lines, a template under 80."""

from tests.project.tree import BASE, files, functions, name, python_files, templates

FUNCTION, FILE, TEMPLATE = 40, 399, 79
COUNTED = {".py", ".js", ".scss"}
NOT_CODE = {"migrations", "records"}
"""Migrations are made by a program; the demo board's records are what people said, not code."""


def test_functions_fit_on_a_screen():
    long = [
        f"{name(path)}:{node.lineno} {node.name} {node.end_lineno - node.lineno + 1}"
        for path in python_files()
        if not NOT_CODE & set(path.parts)
        for node in functions(path)
        if node.end_lineno - node.lineno + 1 > FUNCTION
    ]

    assert long == []


def test_files_stay_short():
    long = [
        f"{name(path)} {lines}"
        for path in files()
        if path.suffix in COUNTED and not NOT_CODE & set(path.parts)
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > FILE
    ]

    assert long == []


def test_templates_stay_short():
    long = [
        f"{name(path)} {lines}"
        for path in templates()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > TEMPLATE
    ]

    assert long == []


def test_there_are_no_drawers_for_everything():
    drawers = [name(path) for path in python_files() if path.stem in {"utils", "misc", "helpers"}]

    assert drawers == []


def test_models_do_nothing_behind_the_scenes():
    sources = [path for path in python_files() if path.relative_to(BASE).parts[0] != "tests"]

    hidden = [
        f"{name(path)} {word}"
        for path in sources
        for word in ("def save(self, *args", "post_save", "pre_save", "@receiver")
        if word in path.read_text(encoding="utf-8")
    ]

    assert hidden == []
