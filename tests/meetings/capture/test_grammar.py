"""Which lines are marked, and that no text is ever dropped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.capture import owners
from meetings.capture.grammar import parse
from tests.meetings.capture.people import ROOM

KNOWS = owners.knows(ROOM)


def marked(text, knows=KNOWS):
    return [(str(p.kind), p.who, p.words) for p in parse(text, knows) if p.is_marked]


@pytest.mark.parametrize(
    ("line", "kind", "who", "words"),
    [
        ("Action: do it", "action", "", "do it"),
        ("action:do it", "action", "", "do it"),
        ("ACTION - do it", "action", "", "do it"),
        ("Action – do it", "action", "", "do it"),
        ("  - Action: do it", "action", "", "do it"),
        ("2. Action: do it", "action", "", "do it"),
        ("**Action: do it**", "action", "", "do it"),
        ("**Action:** do it", "action", "", "do it"),
        ("Actions: do it", "action", "", "do it"),
        ("Action point 3: do it", "action", "", "do it"),
        ("Action required: do it", "action", "", "do it"),
        ("Action CB: do it", "action", "CB", "do it"),
        ("Action for CB: do it", "action", "CB", "do it"),
        ("Action to CB: do it", "action", "CB", "do it"),
        ("Action (CB/Police): do it", "action", "CB/Police", "do it"),
        ("Action Carol Bright: do it", "action", "Carol Bright", "do it"),
        ("Action QA group: do it", "action", "QA group", "do it"),
        ("Action Bryony Tate to do it", "action", "Bryony Tate", "Bryony Tate to do it"),
        ("Action Bryony Tate.", "action", "Bryony Tate", "Bryony Tate."),
        ("Decision: agreed to publish", "decision", "", "agreed to publish"),
        ("DECISIONS - publish", "decision", "", "publish"),
        ("Decision 2: publish", "decision", "", "publish"),
        ("Resolved: that it is published", "decision", "", "that it is published"),
        ("Decided: publish", "decision", "", "publish"),
        ("Q: why?", "question", "", "why?"),
        ("Q1: why?", "question", "", "why?"),
        ("Question: why?", "question", "", "why?"),
        ("Q (the lay members): why?", "question", "the lay members", "why?"),
        ("Q Carol Bright: why?", "question", "Carol Bright", "why?"),
        ("Question from the schools: why?", "question", "the schools", "why?"),
        ("A: because", "answer", "", "because"),
        ("A (HD): because", "answer", "HD", "because"),
        ("A HD: because", "answer", "HD", "because"),
        ("Answer by HD: because", "answer", "HD", "because"),
        ("Agreed as amended: page 3 – five", "amendment", "", "page 3 – five"),
        ("Approved with the following amendment: x", "amendment", "", "x"),
        ("Amendment to the minutes of BM-2026-03: x", "amendment", "BM-2026-03", "x"),
    ],
)
def test_line_is_marked(line, kind, who, words):
    assert marked(line) == [(kind, who, words)]


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Action",
        "Action:",
        "Action plan: no change",
        "Action Log Updates:",
        "Action Tracker Review",
        "Action learning – a second set is planned",
        "Action taken to date: none",
        "An action: do it",
        "Agreed: the report was noted",
        "The decision: hard",
        "Decisions",
        "A note: this",
        "A good answer: yes",
        "Q",
        "Quality: good",
        "Q&A: at the end",
        "Amended wording follows",
        "Section 175 Audit: 61 of 78 schools have signed up. Action: update at next meeting.",
    ],
)
def test_line_is_left_alone(line):
    assert marked(line) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Actions:\n- one\n- two\nprose", ["one", "two"]),
        ("Decisions:\n1. one\n2) two\n\n3. not under it", ["one", "two"]),
        ("Actions:\n\n• one\n• two", ["one", "two"]),
        ("Action:\none line\nprose", ["one line"]),
        ("Actions:\n- one\n- Decision: two", ["one", "two"]),
        ("Actions:\n\n\nprose", []),
        ("Actions:\nDecision: one", ["one"]),
        ("Action:", []),
    ],
)
def test_mark_alone_takes_what_stands_under_it(text, words):
    assert [each[2] for each in marked(text)] == words


def test_name_in_a_mark_must_be_known():
    assert marked("Action Zoe Nobody: do it", lambda words: False) == []


def test_initials_and_names_are_a_mark_for_those_who_know_nobody():
    found = [(p.who, p.words) for p in parse("Action AB: x\nAction Ann Shaw: y") if p.is_marked]

    assert found == [("AB", "x"), ("Ann Shaw", "y")]


LINE = st.one_of(
    st.text(max_size=40),
    st.builds(
        "{}{}{}{}".format,
        st.sampled_from(
            [
                "Action",
                "Actions",
                "ACTION CB",
                "Decision",
                "Q",
                "A CB",
                "Agreed as amended",
                "- Action",
            ]
        ),
        st.sampled_from([":", " -", " –", "", " :"]),
        st.sampled_from([" ", "", "\t", "  "]),
        st.text(max_size=40),
    ),
    st.builds("{}{}".format, st.sampled_from(["- ", "1. ", "• ", ""]), st.text(max_size=20)),
)
TEXTS = st.lists(LINE, max_size=8).flatmap(
    lambda lines: st.sampled_from(["\n", "\r\n", "\n\n"]).map(lambda end: end.join(lines))
)


@given(TEXTS)
def test_any_text_gives_pieces_that_are_the_text(text):
    pieces = parse(text, KNOWS)

    assert "".join(piece.source for piece in pieces) == text


@given(TEXTS)
def test_any_text_has_a_line_for_each_piece_and_words_in_each_marked_one(text):
    pieces = parse(text, KNOWS)

    assert len(pieces) == len(text.splitlines())
    assert [
        p for p in pieces if p.is_marked and not any(c.isalnum() or c == "_" for c in p.words)
    ] == []
