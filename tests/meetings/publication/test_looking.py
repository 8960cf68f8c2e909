"""What looks like an identity is found, and what boards write all the time is not."""

import datetime
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.presenters.publication import young_people_in
from meetings.publication import looking
from meetings.publication.looking import Text, is_nhs_number, is_upn, look

DAY = datetime.date(2026, 3, 1)
KNOWN = ("Dr Asha Morrow", "Derek Holt")


def found(words, **more):
    texts = [Text("here", words)]
    return [(each.kind.value, each.words) for each in look(texts, day=DAY, known=KNOWN, **more)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The panel discussed Jayden at length.", ["Jayden"]),
        ("Work with Kayleigh has ended.", ["Kayleigh"]),
        ("Send it to Tilly and Jaz.", ["Tilly", "Jaz"]),
        ("Jaz said that nobody had asked.", ["Jaz"]),
        ("A nurse heard Zoe\u0308's wishes.", ["Zoë"]),
        ("The offer for Łukasz, who moved.", ["Łukasz"]),
        ("Members thanked Asha for this.", []),
        ("Agreed with Holt that", []),
        ("It was read by Fri 31 January.", []),
        ("A meeting in Harrowby with the police.", []),
        ("He spoke Urdu and some Polish.", []),
        ("The crew of Fire and Rescue came.", []),
        ("A student of the University of Orrin.", []),
        ("Everything about Ofsted; the ofsted letter.", []),
        ("Spending is below profile.", []),
        ("The Jordan Trust and a Clover Award.", []),
    ],
)
def test_first_names_alone_in_a_sentence(words, expected):
    assert [each for kind, each in found(words) if kind == "name"] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The son, Jordan, was seen.", ["Jordan"]),
        ("The son of the family, Jordan, was seen.", ["Jordan"]),
        ("The boy called Tyler Moss moved.", ["Tyler Moss"]),
        ("Ava (7) and Noah, aged 3, live there.", ["Ava", "Noah"]),
        ("Jordan's mother told the nurse.", ["Jordan"]),
        ("Jordan’s lived experience", ["Jordan"]),
        ("siblings Ava, Noah and Lily", ["Ava", "Noah", "Lily"]),
        ("14-year-old Kai was found", ["Kai"]),
        ("Liam, a boy of 9", ["Liam"]),
        ("the mother of Zoë O'Neil-Finch", ["Zoë O'Neil-Finch"]),
        ("her daughter Asha", ["Asha"]),
        ("her daughter Asha Morrow", []),
        ("Derek Holt's son was ill", []),
        ("Child A was seen at Westmere Police.", []),
        ("Young Person B and Sibling C", []),
        ("The Child Death Overview Panel met with Children Services.", []),
        ("A pupil at Westmere Academy", []),
        ("Mrs Smith's child", []),
        ("Parents told the board in March that Schools were fine.", []),
        ("Łukasz, aged 7, and Şeyma (4) moved.", ["Łukasz", "Şeyma"]),
        ("the twins, Ava & Mia", ["Ava", "Mia"]),
        ("The boy, Zoe\u0308, was seen.", ["Zoë"]),
    ],
)
def test_names_of_children(words, expected):
    assert [said for kind, said in found(words) if kind == "name"] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the child JP was seen", ["JP"]),
        ("J.P., aged 4, was seen", ["J.P."]),
        ("JP (4) was seen", ["JP"]),
        ("Child J was seen by JP of the ICB", []),
        ("the child of the GP", []),
        ("young person KS was seen with YP JB", ["KS", "JB"]),
        ("siblings AB/CD/EF; the children (GH and JL)", ["AB", "CD", "EF", "GH", "JL"]),
        ("Re JB: the case of M.B.", ["JB", "M.B."]),
        ("CHILDREN IN CARE, CHILDREN AT RISK", []),
        ("young people (YP) and children (CP plans); we're LK; a pupil ID", []),
    ],
)
def test_initials_of_children(words, expected):
    assert [said for kind, said in found(words) if kind == "initials"] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Jayden Taylor lives at home with his mother.", ["Jayden Taylor"]),
        ("Kayleigh-Ann (DOB 1/2/2014) came.", ["Kayleigh-Ann"]),
        ("Kayleigh-Ann (dob 1/2/2014) came.", ["Kayleigh-Ann"]),
        ("KAYLEIGH came with Kayleigh Aged 9", ["Kayleigh"]),
        ("Jayden T was named by Aoife O'Neil-Finch", ["Jayden T", "Aoife O'Neil-Finch"]),
        ("Connor McDonald’s school, and Omar al-Rashid", ["Connor McDonald", "Omar al-Rashid"]),
        ("Then Jayden TAYLOR spoke to J. Lovell", ["Jayden TAYLOR", "J. Lovell"]),
        ("They will ask Will Taylor and Grace Hill.", ["Will Taylor", "Grace Hill"]),
        ("Jayden Green is rated green.", ["Jayden Green"]),
        ("Since March Jayden lives with an aunt.", ["Jayden"]),
        ("Jayden was moved to foster care.", ["Jayden"]),
        ("Police met Derek Holt and Asha Morrow. Derek Holt was moved.", []),
        ("Derek James Holt", []),
        ("Section Eleven, Working Together and the Serious Case Review", []),
        ("Neglect Toolkit Launch\nThe launch is in June.", []),
        ("Westmere Youth Offer met at Fernside Lodge in Westmere Town", []),
        ("Child A Review, Family B and Operation Encompass", []),
        ("Det Supt Hollis and Reverend Ogilvie on Tuesday Afternoon", []),
        ("Westmere was placed under review.", []),
        ("Services for children\nWestmere Legal Services\nDue in June", []),
        ("Her son Mark came, mark this. The boy Kai and kai.", ["Mark", "Kai"]),
        ("Jordan Moss wrote from jordan.moss@example.org.", ["Jordan Moss"]),
        ("Żaneta Wójcik and Zoe\u0308 Smith came.", ["Żaneta Wójcik", "Zoë Smith"]),
        ("The review of KAIDEN SMITH and of AVA O'NEIL", ["KAIDEN SMITH", "AVA O'NEIL"]),
        ("DEREK HOLT, NHS ENGLAND; MATTERS ARISING\nNEGLECT STRATEGY REFRESH", []),
        ("the Smith family, the King children and Moss siblings", ["Smith", "King", "Moss"]),
        ("the Syrian family, Local children, the Family Hub, the Westmere children", []),
    ],
)
def test_names_that_stand_by_themselves(words, expected):
    bodies = ["Westmere Council", "Westmere Police", "Westmere Youth Offer", "Fernside Lodge"]

    said = found(words, bodies=bodies)

    assert [each for kind, each in said if kind == "name"] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("JT was moved to foster care.", ["JT"]),
        ("J.T. and his sister were seen.", ["J.T."]),
        ("JLT has recently been placed with them.", ["JLT"]),
        ("JT’s placement broke down; the mother of K.L. rang.", ["JT", "K.L."]),
        ("DH lives near. DH was moved.", []),
        ("The QXB was moved, and MASH lives on.", []),
        ("ICB and its family hub; LAC placed out of area; CP was placed first", []),
        ("JT asked why.", []),
    ],
)
def test_initials_beside_family_life(words, expected):
    said = found(words, letters=["DH"])

    assert [each for kind, each in said if kind == "initials"] == expected


def test_ids_and_countries_are_no_initials_behind_a_word_for_a_child():
    assert found("The pupil ID was lost. Young people UK met; children EU wide.") == []


def test_abbreviations_that_may_be_initials_are_asked_about_more_softly():
    words = "PC lives with his aunt. Young person DS was seen. The DS came; CP was placed first."

    assert found(words) == [("short", "PC"), ("short", "DS")]
    assert looking.Kind.SHORT.label == "an abbreviation, but may be the initials of a child"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("born 3 March 2019", ["3 March 2019"]),
        ("DOB 12-Mar-2019", ["12-Mar-2019"]),
        ("DOB: 12 Mar. 2019", ["12 Mar. 2019"]),
        ("seen since March 12, 2019", ["March 12, 2019"]),
        ("Born on the 12th of March ’19", ["12th of March ’19"]),
        ("date of birth 2019/03/12", ["2019/03/12"]),
        ("DOB 120319; born in March 2019", ["120319", "March 2019"]),
        ("in March 12 children, in March 2019 and on 12-Nov-2025", []),
        ("DOB: 03/03/19", ["03/03/19"]),
        ("date of birth is 2019-03-03", ["2019-03-03"]),
        ("the letter of 2 May 2021", ["2 May 2021"]),
        ("approved on 14 November 2025", []),
        ("the Act of 1 May 1989", []),
        ("on 31/02/2019", []),
    ],
)
def test_dates_of_birth(words, expected):
    assert [said for kind, said in found(words) if kind == "birth"] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("9434765919", [("nhs", "9434765919")]),
        ("943 476 5919", [("nhs", "943 476 5919")]),
        ("943-476-5919", [("nhs", "943-476-5919")]),
        ("9434765918", []),
        ("UPN A123456789012", [("upn", "A123456789012")]),
        ("upn a123456789012", [("upn", "a123456789012")]),
        ("UPN B123456789012", []),
        ("at TM1 4XA", [("postcode", "TM1 4XA")]),
        ("ring 01632 960417", [("phone", "01632 960417")]),
        ("ring +44 1632 960417", [("phone", "+44 1632 960417")]),
        ("write to a.b@mail.example.org", [("email", "a.b@mail.example.org")]),
        ("Action A-2025-014 and D-QA-2025-007 cost 1,000,000", []),
    ],
)
def test_numbers_and_addresses(words, expected):
    assert found(words) == expected


def test_temporary_pupil_number_ends_with_a_letter():
    numbers = [f"{first}8012345678{9}A" for first in looking.CHECK_LETTERS]

    assert (
        len([number for number in (f"{n[0]}80123456789A" for n in numbers) if is_upn(number)]) == 1
    )


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("KEISHA   LOVELL came", ["KEISHA LOVELL"]),
        ("Keisha read it", ["Keisha"]),
        ("KL read it", ["KL"]),
        ("a keisha, or KEISHA", ["keisha", "KEISHA"]),
        ("https://x.example/keisha-lovell and /keishalovell", ["keisha-lovell", "keishalovell"]),
        ("LOVELL, Keisha", ["LOVELL", "Keisha"]),
        ("K.L. read it, and kl", ["K.L."]),
        ("Lovellside", []),
    ],
)
def test_words_that_were_redacted_elsewhere(words, expected):
    said = found(words, gone=["Keisha Lovell"])

    assert [each for kind, each in said if kind == "again"] == expected


@pytest.mark.parametrize(
    ("gone", "words", "expected"),
    [
        ("Mark Hill", "they mark the hill; MARK went", ["MARK"]),
        ("KAIDEN SMITH", "Kaiden met Smith", ["Kaiden", "Smith"]),
        ("Jan Straße", "STRASSE, strasse; STRASSEN", ["STRASSE", "strasse"]),
        ("Zoe\u0308 Vask", "ZOË and Zoe", ["ZOË"]),
    ],
)
def test_parts_of_a_redacted_name_are_found_in_other_letters(gone, words, expected):
    said = found(words, gone=[gone])

    assert [each for kind, each in said if kind == "again"] == expected


def test_places_of_words_with_accents_typed_apart_have_the_words_around_them():
    (finding,) = look([Text("one", "Cafe\u0301: the boy Zoe\u0308 ran")], day=DAY)

    assert finding.places == [("one", "Café: the boy ", " ran")]


def test_same_words_are_one_finding_with_all_its_places():
    texts = [Text("one", "the boy Kai ran"), Text("two", "the boy Kai sat")]

    (finding,) = look(texts, day=DAY)

    assert [(where, after) for where, _before, after in finding.places] == [
        ("one", " ran"),
        ("two", " sat"),
    ]


@given(st.integers(min_value=0, max_value=999_999_999))
def test_nine_digits_have_at_most_one_check_digit(number):
    found = [digit for digit in range(10) if is_nhs_number(f"{number:09}{digit}")]

    assert len(found) <= 1
    assert (
        len(found) == 1
        or sum(int(d) * w for d, w in zip(f"{number:09}", range(10, 1, -1), strict=True)) % 11 == 1
    )


@given(st.text(alphabet="0123456789", min_size=12, max_size=12))
def test_twelve_digits_have_one_check_letter(digits):
    assert sum(is_upn(f"{letter}{digits}") for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == 1


@given(st.text(max_size=300))
def test_any_text_is_looked_at(words):
    for finding in look([Text("x", words)], day=DAY, gone=["a b"]):
        assert "".join(finding.words.split()) in "".join(looking.composed(words).split())


@given(st.text(alphabet="Aa s'(.,)0123-", max_size=400))
def test_awkward_text_takes_no_time(words):
    look([Text("x", f"child {words}")], day=DAY)


@given(
    st.sampled_from(["son", "daughter", "boy", "girl", "baby"]),
    st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True),
)
def test_name_behind_a_word_for_a_child_is_found(word, name):
    from meetings.publication.plain_names import ALWAYS

    expected = [] if name in ALWAYS else [("name", name)]

    assert [each for each in found(f"The {word} {name} was seen.") if each[0] == "name"] == expected
    assert re.search(name, word) is None


def test_a_child_who_came_is_found_wherever_they_are_named():
    texts = [
        Text("attendance", "Kit Adeyemi (KA)"),
        Text("discussion", "Kit presented the film. Derek Holt thanked Kit Adeyemi."),
        Text("challenge", "KA asked why, in a kit of parts."),
    ]

    findings = look(texts, day=DAY, known=KNOWN, children=["Kit Adeyemi", "Two young people"])

    assert {each.words: [place for place, *_ in each.places] for each in findings} == {
        "Kit Adeyemi": ["attendance", "discussion"],
        "KA": ["attendance", "challenge"],
        "Kit": ["discussion"],
    }
    assert {each.kind for each in findings} == {looking.Kind.NAME}


def test_a_child_is_known_by_the_role_or_by_what_stands_for_an_organisation():
    def row(organisation, *people):
        return {"organisation": organisation, "people": [{"name": n, "role": r} for n, r in people]}

    rows = [
        row("Young person", ("Kit Adeyemi (KA)", "")),
        row("", ("Maya Lund", "Young adviser")),
        row("Youth Service", ("Derek Holt", "Head of service")),
    ]

    assert young_people_in({"attendance": [{"heading": "Present", "rows": rows}]}) == {
        "Kit Adeyemi",
        "Maya Lund",
    }
