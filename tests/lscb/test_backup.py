"""The whole board in one encrypted file that was read back, or no file at all."""

import resource
import subprocess
import tarfile
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from board.models import Organisation
from common import marks
from common.models import ServiceMark
from lscb.backup import BackupProblem, checking, database, making, programs
from lscb.backup.passphrase import passphrase
from tests.factories.board import OrganisationFactory
from tests.lscb.deployment import WORDS


def test_backup_is_for_its_owner_only_and_says_nothing(backup):
    path, *_ = backup

    content = path.read_bytes()
    with tarfile.open(path) as outer:
        names = outer.getnames()

    assert path.stat().st_mode & 0o777 == 0o600
    assert names == ["README.txt", "key.age", "board.tar.age"]
    assert [
        word for word in (WORDS, "Westmere", "papers/", "CREATE TABLE") if word.encode() in content
    ] == []
    assert list(path.parent.glob("*.partial")) == []


def test_other_passphrase_does_not_open_it(backup):
    with pytest.raises(BackupProblem) as caught:
        checking.check(backup[0], "correct horse battery stable")

    assert str(caught.value) == (
        "The passphrase does not open board.backup; it is another one, or the file has been changed."
    )


def changed(content, at):
    return content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda content: content[: len(content) * 2 // 3], "has been cut short or changed"),
        (lambda content: content[:-3000], "has been cut short or changed"),
        (lambda content: changed(content, len(content) // 2), "has been cut short or changed"),
        (lambda content: content[:700], "is not a backup of a board"),
        (lambda content: b"", "is not a backup of a board"),
        (lambda content: b"PK\3\4 a Word file, perhaps" * 100, "is not a backup of a board"),
    ],
)
def test_file_that_is_not_whole_is_refused(backup, tmp_path, change, sentence):
    path = tmp_path / "other.backup"
    path.write_bytes(change(backup[0].read_bytes()))

    with pytest.raises(BackupProblem) as caught:
        checking.check(path, WORDS)

    assert sentence in str(caught.value)


def test_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(BackupProblem) as caught:
        checking.check(tmp_path / "none", WORDS)

    assert str(caught.value) == f"{tmp_path}/none cannot be read: No such file or directory."


@pytest.mark.usefixtures("committed")
def test_full_disk_leaves_nothing_behind(tmp_path):
    OrganisationFactory()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        with pytest.raises(BackupProblem) as caught:
            making.make(tmp_path / "board.backup", WORDS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert str(caught.value) == f"{tmp_path}/board.backup could not be written: File too large."
    assert list(tmp_path.glob("*.backup*")) == []


@pytest.mark.usefixtures("committed")
def test_command_makes_checks_and_notes_a_backup(tmp_path, settings):
    settings.BACKUP_PASSPHRASE = WORDS
    (tmp_path / "board.backup.partial").write_text("of a process that was killed")
    default_storage.save("board/logo.png", ContentFile(b"a picture"))
    said = StringIO()

    call_command("backup", tmp_path / "board.backup", stdout=said)
    call_command("backup", tmp_path / "board.backup", check=True, stdout=said)

    made, whole = said.getvalue().splitlines()
    assert made.startswith(f"Made and checked: {tmp_path}/board.backup (")
    assert "and 1 file, of " in made
    assert whole.startswith(f"Whole: {tmp_path}/board.backup (")
    assert marks.last(ServiceMark.BACKUP_CHECKED) > marks.last(ServiceMark.BACKUP_MADE)


@pytest.mark.usefixtures("committed")
def test_backup_does_not_take_the_place_of_another_file(tmp_path, settings):
    settings.BACKUP_PASSPHRASE = WORDS
    (tmp_path / "board.backup").write_text("ours")

    with pytest.raises(CommandError) as caught:
        call_command("backup", tmp_path / "board.backup")

    assert str(caught.value) == (
        f"There is a file {tmp_path}/board.backup already. Give the backup a name of its own."
    )
    assert (tmp_path / "board.backup").read_text() == "ours"


@pytest.mark.usefixtures("committed")
def test_what_is_written_meanwhile_is_not_in_the_dump():
    OrganisationFactory()

    with database.at_one_moment() as moment:
        OrganisationFactory()
        dump = programs.dump(moment.snapshot)
        table = ["--data-only", "--table=board_organisation", "--file=-"]
        read = subprocess.run(
            [programs.program("pg_restore"), *table],
            stdin=dump.stdout,
            capture_output=True,
            text=True,
            check=True,
        )
        programs.finish(dump, "")

    rows = read.stdout.partition("FROM stdin;\n")[2].partition("\\.")[0].splitlines()
    assert (len(rows), moment.tables["board_organisation"]) == (1, 1)
    assert Organisation.objects.count() == 2


def test_passphrase_comes_from_the_first_line_of_a_file(tmp_path):
    (tmp_path / "words").write_text(f"{WORDS}\nand more\n")

    assert passphrase(str(tmp_path / "words"), is_new=True) == WORDS


def test_short_passphrase_is_refused(settings):
    settings.BACKUP_PASSPHRASE = "elevenchars"

    with pytest.raises(BackupProblem) as caught:
        passphrase(is_new=True)

    assert str(caught.value).startswith("The passphrase needs 12 characters or more;")


def test_no_passphrase_and_no_terminal_is_told(settings, monkeypatch):
    settings.BACKUP_PASSPHRASE = ""
    monkeypatch.setattr("sys.stdin", StringIO())

    with pytest.raises(BackupProblem) as caught:
        passphrase(is_new=True)

    assert str(caught.value).startswith("No passphrase was given. Set BOARD_PASSPHRASE,")
