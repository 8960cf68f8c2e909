"""What the pages of this room are called in the trail."""

from trail.places import name_pages


def register():
    """Called once, when the room is ready."""
    name_pages(
        "notices",
        invite="Inviting a person to choose a password",
        mail_detail="One mail",
        mail_give_up="Giving a mail up",
        mail_list="List of mail",
        mail_look="What a mail says",
        mail_send_again="Sending a mail again",
        mail_send_failed_again="Sending all failed mail again",
        mail_send_now="Sending a mail now",
        mail_take_back="Taking a mail back",
        mail_take_back_all="Taking all waiting mail back",
    )
