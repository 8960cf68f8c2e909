"""Reminders of actions: who owes what, one digest a person and day, and the personal links in it."""
