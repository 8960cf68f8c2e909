"""The files that make up the project, as the tests about the code base read them."""

import ast
import subprocess
from functools import cache
from pathlib import Path

BASE = Path(__file__).resolve().parents[2]
ROOMS = ("lscb", "keeping", "search", "meetings", "actions", "notices", "trail", "board", "common")


@cache
def files() -> list[Path]:
    """Everything under version control, and what is about to be, that still stands."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=BASE,
        capture_output=True,
        text=True,
        check=True,
    )
    paths = (BASE / line for line in sorted(set(listed.stdout.splitlines())))
    return [path for path in paths if path.is_file()]


def name(path: Path) -> str:
    return str(path.relative_to(BASE))


def texts() -> list[tuple[Path, str]]:
    """All files that are text."""
    found = []
    for path in files():
        try:
            found.append((path, path.read_text(encoding="utf-8")))
        except UnicodeDecodeError:
            continue
    return found


def python_files() -> list[Path]:
    return [path for path in files() if path.suffix == ".py"]


def templates() -> list[Path]:
    return [path for path in files() if path.suffix == ".html"]


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [
        node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
