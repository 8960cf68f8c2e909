"""A member exports their list; the unit saves a view, changes several actions and reads the figures."""

from openpyxl import load_workbook

from actions.models import Action, SavedView
from meetings.demo import DEMO_SIGN_INS

UNIT, MEMBER = DEMO_SIGN_INS[0], DEMO_SIGN_INS[3]


def checked(visitor, name=""):
    """Hold the page to the baseline at a desk and at the width of a phone."""
    if name:
        visitor.picture(name, whole=False)
    visitor.check()
    visitor.page.set_viewport_size({"width": 390, "height": 844})
    visitor.check()
    visitor.page.set_viewport_size({"width": 1280, "height": 900})


def test_member_exports_their_list(demo_board, desk, tmp_path):
    desk.sign_in(MEMBER.email, MEMBER.password)
    desk.go("/actions/?group=mine&status=any&q=the")
    on_screen, further = [], True
    while further:
        on_screen += desk.page.locator("tbody .action-reference a").all_inner_texts()
        following = desk.page.locator(".govuk-pagination__next a")
        further = following.count()
        if further:
            following.click()
            desk.page.wait_for_load_state()
    with desk.page.expect_download() as expected:
        desk.page.get_by_role("link", name="Actions (Excel)").click()

    file = tmp_path / expected.value.suggested_filename
    expected.value.save_as(file)
    [sheet] = load_workbook(file)

    rows = list(sheet.iter_rows(values_only=True))
    start = next(place for place, row in enumerate(rows) if row[0] == "Reference")
    assert [row[0] for row in rows[start + 1 :]] == on_screen
    assert len(on_screen) > 1
    assert {"Group": "My groups", "Status": "Any"}.items() <= {r[0]: r[1] for r in rows}.items()
    assert file.name.startswith("Actions-2026")


def test_unit_saves_a_view_and_changes_several_actions(demo_board, plain_desk):
    visitor, page = plain_desk, plain_desk.page
    visitor.sign_in(UNIT.email, UNIT.password)
    visitor.go("/actions/?rag=red")
    visitor.click("Save this view")
    visitor.check()
    page.get_by_label("Name of the view").fill("Late ones")
    visitor.click("Save the view")
    assert page.get_by_role("link", name="Late ones").get_attribute("aria-current") == "true"

    visitor.click("Tick all on this page")
    ticked = page.locator(".bulk-tick:checked").count()
    page.locator(".bulk-tick").last.uncheck()
    page.get_by_label("With those that are ticked").select_option("update")
    visitor.click("Continue")
    page.get_by_label("Update", exact=True).fill("To be reviewed by the chair.")
    visitor.click("Continue")
    assert (
        f"{ticked - 1} actions of {ticked - 1} will be changed" in page.locator("main").inner_text()
    )
    visitor.click(f"Change {ticked - 1} actions")

    assert f"{ticked - 1} actions changed." in page.locator("main").inner_text()
    said = Action.objects.filter(updates__text="To be reviewed by the chair.")
    assert (said.count(), page.url.endswith("?rag=red")) == (ticked - 1, True)
    assert SavedView.objects.get().query == "rag=red"


def test_pages_beside_the_list_meet_the_baseline(demo_board, desk):
    closed = Action.objects.filter(status="closed").first()
    desk.sign_in(UNIT.email, UNIT.password)
    for path, name in {
        "/actions/?narrow=yes": "actions-narrowed",
        "/actions/views/": "",
        "/actions/figures/": "actions-figures",
        "/actions/colours/": "actions-colours",
        "/actions/quality/": "actions-missing",
        "/actions/wall/": "actions-wall",
    }.items():
        assert (path, desk.go(path)) == (path, 200)
        checked(desk, name)

    desk.go(f"/actions/?status=any&q={closed.reference}")
    desk.page.locator(".bulk-tick").first.check()
    desk.page.get_by_label("With those that are ticked").select_option("move")
    desk.click("Continue")
    checked(desk)
    desk.page.get_by_label("Date due").fill("2027-06-01")
    desk.page.get_by_label("Why the date moves").fill("Staff changes")
    desk.click("Continue")
    assert "This action is closed." in desk.page.locator("main").inner_text()
    checked(desk, "actions-several")
