"""Office files turned to PDF by LibreOffice, where it is installed.

What somebody handed in may name pictures and tables that lie elsewhere: on the web, inside our own network, in a
file of this machine. LibreOffice would fetch them while it turns the file to PDF, so it is told to follow no links,
and what it fetches all the same is sent to a proxy that is not there.
"""

import logging
import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from common import fitted_sheets

LONGEST = 120
"""Seconds after which a file is given up."""
PROGRAMS = ("soffice", "libreoffice")
NO_PROXY_THERE = "127.0.0.1", 9
"""Where requests go: to the port that throws everything away, which is closed nearly everywhere."""
SETTINGS = [
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "1"),  # never; the two count differently
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetNoProxy", ""),
    *(
        ("Inet/Settings", f"ooInet{name}ProxyName", NO_PROXY_THERE[0])
        for name in ("HTTP", "HTTPS", "FTP")
    ),
    *(
        ("Inet/Settings", f"ooInet{name}ProxyPort", NO_PROXY_THERE[1])
        for name in ("HTTP", "HTTPS", "FTP")
    ),
]
"""Of the profile with which LibreOffice runs: group, name and value, as its own registry names them."""
OOR = "http://openoffice.org/2001/registry"
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
        _write_settings(Path(profile) / "user")
        source = _prepared(Path(source), Path(profile))
        command = [
            found,
            f"-env:UserInstallation={Path(profile).as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--convert-to", "pdf"),
            *("--outdir", str(folder), str(source)),
        ]
        try:
            _run(command)
        except (OSError, subprocess.SubprocessError) as error:
            log.warning("LibreOffice could not turn a file to PDF: %s", type(error).__name__)
            return None
    made = Path(folder) / f"{Path(source).stem}.pdf"
    return made if made.exists() else None


def _prepared(source, folder):
    """The file to turn to PDF: of an Excel file a copy whose sheets are as wide as a page."""
    if source.suffix != ".xlsx":
        return source
    try:
        fitted_sheets.fit(source, folder / source.name)
    except fitted_sheets.UNREADABLE:
        return source  # LibreOffice may still read it
    return folder / source.name


def _write_settings(folder):
    folder.mkdir()
    items = "".join(
        f'<item oor:path="/org.openoffice.{group}"><prop oor:name="{name}" oor:op="fuse">'
        f"<value>{value}</value></prop></item>"
        for group, name, value in SETTINGS
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="{OOR}">{items}</oor:items>'
    (folder / "registrymodifications.xcu").write_text(text)


def _run(command):
    """The program is a script that starts another: whoever gives up ends both."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        status = process.wait(LONGEST)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if status:
        raise subprocess.CalledProcessError(status, command[0])
