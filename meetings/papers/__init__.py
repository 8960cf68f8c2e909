"""Papers of agenda items: until when they are due, what is missing, and what mail about them says."""
