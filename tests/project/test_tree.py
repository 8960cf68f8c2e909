"""What must not stand in any file: places of one machine, registries, leftovers."""

import re
import subprocess
import sys

import pytest

from tests.project.tree import BASE, name, texts

HERE = "tests/project/test_tree.py"
FORBIDDEN = {
    "a path of one machine": r"(?<![\w.])/(?:work|root|home|Users|opt)/[\w.]",
    "a package registry": r"https?://[\w.-]*(?:pypi|pythonhosted|npmjs|npmmirror|yarnpkg)\.",
    "an address of one machine": r"https?://(?:10|172\.(?:1[6-9]|2\d|3[01])|192\.168)\.",
    "a leftover": r"\b(?:TODO|FIXME|XXX)\b|NotImplementedError|pytest\.mark\.(?:skip|xfail)",
    "a merge mark": r"^(?:<{7}|>{7}) ",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_holds(what):
    pattern = re.compile(FORBIDDEN[what], re.MULTILINE)

    found = [
        f"{name(path)}: {match.group(0)}"
        for path, text in texts()
        if name(path) != HERE
        for match in pattern.finditer(text)
    ]

    assert found == []


def test_no_file_is_large():
    large = [f"{name(path)}" for path, text in texts() if len(text) > 300_000]

    assert large == []


def test_nothing_that_is_made_is_kept():
    kept = subprocess.run(
        ["git", "ls-files", "var", "node_modules", ".venv", ".env"],
        cwd=BASE,
        capture_output=True,
        text=True,
        check=True,
    )

    assert kept.stdout == ""


def test_import_contracts_are_kept():
    code = "from importlinter.cli import lint_imports_command as command; command()"

    result = subprocess.run([sys.executable, "-c", code], cwd=BASE, capture_output=True, text=True)

    assert result.returncode == 0, result.stdout
