"""Does a business unit's work through the pages: from an empty board to approved minutes."""

import re

from tests.journeys.conftest import PASSWORD
from tests.journeys.scripts import TITLES


class Unit:
    """The business unit at work on one script, with one visitor's browser.

    `types_richly` says whether the browser runs the rich-text editor; without
    it the plain text box is used.
    """

    def __init__(self, visitor, script, *, types_richly=True):
        self.visitor, self.script, self.types_richly = visitor, script, types_richly
        self.page = visitor.page
        self.meetings = {}

    def fill(self, **values):
        """Fill fields of the open form by name; a select is given the words of its option."""
        for name, value in values.items():
            field = self.page.locator(f"main [name={name}]:visible")
            if field.first.evaluate("e => e.tagName") == "SELECT":
                self.choose(field.first, value)
            elif field.first.get_attribute("type") == "radio":
                self.page.locator(f"main [name={name}][value={value}]").check(force=True)
            else:
                field.first.fill(str(value))

    def choose(self, select, words):
        """Choose the first option that holds all of `words`, as a person would read it."""
        value = select.evaluate(
            """(select, words) => [...select.options].find(
              o => o.value && words.every(w => o.textContent.includes(w)))?.value""",
            [word for word in words.split() if word not in TITLES],
        )
        assert value, f"{words!r} is not among the options"
        select.select_option(value=value)

    def send(self, name):
        with self.page.expect_navigation():
            self.page.locator("main").get_by_role("button", name=name).first.click()
        problems = self.page.locator(".govuk-error-summary").all_inner_texts()
        assert problems == []

    def look(self, path, picture):
        """Open a page, hold it to the baseline and take its picture."""
        self.visitor.go(path)
        self.visitor.check(f"{self.script.group_code.lower()}-{picture}")

    def look_at(self, key, path, picture):
        self.look(f"/meetings/{self.meetings[key]}/{path}", picture)

    # Who

    def set_up_board(self):
        script = self.script
        self.visitor.sign_in("unit@board.example", PASSWORD)
        self.visitor.go("/board/edit/")
        self.fill(name=script.board, short_name=script.short_name, area=script.board.split()[0])
        self.send("Save settings")
        self.visitor.go("/board/words/")
        self.page.get_by_label(script.preset).check(force=True)
        self.send("Save words")
        for name, sector in script.organisations.items():
            self.visitor.go("/organisations/add/")
            self.fill(name=name, sector=sector)
            self.send("Save organisation")
        self._add_group(script.board, script.group_code, "board")
        for name, code in script.sub_groups:
            self._add_group(name, code, "sub_group")
        for who in (*script.people, *script.guests):
            self._add_person(who)

    def _add_group(self, name, code, kind):
        self.visitor.go("/groups/add/")
        self.fill(name=name, code=code)
        self.page.locator("[name=kind]").select_option(value=kind)
        if kind != "board":
            self.fill(parent=self.script.board)
        else:
            self.fill(usual_venue=self.script.venue)
        self.send("Save group")
        self.group_url = self.group_url if hasattr(self, "group_url") else self.page.url

    def _add_person(self, who):
        title, given, family = who.parts
        self.visitor.go("/people/add/")
        self.fill(title=title, given_name=given, family_name=family, initials=who.initials)
        self.fill(job_title=who.job_title)
        if who.organisation:
            self.fill(employer=who.organisation)
        self.send("Save person")

    def fill_seats(self):
        for who in self.script.people:
            self.visitor.go(self.group_url + "seats/add/")
            self.fill(title=who.seat)
            if who.organisation:
                self.fill(organisation=who.organisation)
            self.send("Save seat")
            self.visitor.go(self.group_url + "?change=seats")
            adders = self.page.locator("main a[href*='/memberships/add/']")
            self.visitor.go(adders.last.get_attribute("href"))
            self.fill(person=who.name, role=who.role, starts_on="2024-01-01")
            self.send("Save membership")

    # The meeting

    def plan(self, key, *, date, start, end, venue):
        """Plan an ordinary meeting of the board."""
        self.visitor.go("/meetings/add/")
        self.fill(group=self.script.board)
        self.visitor.click("Continue")
        self.fill(
            date=date.isoformat(),
            start_time=start.strftime("%H:%M"),
            end_time=end.strftime("%H:%M"),
            venue=venue,
            minute_taker=self.script.minute_taker,
        )
        self.page.locator("main").get_by_role("button", name="Plan the meeting").click()
        self.page.wait_for_load_state()
        questions = ("Yes, this date is right", "Plan it all the same")
        asked = [words for words in questions if self.page.get_by_label(words).count()]
        for words in asked:
            self.page.get_by_label(words).check(force=True)
        if asked:
            self.send("Plan the meeting")
        self.meetings[key] = self.page.url.split("/meetings/")[1].split("/")[0]

    def open(self, key, path=""):
        self.visitor.go(f"/meetings/{self.meetings[key]}/{path}")

    def write_agenda(self, key, parts):
        for number, (title, items) in enumerate(parts):
            if title:
                self._add_part(key, title, is_first=number == 0)
            for item in items:
                self.open(key, "agenda/add/")
                self.fill(title=item.title, kind=item.kind)
                if title:
                    self.fill(part=title)
                self.send("Save")

    def _add_part(self, key, title, *, is_first):
        self.open(key, "agenda/parts/add/")
        self.fill(title=title)
        self.send("Save")

    def publish(self, key):
        self.open(key, "agenda/publish/")
        self.send("Publish the agenda")

    def record(self, key):
        """Start recording the meeting on its day."""
        self.open(key)
        self.send("Record the meeting")

    def mark_attendance(self, key):
        """Mark everybody from the keyboard, or with the radio buttons and one press."""
        self.open(key, "attendance/")
        if self.types_richly:
            self.page.keyboard.press("ArrowDown")
            assert self.page.locator(".attendance__marks").first.locator(":focus").count() == 1
        for who in self.script.people:
            self._mark(who)
        if not self.types_richly:
            self.page.get_by_role("button", name="Save the attendance").click()
            self.page.wait_for_load_state()
        for who in self.script.people:
            if who.deputy:
                self._name_deputy(who)

    def _row(self, name):
        return self.page.locator(".attendance__line").filter(has_text=name).first

    def _mark(self, who):
        radio = self._row(who.name).locator(f"input[value={who.status}]").first
        if not self.types_richly:
            radio.check(force=True)
        elif not who.deputy:
            radio.focus()
            with self.page.expect_response(lambda response: "/mark/" in response.url):
                self.page.keyboard.press(who.status.lower())

    def _name_deputy(self, who):
        """Without JavaScript the page asks by itself; with it, the form opens in place."""
        if self.types_richly:
            self._row(who.name).locator("input[value=D]").first.focus()
            self.page.keyboard.press("d")
            self.page.wait_for_selector("[name=person]")
        self.choose(self.page.locator("[name=person]"), who.deputy)
        self.page.get_by_role("button", name="Save deputy").click()
        self.page.wait_for_load_state()

    def say_also_representing(self, key):
        for who in self.script.people:
            if who.also_representing:
                self.open(key, "attendance/")
                link = self._row(who.name).get_by_role("link", name=f"Details of {who.name}")
                self.visitor.go(link.get_attribute("href"))
                self.fill(also_representing=who.also_representing)
                self.send("Save details")

    # The minutes

    def write_minutes(self, key):
        self.open(key, "minutes/")
        for item in self.script.items:
            self.open(key, "minutes/")
            self._open_item(item)
            self._write(item)
            for text in item.decisions:
                self._add("Add a decision", "Save decision", text=text)
            for promise in item.actions:
                self._promise(promise)
            for question in item.questions:
                self._question(question)
            for place, text in item.amendments:
                self._add("Add an amendment", "Save amendment", place=place, text=text)
            if item.nil:
                self.send(f"State “{item.nil}”")

    def _open_item(self, item):
        section = self.page.locator("section.record-item").filter(has_text=item.title).first
        section.get_by_role("link", name="Edit").click()
        self.page.wait_for_load_state()

    def _write(self, item):
        if not item.paragraphs:
            return
        if self.types_richly:
            editor = self.page.locator("[contenteditable=true]")
            editor.click()
            for text in item.paragraphs:
                self.page.keyboard.type(text)
                self.page.keyboard.press("Enter")
            for number, text in enumerate(item.bullets):
                self.page.keyboard.type(f"- {text}" if number == 0 else text)
                self.page.keyboard.press("Enter")
        else:
            lines = [*item.paragraphs, "\n".join(f"- {text}" for text in item.bullets)]
            self.fill(discussion_plain="\n\n".join(line for line in lines if line))
        self.send("Save")

    def _adder(self, label):
        adder = self.page.locator("details.adder").filter(has_text=label).first
        if not adder.evaluate("e => e.open"):
            adder.locator("summary").click()
        return adder

    def _add(self, label, button, **values):
        adder = self._adder(label)
        for name, value in values.items():
            adder.locator(f"[name={name}]").fill(value)
        adder.get_by_role("button", name=button).click()
        self.page.wait_for_load_state()

    def _promise(self, promise):
        adder = self._adder("Add an action")
        adder.locator("[name=text]").fill(promise.text)
        for number, owner in enumerate(promise.owners, start=1):
            select = adder.locator(f"[name=owner_{number}]")
            if not select.is_visible():
                adder.get_by_role("button", name="Add another owner").click()
            self.choose(select, owner)
        kind = {None: "undated", "next": "next_meeting"}.get(promise.due, "date")
        adder.locator(f"[name=due_kind][value={kind}]").check(force=True)
        if kind == "date":
            adder.locator("[name=due_on]").fill(promise.due.isoformat())
        adder.get_by_role("button", name="Save action").click()
        self.page.wait_for_load_state()

    def _question(self, question):
        adder = self._adder("Add a challenge")
        self.choose(adder.locator("[name=asked_by]"), question.asked_by)
        adder.locator("[name=question]").fill(question.question)
        self.choose(adder.locator("[name=asked_of]"), question.answered_by)
        adder.locator("[name=answer]").fill(question.answer)
        adder.get_by_role("button", name="Save challenge").click()
        self.page.wait_for_load_state()

    def close_meeting(self, key):
        self.open(key, "minutes/")
        self._open_item(self.script.items[-1])
        self.fill(closed_at=self.script.closed.strftime("%H:%M"))
        self.send("Save closing time")

    def circulate(self, key):
        self.open(key, "minutes/")
        self.visitor.click("Circulate as a draft")
        self.send("Circulate as a draft")

    def approve(self, key, *, at, item):
        """Approve the minutes of one meeting at the item of a later one."""
        self.open(at, "minutes/")
        self._open_item(item)
        self.page.get_by_role("link", name=re.compile("^Approve")).first.click()
        self.page.wait_for_load_state()
        self.send("Approve")
