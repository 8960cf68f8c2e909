"""Earlier years of the demo board, for measuring: the same groups, other people, other subjects.

They are not lived day by day like the demo year but written down at once, in the state in which
services would have left them. Nothing in them is left to chance: the same day gives the same rows.
"""

MOST_YEARS = 20
