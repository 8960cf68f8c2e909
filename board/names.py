"""What a group was called on a date."""


def name_on(group, date, former_names):
    """The name that `group` had on `date`; `former_names` are its `FormerName` rows, in any order.

    A former name was given up on its `until`: on that day the group already had the next one.
    """
    later = [former for former in former_names if date < former.until]
    if not later:
        return group.name
    return min(later, key=lambda former: former.until).name
