"""What is written down, and that nothing of it is anybody's: a marker in every place must not come out."""

import io
import json
import logging
import re
import sys

import pytest
from django.db import IntegrityError, connection
from django.http import HttpResponse
from django.urls import path

from common.refusals import Collided
from common.writes import one_write
from lscb import logs, requests, urls
from tests.factories.board import AccountFactory, OrganisationFactory

MARKER = "Quillfeather"

handler400, handler403, handler404 = urls.handler400, urls.handler403, urls.handler404
handler500 = urls.handler500


def fail(request, word):
    try:
        raise KeyError(request.POST.get("words", MARKER))
    except KeyError as error:
        raise ValueError(f"{MARKER} <{MARKER}@example.org>") from error


def fine(request, word):
    logging.getLogger("lscb.tests").info("Something of ours: %s", 7)
    return HttpResponse("fine")


urlpatterns = [
    *urls.urlpatterns,
    path("fail/<str:word>/", fail, name="fails"),
    path("fine/<str:word>/", fine, name="is_fine"),
]


@pytest.fixture
def written():
    """All that is logged from now on, as JSON lines."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logs.Json())
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    root.removeHandler(handler)


@pytest.fixture
def signed_in(client, settings, db):
    settings.ROOT_URLCONF = __name__
    client.force_login(AccountFactory(email=f"{MARKER.lower()}@example.org", family_name=MARKER))
    client.raise_request_exception = False
    return client


def test_request_is_one_line_without_its_address(signed_in, written):
    signed_in.get(f"/fine/{MARKER}/?q={MARKER}")

    ours, answered = written()
    assert ours["message"] == "Something of ours: 7"
    assert ours["request"] == answered["request"]
    assert re.fullmatch(r"[0-9a-f]{32}", answered["request"])
    assert isinstance(answered["ms"], int)
    assert {name: answered[name] for name in ("level", "logger", "method", "route", "status")} == {
        "level": "INFO",
        "logger": "lscb.requests",
        "method": "GET",
        "route": "is_fine",
        "status": 200,
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", answered["time"])


def test_marker_stands_in_no_line_of_a_fault(signed_in, written):
    response = signed_in.post(
        f"/fail/{MARKER}/?q={MARKER}",
        {"words": MARKER, "email": f"{MARKER}@example.org"},
        headers={"X-Request-ID": f"{MARKER}@example.org", "User-Agent": MARKER, "Referer": MARKER},
    )

    fault, answered = written()
    assert response.status_code == 500
    assert MARKER.lower() not in json.dumps(written()).lower()
    assert [each["type"] for each in fault["exception"]] == ["ValueError", "KeyError"]
    assert fault["exception"][0]["at"][-1].startswith("tests/lscb/test_logs.py:")
    assert (fault["level"], fault["route"], fault["status"]) == ("ERROR", "fails", 500)
    assert fault["message"] == "Internal Server Error"
    assert fault["request"] == answered["request"] == response.headers["X-Request-ID"]


def test_text_for_people_keeps_the_same_secret():
    record = record_of(ValueError(MARKER), "django.request", "%s: %s", "Fault", f"/{MARKER}/")

    said = logs.Text().format(record)

    assert MARKER not in said
    assert re.fullmatch(
        r"\S+ ERROR django\.request …: …\n  ValueError\n    tests/lscb/test_logs\.py:\d+ record_of",
        said,
    )


def record_of(error, name, wording, *args):
    try:
        raise error
    except type(error):
        return logging.getLogger(name).makeRecord(
            name, logging.ERROR, __file__, 1, wording, args, sys.exc_info()
        )


@pytest.mark.parametrize(
    ("name", "wording", "args", "said"),
    [
        ("meetings.packs", "Mail %s could not be written", (7,), "Mail 7 could not be written"),
        (
            "gunicorn.error",
            "Error handling request %s",
            (f"/?q={MARKER}",),
            "Error handling request …",
        ),
        ("gunicorn.error", "Worker (pid:%s) exited", (41,), "Worker (pid:41) exited"),
        ("django.security", f"Invalid HTTP_HOST header: '{MARKER}'", (), "… (test_logs:1)"),
        ("pypdf", "%(what)s at %(place)d", ({"what": MARKER, "place": 3},), "… at 3"),
        ("other", "%d of them", (MARKER,), "%d of them"),
    ],
)
def test_libraries_are_not_believed(name, wording, args, said):
    record = logging.getLogger(name).makeRecord(name, 30, __file__, 1, wording, args, None)

    assert logs.message_of(record) == said


def test_id_of_a_proxy_is_kept_when_it_is_well_formed(signed_in, written):
    response = signed_in.get("/fine/a/", headers={"X-Request-ID": "5f3a-77aa-PROXY_1"})

    assert response.headers["X-Request-ID"] == "5f3a-77aa-PROXY_1"
    assert {line["request"] for line in written()} == {"5f3a-77aa-PROXY_1"}


@pytest.mark.parametrize(
    "given", ["", "short", "with space in it", "a@example.org", "x" * 65, "line\nbreak12"]
)
def test_other_ids_are_not_taken(rf, given):
    request = rf.get("/")
    request.META["HTTP_X_REQUEST_ID"] = given

    assert re.fullmatch(r"[0-9a-f]{32}", requests.id_of(request))


def test_static_files_and_probes_are_not_told(client, db, written):
    b"".join(client.get("/static/start.js").streaming_content)
    client.get("/healthz")
    client.get("/readyz")

    assert [line["message"] for line in written()] in ([], ["Not ready: worker"])


def test_refused_write_names_the_rule_and_not_the_row(db, written):
    taken = OrganisationFactory()

    with pytest.raises(Collided) as caught, one_write():
        insert_again(taken.pk)

    (line,) = written()
    assert line["message"] == (
        "The database refused a write: board_organisation, board_organisation_pkey"
    )
    assert MARKER not in json.dumps(line)
    assert isinstance(caught.value.__cause__, IntegrityError)


def insert_again(key):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO board_organisation SELECT * FROM board_organisation WHERE id = %s", [key]
        )


def test_settings_write_json_or_text_to_stderr():
    found = logs.config("json", "INFO")

    assert found["formatters"]["line"]["()"] == "lscb.logs.Json"
    assert logs.config("text", "INFO")["formatters"]["line"]["()"] == "lscb.logs.Text"
    assert found["root"]["handlers"] == ["stderr"]
