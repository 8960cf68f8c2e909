"""What pip cannot bring: looks for the system's libraries and programs, and installs them where it may.

`python -m lscb.machine` for the product, `python -m lscb.machine --tests` for the tests too. Standard library only.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

PDF_LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONT_FOLDERS = ("/usr/share/fonts", "/usr/local/share/fonts")


def loads(library: str) -> bool:
    """Whether the dynamic loader finds the library: the only question that matters."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def missing_libraries() -> list[str]:
    """Debian's packages for the libraries of PDF making that cannot be loaded."""
    return [package for library, package in PDF_LIBRARIES.items() if not loads(library)]


def browser() -> str | None:
    """The system's Chromium, for the journeys."""
    return next((path for path in map(shutil.which, BROWSERS) if path), None)


def missing_packages(*, tests: bool) -> list[str]:
    packages = missing_libraries()
    if not any(next(Path(folder).rglob("*.[to]tf"), None) for folder in FONT_FOLDERS):
        packages.append("fonts-dejavu-core")
    if tests and not browser():
        packages.append("chromium")
    if tests and not shutil.which("pdftotext"):
        packages.append("poppler-utils")
    return packages


def apt_prefix() -> list[str] | None:
    """How this account may run apt-get: as it is, through sudo that asks nothing, or (None) not at all."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and not subprocess.run([*sudo, "true"], capture_output=True).returncode:
        return sudo
    return None


def install(packages: list[str]) -> bool:
    prefix = apt_prefix()
    if prefix is None:
        return False
    quiet = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-y", "-qq"]
    subprocess.run([*quiet, "update"], stdin=subprocess.DEVNULL)
    done = subprocess.run(
        [*quiet, "install", "--no-install-recommends", *packages], stdin=subprocess.DEVNULL
    )
    return not done.returncode


def main(arguments: list[str]) -> str | None:
    """None when all is there, else the sentence with the one line to run."""
    tests = "--tests" in arguments
    packages = missing_packages(tests=tests)
    if not packages:
        return None
    install(packages)
    packages = missing_packages(tests=tests)
    if not packages:
        return None
    line = f"apt-get install -y {' '.join(packages)}"
    sudo = "" if os.geteuid() == 0 else "sudo "
    return f"This machine lacks {', '.join(packages)}. Run this, then start again:\n  {sudo}{line}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
