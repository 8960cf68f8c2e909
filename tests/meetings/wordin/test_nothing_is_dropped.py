"""Whatever stands in a file: it is read, and each of its words is found again in what was read."""

from collections import Counter

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.meetings.wordin import files

SAID = (
    *("Minutes", "MINUTES", "Present:", "Apologies:", "In attendance", "Item", "Discussion", "Action", "Actions:"),
    *("Decision:", "Decisions", "Decision: it is approved.", "Q: why so few?", "A: because it was late.", "None."),
    *("Action: JF to write – SL by 3 May", "Action JF.", "Text before. Action: do it (JF)", "JF", "SL by 3 May 2025"),
    *("Part 1", "Part 2: Business", "1.", "2.1", "1. Welcome", "2.1 Risks", "3. Budget (continued)", "AOB", "Finish"),
    *("The meeting closed at 4.15pm", "Date of next meeting:", "Next meeting: 3 June 2025 at 2pm, Room 4", "4.15pm"),
    *("Jane Fox, Chair, Westmere ICB (JF)", "Sam Lowe", "Ann Shaw; Lee Cole, Police and Kay Bond, ICB", "Police"),
    *("Date: 19 September 2025", "Time: 9.30 – 12.30", "Venue: Town Hall", "19/09/25", "Subject: Westmere Board"),
    *("Action Log Updates:", "2.5 Website. Update: done. Action closed.", "Update: still waiting", "Action closed."),
    *("Page 3 – Leaflets: none came.", "approved with the following amendments: page 2, five", "xxx", "Agency", "Name"),
    *("Matters arising", "Website – ongoing – maintain amber.", "Ref", "Owner", "Due", "Update", "SL will share it."),
    *("Jane Fox asked why; Sam Lowe answered that it rained.", "- one", "1. first 2. second", "Action by", "By when"),
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(SAID),
    st.text(st.sampled_from("abcXYZ 019.,:;–-()/“”’&<>\n\u00a0"), max_size=40),
)
STYLED = st.one_of(
    TEXTS, TEXTS.map(lambda text: f"**{text}**"), TEXTS.map(lambda text: f"__{text}__")
)
STYLES = st.sampled_from([None, None, None, "Heading 1", "List Bullet", "List Number", "Title"])
PARAGRAPHS = st.tuples(STYLES, STYLED)
CELLS = st.lists(STYLED, max_size=3)
TABLES = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4)
)
BLOCKS = st.lists(st.one_of(PARAGRAPHS, TABLES), max_size=12)


def document_of(blocks):
    document = files.new()
    for block in blocks:
        if isinstance(block, tuple):
            files.write(document, block[1], block[0])
        else:
            files.table(document, *([cell or [""] for cell in row] for row in block))
    return document


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(BLOCKS)
@example([(None, "Action: a"), [[["1."], ["__Title__", "text"]]]])
def test_every_word_is_found_again(blocks):
    document = document_of(blocks)

    read = files.read(document).as_json()

    assert files.words_of_body(document) - files.words_of(read) == Counter()
