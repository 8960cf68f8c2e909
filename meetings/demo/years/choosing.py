"""Choices that look free and are the same each time: no chance is involved."""

from zlib import crc32


class Choice:
    """A row of choices that depends on nothing but the words it is started with."""

    def __init__(self, *words):
        self._seed = "/".join(map(str, words)).encode()
        self._count = 0

    def below(self, number):
        """A whole number from 0 to `number` - 1."""
        self._count += 1
        return crc32(self._seed + b"#%d" % self._count) // 7 % number

    def between(self, least, most):
        return least + self.below(most - least + 1)

    def one(self, options):
        return options[self.below(len(options))]

    def in_hundred(self, share):
        """True in `share` of a hundred cases."""
        return self.below(100) < share

    def some(self, options, number):
        """So many different ones of `options`, or all when there are fewer."""
        left = list(options)
        return [left.pop(self.below(len(left))) for _ in range(min(number, len(left)))]
