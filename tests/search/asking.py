"""What the tests of search share."""

import re
from html import unescape

from django.db import connection

from search.models import Entry

COLUMNS = [field.name for field in Entry._meta.fields if field.name != "id"]


def put_right():
    """How many entries a rebuilding had to change; 0 when the triggers have kept all of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT search_rebuild()")
        return cursor.fetchone()[0]


def made_anew():
    """Whether an index made from nothing says exactly what the triggers' index says."""
    kept = sorted(map(str, Entry.objects.values_list(*COLUMNS)))
    Entry.objects.all().delete()
    put_right()
    return kept == sorted(map(str, Entry.objects.values_list(*COLUMNS)))


def ask(client, words, **more):
    return client.get("/search/", {"q": words, **more})


def hits(client, words, **more):
    """(kind, title) of what is found, references first."""
    context = ask(client, words, **more).context
    found = [*context.get("exact", []), *context.get("hits", [])]
    return [(hit.kind, plain(hit.title)) for hit in found]


def plain(html):
    return unescape(re.sub(r"<[^>]+>", "", str(html)))


def main_of(response):
    """The HTML of what the page says about the search, without the box that repeats the words."""
    html = response.content.decode()
    main = html[html.index("<main") : html.index("</main>")]
    return main[main.index("</form>") :]


def text_of(response):
    return " ".join(plain(main_of(response)).split())
