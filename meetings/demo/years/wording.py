"""Putting the minutes of earlier years together from the stock of sentences."""

from html import escape

from meetings.demo import days
from meetings.demo.years import sentences


class Wording:
    """What the sentences of one meeting are filled in with."""

    def __init__(self, choice, day, people, organisations):
        self.choice, self.day = choice, day
        self.people, self.organisations = people, organisations

    def say(self, options, topic=None, who=None):
        """One of `options`, filled in."""
        return self.fill(self.choice.one(options), topic, who)

    def fill(self, text, topic=None, who=None):
        choice = self.choice
        who, other = who or choice.one(self.people), choice.one(self.people)
        return text.format(
            who=who.full_name,
            other=other.full_name,
            noun=topic.noun if topic else "the work programme",
            org=choice.one(self.organisations),
            org2=choice.one(self.organisations),
            n=choice.between(12, 140),
            m=choice.between(12, 140),
            pct=choice.between(41, 97),
            pct2=choice.between(5, 40),
            q=days.last_quarter(self.day),
            fy=days.financial_year(days.year_of(self.day)),
            letter=choice.one("CDEFGHJKLMNP"),
            ref="",
        )

    def topic(self, topic, who):
        """The discussion of a subject, as paragraphs."""
        choice, say = self.choice, self.say
        first, second = choice.some(topic.facts, 2)
        paragraphs = [
            f"{say(sentences.OPENING, topic, who)} {first}",
            f"{say(sentences.FIGURES, topic)} {say(sentences.COMMENTS, topic)}",
        ]
        if choice.in_hundred(70):
            paragraphs.append(f"{second} {say(sentences.COMMENTS, topic)}")
        if choice.in_hundred(25):
            paragraphs.append(say(sentences.FIGURES, topic))
        paragraphs.append(say(sentences.ENDINGS, topic))
        return html(paragraphs)

    def report(self, topic, who):
        """A standing report."""
        say = self.say
        return html(
            [
                f"{say(sentences.REPORTS, topic, who)} {say(sentences.FIGURES, topic)}",
                f"{say(sentences.COMMENTS, topic)} {say(sentences.ENDINGS, topic)}",
            ]
        )

    def arising(self, references):
        """What was said about actions of the meeting before, one paragraph each."""
        lines = [
            self.choice.one(sentences.ARISING).replace("{ref}", reference)
            for reference in references
        ]
        return html([self.fill(line) for line in lines])


def html(paragraphs):
    """Paragraphs as clean rich text."""
    return "".join(f"<p>{escape(text, quote=False)}</p>" for text in paragraphs if text)


def listed(names):
    """ "A, B and C" """
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last
