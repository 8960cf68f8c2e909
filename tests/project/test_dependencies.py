"""Every dependency has a reason, a pin and a hash, and names no place it came from."""

import json
import re
import tomllib

from tests.project.tree import BASE, ROOMS


def lines(name):
    text = (BASE / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if re.match(r"[a-z]", line)]


def names(name):
    return {re.match(r"[\w.-]+", line).group(0).lower() for line in lines(name)}


def test_every_dependency_has_a_reason():
    without = [
        line
        for name in ("requirements.in", "requirements-dev.in")
        for line in lines(name)
        if not re.search(r"  # \S.{9,}", line)
    ]

    assert without == []


def test_every_dependency_is_pinned_with_hashes():
    for name in ("requirements.txt", "requirements-dev.txt"):
        entries = re.split(r"\n(?=\S)", (BASE / name).read_text(encoding="utf-8").strip())
        loose = [
            entry.splitlines()[0]
            for entry in entries
            if not re.match(r"[\w.\[\]-]+==\S+", entry) or "--hash=sha256:" not in entry
        ]

        assert loose == []


def test_every_wish_is_among_the_pins():
    for name in ("requirements", "requirements-dev"):
        pinned = names(f"{name}.txt")

        assert names(f"{name}.in") - pinned == set()


def test_both_files_agree_on_what_they_share():
    pins = [
        dict(
            re.findall(
                r"^([\w.-]+)==(\S+)", (BASE / name).read_text(encoding="utf-8"), re.MULTILINE
            )
        )
        for name in ("requirements.txt", "requirements-dev.txt")
    ]

    apart = [name for name in pins[0].keys() & pins[1].keys() if pins[0][name] != pins[1][name]]

    assert apart == []


def test_node_packages_are_exact():
    package = json.loads((BASE / "package.json").read_text(encoding="utf-8"))
    versions = [*package["dependencies"].values(), *package["devDependencies"].values()]

    assert [version for version in versions if not re.fullmatch(r"\d+\.\d+\.\d+", version)] == []


def test_node_lock_has_hashes_and_names_no_place():
    lock = json.loads((BASE / "package-lock.json").read_text(encoding="utf-8"))
    packages = [entry for path, entry in lock["packages"].items() if path]

    assert [entry for entry in packages if "resolved" in entry or "integrity" not in entry] == []


def test_import_contract_names_every_room():
    settings = tomllib.loads((BASE / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    rooms = {path.parent.name for path in BASE.glob("*/apps.py")}

    assert contract["layers"] == list(ROOMS)
    assert rooms == set(ROOMS)
