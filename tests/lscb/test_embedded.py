"""The PostgreSQL that comes with the product, in good times and bad."""

import os
import pwd
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from lscb import embedded
from lscb.embedded.cluster import Cluster
from lscb.embedded.place import LONGEST_SOCKET_FOLDER, ClusterError, make_folder, socket_folder

BASE = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from pathlib import Path
from lscb.embedded import Cluster
cluster = Cluster(Path(sys.argv[1]), durable=False)
cluster.hold()
print("holding", flush=True)
sys.stdin.read()
"""


@pytest.fixture(scope="module")
def folder(module_tmp):
    """A cluster's folder, made once; every test leaves it stopped."""
    path = module_tmp / "cluster"
    cluster = Cluster(path, durable=False)
    cluster.hold()
    cluster.release()
    return path


@pytest.fixture
def cluster(folder):
    cluster = Cluster(folder, durable=False)
    yield cluster
    cluster.release()


def holder(folder):
    """Another process that uses the cluster until its input is closed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)],
        cwd=BASE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout.readline() == "holding\n"
    return process


def leave(process):
    process.stdin.close()
    process.wait()
    process.stdout.close()


def postmaster_pid(folder):
    return int((folder / "postmaster.pid").read_text().splitlines()[0])


def test_cluster_when_held_answers(cluster):
    cluster.hold()

    assert cluster.is_answering()


def test_cluster_when_last_holder_leaves_is_stopped(cluster):
    cluster.hold()

    cluster.release()

    assert not cluster.is_answering()
    assert not (cluster.folder / "postmaster.pid").exists()


def test_cluster_with_another_holder_keeps_running(cluster):
    other = holder(cluster.folder)
    cluster.hold()

    cluster.release()

    assert cluster.is_answering()
    leave(other)
    assert not cluster.is_answering()


def test_cluster_whose_only_holder_was_killed_is_taken_over(cluster):
    other = holder(cluster.folder)
    other.send_signal(signal.SIGKILL)
    other.wait()
    other.stdin.close()
    other.stdout.close()

    cluster.hold()
    cluster.release()

    assert not cluster.is_answering()


def test_cluster_whose_server_was_killed_is_started_again(cluster):
    cluster.hold()
    os.kill(postmaster_pid(cluster.folder), signal.SIGKILL)
    wait_until(lambda: not cluster.is_answering())

    cluster.hold(again=True)

    assert cluster.is_answering()


def test_cluster_with_pid_file_of_another_program_starts(cluster):
    (cluster.folder / "postmaster.pid").write_text(f"{os.getpid()}\n{cluster.folder}\n")

    cluster.hold()

    assert cluster.is_answering()


def test_cluster_for_tests_is_not_durable_and_the_real_one_is(folder, tmp_path):
    real = Cluster(tmp_path / "real")._server_options()
    throwaway = Cluster(tmp_path / "throwaway", durable=False)._server_options()

    assert ("fsync=off" in real, "fsync=off" in throwaway) == (False, True)


def test_cluster_of_another_version_says_what_to_do(cluster):
    version = cluster.folder / "PG_VERSION"
    version.write_text("16\n")

    try:
        with pytest.raises(ClusterError) as caught:
            cluster.hold()
    finally:
        version.write_text("18\n")

    assert str(caught.value) == (
        f"The data in {cluster.folder} was written by PostgreSQL 16, and this release brings PostgreSQL 18; "
        f"restore a backup after: mv {cluster.folder} {cluster.folder}-16"
    )


def test_folder_with_other_files_is_not_touched(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "minutes.txt").write_text("ours")

    with pytest.raises(ClusterError) as caught:
        Cluster(folder).hold()

    assert str(caught.value) == (
        f"The folder {folder} is not empty and holds no database; "
        f"move it away: mv {folder} {folder}.old"
    )
    assert (folder / "minutes.txt").read_text() == "ours"


def test_folder_that_cannot_be_made_says_what_to_do(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(ClusterError) as caught:
        make_folder(tmp_path / "file" / "cluster", os.geteuid())

    assert str(caught.value) == (
        f"The folder {tmp_path}/file/cluster cannot be written (Not a directory); "
        "make it writable for this account, or set DATABASE_URL to a PostgreSQL you have."
    )


def test_folder_of_another_account_says_whose_it_is(tmp_path):
    folder = tmp_path / "cluster"
    folder.mkdir()
    theirs, ours = 54321, 54322
    if os.geteuid() == 0:
        os.chown(folder, theirs, -1)
    else:
        theirs = pwd.getpwuid(os.geteuid()).pw_name

    with pytest.raises(ClusterError) as caught:
        make_folder(folder, ours)

    assert str(caught.value) == (
        f"The folder {folder} belongs to another account, {theirs}; start this as the account "
        f"that made it, or hand it over with: chown -R {ours} {folder}"
    )


def test_half_made_cluster_is_made_anew(short_tmp):
    folder = short_tmp / "cluster"
    (short_tmp / "cluster.new").mkdir()
    (short_tmp / "cluster.new" / "PG_VERSION").write_text("18\n")
    cluster = Cluster(folder, durable=False)

    cluster.hold()

    assert cluster.is_answering()
    cluster.release()


def test_server_that_cannot_start_says_why(cluster):
    settings = cluster.folder / "postgresql.auto.conf"
    before = settings.read_text()
    settings.write_text("shared_buffers = 'nonsense'\n")

    try:
        with pytest.raises(ClusterError) as caught:
            cluster.hold()
    finally:
        settings.write_text(before)

    assert str(caught.value).startswith("The embedded database could not be started (")
    assert str(caught.value).endswith("or set DATABASE_URL to a PostgreSQL you have.")
    assert "\n" not in str(caught.value)


def test_socket_of_a_short_path_lives_with_the_data(tmp_path):
    short = Path("/srv/board/var/postgres")

    assert socket_folder(short) == short


def test_socket_of_a_long_path_lives_in_a_short_one():
    long = Path("/srv") / ("deep" * 30)

    short = socket_folder(long)

    assert len(str(short)) <= LONGEST_SOCKET_FOLDER
    assert short == socket_folder(long)
    assert short != socket_folder(long / "other")


def test_cluster_with_a_long_path_and_a_space_answers(short_tmp):
    cluster = Cluster(short_tmp / ("a board's folder " * 8).strip(), durable=False)

    cluster.hold()

    assert cluster.is_answering()
    cluster.release()


def test_database_settings_without_address_use_var(tmp_path):
    settings = embedded.database_settings("", tmp_path)

    assert settings["EMBEDDED"] == {"folder": f"{tmp_path}/var/postgres", "durable": True}


def test_database_settings_for_tests_are_not_durable(tmp_path):
    settings = embedded.database_settings("embedded:var/other?durable=no", tmp_path)

    assert settings["EMBEDDED"] == {"folder": f"{tmp_path}/var/other", "durable": False}


def wait_until(is_true, seconds=10):
    end = time.monotonic() + seconds
    while not is_true():
        assert time.monotonic() < end
        time.sleep(0.05)
