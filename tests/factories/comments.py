"""Comments on draft minutes, as people make them."""

from meetings.enums import MinutesStatus
from meetings.services import comments


def comment_at(scene, item, by, text="The figure should be 12.", *, stage=MinutesStatus.CIRCULATED):
    """A comment made while the minutes stood at `stage`; they go back to where they stand now."""
    now = scene.meeting.minutes.status
    scene.at(stage)
    made = comments.add_comment(item=item, text=text, by=by)
    scene.at(now)
    return made
