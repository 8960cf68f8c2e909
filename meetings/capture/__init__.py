"""Quick lines: what is typed on a line of its own becomes an action, a decision, a challenge.

`grammar` finds the marked lines, `reading` says what each of them means at a
meeting (`room`: who can be named; `due`: when). Nothing here asks the database.
"""
