"""Minutes brought over from Word, between the file and the meeting.

`draft` makes what was recognised into something that can be corrected, `names` suggests who is meant,
`review` reads a sent form into the draft, `shapes` cuts and joins its items, `choices` says what still stands
in the way. The writes are
`meetings.services.imports` and `meetings.services.taking_in`.
"""
