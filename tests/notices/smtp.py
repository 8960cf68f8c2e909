"""A small mail server on this machine that behaves as well, or as badly, as a test wants."""

import socketserver
import threading
import time
from dataclasses import dataclass, field

NEVER = 60


@dataclass
class Manners:
    """How the server behaves; `answers` replaces its answer to a command, one after the other."""

    answers: dict = field(default_factory=dict)
    hangs_at: str = ""
    dies_at: str = ""
    slow_seconds: float = 0
    """`hangs_at` and `dies_at` name a command, "BODY" for after the text and "HELLO" for before all."""


class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self, manners=None):
        super().__init__(("127.0.0.1", 0), Session)
        self.manners = manners or Manners()
        self.messages, self.began, self.connections = [], [], 0
        self.closing = threading.Event()
        self.thread = threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True)

    @property
    def port(self):
        return self.server_address[1]

    @property
    def recipients(self):
        return [recipient for recipient, _ in self.messages]

    def __enter__(self):
        self.thread.start()
        return self

    def __exit__(self, *problem):
        self.closing.set()
        self.shutdown()
        self.thread.join()
        self.server_close()


class Dead(Exception):
    """The server has gone away in the middle."""


class Session(socketserver.StreamRequestHandler):
    def handle(self):
        self.server.connections += 1
        try:
            self.say("HELLO", "220 mail.example ready")
            while line := self.rfile.readline():
                if not self.obey(line.decode().strip()):
                    return
        except (Dead, OSError):
            return

    def obey(self, line):
        command = line.split(" ", 1)[0].upper()
        if command == "RCPT":
            self.recipient = line.split("<", 1)[1].split(">", 1)[0]
        if command == "DATA":
            if self.say("DATA", "354 go on").startswith("354"):
                self.take_body()
            return True
        self.say(command, "250 fine" if command != "QUIT" else "221 bye")
        return command != "QUIT"

    def take_body(self):
        self.server.began.append(self.recipient)
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            if not line:
                raise Dead
            lines.append(line[1:] if line.startswith(b"..") else line)
        self.server.closing.wait(self.server.manners.slow_seconds)
        if self.server.manners.dies_at != "BODY":
            self.server.messages.append((self.recipient, b"".join(lines)))
        self.say("BODY", "250 taken")

    def say(self, command, usual):
        manners = self.server.manners
        if manners.dies_at == command:
            raise Dead
        if manners.hangs_at == command:
            self.server.closing.wait(NEVER)
            raise Dead
        waiting = manners.answers.get(command)
        answer = waiting.pop(0) if waiting else usual
        self.wfile.write(f"{answer}\r\n".encode())
        return answer


def wait_for(what, seconds=20):
    """Until `what()` is true."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end, "It did not happen in time."
        time.sleep(0.02)
