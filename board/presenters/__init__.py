"""What the pages of this room say. Everything is loaded before; nothing here asks the database."""
