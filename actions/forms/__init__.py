"""The forms of actions. They validate; the services write."""

from actions.forms.bulk import BULK_FORMS
from actions.forms.figures import FiguresForm, GroupForm
from actions.forms.shape import (
    AgendaItemForm,
    HandOverForm,
    ImpactForm,
    MergeForm,
    MoveForm,
    RelateForm,
    SplitForm,
)
from actions.forms.showing import AnswerForm, EvidenceForm, ProposalForm, TrackerRulesForm
from actions.forms.steps import (
    CloseForm,
    ColourForm,
    ReasonForm,
    UpdateForm,
    rag_choices,
)
from actions.forms.views import ViewChangeForm, ViewForm
from actions.forms.writing import ActionForm, ChangeForm, OwnerField, RaiseForm

__all__ = [
    "BULK_FORMS",
    "ActionForm",
    "AgendaItemForm",
    "AnswerForm",
    "ChangeForm",
    "CloseForm",
    "ColourForm",
    "EvidenceForm",
    "FiguresForm",
    "GroupForm",
    "HandOverForm",
    "ImpactForm",
    "MergeForm",
    "MoveForm",
    "OwnerField",
    "ProposalForm",
    "RaiseForm",
    "ReasonForm",
    "RelateForm",
    "SplitForm",
    "TrackerRulesForm",
    "UpdateForm",
    "ViewChangeForm",
    "ViewForm",
    "rag_choices",
]
