"""The versions of an item's text as people read of them: which, who, when, how much changed."""

from dataclasses import dataclass, replace

from django.contrib.auth import get_user_model
from django.urls import reverse

from common.comparing import compare
from common.formats import plural
from common.matching import Work
from trail.names import names_of
from trail.presenters import NOBODY, Entry


@dataclass(frozen=True)
class Version:
    """One saved text. `key` is that of its event, `number` counts from the oldest."""

    key: int
    number: int
    who: str
    when: str
    changed: str
    url: str
    html: str
    is_current: bool = False

    @property
    def label(self):
        return f"Version {self.number}"

    @property
    def choice(self):
        """As a list of versions names it."""
        now = " (the text now)" if self.is_current else ""
        return f"{self.label}{now}: {self.who}, {self.when}"


def versions_of(item, saves):
    """`saves` are those of `meetings.services.versions.saves_of`, newest first. One query."""
    model = get_user_model()
    names = names_of({model: {save.user for save in saves if save.user}})
    texts = [save.after["discussion"] for save in saves]
    work = Work()
    found = [
        _version(
            item,
            save,
            number=len(saves) - place,
            who=names.get((model, save.user)) or NOBODY.get(save.via, NOBODY[""]),
            before=texts[place + 1] if place + 1 < len(texts) else _first(save),
            work=work,
        )
        for place, save in enumerate(saves)
    ]
    if found and found[0].html == item.discussion:
        found[0] = replace(found[0], is_current=True)
    return found


def _first(save):
    return (save.before or {}).get("discussion", "")


def _version(item, save, *, number, who, before, work):
    text, key = save.after["discussion"], save.after["pgh_id"]
    return Version(
        key=key,
        number=number,
        who=who,
        when=Entry(who, "", save.began, save.ended).when,
        changed=changed(before, text, work),
        url=reverse("meetings:item_version", args=[item.meeting_id, item.pk, key]),
        html=text,
    )


def changed(before, after, work=None):
    """ "12 words added, 1 removed"."""
    if not after:
        return "The whole text removed"
    compared = compare(before, after, work)
    parts = []
    if compared.added:
        parts.append(f"{plural(compared.added, 'word')} added")
    if compared.removed:
        words = plural(compared.removed, "word") if not parts else f"{compared.removed:,}"
        parts.append(f"{words} removed")
    if not parts:
        return "Only the formatting changed" if compared.is_same else "Only the lines changed"
    return ", ".join(parts)


def sameness(compared):
    """The sentence for two texts between which no word differs; empty when one does."""
    if compared.added or compared.removed:
        return ""
    if compared.is_same:
        return "Both texts have the same words."
    return "Both texts have the same words, in other paragraphs."
