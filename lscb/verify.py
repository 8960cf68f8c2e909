"""`python -m lscb.verify`: the checks of script/test. All are run, then it says which failed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
PYTHON = [sys.executable, "-m"]
MANAGE = [sys.executable, "manage.py"]
PYTEST = [*PYTHON, "pytest"]
TEST_DATABASE = "embedded:var/postgres-test?durable=no"

QUICK = {
    "Lint": [*PYTHON, "ruff", "check", "--output-format", "concise"],
    "Format": [*PYTHON, "ruff", "format", "--check", "--output-format", "concise"],
    "Import contracts": [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
    ],
    "Templates": [*PYTHON, "djlint", "templates", "--lint", "--quiet"],
    "System checks": [*MANAGE, "check", "--fail-level", "WARNING"],
    "Known weaknesses": [*PYTHON, "lscb.audit"],
    "Migrations are complete": [*MANAGE, "makemigrations", "--check", "--dry-run"],
}
TESTS = {
    "Tests": [*PYTEST, "-n", "2", "--ignore=tests/journeys"],
    "Journeys": [*PYTEST, "-n", "2", "tests/journeys"],
}


def run(command: list[str]) -> bool:
    """Whether it succeeded; what it says goes straight to the terminal."""
    environment = {"DATABASE_URL": TEST_DATABASE, **os.environ}
    return not subprocess.run(
        command, cwd=BASE, env=environment, stdin=subprocess.DEVNULL
    ).returncode


def run_all(steps: dict[str, list[str]]) -> list[str]:
    """The names of the steps that failed."""
    failed = []
    for name, command in steps.items():
        began = time.monotonic()
        print(f"\n== {name}", flush=True)
        if not run(command):
            failed.append(name)
        print(
            f"-- {name}: {'failed' if name in failed else 'passed'}, {time.monotonic() - began:.0f} s",
            flush=True,
        )
    return failed


def main(arguments: list[str]) -> int:
    if arguments:
        return 0 if run([*PYTEST, *arguments]) else 1
    failed = run_all(QUICK | TESTS)
    print(f"\n{'Failed: ' + ', '.join(failed) if failed else 'All passed.'}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
