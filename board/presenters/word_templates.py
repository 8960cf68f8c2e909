"""The page of the templates of Word documents, in words."""

from dataclasses import dataclass

from board.enums import DocumentKind
from board.models import WordTemplate
from common.formats import file_size, moment


@dataclass(frozen=True)
class TemplateRow:
    """`template` is the row once there is one; `state` says which template is used, `changed` since when."""

    kind: str
    label: str
    state: str
    changed: str
    is_own: bool
    template: WordTemplate | None


def template_rows(templates):
    """A row for every kind of document."""
    found = {template.kind: template for template in templates}
    return [_row(kind, found.get(kind)) for kind in DocumentKind]


def _row(kind, template):
    is_own = bool(template and template.file)
    state = f"{template.name}, {file_size(template.size)}" if is_own else "The default template"
    changed = ""
    if template:
        changed = f"Changed on {moment(template.changed_at)} by {template.changed_by.full_name}"
    return TemplateRow(kind.value, kind.label, state, changed, is_own, template)
