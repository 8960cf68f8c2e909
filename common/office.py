"""Office files turned to PDF by LibreOffice, where it is installed."""

import logging
import shutil
import subprocess
import tempfile
from pathlib import Path

LONGEST = 120
"""Seconds after which a file is given up."""
PROGRAMS = ("soffice", "libreoffice")
log = logging.getLogger(__name__)


def program():
    """The path of LibreOffice, or None."""
    return next(filter(None, map(shutil.which, PROGRAMS)), None)


def to_pdf(source, folder):
    """A PDF of an Office file, written into `folder`; None when there is no LibreOffice or it cannot do it.

    It runs with a profile of its own, so that two at once do not wait for each other, and without macros.
    """
    found = program()
    if found is None:
        return None
    with tempfile.TemporaryDirectory() as profile:
        command = [
            found,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf"),
            *("--outdir", str(folder), str(source)),
        ]
        try:
            subprocess.run(command, check=True, capture_output=True, timeout=LONGEST)
        except (OSError, subprocess.SubprocessError) as error:
            log.warning("LibreOffice could not turn a file to PDF: %s", type(error).__name__)
            return None
    made = Path(folder) / f"{Path(source).stem}.pdf"
    return made if made.exists() else None
