"""The port is asked for before any long work."""

import errno
import os
import socket
import subprocess
import sys
from pathlib import Path

from lscb.ports import sentence, why_not

BASE = Path(__file__).resolve().parents[2]


def taken_port():
    holder = socket.socket()
    holder.bind(("127.0.0.1", 0))
    holder.listen()
    return holder, holder.getsockname()[1]


def test_port_that_is_free_is_no_problem():
    holder, port = taken_port()
    holder.close()

    assert why_not("127.0.0.1", port) is None


def test_port_in_use_says_the_way_out():
    holder, port = taken_port()

    with holder:
        problem = why_not("127.0.0.1", port)

    assert problem == (
        f"Port {port} is in use. Perhaps this server is running already: "
        f"open http://127.0.0.1:{port}/ to see. If it is another program, stop that, "
        f"or choose another one: PORT={port + 1} script/server"
    )


def test_address_of_another_machine_says_the_way_out():
    assert why_not("192.0.2.1", 8000) == (
        "The address 192.0.2.1 cannot be used on this machine (Cannot assign requested address); "
        "set BIND=127.0.0.1"
    )


def test_server_on_a_port_in_use_stops_with_one_sentence():
    holder, port = taken_port()

    with holder:
        result = subprocess.run(
            [BASE / "script" / "server"],
            env={**os.environ, "PORT": str(port), "PYTHON": sys.executable},
            capture_output=True,
            text=True,
            timeout=60,
        )

    assert (result.returncode, result.stdout) == (1, "")
    assert result.stderr == (
        f"Port {port} is in use. Perhaps this server is running already: "
        f"open http://127.0.0.1:{port}/ to see. If it is another program, stop that, "
        f"or choose another one: PORT={port + 1} script/server\n"
    )


def test_port_in_use_on_every_address_names_one_that_opens():
    problem = sentence(OSError(errno.EADDRINUSE, "in use"), "0.0.0.0", 8000)  # noqa: S104

    assert problem.split(": open ")[1].split(" ")[0] == "http://localhost:8000/"
