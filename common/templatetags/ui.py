"""`{% load ui %}`: the parts that pages are made of. A tag refuses an attribute that it does not know.

One line each; "block" tags are closed with {% end… %}:

{% status "Overdue" "red" %}                    word, shape and colour; tones: grey blue green amber red purple
{% person_chip person note="Chair" link=True %} initials, name and what is said of them
{% refusal "Only the chair can close this." %}  where a button would be; also {% refusal error %} (a Refused)
{% caption "Board meeting" %}                   the small line above a page's h1
{% tabs "Meeting" items %}                      items: [{"label", "url", "is_current", "count"?}]; each tab is a page
{% steps items %}                               items: [{"label", "state", "note"?}], state done|current|todo
{% pagination page_obj %}                       keeps the other query parameters
{% sort_header "Due" "due" %}                   a <th> whose link sorts by ?sort=due, then ?sort=-due
{% breadcrumbs "Meetings" url "BM-2026-03" %}   pairs of label and address; the last label has none
{% post_button "Close" url style="warning" %}   a form with one button; style: primary secondary warning link
{% undo message %}                              Undo button beside a message that tells of a deletion
{% action_link "Add a meeting" url %}           a link that looks like a button; style as above

{% table label="Actions" stacked=True %} <thead>… <tbody>… {% endtable %}
    scrolls inside its own box; stacked=True turns rows into cards on a phone: give each <td> a data-label="Due"
{% summary_list %} {% row "Venue" meeting.venue %} {% row "Chair" chair change=url %} {% endsummary_list %}
{% comparison compared "As it was" "As it is" %}  two texts beside each other, from common.comparing.compare
{% empty "No actions yet" %} <p>…what to do next…</p> {% endempty %}
{% confirm "Cancel the meeting?" action=url button="Cancel the meeting" back=url %} what will happen {% endconfirm %}

{% address "board:person_detail" person.pk %}   as {% url %} does, for lists: the pattern is looked up once
{% stencil form %}                              an empty form beside the matter of a page (see common.stencils)
{% form_media form %}                           scripts and styles of a form's widgets; form_page.html has it already

Every tag's mark-up is in templates/components/<tag>.html.
"""

from __future__ import annotations

from functools import lru_cache

from django import template
from django.utils.html import format_html
from js_asset import Media

from common import stencils
from common.addresses import address_of
from common.markup import piece
from common.views import GO_BACK, UNDO

register = template.Library()

TONES = {"grey", "blue", "green", "amber", "red", "purple"}
STEP_STATES = {"done": "done", "current": "now", "todo": "to come"}
BUTTON_STYLES = {
    "primary": "govuk-button",
    "secondary": "govuk-button govuk-button--secondary",
    "warning": "govuk-button govuk-button--warning",
    "link": "link-button",
}


@register.simple_tag(takes_context=True)
def stencil(context, form):
    return stencils.drawn(form, context)


@register.simple_tag
def address(name, *keys):
    return address_of(name, *keys)


@register.simple_tag
def status(word, tone="grey"):
    if tone not in TONES:
        raise template.TemplateSyntaxError(f'"{tone}" is not a tone: {", ".join(sorted(TONES))}')
    return _status(word, tone)


@lru_cache(maxsize=512, typed=True)  # a word that is safe already is not the same as its letters
def _status(word, tone):
    return piece('<strong class="status status--{}">{}</strong>', tone, word)


@register.simple_tag
def caption(text):
    return format_html('<span class="govuk-caption-l page-heading__caption">{}</span>', text)


@register.simple_tag(takes_context=True)
def form_media(context, form):
    """With the nonce, because the rich text editor's import map must stand in the page."""
    nonce = getattr(context.get("request"), "csp_nonce", "")
    return Media.from_media(form.media).render(attrs={"nonce": nonce})


@register.inclusion_tag("components/person_chip.html")
def person_chip(person, note="", link=False):
    return {"person": person, "note": note, "link": link}


@register.inclusion_tag("components/refusal.html")
def refusal(sentence):
    return {"sentence": str(sentence or "")}


@register.inclusion_tag("components/tabs.html")
def tabs(label, items):
    return {"label": label, "items": items}


@register.inclusion_tag("components/steps.html")
def steps(items, label="Progress"):
    marked = [{**item, "said": STEP_STATES[item["state"]]} for item in items]
    return {"items": marked, "label": label}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context, page):
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    query = _query_without(context["request"], "page")
    pages = [
        {"number": number, "url": f"?{query}page={number}" if isinstance(number, int) else ""}
        for number in numbers
    ]
    return {"page": page, "pages": pages, "query": query}


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(context, label, field, css_class="", default=""):
    """`default` is the order of the list when the address names none."""
    current = context["request"].GET.get("sort") or default
    descending = current == f"-{field}"
    following = f"-{field}" if current == field else field
    direction = "descending" if descending else "ascending" if current == field else ""
    query = _query_without(context["request"], "page", "sort")
    url = f"?{query}sort={following}"
    return {"label": label, "url": url, "direction": direction, "css_class": css_class}


@register.inclusion_tag("components/breadcrumbs.html")
def breadcrumbs(*labels_and_urls):
    pairs = list(zip(labels_and_urls[::2], [*labels_and_urls[1::2], ""], strict=False))
    return {"crumbs": pairs}


@register.inclusion_tag("components/post_button.html", takes_context=True)
def post_button(context, label, url, style="primary", hidden=None, described="", writer=""):
    """`hidden`: a dict of further values to send; `described`: words only for screen readers ("item 2.3");
    `writer`: the key of the account that the page was made for, where the address asks."""
    return {
        "label": label,
        "url": url,
        "css_class": BUTTON_STYLES[style],
        "hidden": hidden or {},
        "described": described,
        "writer": writer,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("components/undo.html", takes_context=True)
def undo(context, message):
    """What brings back that whose deletion `message` tells of (see `common.views.say_done`); or nothing.

    For one of `common.views.say_changed_back`, what goes back to the state before.
    """
    tags = message.extra_tags or ""
    key = tags.removeprefix(UNDO)
    is_deletion = tags != key and key.isdigit()
    version, _, address = tags.removeprefix(GO_BACK).partition(" ")
    return {
        "key": int(key) if is_deletion else None,
        "address": address if tags.startswith(GO_BACK) else "",
        "hidden": {"version": version},
        "described": message.message,
        "csrf_token": context.get("csrf_token"),
    }


@register.inclusion_tag("components/action_link.html")
def action_link(label, url, style="primary", described=""):
    return {"label": label, "url": url, "css_class": BUTTON_STYLES[style], "described": described}


@register.simple_block_tag(takes_context=True)
def table(context, content, label, stacked=False):
    """`label` names the table for screen readers."""
    return _render(context, "table", content=content, label=label, stacked=stacked)


@register.simple_block_tag(takes_context=True)
def summary_list(context, content):
    return _render(context, "summary_list", content=content)


@register.inclusion_tag("components/row.html")
def row(label, value, change="", change_label="Change"):
    return {"label": label, "value": value, "change": change, "change_label": change_label}


@register.inclusion_tag("components/comparison.html")
def comparison(compared, left, right):
    """`left` and `right` name the two texts of a `common.comparing.Comparison`."""
    return {"stretches": compared.stretches(), "left": left, "right": right}


@register.simple_block_tag(takes_context=True)
def empty(context, content, heading, level=2):
    return _render(context, "empty", content=content, heading=heading, level=level)


@register.simple_block_tag(takes_context=True)
def confirm(context, content, question, action, button, back, style="warning"):
    return _render(
        context,
        "confirm",
        content=content,
        question=question,
        action=action,
        button=button,
        back=back,
        css_class=BUTTON_STYLES[style],
    )


def _render(context, name, **values):
    """A block tag's template sees only what the tag was given, and the token that forms need."""
    found = context.template.engine.get_template(f"components/{name}.html")
    token = {"csrf_token": context.get("csrf_token")}
    return found.render(template.Context({**values, **token}))


def _query_without(request, *names):
    query = request.GET.copy()
    for name in names:
        query.pop(name, None)
    return f"{query.urlencode()}&" if query else ""
