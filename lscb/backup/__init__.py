"""Everything that a board keeps, in one encrypted file, and the way back (see docs/adr/0025).

A backup is a tar of three members, so that public tools open it too:

    README.txt      how to open it without this product
    key.age         the key of this backup, encrypted with the passphrase
    board.tar.age   encrypted with that key: the database, the files, and manifest.json as its last member

`sealed` is the encryption, `database` and `files` are the two halves, `manifest` says what must be there;
`making`, `checking` and `restoring` put them together.
"""

from __future__ import annotations


class BackupProblem(Exception):
    """It cannot be done; the text is one sentence with the way out."""
