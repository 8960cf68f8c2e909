"""What the pages of who there is, and of the trail itself, are called in the trail."""

from trail.places import name_pages


def register():
    """Called once, when the room is ready."""
    name_pages("board", **GROUPS, **PEOPLE, **BOARD)
    name_pages("trail", **TRAIL)


GROUPS = {
    "former_name_add": "Adding a former name of a group",
    "former_name_remove": "Removing a former name of a group",
    "group_add": "Adding a group",
    "group_detail": "Page of a group",
    "group_edit": "Changing a group",
    "group_end": "Ending a group",
    "group_list": "Groups",
    "group_resume": "Resuming a group",
    "membership_add": "Filling a seat",
    "membership_edit": "Changing a membership",
    "membership_end": "Ending a membership",
    "membership_remove": "Removing a membership",
    "seat_add": "Adding a seat",
    "seat_close": "Closing a seat",
    "seat_edit": "Changing a seat",
    "seat_move": "Moving a seat in the order",
    "seat_reopen": "Opening a seat again",
}
PEOPLE = {
    "person_account": "Account of a person",
    "person_add": "Adding a person",
    "person_close_account": "Closing the account of a person",
    "person_detail": "Page of a person",
    "person_edit": "Changing a person",
    "person_leave": "Recording that a person has left",
    "person_list": "People",
    "person_return": "Recording that a person has come back",
    "person_sees": "What a person can see, and why",
    "person_sign_in_link": "Link to choose a password",
    "who_sees": "Who can see a record, and why",
}
BOARD = {
    "organisation_add": "Adding an organisation",
    "organisation_detail": "Page of an organisation",
    "organisation_edit": "Changing an organisation",
    "organisation_list": "Organisations",
    "priority_add": "Adding a priority",
    "priority_edit": "Changing a priority",
    "priority_list": "Priorities",
    "profile": "About the board",
    "profile_edit": "Changing the settings of the board",
    "word_template_default": "Going back to the built-in Word template",
    "word_template_edit": "Changing a Word template",
    "word_template_file": "File of a Word template",
    "word_template_list": "Word templates",
    "words_edit": "Changing the words of the board",
}
TRAIL = {
    "access_check": "Whether the record is whole",
    "access_csv": "Trail (CSV)",
    "access_list": "Trail of who did what",
    "deleted_list": "What was deleted",
    "history": "History of a record",
    "history_latest": "Latest changes of a record",
    "printed": "Note that a page was printed",
    "restore": "Bringing back what was deleted",
}
