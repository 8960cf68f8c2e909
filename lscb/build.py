"""The style build: `python -m lscb.build` compiles the SCSS and gathers fonts and scripts into var/build/static.

Nothing happens when no source has changed since the last build. Needs node_modules, so run script/bootstrap first.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

BASE = Path(__file__).resolve().parent.parent
MODULES = BASE / "node_modules"
SOURCE = BASE / "static" / "scss"
TARGET = BASE / "var" / "build" / "static"

FONT = "@fontsource/atkinson-hyperlegible-next"
FONT_FILES = [
    f"atkinson-hyperlegible-next-{letters}-{weight}-{style}.woff2"
    for letters in ("latin", "latin-ext")
    for weight in (400, 700)
    for style in ("normal", "italic")
]
IMAGES = "@ministryofjustice/frontend/moj/assets/images"
IMAGE_FILES = [
    "icon-close-cross-black.svg",
    "icon-document.svg",
    "icon-tag-remove-cross-white.svg",
    "icon-tag-remove-cross.svg",
    "icon-toggle-plus-minus.svg",
]
COPIES = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "vendor/govuk-frontend.js",
    "@ministryofjustice/frontend/moj/moj-frontend.min.js": "vendor/moj-frontend.js",
    "htmx.org/dist/htmx.esm.min.js": "vendor/htmx.js",
    "sortablejs/modular/sortable.esm.js": "vendor/sortable.js",
    **{f"{IMAGES}/{name}": f"assets/images/{name}" for name in IMAGE_FILES},
    **{f"{FONT}/files/{name}": f"fonts/{name}" for name in FONT_FILES},
}


def build() -> bool:
    """Whether anything had to be built."""
    stamp = TARGET.parent / "stamp"
    wanted = fingerprint()
    if stamp.is_file() and stamp.read_text() == wanted and (TARGET / "app.css").is_file():
        return False
    fresh = TARGET.with_name(f"static.{os.getpid()}")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        compile_styles(fresh)
        copy_files(fresh)
        replace(TARGET, fresh)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    stamp.write_text(wanted)
    return True


def fingerprint() -> str:
    """What the build depends on: our sources, this file and the locked packages."""
    digest = hashlib.sha256()
    for path in [*sorted(SOURCE.rglob("*.scss")), BASE / "package-lock.json", Path(__file__)]:
        digest.update(str(path.relative_to(BASE)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def compile_styles(target: Path) -> None:
    """Every file in components/ is part of app.css without being named anywhere."""
    names = sorted(path.stem.removeprefix("_") for path in (SOURCE / "components").glob("_*.scss"))
    uses = "".join(f'@use "components/{name}";\n' for name in names)
    target.mkdir(parents=True)
    with TemporaryDirectory(dir=target) as made:
        (Path(made) / "_every-component.scss").write_text(uses)
        run_sass(target, load_paths=[str(MODULES), str(BASE), str(SOURCE), made])


def run_sass(target: Path, *, load_paths: list[str]) -> None:
    node = Path(sys.executable).with_name("node")
    options = ["--quiet-deps", "--no-source-map", "--style=compressed"]
    paths = [f"--load-path={path}" for path in load_paths]
    pairs = [f"{path}:{target / path.stem}.css" for path in SOURCE.glob("[!_]*.scss")]
    sass = [str(node), str(MODULES / "sass" / "sass.js"), *options, *paths, *pairs]
    result = subprocess.run(sass, cwd=BASE, capture_output=True, text=True, check=False)
    if result.returncode:
        raise SystemExit(f"The styles could not be compiled.\n{result.stderr}")


def copy_files(target: Path) -> None:
    for source, name in COPIES.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        text = (MODULES / source).read_bytes()
        if name.endswith(".js"):
            text = without_source_map(text)
        (target / name).write_bytes(text)


def without_source_map(script: bytes) -> bytes:
    """Drop the comment that points to a file we do not ship."""
    return re.sub(rb"//# sourceMappingURL=\S+", b"", script)


def replace(target: Path, fresh: Path) -> None:
    old = fresh.with_suffix(".old")
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    build()
