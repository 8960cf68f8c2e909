"""Every write about the board: keyword-only, with the actor in `by`, atomic, refused in words."""
