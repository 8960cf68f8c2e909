"""What minutes say: the record that the page, the PDF and the frozen version all come from.

`record_of` makes it of a meeting loaded with `meetings.loading`.
It holds nothing but words and numbers, so a snapshot of it never changes.
"""

from meetings.presenters.minutes.build import record_of
from meetings.presenters.minutes.record import MinutesRecord
from meetings.presenters.minutes.snapshot import from_snapshot, to_snapshot

__all__ = ["MinutesRecord", "from_snapshot", "record_of", "to_snapshot"]
