"""Packs: what goes into one for one entitlement, and how it is put together."""
