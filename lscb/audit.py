"""`python -m lscb.audit`: whether any package that we run or test with has a known weakness.

The advisories are read from the package index. A machine that cannot reach them is told so, and nothing
fails; what was found on one that can fails the checks.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent
LISTS = ("requirements.txt", "requirements-dev.txt")
SECONDS = "10"
"""How long one question to the index may take."""


def ask() -> str:
    """What pip-audit says of the pinned packages, as JSON; anything else when it could not ask."""
    lists = [part for name in LISTS for part in ("-r", name)]
    options = ["--disable-pip", "--no-deps", "--format", "json", "--progress-spinner", "off"]
    command = [sys.executable, "-m", "pip_audit", *lists, *options, "--timeout", SECONDS]
    return subprocess.run(command, cwd=BASE, capture_output=True, text=True, check=False).stdout


def verdict(answer: str) -> tuple[str, bool]:
    """What is to be said of an answer, and whether all is well as far as is known."""
    try:
        packages = json.loads(answer)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return "No advisories could be read here, so nothing was audited.", True
    weak = [
        f"{each['name']} {each['version']}: {weakness['id']}, mended in "
        f"{', '.join(weakness['fix_versions']) or 'no version yet'}"
        for each in packages
        for weakness in each.get("vulns", ())
    ]
    if weak:
        return "\n".join(weak), False
    skipped = sum("skip_reason" in each for each in packages)
    if skipped == len(packages):
        return "No advisories could be read here, so nothing was audited.", True
    return (
        f"Packages without a known weakness: {len(packages) - skipped}; not audited: {skipped}.",
        True,
    )


def main() -> int:
    words, is_well = verdict(ask())
    print(words)
    return 0 if is_well else 1


if __name__ == "__main__":
    sys.exit(main())
