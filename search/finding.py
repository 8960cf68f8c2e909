"""Asking the index: what matches, how it divides, and the matching words of what a page shows."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from django.contrib.postgres.search import SearchQueryField
from django.db import connection
from django.db.models import F, Func, IntegerField, TextField, Value
from django.db.models.functions import Cast, Left

from meetings.models import Meeting
from search.asking import NEWEST
from search.enums import Kind
from search.models import Entry

PAGE = 20
EACH = 3
"""Finds that are named under each meeting."""

OPENS, CLOSES = "\x02", "\x03"
"""Put around matching words by the database; no text in the index holds them."""

MARKS = f"StartSel={OPENS}, StopSel={CLOSES}"
WHOLE = f"{MARKS}, HighlightAll=true"
PARTS = f'{MARKS}, MaxFragments=2, MaxWords=32, MinWords=14, FragmentDelimiter=" … "'
LONGEST_MARKED = 60_000
WEIGHTS = "{0.03, 0.25, 0.6, 1.0}"
"""Of headings that stand on every agenda, of discussions, of decisions and actions, of titles."""


@dataclass(frozen=True)
class Parsed:
    """What the database makes of the words. `is_name` says that only people's names can match."""

    query: str
    is_name: bool = False


@dataclass(frozen=True)
class Found:
    """One page of what was found. `counts`: of each narrowing, a dict of value to number."""

    total: int = 0
    without_narrowing: int = 0
    page: int = 1
    rows: list = field(default_factory=list)
    counts: dict = field(default_factory=dict)


def parse(question, references=()):
    """The words as the database reads them; None when not one of them counts.

    Where all of them are too common for texts they may still be somebody's name.
    """
    words = "" if question.is_only_references else question.words
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT search_query(%(words)s)::text, "
            "websearch_to_tsquery('simple', search_fold(%(words)s))::text, "
            "(SELECT string_agg('(' || found::text || ')', ' | ') FROM unnest(%(references)s::text[]) r, "
            "LATERAL phraseto_tsquery('english', search_fold(r)) found WHERE numnode(found) > 0)",
            {"words": words, "references": list(references)},
        )
        query, names, quoted = cursor.fetchone()
    parts = [f"({part})" for part in (query, quoted) if part]
    if parts:
        return Parsed(" | ".join(parts))
    return Parsed(names, is_name=True) if names else None


def matching(person, parsed, *, without=()):
    """Entries that the person may find and that match, with their `rank` from 0 to 100 or so."""
    query = Cast(Value(parsed.query), SearchQueryField())
    found = Entry.objects.visible_to(person).filter(vector=query).exclude(pk__in=without)
    if parsed.is_name:
        found = found.filter(kind=Kind.PERSON)
    score = Func(Value(WEIGHTS), F("vector"), query, function="ts_rank")
    return found.annotate(rank=Cast(score * 100, IntegerField()))


def exactly(person, question):
    """The things whose references were typed."""
    if not question.reference_keys:
        return []
    found = Entry.objects.visible_to(person).filter(reference_key__in=question.reference_keys)
    return list(found.defer("vector").order_by("kind", "-date", "pk"))


class Finder:
    """The one question that gives a page of finds, their number and how they divide."""

    COLUMNS = {"kind": "kind", "group": "group_key", "year": "year"}

    def __init__(self, question, queryset):
        self.question = question
        self.params = []
        wanted = ["pk", "kind", "group_key", "year", "meeting_key", "date", "is_heading", "rank"]
        self.inner, self.inner_params = queryset.order_by().values(*wanted).query.sql_with_params()

    def entries(self):
        """`rows` are the keys of the entries of the page."""
        order = "date DESC NULLS LAST, rank DESC" if self._newest else "rank DESC, date DESC NULLS LAST"
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
                    json_object_agg(kind, number) AS kinds, (
                        SELECT array_agg(id) FROM (
                            SELECT id FROM narrowed n WHERE n.meeting_key = each_kind.meeting_key
                            ORDER BY rank DESC, id LIMIT {EACH}
                        ) b
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
        last = max(1, -(-found.total // PAGE))
        return found if found.page <= last else self._page(total, rows, last)

    def _page(self, total, rows, page):
        params = [*self.inner_params]
        narrowed, added = self._where(self.COLUMNS)
        params += added
        counts = []
        for name, column in self.COLUMNS.items():
            where, added = self._where(other for other in self.COLUMNS if other != name)
            counts.append(
                f"(SELECT json_agg(c) FROM (SELECT json_build_array({column}, count(*)) AS c FROM hit "
                f"WHERE {where} AND {column} IS NOT NULL GROUP BY {column}) counted)"
            )
            params += added
        # every piece put together here is our own text; what was typed is a parameter
        sql = f"""
        WITH hit AS MATERIALIZED ({self.inner}), narrowed AS MATERIALIZED (SELECT * FROM hit WHERE {narrowed})
        SELECT {", ".join(counts)}, (SELECT count(*) FROM hit), ({total}), ARRAY({rows})
        """  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(sql, [*params, PAGE, (page - 1) * PAGE])
            *counted, everything, number, found = cursor.fetchone()
        return Found(
            total=number,
            without_narrowing=everything,
            page=page,
            rows=found,
            counts={
                name: dict(pairs or []) for name, pairs in zip(self.COLUMNS, counted, strict=True)
            },
        )

    def _where(self, names):
        """The narrowings of these names as SQL, and their values."""
        parts, params = ["true"], []
        for name in names:
            if chosen := self.question.chosen(name):
                parts.append(f"{self.COLUMNS[name]} = ANY(%s)")
                params.append(list(chosen))
        return " AND ".join(parts), params


def of_visible_meetings(person, found):
    """Those that belong to a meeting which the person may open, and say something of its matters."""
    found = found.filter(meeting_key__isnull=False).exclude(kind=Kind.MEETING)
    if person.sees_everything:
        return found
    return found.filter(meeting_key__in=Meeting.objects.visible_to(person).values("pk"))


def with_marks(keys, parsed, words):
    """A dict of key to entry with `marked_title`, `marked_body` and `marked_extra`.

    Matching words stand between `OPENS` and `CLOSES`. Only these few rows are
    read and marked. Words with accents are also looked for as they were typed.
    """
    typed = Func(
        Value("english"),
        Value(words),
        function="websearch_to_tsquery",
        template="%(function)s(%(expressions)s)",
        output_field=SearchQueryField(),
    )
    typed.source_expressions[0] = Cast(Value("english"), output_field=RegConfig())
    query = Func(
        Cast(Value(parsed.query), SearchQueryField()),
        typed,
        template="(%(expressions)s)",
        arg_joiner=" || ",
        output_field=SearchQueryField(),
    )
    found = Entry.objects.filter(pk__in=keys).defer("vector", "body", "extra")
    return found.annotate(
        marked_title=_headline(F("title"), query, WHOLE),
        marked_body=_headline(Left("body", LONGEST_MARKED), query, PARTS),
        marked_extra=_headline(Left("extra", LONGEST_MARKED), query, PARTS),
    ).in_bulk()


class RegConfig(TextField):
    """Only to name PostgreSQL's type in a cast."""

    def db_type(self, connection):
        return "regconfig"


def _headline(text, query, options):
    config = Cast(Value("english"), output_field=RegConfig())
    return Func(config, text, query, Value(options), function="ts_headline", output_field=TextField())


def similar_word(person, words):
    """A word of what the person may find that is spelt much like one that was typed; or ""."""
    longest = max(words.lower().split(), key=len, default="")
    start = "".join(character for character in longest[:4] if character.isalnum())
    if len(start) < 3:
        return ""
    near = Cast(Value(f"'{start}':*"), SearchQueryField())
    found = Entry.objects.visible_to(person).filter(vector=near).order_by("-date", "pk")
    texts = found.annotate(start_of_body=Left("body", 2000)).values_list("title", "start_of_body")
    known = {word.strip(".,;:()“”\"'’?!").lower() for pair in texts[:100] for text in pair for word in text.split()}
    known = sorted(word for word in known if word.startswith(start) and word.isalpha())
    return next(iter(get_close_matches(longest, known, n=1, cutoff=0.7)), "")
