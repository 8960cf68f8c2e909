"""What must be true of the machine, told by `manage.py check` before anybody meets it in a page."""

from __future__ import annotations

import ctypes.util

from django.conf import settings
from django.core.checks import Error, register

PANGO_LIBRARIES = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}


def missing_libraries(find=ctypes.util.find_library) -> list[str]:
    """Debian's packages for the libraries of PDF making that are not there."""
    return [package for library, package in PANGO_LIBRARIES.items() if not loads(library, find)]


def loads(library: str, find=ctypes.util.find_library) -> bool:
    for name in (f"lib{library}.so.0", find(library)):
        try:
            ctypes.CDLL(name or "")
        except OSError:
            continue
        if name:
            return True
    return False


@register()
def pango_is_there(app_configs, **kwargs):
    packages = missing_libraries()
    if not packages:
        return []
    return [
        Error(
            "Pango is missing, so minutes cannot be made into PDF.",
            hint=f"apt-get install -y {' '.join(packages)}",
            id="lscb.E001",
        )
    ]


@register()
def styles_are_built(app_configs, **kwargs):
    if (settings.VAR_DIR / "build" / "static" / "app.css").exists():
        return []
    return [Error("The styles have not been built.", hint="script/bootstrap", id="lscb.E002")]
