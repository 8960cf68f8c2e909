"""The pages of this room: everybody who signs in may read, the business unit writes."""
