"""Action logs from Excel and CSV: reading, reviewing and taking them in."""
