"""What the pages of this room are called in the trail."""

from trail.places import name_pages


def register():
    """Called once, when the room is ready."""
    name_pages(
        "search",
        search="Search for a topic",
        subject="What is kept about a person",
        subject_file="What is kept about a person, as a file",
        topic_export="All that was found on a topic, as a file",
    )
