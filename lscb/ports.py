"""Is the port free? `python3 -m lscb.ports` asks before any long work; standard library only."""

from __future__ import annotations

import errno
import socket
import sys
from pathlib import Path

from lscb.environment import Environment


def why_not(bind: str, port: int) -> str | None:
    """None when the port can be had, else one sentence with the way out."""
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as problem:
            return sentence(problem, bind, port)
    return None


def sentence(problem: OSError, bind: str, port: int) -> str:
    other = port + 1 if port < 65535 else 8000
    way_out = f"choose another one: PORT={other} script/server"
    if problem.errno == errno.EADDRINUSE:
        return (
            f"Port {port} is in use. Perhaps this server is running already: open {_address(bind, port)} "
            f"to see. If it is another program, stop that, or {way_out}"
        )
    if problem.errno == errno.EACCES:
        return f"Port {port} is reserved for the system; {way_out.replace(str(other), '8000')}"
    return f"The address {bind} cannot be used on this machine ({problem.strerror}); set BIND=127.0.0.1"


def _address(bind: str, port: int) -> str:
    """Where somebody on this machine finds what answers at `bind`."""
    host = "localhost" if bind in {"0.0.0.0", "::"} else bind  # noqa: S104
    return f"http://{f'[{host}]' if ':' in host else host}:{port}/"


def main() -> str | None:
    env = Environment.from_process(Path(__file__).resolve().parent.parent / ".env")
    port = env.number("PORT", 8000, least=1)
    if env.problems:
        return env.problems[0]
    return why_not(env.text("BIND", "127.0.0.1"), port)


if __name__ == "__main__":
    sys.exit(main())
