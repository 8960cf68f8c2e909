"""Minutes of past meetings, recognised in Word files. Nothing here asks the database.

`read_minutes` opens the file (`opening`), turns its body into lines and tables (`document`), tells
what each table is for (`layout`, `item_tables`), reads the facts and the people before the first item (`head`,
`attendance`), cuts the rest into items (`items`, `finder`, `several`), takes their records out (`records`,
`column_actions`), offers what sentences say in passing (`prose`), puts lines that nothing says into the
nearest item (`strays`) and queries the whole (`warnings`).
"""

from meetings.wordin.reading import read_minutes
from meetings.wordin.result import Recognised, UnreadableFile

__all__ = ["Recognised", "UnreadableFile", "read_minutes"]
