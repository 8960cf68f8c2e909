"""Asking the index: what matches, how it divides, and the matching words of what a page shows."""

# ruff: noqa: S608  (every piece of SQL is this file's own text; what was typed is a parameter)

import re
from dataclasses import dataclass, field
from difflib import get_close_matches

from django.contrib.postgres.search import SearchHeadline, SearchQuery
from django.db import connection
from django.db.models import Case, F, Func, IntegerField, Q, TextField, Value, When
from django.db.models.functions import Cast, Left, Length, Right

from meetings.models import Meeting
from search.asking import NEWEST
from search.enums import Kind
from search.models import Entry

PAGE = 20
MEETINGS_PAGE = 10
EACH = 3
"""Finds that are named under each meeting."""

OPENS, CLOSES = "\x02", "\x03"
"""Put around matching words by the database; no text in the index holds them."""

PARTS = {"max_fragments": 2, "max_words": 32, "min_words": 14, "fragment_delimiter": " … "}
LONGEST_MARKED = 60_000
ENDS = 12
"""Characters that tell whether a marked part begins or ends where the text does."""

SHORT = 320
"""Texts of so many characters are shown whole."""
WEIGHTS = "{0.03, 0.25, 0.6, 1.0}"
"""Of headings that stand on every agenda, of discussions, of decisions and actions, of titles."""


@dataclass(frozen=True)
class Parsed:
    """What the database makes of the words. `marking` also knows them with their accents.

    `is_name` says that only people's names can match.
    """

    query: str
    marking: str
    is_name: bool = False


@dataclass(frozen=True)
class Found:
    """One page of what was found. `counts`: of each narrowing, a dict of value to number."""

    total: int = 0
    without_narrowing: int = 0
    page: int = 1
    rows: list = field(default_factory=list)
    counts: dict = field(default_factory=dict)


def page_size(question):
    return MEETINGS_PAGE if question.by_meeting else PAGE


class ReadQuery(SearchQuery):
    """A query that the database has read already, from its own words for it."""

    template = "%(expressions)s::tsquery"


PARSE = r"""
SELECT search_query(%(words)s)::text,
    regexp_replace(websearch_to_tsquery('simple', search_fold(%(words)s))::text, '''$', ''':*'),
    websearch_to_tsquery('english', %(words)s)::text, (
        SELECT string_agg('(' || regexp_replace(quoted::text, '''([^'']*)''', '''\1'':BCD', 'g') || ')', ' | ')
        FROM unnest(%(references)s::text[]) reference,
            LATERAL phraseto_tsquery('english', search_fold(reference)) quoted
        WHERE numnode(quoted) > 0
    )
"""


def parse(question, references=(), missing=()):
    """The words as the database reads them; None when not one of them counts.

    Where all of them are too common for texts they may still be somebody's name. References that are
    `missing` are looked for only where nothing else is typed.
    """
    words = question.without(missing)
    if references and question.is_only_references:
        words = ""
    elif missing and not words and not references:
        references = missing
    with connection.cursor() as cursor:
        cursor.execute(PARSE, {"words": words, "references": list(references)})
        query, names, typed, quoted = cursor.fetchone()
    if query or quoted:
        return Parsed(_any_of(query, quoted), _any_of(query, quoted, typed))
    return Parsed(names, names, is_name=True) if names else None


def _any_of(*queries):
    return " | ".join(f"({query})" for query in queries if query)


def matching(visible, parsed, *, without=()):
    """Those of the entries in somebody's sight that match, with their `rank` from 0 to 100 or so."""
    query = ReadQuery(parsed.query)
    found = with_words(visible).filter(vector=query).exclude(pk__in=without)
    if parsed.is_name:
        found = found.filter(kind=Kind.PERSON)
    score = Func(Value(WEIGHTS), F("vector"), query, function="ts_rank")
    return found.annotate(rank=Cast(score * 100, IntegerField()))


def narrowed(question, found):
    """Those that fit everything that was chosen: kinds, groups and years."""
    for name, column in Finder.COLUMNS.items():
        if chosen := question.chosen(name):
            found = found.filter(**{f"{column}__in": chosen})
    return found


def with_words(visible):
    """Without the standing items that nobody has written anything about: their titles stand on every agenda."""
    standing = Q(is_heading=True) & Q(kind__in=[Kind.AGENDA, Kind.MINUTES])
    return visible.exclude(standing & Q(body=""))  # the longest column is looked at last


def that_mention(found, references):
    """Those in which one of the references stands just so, not only its numbers."""
    wanted = "|".join(re.escape(reference) for reference in references)
    pattern = rf"(^|[^[:alnum:]-])({wanted})($|[^[:alnum:]])"
    return found.filter(
        Q(title__iregex=pattern) | Q(body__iregex=pattern) | Q(extra__iregex=pattern)
    )


def exactly(visible, question):
    """The things whose references were typed."""
    if not question.reference_keys:
        return []
    found = visible.filter(reference_key__in=question.reference_keys)
    return list(found.defer("vector").order_by("kind", "-date", "pk"))


class Finder:
    """The one question that gives a page of finds, their number and how they divide."""

    COLUMNS = {"kind": "kind", "group": "group_key", "year": "year"}

    def __init__(self, question, queryset):
        self.question = question
        self.params = []
        wanted = ["id", "kind", "group_key", "year", "meeting_key", "date", "is_heading", "rank"]
        query = queryset.order_by().values(*wanted).query
        # For somebody who may see nothing at all there is a query too; it finds nothing.
        compiler = query.get_compiler(queryset.db, elide_empty=False)
        self.inner, self.inner_params = compiler.as_sql()

    def entries(self):
        """`rows` are the keys of the entries of the page."""
        order = (
            "date DESC NULLS LAST, rank DESC" if self._newest else "rank DESC, date DESC NULLS LAST"
        )
        return self._run(
            total="SELECT count(*) FROM narrowed",
            rows=f"SELECT id FROM narrowed ORDER BY {order}, id DESC LIMIT %s OFFSET %s",
        )

    def meetings(self):
        """`rows` are (meeting, {kind: number}, the keys of its best entries)."""
        order = "date DESC, score DESC" if self._newest else "score DESC, date DESC"
        return self._run(
            total="SELECT count(DISTINCT meeting_key) FROM narrowed",
            rows=f"""
            SELECT json_build_array(meeting_key, kinds, best) FROM (
                SELECT meeting_key, max(date) AS date, sum(score) AS score,
                    json_object_agg(kind, number) AS kinds, ARRAY(
                        SELECT id FROM narrowed n WHERE n.meeting_key = each_kind.meeting_key
                        ORDER BY rank DESC, id LIMIT {EACH}
                    ) AS best
                FROM (
                    SELECT meeting_key, kind, count(*) AS number, sum(rank) AS score, max(date) AS date
                    FROM narrowed GROUP BY meeting_key, kind
                ) each_kind
                GROUP BY meeting_key ORDER BY {order}, meeting_key DESC LIMIT %s OFFSET %s
            ) page
            """,
        )

    @property
    def _newest(self):
        return self.question.sort == NEWEST

    def _run(self, *, total, rows):
        found = self._page(total, rows, self.question.page)
        last = max(1, -(-found.total // page_size(self.question)))
        return found if found.page <= last else self._page(total, rows, last)

    def _page(self, total, rows, page):
        fits, params = self._fits()
        sql = f"""
        WITH hit AS MATERIALIZED (SELECT *, {fits} FROM ({self.inner}) inside),
        narrowed AS NOT MATERIALIZED (SELECT * FROM hit WHERE {_all(self.COLUMNS)})
        SELECT ({self._divided()}), (SELECT count(*) FROM hit), ({total}), ARRAY({rows})
        """
        with connection.cursor() as cursor:
            size = page_size(self.question)
            cursor.execute(sql, [*params, *self.inner_params, size, (page - 1) * size])
            divided, everything, number, found = cursor.fetchone()
        return Found(
            total=number,
            without_narrowing=everything,
            page=page,
            rows=found,
            counts={
                name: {
                    value: number for of, value, number in divided or [] if of == name and number
                }
                for name in self.COLUMNS
            },
        )

    def _fits(self):
        """A column of each narrowing, that says whether a row fits what was chosen there; and what was chosen."""
        columns, params = [], []
        for name, column in self.COLUMNS.items():
            chosen = self.question.chosen(name)
            columns.append(f"{f'{column} = ANY(%s)' if chosen else 'true'} AS fits_{name}")
            params += [list(chosen)] if chosen else []
        return ", ".join(columns), params

    def _divided(self):
        """How many rows there are of each value of a narrowing, among those that fit the others; in one pass."""
        named, values, numbers = [], [], []
        for name, column in self.COLUMNS.items():
            named.append(f"WHEN GROUPING({column}) = 0 THEN '{name}'")
            values.append(f"to_json({column})")
            others = _all(other for other in self.COLUMNS if other != name)
            numbers.append(f"WHEN GROUPING({column}) = 0 THEN count(*) FILTER (WHERE {others})")
        sets = ", ".join(f"({column})" for column in self.COLUMNS.values())
        return f"""
            SELECT json_agg(json_build_array(of, value, number)) FILTER (WHERE value IS NOT NULL) FROM (
                SELECT CASE {" ".join(named)} END AS of, coalesce({", ".join(values)}) AS value,
                    CASE {" ".join(numbers)} END AS number
                FROM hit GROUP BY GROUPING SETS ({sets})
            ) divided
        """


def _all(names):
    return " AND ".join(f"fits_{name}" for name in names)


def of_visible_meetings(person, found):
    """Those that belong to a meeting which took place and the person may open, and say something of its matters."""
    held = Meeting.objects.visible_to(person).took_place()
    return found.filter(meeting_key__in=held.values("pk")).exclude(kind=Kind.MEETING)


def with_marks(keys, parsed):
    """A dict of key to entry with `marked_title`, `marked_body` and `marked_extra`.

    Matching words stand between `OPENS` and `CLOSES`; only these few rows are read and marked.
    """
    query = ReadQuery(parsed.marking)
    found = Entry.objects.filter(pk__in=keys).defer("vector", "body", "extra")
    found = found.alias(length=Length("body"))
    return found.annotate(
        body_starts=Left("body", ENDS),
        body_ends=Right("body", ENDS),
        marked_title=_headline(F("title"), query, highlight_all=True),
        marked_body=Case(
            When(length__lte=SHORT, then=_headline(F("body"), query, highlight_all=True)),
            default=_headline(Left("body", LONGEST_MARKED), query, **PARTS),
            output_field=TextField(),
        ),
        marked_extra=_headline(Left("extra", LONGEST_MARKED), query, **PARTS),
    ).in_bulk()


def _headline(text, query, **options):
    marks = {"start_sel": OPENS, "stop_sel": CLOSES}
    return SearchHeadline(text, query, config="english", **marks, **options)


def similar_word(visible, words):
    """A word of what somebody may find that is spelt much like one that was typed; or ""."""
    longest = max(words.lower().split(), key=len, default="")
    start = "".join(character for character in longest[:4] if character.isalnum())
    if len(start) < 3:
        return ""
    near = ReadQuery(f"'{start}':*")
    found = with_words(visible).filter(vector=near).order_by("-date", "pk")
    texts = found.annotate(start_of_body=Left("body", 2000)).values_list("title", "start_of_body")
    words_of = " ".join(text for pair in texts[:100] for text in pair).lower().split()
    known = {word.strip(".,;:()“”\"'’?!") for word in words_of}
    near = sorted(word for word in known if word.startswith(start) and word.isalpha())
    match = next(iter(get_close_matches(longest, near, n=1, cutoff=0.7)), "")
    return "" if match.startswith(longest) else match
