"""The README's commands, script/, .ci/ and the settings stay in step."""

import os
import re

from lscb.settings import BASE_DIR
from tests.project.tree import BASE, texts

README = (BASE / "README.md").read_text(encoding="utf-8")


def test_readme_names_the_two_commands_and_they_can_be_run():
    blocks = re.findall(r"^```\w*\n(script/\S+)\n```$", README, re.MULTILINE)

    assert blocks == ["script/server", "script/test"]
    assert [os.access(BASE / command, os.X_OK) for command in blocks] == [True, True]


def test_readme_names_no_script_or_folder_that_is_not_there():
    scripts = re.findall(r"\bscript/[a-z-]+", README)
    folders = re.findall(r"`([a-z/]+/)`", README)

    assert [path for path in [*scripts, *folders] if not (BASE / path).exists()] == []


def test_readme_links_lead_somewhere():
    links = re.findall(r"\]\((?!http)([^)#]+)", README)

    assert [link for link in links if not (BASE / link).exists()] == []


def test_both_commands_share_the_set_up():
    server, test = ((BASE / "script" / name).read_text() for name in ("server", "test"))

    assert "\nscript/bootstrap --server\n" in server
    assert "\nscript/bootstrap --tests\n" in test


def test_continuous_integration_runs_script_test_and_nothing_else():
    lines = (BASE / ".ci" / "run").read_text().splitlines()
    commands = [line for line in lines if line and not line.startswith(("#", "set "))]

    assert commands == ['exec "$(dirname "$0")/../script/test"']


def test_settings_and_their_example_name_the_same_variables():
    source = (BASE_DIR / "lscb" / "settings.py").read_text(encoding="utf-8")
    read = set(re.findall(r"env\.\w+\(\s*\"([A-Z_]+)\"", source))
    example = (BASE / ".env.example").read_text(encoding="utf-8")

    assert read == set(re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE))


def test_every_variable_is_explained():
    example = (BASE / ".env.example").read_text(encoding="utf-8")
    groups = [group.splitlines() for group in example.split("\n\n")]

    unexplained = [group for group in groups if not re.match(r"# \S", group[0])]

    assert unexplained == []


def test_environment_is_read_in_the_settings_only():
    outside = [
        str(path.relative_to(BASE))
        for path, text in texts()
        if path.suffix == ".py"
        and re.search(r"os\.(environ\[|environ\.get|getenv)", text)
        and path.relative_to(BASE).parts[0] not in {"tests", "lscb"}
        and path.name != "conftest.py"
    ]

    assert outside == []
