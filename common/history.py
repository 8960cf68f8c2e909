"""Row history: which models keep every state that a row has had.

Triggers in the database write it, so raw SQL and bulk changes are caught too.
`trail` reads it. The row of history says who by the context of the request.
"""

import pghistory


def tracked(*, exclude=()):
    """Class decorator: each insert, change and removal of a row is kept in `<Model>Event`.

    `exclude` names fields whose values are nobody's business, such as password hashes.
    """
    return pghistory.track(
        pghistory.InsertEvent("added"),
        pghistory.UpdateEvent("changed"),
        pghistory.DeleteEvent("removed"),
        exclude=list(exclude),
    )
