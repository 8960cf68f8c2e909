"""From a frozen record to what the public may read: its places, what is left out, what is looked for."""
