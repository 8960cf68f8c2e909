"""The components that pages are made of."""

import re

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template, TemplateSyntaxError

from common.comparing import compare
from common.templatetags import ui


def rendered(source, **values):
    html = Template("{% load ui %}" + source).render(Context(values))
    return re.sub(r">\s+<", "><", re.sub(r"\s+", " ", html)).strip()


def test_status_has_word_and_tone():
    assert rendered('{% status "Overdue" "red" %}') == (
        '<strong class="status status--red">Overdue</strong>'
    )


def test_status_with_an_unknown_tone_is_refused():
    with pytest.raises(TemplateSyntaxError):
        rendered('{% status "Overdue" "crimson" %}')


def test_status_escapes_its_word():
    assert rendered("{% status word %}", word="<b>") == (
        '<strong class="status status--grey">&lt;b&gt;</strong>'
    )


@pytest.mark.parametrize("tag", ['{% caption "a" size="l" %}', '{% refusal "a" colour="red" %}'])
def test_unknown_attribute_is_refused(tag):
    with pytest.raises(TemplateSyntaxError):
        rendered(tag)


def test_refusal_without_a_sentence_is_nothing():
    assert rendered("{% refusal sentence %}", sentence=None) == ""


def test_refusal_shows_its_sentence():
    assert rendered('{% refusal "Only the chair can." %}') == (
        '<p class="refusal">Only the chair can.</p>'
    )


def test_breadcrumbs_end_without_a_link():
    html = rendered('{% breadcrumbs "Meetings" "/meetings/" "BM-2026-03" %}')

    assert re.findall(r"<li.*?</li>", html) == [
        '<li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" '
        'href="/meetings/">Meetings</a></li>',
        '<li class="govuk-breadcrumbs__list-item" aria-current="page"> BM-2026-03 </li>',
    ]


def test_steps_say_their_state_in_words():
    steps = [
        {"label": "Planned", "state": "done"},
        {"label": "Held", "state": "current"},
        {"label": "Closed", "state": "todo"},
    ]

    html = rendered("{% steps steps %}", steps=steps)

    assert re.findall(r"(\w+)<span class=\"govuk-visually-hidden\"> \(([\w ]+)\)", html) == [
        ("Planned", "done"),
        ("Held", "now"),
        ("Closed", "to come"),
    ]
    assert html.count('aria-current="step"') == 1


def test_tabs_mark_the_page_they_are_on():
    items = [
        {"label": "Agenda", "url": "/agenda/", "is_current": True, "count": 0},
        {"label": "Minutes", "url": "/minutes/", "is_current": False},
    ]

    html = rendered('{% tabs "Meeting" items %}', items=items)

    assert re.findall(r'href="([^"]+)"( aria-current="page")?', html) == [
        ("/agenda/", ' aria-current="page"'),
        ("/minutes/", ""),
    ]
    assert html.count("page-tabs__count") == 1


def test_pagination_keeps_the_other_parameters(rf):
    page = Paginator(range(30), 10).page(2)

    html = rendered("{% pagination page %}", page=page, request=rf.get("/?owner=3&page=2"))

    assert re.findall(r'href="([^"]+)"', html) == [
        "?owner=3&amp;page=1",
        "?owner=3&amp;page=1",
        "?owner=3&amp;page=2",
        "?owner=3&amp;page=3",
        "?owner=3&amp;page=3",
    ]


def test_pagination_of_one_page_is_nothing(rf):
    page = Paginator(range(3), 10).page(1)

    assert rendered("{% pagination page %}", page=page, request=rf.get("/")) == ""


@pytest.mark.parametrize(
    ("query", "url", "direction"),
    [
        ("", "?sort=due", None),
        ("?sort=due", "?sort=-due", "ascending"),
        ("?sort=-due", "?sort=due", "descending"),
        ("?sort=owner", "?sort=due", None),
    ],
)
def test_sort_header_turns_the_order(rf, query, url, direction):
    html = rendered('{% sort_header "Due" "due" %}', request=rf.get(f"/{query}"))

    assert re.search(r'href="([^"]+)"', html).group(1) == url
    assert (re.findall(r'aria-sort="(\w+)"', html) or [None]) == [direction]


def test_table_is_a_region_that_can_be_scrolled_with_the_keyboard():
    html = rendered('{% table label="Actions" stacked=True %}<tr></tr>{% endtable %}')

    assert html == (
        '<div class="table-wrap table-wrap--stacked" role="region" aria-label="Actions" tabindex="0">'
        '<table class="govuk-table"><caption class="govuk-visually-hidden">Actions</caption>'
        "<tr></tr></table></div>"
    )


def test_row_without_a_value_is_nothing():
    html = rendered('{% summary_list %}{% row "Venue" "" %}{% endsummary_list %}')

    assert html == '<dl class="govuk-summary-list"></dl>'


def test_row_with_a_link_says_what_it_changes():
    html = rendered('{% row "Venue" "Council Chamber" "/edit/" %}')

    assert (
        '<a class="govuk-link" href="/edit/">Change<span class="govuk-visually-hidden"> venue</span></a>'
        in html
    )


def test_buttons_that_post_carry_the_token_and_hidden_values():
    html = rendered(
        '{% post_button "Close" "/close/" style="warning" hidden=hidden described="item 2.3" %}',
        hidden={"version": 3},
        csrf_token="token",
    )

    assert html == (
        '<form method="post" action="/close/"><input type="hidden" name="csrfmiddlewaretoken" value="token">'
        '<input type="hidden" name="version" value="3">'
        '<button type="submit" class="govuk-button govuk-button--warning" data-module="govuk-button">Close'
        '<span class="govuk-visually-hidden"> item 2.3</span></button></form>'
    )


def test_confirm_asks_and_offers_the_way_back():
    html = rendered(
        '{% confirm "Cancel it?" action="/cancel/" button="Cancel the meeting" back="/meeting/" %}'
        "<p>Members are told.</p>{% endconfirm %}",
        csrf_token="token",
    )

    assert re.findall(r">([^<]+)<", html) == [
        "Cancel it?",
        "Members are told.",
        "Cancel the meeting",
        "Go back",
    ]
    assert re.findall(r'(?:action|href)="([^"]+)"', html) == ["/cancel/", "/meeting/"]


def test_every_tag_is_in_the_documentation():
    undocumented = [name for name in ui.register.tags if f"{{% {name}" not in ui.__doc__]

    assert undocumented == []


def test_comparison_marks_words_by_word_and_escapes_them():
    compared = compare("<p>one &lt;b&gt;</p>", "<p>one two</p>")

    html = rendered('{% comparison compared "Before" "Now" %}', compared=compared)

    assert re.findall(r'class="compared__words">(.*?)</p>', html) == [
        'one <del><span class="govuk-visually-hidden">removed: </span>&lt;b&gt;'
        '<span class="govuk-visually-hidden">, end of what was removed. </span></del></span>',
        'one <ins><span class="govuk-visually-hidden">added: </span>two'
        '<span class="govuk-visually-hidden">, end of what was added. </span></ins></span>',
    ]


def test_comparison_folds_what_stayed():
    text = "".join(f"<p>Paragraph {number}.</p>" for number in range(6))

    html = rendered(
        '{% comparison compared "Before" "Now" %}', compared=compare(text, f"{text}<p>More</p>")
    )

    assert re.findall(r"<summary>(.*?)</summary>", html) == ["5 paragraphs that are the same"]
