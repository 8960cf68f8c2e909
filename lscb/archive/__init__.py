"""The whole board in open formats, for records management or a change of supplier.

`tables` says which tables go out and what each column means; `schema` and `rows` write them; `documents` the PDFs and
other files; `pages` the index that leads through it all; `export` puts them together.
"""

from __future__ import annotations


class ArchiveProblem(Exception):
    """It cannot be done; the text is one sentence with the way out."""
