import uuid

import pytest
from django.urls import reverse

from meetings.enums import AttendanceStatus, AttendeeKind
from meetings.services import attendance
from tests.factories.board import OrganisationFactory, PersonFactory
from tests.factories.writing import room, take_seat

pytestmark = pytest.mark.django_db


def url(scene, name="attendance_edit", *row):
    return reverse(f"meetings:{name}", args=[scene.meeting.pk, *row])


def page(client, scene):
    return client.get(url(scene)).content.decode()


def sign_in(client, scene, who="unit"):
    client.force_login(getattr(scene, who))


def marks(scene):
    return {row.name_then: row.status for row in scene.meeting.attendances.all()}


def errors(response):
    return {name: list(found) for name, found in response.context["form"].errors.items()}


def test_page_groups_people_and_says_the_quorum(client):
    scene = room()
    sign_in(client, scene)
    attendance.mark(row=scene.row(scene.nurse), status="P", by=scene.unit)

    response = client.get(url(scene))

    assert [(s.heading, [row.name for row in s.rows]) for s in response.context["sections"]] == [
        ("Members", ["Miriam Osei", "Derek Holt", "Petra Cole"]),
        ("In attendance", ["Nia Powell"]),
    ]
    assert response.context["quorum"].word == "Not quorate yet"
    assert response.context["quorum"].sentence == "1 seat filled, 2 needed."


def test_mark_is_saved_at_once_and_answered_with_row_and_quorum(client):
    scene = room()
    sign_in(client, scene, "taker")
    attendance.mark(row=scene.row(scene.nurse), status="P", by=scene.unit)
    row = scene.row(scene.member)

    answer = client.post(url(scene, "attendance_mark", row.pk), {"status": "P"}).json()

    assert scene.row(scene.member).status == AttendanceStatus.PRESENT
    assert (answer["key"], answer["said"]) == (row.pk, "Derek Holt: present.")
    assert "Quorate" in answer["summary"]
    assert "2 seats filled, 2 needed." in answer["summary"]


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("Z", "Choose one of the marks."),
        ("D", "Say who deputised for Derek Holt."),
    ],
)
def test_mark_that_cannot_be_made_says_why(client, status, sentence):
    scene = room()
    sign_in(client, scene)
    row = scene.row(scene.member)

    response = client.post(url(scene, "attendance_mark", row.pk), {"status": status})

    assert (response.status_code, response.json()) == (409, {"problem": sentence})
    assert marks(scene)["Derek Holt"] == ""


def test_mark_after_sign_out_is_answered_with_the_sign_in_page(client):
    scene = room()
    row = scene.row(scene.member)

    response = client.post(
        url(scene, "attendance_mark", row.pk),
        {"status": "P"},
        headers={"accept": "application/json"},
    )

    assert response.status_code == 401


def sent_marks(scene, **changes):
    data = {}
    for row in scene.meeting.attendances.all():
        data[f"was_{row.pk}"] = row.status
        if row.status:
            data[f"status_{row.pk}"] = row.status
    for name, status in changes.items():
        data[f"status_{scene.row(getattr(scene, name)).pk}"] = status
    return data


def test_all_marks_are_saved_with_one_button(client):
    scene = room()
    sign_in(client, scene)

    response = client.post(url(scene), sent_marks(scene, member="P", nurse="A"))

    assert response.url == url(scene)
    assert marks(scene) == {
        "Miriam Osei": "",
        "Derek Holt": "P",
        "Petra Cole": "A",
        "Nia Powell": "",
    }


def test_one_button_leaves_marks_that_somebody_else_made_meanwhile(client):
    scene = room()
    sign_in(client, scene)
    sent = sent_marks(scene, member="P")
    attendance.mark(row=scene.row(scene.nurse), status="X", by=scene.taker)

    client.post(url(scene), sent)

    assert (marks(scene)["Derek Holt"], marks(scene)["Petra Cole"]) == ("P", "X")


def test_one_button_asks_for_the_deputy_after_saving_the_rest(client):
    scene = room()
    sign_in(client, scene)

    response = client.post(url(scene), sent_marks(scene, member="D", nurse="P"))

    assert response.url == url(scene, "attendance_deputy", scene.row(scene.member).pk)
    assert marks(scene)["Petra Cole"] == "P"


def test_one_button_with_nonsense_saves_nothing(client):
    scene = room()
    sign_in(client, scene)

    response = client.post(url(scene), sent_marks(scene, chair="P", member="Z"), follow=True)

    assert [str(m) for m in response.context["messages"]] == [
        "Choose one of the marks for Derek Holt."
    ]
    assert set(marks(scene).values()) == {""}


def test_named_deputies_of_the_seat_are_offered_first(client):
    scene = room()
    sign_in(client, scene)

    response = client.get(url(scene, "attendance_deputy", scene.row(scene.member).pk))

    choices = response.context["form"].fields["person"].choices
    assert choices[1] == (
        "Named deputies of this seat",
        [(str(scene.deputy.pk), "Neil Parr, Police")],
    )


def test_deputy_is_recorded_once_when_the_form_is_sent_twice(client):
    scene = room()
    sign_in(client, scene)
    data = {"person": scene.deputy.pk, "token": str(uuid.uuid4())}
    where = url(scene, "attendance_deputy", scene.row(scene.member).pk)

    first, second = client.post(where, data), client.post(where, data)

    assert (first.status_code, second.status_code) == (302, 302)
    assert scene.meeting.attendances.filter(kind=AttendeeKind.DEPUTY).count() == 1


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({}, {"person": ["Say who deputised for Derek Holt."]}),
        ({"person": "x"}, {"person": ["Choose a person from the list."]}),
        ({"name": "a" * 161}, {"name": ["Write at most 160 characters."]}),
    ],
)
def test_deputy_form_says_what_is_wrong(client, data, expected):
    scene = room()
    sign_in(client, scene)

    response = client.post(url(scene, "attendance_deputy", scene.row(scene.member).pk), data)

    assert errors(response) == expected


def test_somebody_can_be_added_in_words(client):
    scene = room()
    sign_in(client, scene)

    client.post(url(scene, "attendance_add"), {"kind": "young_person", "name": "Kai"})

    row = scene.meeting.attendances.get(name_then="Kai")
    assert (row.kind, row.role_then) == (AttendeeKind.IN_ATTENDANCE, "Young person")


def test_add_form_wants_a_person_or_a_name_and_not_both(client):
    scene = room()
    sign_in(client, scene)
    person = PersonFactory()

    nobody = client.post(url(scene, "attendance_add"), {"kind": "observer"})
    both = client.post(
        url(scene, "attendance_add"), {"kind": "observer", "person": person.pk, "name": "Kai"}
    )

    assert errors(nobody) == {"person": ["Choose a person, or write a name."]}
    assert errors(both) == {"name": ["Choose a person or write a name, not both."]}


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (
            {"arrived_at": "11am", "left_at": "10.30am"},
            {"left_at": ["The time of leaving must be after the time of arrival."]},
        ),
        ({"arrived_at": "late"}, {"arrived_at": ["Write the time like 9.30am or 16:15."]}),
        (
            {"also_representing_organisation": "99999"},
            {"also_representing_organisation": ["Choose an organisation from the list."]},
        ),
    ],
)
def test_details_form_says_what_is_wrong(client, data, expected):
    scene = room()
    sign_in(client, scene)

    response = client.post(url(scene, "attendance_row_edit", scene.row(scene.member).pk), data)

    assert errors(response) == expected


def test_also_representing_counts_for_an_organisation_of_the_quorum(client):
    scene = room()
    sign_in(client, scene)
    court = OrganisationFactory(name="Family Court")
    scene.group.quorum_organisations.set([court])
    attendance.mark(row=scene.row(scene.nurse), status="P", by=scene.unit)
    before = client.get(url(scene)).context["quorum"].sentence

    client.post(
        url(scene, "attendance_row_edit", scene.row(scene.nurse).pk),
        {"also_representing_organisation": court.pk, "arrived_at": "9.45am"},
    )

    after = client.get(url(scene)).context["quorum"].sentence
    assert before == "1 seat filled, 2 needed; still missing: Family Court."
    assert after == (
        "1 seat filled, 2 needed; every organisation that must be there is represented."
    )


def test_deputy_counts_for_the_seat(client):
    scene = room()
    sign_in(client, scene)
    attendance.add_deputy(row=scene.row(scene.member), person=scene.deputy, by=scene.unit)

    assert client.get(url(scene)).context["quorum"].sentence == "1 seat filled, 2 needed."


def test_removed_row_is_gone(client):
    scene = room()
    sign_in(client, scene)
    row = attendance.add_attendee(
        meeting=scene.meeting, kind=AttendeeKind.OBSERVER, name="Kai", by=scene.unit
    )

    response = client.post(url(scene, "attendance_remove", row.pk), follow=True)

    assert [str(m) for m in response.context["messages"]] == [
        "Kai has been removed from the attendance."
    ]
    assert "Kai" not in marks(scene)


def test_rows_are_brought_up_to_date_with_the_seats(client):
    scene = room()
    sign_in(client, scene)
    take_seat(scene.group, PersonFactory(given_name="Ada", family_name="New"), position=9)

    response = client.post(url(scene, "attendance_refresh"), follow=True)

    assert [str(m) for m in response.context["messages"]] == [
        "1 row was brought up to date with the seats."
    ]
    assert marks(scene)["Ada New"] == ""


def test_locked_attendance_shows_the_sentence_and_no_marks(client):
    scene = room()
    sign_in(client, scene)
    scene.approve()

    text = page(client, scene)

    assert text.count("so its attendance is locked.") == 1
    assert text.count('type="radio"') == 0


def test_chair_reads_without_marks(client):
    scene = room()
    sign_in(client, scene, "chair")

    text = page(client, scene)

    assert text.count("write its minutes.") == 1
    assert text.count('type="radio"') == 0


@pytest.mark.parametrize("count", [1, 3])
def test_page_needs_the_same_queries_for_one_row_and_three(
    client, count, django_assert_num_queries
):
    scene = room()
    sign_in(client, scene)
    for number in range(count):
        person = PersonFactory()
        take_seat(scene.group, person, organisation=OrganisationFactory(), position=10 + number)
        attendance.prefill(meeting=scene.meeting, by=scene.unit)
        attendance.add_deputy(row=scene.row(person), name="Kai", by=scene.unit)
    client.get(url(scene))

    with django_assert_num_queries(7):
        client.get(url(scene))
