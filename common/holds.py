"""Records that must stay for now, whatever else would be forgotten.

What people removed is forgotten after a while (`common.bin`), and so are files without a row
(`common.strays`). The room that knows of holds says here, in its `ready()`, which rows are to stay.
"""

_questions = []


def register(question):
    """`question()` gives the models whose rows must stay today, as their labels in small letters."""
    _questions.append(question)


def held_models():
    """The labels of all models whose rows must stay today; as many queries as there are questions."""
    return frozenset().union(*(question() for question in _questions))
