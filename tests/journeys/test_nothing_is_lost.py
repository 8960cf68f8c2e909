"""The network is cut, the server killed, the session ended, the tab closed, two people write: nothing is lost."""

import os
import random
import re

import pytest

from tests.journeys.writing import SAVED, paragraphs, saved

INTERLEAVINGS = int(os.environ.get("INTERLEAVINGS", "3"))
"""How many random ones are run; `script/interleavings` runs 500."""
SEED = int(os.environ.get("SEED", "20261128"))
STEPS = 9


def assert_same(writer, item, words):
    """Server, page, and the page after it was loaded again say just this."""
    assert paragraphs(saved(item)) == words
    assert paragraphs(writer.text) == words
    writer.reload()
    writer.go_to(item)
    assert paragraphs(writer.text) == words


def test_typed_text_is_saved_within_two_seconds(writes, scene):
    writer = writes(scene.unit)

    writer.type("The strategy was agreed.")
    writer.wait_for_state(SAVED, timeout=2_000)

    assert re.fullmatch(r"Saved \d\d:\d\d:\d\d", writer.state)
    assert_same(writer, scene.item, ["The strategy was agreed."])


def test_network_gone_and_back(writes, scene):
    writer = writes(scene.unit)
    writer.type("Before.")
    writer.wait_for_state(SAVED)

    writer.cut_network()
    writer.type("While it was gone.")
    writer.wait_for_state("Not saved: kept on this device. There is no answer")
    writer.type("And more.")
    writer.mend_network()
    writer.wait_for_state(SAVED)

    assert_same(writer, scene.item, ["Before.", "While it was gone.", "And more."])


def test_other_items_can_be_written_without_a_network(writes, scene):
    writer = writes(scene.unit)
    writer.cut_network()
    writer.type("One.")
    writer.go_to(scene.closed)
    writer.type("Two.")
    writer.mend_network()
    writer.settle()
    writer.go_to(scene.item)
    writer.settle()

    assert paragraphs(saved(scene.item)) == ["One."]
    assert paragraphs(saved(scene.closed))[-1] == "Two."


def test_server_killed_between_key_strokes(writes, scene, real):
    writer = writes(scene.unit)

    writer.type("Before it was ki")
    real.kill()
    writer.page.keyboard.type("lled, and after.")
    writer.wait_for_state("Not saved: kept on this device. There is no answer")
    real.start()
    writer.wait_for_state(SAVED, timeout=20_000)

    assert_same(writer, scene.item, ["Before it was killed, and after."])


def test_session_ended_while_typing(writes, scene):
    writer = writes(scene.unit)

    writer.end_session()
    writer.type("After the session had ended.")
    writer.wait_for_state("Not saved: kept on this device. Sign in")
    writer.page.keyboard.type(" Still typing.")
    writer.sign_in_here()
    writer.wait_for_state(SAVED)

    assert_same(writer, scene.item, ["After the session had ended. Still typing."])


def test_tab_closed_without_a_network(writes, scene):
    writer = writes(scene.unit)
    writer.cut_network()
    writer.type("Typed just before the tab was closed.")
    writer.close_tab()

    writer.mend_network()
    writer.open(scene.item)
    box = writer.page.locator(".live__item.is-current .comparison")
    assert box.locator("h2").inner_text() == "This device holds text that was not saved"
    box.get_by_role("button", name="Bring it back").click()
    writer.wait_for_state(SAVED)

    assert_same(writer, scene.item, ["Typed just before the tab was closed."])


def test_what_was_held_can_be_thrown_away(writes, scene):
    writer = writes(scene.unit)
    writer.type("Stays.")
    writer.wait_for_state(SAVED)
    writer.cut_network()
    writer.type("Goes.")
    writer.close_tab()
    writer.mend_network()

    writer.open(scene.item)
    writer.page.get_by_role("button", name="Throw it away").click()

    assert_same(writer, scene.item, ["Stays."])


@pytest.mark.parametrize(
    ("choice", "words"),
    [
        ("Join both", ["Theirs.", "Mine."]),
        ("Keep mine", ["Mine."]),
        ("Keep theirs", ["Theirs."]),
    ],
)
def test_two_people_at_one_item(writes, scene, choice, words):
    mine, theirs = writes(scene.unit), writes(scene.taker)
    mine.cut_network()
    mine.type("Mine.")
    theirs.type("Theirs.")
    theirs.wait_for_state(SAVED)
    mine.mend_network()
    mine.wait_for_state("Not saved: kept on this device. Choose between the two texts")

    box = mine.page.locator(".comparison")
    assert box.locator("mark, ins, del").count() > 0
    box.get_by_role("button", name=choice).click()
    mine.settle()

    assert_same(mine, scene.item, words)


def test_what_is_typed_while_both_texts_are_shown_is_joined_too(writes, scene):
    mine, theirs = writes(scene.unit), writes(scene.taker)
    mine.cut_network()
    mine.type("Mine.")
    theirs.type("Theirs.")
    theirs.wait_for_state(SAVED)
    mine.mend_network()
    mine.page.locator(".comparison").wait_for()

    mine.type("Typed later.")
    mine.page.get_by_role("button", name="Join both").click()
    mine.settle()

    assert_same(mine, scene.item, ["Theirs.", "Mine.", "Typed later."])


def test_text_of_another_never_runs(writes, scene):
    mine, theirs = writes(scene.unit), writes(scene.taker)
    evil = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"
    mine.cut_network()
    mine.type("Mine.")
    theirs.type(evil)
    theirs.wait_for_state(SAVED)
    mine.mend_network()
    mine.page.locator(".comparison").wait_for()

    assert evil in mine.page.locator(".comparison").inner_text()
    assert mine.page.title().startswith("Live minutes")


def test_each_sees_where_the_other_is(writes, scene):
    mine, theirs = writes(scene.unit), writes(scene.taker)
    theirs.type("Anything.")

    place = mine.page.locator(f"#item-{scene.item.pk} [data-writers]")
    place.get_by_text(f"{scene.taker.full_name} is writing here.").wait_for()
    mine.page.locator(EDITOR_WITH_THEIR_TEXT).wait_for()

    assert paragraphs(mine.text) == ["Anything."]


EDITOR_WITH_THEIR_TEXT = ".live__item.is-current .ProseMirror :text('Anything.')"


@pytest.mark.parametrize("number", range(INTERLEAVINGS))
def test_random_interleaving(writes, scene, real, number):
    choose = random.Random(SEED + number)  # noqa: S311
    writers = {"a": writes(scene.unit), "b": writes(scene.taker)}
    typed = {scene.item: [], scene.closed: []}
    told = []
    try:
        for step in range(STEPS):
            name = choose.choice("ab")
            told.append((name, act(writers[name], name, step, typed, choose, scene, real)))
        finish(writers.values(), typed, real)
    finally:
        print(f"seed {SEED + number}: {told}")
        if real.process.poll() is not None:
            real.start()


def act(writer, name, step, typed, choose, scene, real):
    """One thing that happens to one of the two; its name."""
    what = choose.choices(
        ["type", "cut", "mend", "kill", "start", "wait", "reload", "close", "end", "go"],
        [8, 2, 3, 1, 2, 2, 1, 1, 1, 2],
    )[0]
    if what == "type":
        words = f"{name}{step}-{choose.randrange(10**6):06} " + "word " * choose.randrange(4)
        words = words.strip()
        writer.type(words)
        typed[current_item(writer, scene)].append(words)
    elif what == "wait":
        writer.page.wait_for_timeout(choose.randrange(1500))
    elif what == "kill" and real.process.poll() is None:
        real.kill()
    elif what == "start" and real.process.poll() is not None:
        real.start()
    elif what in ("reload", "close"):
        back_in_reach(writer, real)
        item = current_item(writer, scene)
        if what == "close":
            writer.close_tab()
            writer.open(item)
        else:
            writer.reload()
        writer.go_to(item)
        writer.settle()
    else:
        alone(what, writer, choose, scene)
    return what


def alone(what, writer, choose, scene):
    """What happens to one writer's browser alone."""
    if what == "cut":
        writer.cut_network()
    elif what == "mend":
        writer.mend_network()
    elif what == "end":
        writer.end_session()
    elif what == "go":
        writer.go_to(choose.choice([scene.item, scene.closed]))


def back_in_reach(writer, real):
    """A page that is loaded again needs the network, the server and a session."""
    writer.mend_network()
    if real.process.poll() is not None:
        real.start()
    if not writer.has_session:
        writer.sign_in()


def current_item(writer, scene):
    key = writer.page.locator(".live__item.is-current").get_attribute("data-item")
    return scene.item if str(scene.item.pk) == key else scene.closed


def finish(writers, typed, real):
    """All comes back; each answers what the page asks; then everything that was typed is there, on both sides."""
    for writer in writers:
        back_in_reach(writer, real)
    for _ in range(2):  # joining one's text may meet what the other joined meanwhile
        for writer in writers:
            for item in typed:
                writer.go_to(item)
                writer.settle()
    for item, words in typed.items():
        found = paragraphs(saved(item))
        assert [each for each in words if each not in found] == [], found
    for writer in writers:
        for item in typed:
            writer.reload()
            writer.go_to(item)
            assert paragraphs(writer.text) == paragraphs(saved(item))
