"""The units, nginx's site and docs/deploy.md stay true to each other and to the product."""

import os
import re
from configparser import ConfigParser
from types import SimpleNamespace

import pytest

from lscb.serve import alone, supervise
from tests.project.tree import BASE

FOLDER = BASE / "deploy"
SITE = re.sub(r"\s#.*|^#.*", "", (FOLDER / "nginx.conf").read_text(encoding="utf-8"), flags=re.M)
DOC = (BASE / "docs" / "deploy.md").read_text(encoding="utf-8")
SERVICES = sorted(FOLDER.glob("*.service"))
LASTING = [path for path in SERVICES if "Restart=always" in path.read_text(encoding="utf-8")]


def unit(path):
    """Its sections; of a setting that is given twice, all lines."""
    parser = ConfigParser(strict=False, interpolation=None, delimiters="=")
    parser.optionxform = str
    parser.read_string(path.read_text(encoding="utf-8"))
    return parser


def values(directive):
    return re.findall(rf"^\s*{directive} ([^;]+);", SITE, re.MULTILINE)


def size(text):
    return int(text[:-1]) * {"k": 1024, "m": 1024**2}[text[-1]]


def test_units_name_modules_and_commands_that_are_there():
    lines = "\n".join(path.read_text(encoding="utf-8") for path in SERVICES) + DOC
    parts = set(re.findall(r"lscb\.serve\.alone (\w+)", lines))
    commands = set(re.findall(r"manage\.py (\w+)", lines)) - {"check", "migrate", "shell"}

    missing = [name for name in commands if not list(BASE.glob(f"*/management/commands/{name}.py"))]

    assert (parts, missing) == ({"prepare", *alone.PARTS}, [])


def test_document_speaks_of_every_file_and_of_none_that_is_not_there():
    named = set(re.findall(r"deploy/([\w@-]+\.\w+)", DOC.replace("docs/deploy.md", "")))
    started = {path.stem.rstrip("@") for path in FOLDER.iterdir() if path.suffix != ".conf"}

    assert [name for name in named if not (FOLDER / name).exists()] == []
    assert [name for name in started if name not in DOC] == []


def test_ports_of_nginx_are_those_that_the_document_starts():
    asked = {line.split()[0] for line in values(r"server(?= \d)")}
    started = {f"127.0.0.1:{port}" for port in re.findall(r"enable .*?board-web@(\d+)", DOC)}
    started |= {f"127.0.0.1:{port}" for port in re.findall(r"board-web@(\d+)\.socket", DOC)}

    assert asked == started
    assert unit(FOLDER / "board-web@.socket")["Socket"]["ListenStream"] == "127.0.0.1:%i"
    assert " PORT=%i " in unit(FOLDER / "board-web@.service")["Service"]["ExecStart"]


@pytest.mark.parametrize("path", LASTING, ids=lambda path: path.name)
def test_units_wait_as_long_as_the_document_says(path):
    said = int(re.search(r"at least (\d+) seconds before it kills", DOC).group(1))

    assert int(unit(path)["Service"]["TimeoutStopSec"]) >= said > supervise.STOP_SECONDS


@pytest.mark.parametrize("path", SERVICES, ids=lambda path: path.name)
def test_units_run_narrowly(path):
    service = unit(path)["Service"]
    narrow = {
        "NoNewPrivileges": "yes",
        "ProtectSystem": "strict",
        "PrivateTmp": "yes",
        "User": "board",
    }

    assert {name: service[name] for name in narrow} == narrow
    assert service["ReadWritePaths"] in DOC
    assert service["EnvironmentFile"] in DOC


def test_nginx_lets_through_what_the_board_takes():
    example = (BASE / ".env.example").read_text(encoding="utf-8")
    paper = int(re.search(r"^#LARGEST_PAPER_MB=(\d+)", example, re.MULTILINE).group(1))
    line = re.search(r"(\d+) \* 1024$", (BASE / "lscb/serve/web.py").read_text(), re.MULTILINE)

    assert size(values("client_max_body_size")[0]) > paper * 1_000_000
    assert size(values("large_client_header_buffers")[0].split()[1]) >= int(line.group(1)) * 1024


def test_nginx_repeats_no_post_and_leaves_the_boards_headers_alone():
    again = " ".join(values("proxy_next_upstream"))

    assert "error" in again
    assert "non_idempotent" not in again
    assert values("add_header") == []
    assert {line.split()[0] for line in values("proxy_set_header")} == {
        *("Host", "X-Forwarded-For", "X-Forwarded-Proto", "X-Request-ID")
    }


@pytest.mark.parametrize("name", alone.PARTS)
def test_part_alone_is_the_one_that_script_server_starts(name, monkeypatch):
    ran = SimpleNamespace(command=None)
    monkeypatch.setattr(os, "execv", lambda path, command: setattr(ran, "command", command))

    alone.main([name])

    expected = {part.name: part.command for part in supervise.parts()}[alone.PARTS[name]]
    assert ran.command == [alone.python(), *expected[1:]]
    assert os.access(alone.python(), os.X_OK)


def test_part_that_is_not_there_is_told():
    with pytest.raises(SystemExit, match="Say which part"):
        alone.main(["everything"])
