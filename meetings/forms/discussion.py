"""The discussion of an item: from the editor, or in its plain form without JavaScript."""

from django import forms

from common import richtext
from common.forms import ServiceForm, VersionedFormMixin


class ComparedForm(forms.Form):
    """A text of the browser and the one that it grew out of; both become clean HTML."""

    mine = forms.CharField(required=False, strip=False)
    base = forms.CharField(required=False, strip=False)

    def _clean_text(self, name):
        sent = self.cleaned_data[name]
        if problem := richtext.length_problem(sent):
            raise forms.ValidationError(problem)
        return richtext.clean(sent)

    def clean_mine(self):
        return self._clean_text("mine")

    def clean_base(self):
        return self._clean_text("base")


class DiscussionForm(VersionedFormMixin, ServiceForm):
    """`discussion` comes from the editor; `discussion_plain` is sent instead without JavaScript.

    After validation `cleaned_data["discussion"]` is clean HTML. An image or too
    much text is refused at the field, and what was sent stays in the form. It has no
    token: the version tells two saves apart, and going back to write on must work.
    """

    submit_label = "Save"

    discussion = forms.CharField(label="Discussion", required=False, strip=False)
    discussion_plain = forms.CharField(label="Discussion", required=False, strip=False)
    started_from = forms.CharField(required=False, widget=forms.HiddenInput)
    key = forms.CharField(required=False, max_length=36, widget=forms.HiddenInput)
    own_keys = forms.CharField(required=False, widget=forms.HiddenInput)
    base = forms.CharField(required=False, strip=False)

    def __init__(self, *args, item, **kwargs):
        self.item = item
        kwargs["initial"] = {
            "discussion": item.discussion,
            "version": item.version,
            "started_from": item.text_stamp,
        }
        super().__init__(*args, **kwargs)

    @property
    def html(self):
        """What the editor shows: the person's own text after a refusal, else the item's."""
        if not self.is_bound:
            return self.item.discussion
        return getattr(self, "sent_html", "")

    @property
    def plain(self):
        """The same for the plain text box, exactly as it was typed."""
        if self.is_bound and "discussion_plain" in self.data:
            return self.data["discussion_plain"]
        return richtext.to_plain(self.html)

    def clean(self):
        data = super().clean()
        if "discussion_plain" in self.data:
            sent = self.data["discussion_plain"]
            html = richtext.from_plain(sent, original=self.item.discussion)
        else:
            sent = html = data.get("discussion") or ""
        self._check(html, images=html is sent)
        data.pop("discussion_plain", None)
        data["discussion"] = self.sent_html
        return data

    def _check(self, html, *, images):
        if problem := richtext.length_problem(html):
            self.sent_html = html
            self.add_error("discussion", problem)
            return
        self.sent_html = richtext.clean(html)
        if images and (problem := richtext.image_problem(html)):
            self.add_error("discussion", problem)
