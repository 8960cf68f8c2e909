"""What the pages of this room are called in the trail."""

from trail.places import name_pages


def register():
    """Called once, when the room is ready."""
    name_pages("actions", **ACTIONS, **LISTS, **LOGS, **REMINDERS)


ACTIONS = {
    "action_add": "Adding an action",
    "action_cancel": "Cancelling an action",
    "action_close": "Closing an action",
    "action_colour": "Choosing the colour of an action",
    "action_detail": "Page of an action",
    "action_edit": "Changing an action",
    "action_hand_over": "Handing an action over",
    "action_impact": "Impact of an action",
    "action_merge": "Merging an action into another",
    "action_move": "Moving the date of an action",
    "action_off_agenda": "Taking an action off an agenda",
    "action_on_agenda": "Putting an action on an agenda",
    "action_reinstate": "Bringing an action back",
    "action_relate": "Relating an action to another",
    "action_send_back": "Sending an action back",
    "action_split": "Splitting an action",
    "action_unrelate": "Ending the relation of two actions",
    "action_update": "Update of an action",
    "evidence_add": "Adding evidence to an action",
    "evidence_file": "Evidence of an action",
    "evidence_remove": "Removing evidence of an action",
    "proposal_add": "Asking for a change of an action",
    "proposal_answer": "Answering what is asked about an action",
    "update_by_link": "Update of actions, by the link of a mail",
}
LISTS = {
    "action_list": "List of actions",
    "action_list_docx": "List of actions (Word)",
    "action_list_pdf": "List of actions (PDF)",
    "action_list_xlsx": "List of actions (Excel)",
    "bulk": "Changing several actions at once",
    "colours": "Colours of actions over time",
    "figures": "Figures of actions",
    "figures_pdf": "Figures of actions (PDF)",
    "figures_sheet": "Figures of actions (Excel)",
    "group_actions": "My group's actions",
    "group_list": "Groups whose actions one looks after",
    "quality": "What is missing in actions",
    "saved_view_add": "Saving a view of the list of actions",
    "saved_view_delete": "Deleting a saved view",
    "saved_view_edit": "Changing a saved view",
    "saved_view_list": "Saved views",
    "tracker_rules": "Rules of the action tracker",
    "wall": "Actions for the wall",
    "wall_pdf": "Actions for the wall (PDF)",
}
LOGS = {
    "log_accept": "Taking an action log in",
    "log_add": "Bringing an action log",
    "log_columns": "Columns of an action log",
    "log_detail": "Action log that was brought",
    "log_file": "File of an action log",
    "log_list": "Action logs that were brought",
    "log_names": "Names in an action log",
    "log_remove": "Removing an action log",
    "log_row": "Row of an action log",
    "log_save": "Saving rows of an action log",
    "log_sheet": "Choosing the sheet of an action log",
    "log_take_back": "Taking an action log back out",
}
REMINDERS = {
    "reminder_days": "Days of one's reminders",
    "reminder_log": "Reminders that were sent",
    "reminder_person": "Reminders of a person",
    "reminder_preview": "What a reminder will say",
    "reminder_settings": "Settings of reminders",
    "reminders": "Reminders of actions",
    "reminders_send": "Sending reminders now",
    "revoke_link": "Ending a link of a reminder",
    "revoke_links": "Ending all links of one's reminders",
}
