"""The whole board in open formats: what is in it, what is not, and that it can be read without us."""

import csv
import hashlib
import io
import json
import re
import subprocess
import zipfile
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db import connection

from actions.models import DigestLine
from board.models import Person
from lscb.archive import ArchiveProblem
from lscb.archive.export import export
from lscb.archive.tables import LEFT_OUT, tables
from lscb.logs import ROOMS
from meetings.models import Invitation, Meeting
from tests.lscb import small_board

PASSWORD = "A password that nobody may read"


@pytest.fixture
def archive(committed, tmp_path):
    """(the folder, the room, the approved minutes)."""
    room, frozen = small_board.small_board()
    room.unit.set_password(PASSWORD)
    room.unit.save()
    export(tmp_path / "board")
    return tmp_path / "board", room, frozen


def data_of(folder, table):
    return json.loads((folder / "data" / f"{table}.json").read_text())


def csv_of(folder, table):
    with (folder / "csv" / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def all_text(folder):
    return "".join(
        path.read_text() for path in folder.rglob("*") if path.suffix in {".json", ".csv", ".html"}
    )


def test_every_row_of_every_table_is_there(archive):
    folder, *_ = archive

    counted = {}
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(f'SELECT count(*) FROM "{table.name}"')  # noqa: S608
            counted[table.name] = cursor.fetchone()[0]

    assert {name: len(data_of(folder, name)["rows"]) for name in counted} == counted
    assert {name: len(csv_of(folder, name)) for name in counted} == counted
    assert counted["meetings_agendaitem"] > 1


def test_every_model_is_in_it_or_left_out_by_name():
    ours = {
        model._meta.label
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in ROOMS and not model._meta.proxy
    }

    told = {table.model._meta.label for table in tables()}

    assert told | LEFT_OUT == ours
    assert told & LEFT_OUT == set()


def test_secrets_stand_nowhere(archive):
    folder, room, _ = archive
    text = all_text(folder)

    secrets = [small_board.SECRET_HASH, Person.objects.get(pk=room.unit.pk).password]
    for model in (Invitation, DigestLine):
        secrets += model.objects.values_list("secret", flat=True)

    assert [secret for secret in secrets if secret in text] == []
    assert "django_session" not in text
    assert "password hashes" in (folder / "README.txt").read_text()


def test_rows_are_as_the_schema_says(archive):
    folder, *_ = archive

    wrong = []
    for path in sorted((folder / "data").glob("*.json")):
        content = json.loads(path.read_text())
        schema = json.loads((path.parent / content["$schema"]).read_text())
        row_schema = schema["properties"]["rows"]["items"]
        wrong += [
            f"{path.name}: {fault}" for row in content["rows"] for fault in faults(row, row_schema)
        ]

    assert wrong == []


KINDS = {
    "string": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "array": list,
    "object": dict,
    "null": type(None),
}


def faults(value, schema):
    """What JSON Schema says against a value, as far as our schemas go."""
    wanted = schema.get("type")
    kinds = [wanted] if isinstance(wanted, str) else wanted
    if kinds and not any(type(value) is KINDS[kind] for kind in kinds):
        return [f"{value!r} is not {wanted}"]
    if isinstance(value, list):
        return [fault for each in value for fault in faults(each, schema.get("items", {}))]
    if not isinstance(value, dict) or "properties" not in schema:
        return []
    known = schema["properties"]
    missing = [f"{name} is missing" for name in schema["required"] if name not in value]
    strange = [f"{name} is not known" for name in value if name not in known]
    return (
        missing
        + strange
        + [f for name, each in value.items() for f in faults(each, known.get(name, {}))]
    )


def test_schema_says_what_a_table_and_its_columns_mean(archive):
    folder, *_ = archive

    schema = json.loads((folder / "schema" / "meetings_meeting.schema.json").read_text())
    columns = schema["properties"]["rows"]["items"]["properties"]

    assert schema["description"].startswith("One meeting of a group.")
    assert columns["group_id"]["x-table"] == "board_group"
    assert columns["date"] == {"title": "Date", "type": "string", "format": "date"}
    assert columns["closed_at"]["type"] == ["string", "null"]
    assert {"const": "planned", "title": "Planned"} in columns["status"]["x-choices"]


def test_csv_is_in_words_and_never_a_formula(archive):
    folder, room, _ = archive

    (paper,) = csv_of(folder, "meetings_paper")
    (meeting,) = [
        row
        for row in csv_of(folder, "meetings_meeting")
        if row["Reference"] == room.meeting.reference
    ]

    assert paper["Title"] == f"'{small_board.FORMULA}"
    assert meeting["Group"] == "Quality Assurance Group"
    assert data_of(folder, "meetings_paper")["rows"][0]["title"] == small_board.FORMULA


def test_files_and_approved_minutes_are_there_byte_for_byte(archive):
    folder, _, frozen = archive

    (row,) = data_of(folder, "meetings_minutesdocument")["rows"]
    kept = (folder / row["pdf"]["file"]).read_bytes()

    assert kept == bytes(frozen.pdf)
    assert hashlib.sha256(kept).hexdigest() == row["pdf"]["sha256"] == frozen.sha256
    assert (folder / "files/papers/one.pdf").read_bytes() == small_board.PAPER
    assert (folder / "files/evidence/deep/two.pdf").read_bytes() == small_board.EVIDENCE


def test_index_leads_to_every_meeting_and_its_documents(archive):
    folder, _, frozen = archive
    page = (folder / "index.html").read_text()

    links = re.findall(r'href="([^"#]+)"', page)
    lost = f"files/{small_board.LOST}"

    assert [link for link in links if link != lost and not (folder / link).exists()] == []
    assert f"documents/meetings_minutesdocument/{frozen.pk}.pdf" in links
    assert "files/papers/one.pdf" in links
    assert frozen.sha256 in page
    references = Meeting.objects.values_list("reference", flat=True)
    assert [reference for reference in references if f"<h4>{reference}" not in page] == []
    assert re.findall(r'(?:href|src)="(?:https?:)?//', page) == []


def test_manifest_lists_every_file_and_sums_can_be_checked(archive):
    folder, *_ = archive

    manifest = json.loads((folder / "manifest.json").read_text())
    there = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"],
        cwd=folder,
        capture_output=True,
        text=True,
    )

    assert {each["name"] for each in manifest["files"]} == there - {"manifest.json", "SHA256SUMS"}
    assert manifest["missing"] == [small_board.LOST]
    assert (checked.returncode, checked.stdout) == (0, "")


def test_zip_holds_the_same_and_is_for_its_owner_only(committed, tmp_path):
    small_board.small_board()
    said = io.StringIO()

    call_command("export_archive", tmp_path / "board.zip", stdout=said, stderr=io.StringIO())

    with zipfile.ZipFile(tmp_path / "board.zip") as archive:
        assert archive.testzip() is None
        assert "board/index.html" in archive.namelist()
        assert archive.read("board/files/papers/one.pdf") == small_board.PAPER
    assert (tmp_path / "board.zip").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir() if path.name != "media"] == ["board.zip"]
    assert said.getvalue().startswith(f"Written: {tmp_path}/board.zip, ")


def test_place_that_is_taken_is_refused(tmp_path):
    (tmp_path / "minutes.txt").write_text("ours")

    with pytest.raises(CommandError) as caught:
        call_command("export_archive", tmp_path)

    assert str(caught.value) == (
        f"There is something at {tmp_path} already. Give the archive another name."
    )


def test_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(ArchiveProblem) as caught:
        export(Path(tmp_path / "file" / "board"))

    assert str(caught.value) == f"{tmp_path}/file/board could not be written: Not a directory."
