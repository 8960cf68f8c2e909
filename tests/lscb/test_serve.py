"""script/server: what it starts it keeps running, and stops."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from lscb.serve import prepare, supervise
from lscb.serve.supervise import Part

BASE = Path(__file__).resolve().parents[2]
SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]
END = [sys.executable, "-c", ""]


def test_part_that_ended_is_started_again():
    part = Part("worker", SLEEP)
    part.start()
    first = part.process
    first.kill()
    first.wait()

    part.keep_running()

    assert part.process.pid != first.pid
    supervise.stop([part])


def test_part_that_ends_again_and_again_stops_everything_with_a_sentence():
    part = Part("worker", END)
    part.start()

    for _ in range(2):
        part.process.wait()
        part.keep_running()
    part.process.wait()

    with pytest.raises(SystemExit) as caught:
        part.keep_running()

    assert str(caught.value) == ("The worker ends as soon as it is started; the reason is above.")


def test_stop_ends_all_parts():
    parts = [Part("web server", SLEEP), Part("worker", SLEEP)]
    for part in parts:
        part.start()

    supervise.stop(parts)

    assert [part.process.poll() for part in parts] == [-signal.SIGTERM, -signal.SIGTERM]


def test_static_files_are_collected_once(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.VAR_DIR = tmp_path
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "stamp").write_text("built")

    prepare.collect_static()
    (settings.STATIC_ROOT / "start.js").unlink()
    prepare.collect_static()

    assert not (settings.STATIC_ROOT / "start.js").exists()


@pytest.mark.django_db
def test_migrate_when_nothing_is_to_be_done_asks_and_does_nothing(django_assert_max_num_queries):
    with django_assert_max_num_queries(3):
        prepare.migrate()


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(output, wanted, process):
    """What the server has said, once it has said `wanted`."""
    said = ""
    while wanted not in said:
        assert process.poll() is None, output.read_text()
        time.sleep(0.1)
        said = output.read_text()
    return said


def test_server_serves_and_a_signal_stops_all_of_it(short_tmp):
    port, output = free_port(), short_tmp / "output"
    environment = {
        **os.environ,
        "PORT": str(port),
        "DATABASE_URL": f"embedded:{short_tmp}/pg?durable=no",
        "PYTHONUNBUFFERED": "1",
    }
    in_use = "from board.models import Person; Person.objects.create(family_name='Starling')"
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], cwd=BASE, env=environment, check=True)
    subprocess.run([*manage, "shell", "-v0", "-c", in_use], cwd=BASE, env=environment, check=True)
    with output.open("w") as file:
        process = subprocess.Popen(
            [sys.executable, "-m", "lscb.serve"],
            cwd=BASE,
            env=environment,
            stdout=file,
            stderr=file,
        )
    said = wait_for(output, "Ctrl-C stops it.", process)
    page = urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in/").read().decode()
    style = re.search(r'href="(/static/app\.[0-9a-f]+\.css)"', page).group(1)
    kept = urllib.request.urlopen(f"http://127.0.0.1:{port}{style}").headers["Cache-Control"]

    process.send_signal(signal.SIGINT)
    process.wait(30)

    assert re.findall(r"^\d/7 .*?(?= … )", said, re.MULTILINE) == [
        "5/7 Database",
        "6/7 Demo board and static files",
        "7/7 Web server and worker",
    ]
    assert f"Open http://localhost:{port}/" in said
    assert kept == "max-age=315360000, public, immutable"
    assert output.read_text().endswith("Stopping …\nStopped.\n")
    assert not (short_tmp / "pg" / "postmaster.pid").exists()
    assert process.returncode == 0
