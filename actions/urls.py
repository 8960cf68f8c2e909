from django.urls import include, path

from actions import files
from actions.views import bulk, figures, groups, listing, quality, saved, shape, showing
from actions.views import steps as step

app_name = "actions"

steps = [
    path("", listing.ActionDetailView.as_view(), name="action_detail"),
    path("update/", step.ActionUpdateView.as_view(), name="action_update"),
    path("edit/", step.ActionEditView.as_view(), name="action_edit"),
    path("close/", step.ActionCloseView.as_view(), name="action_close"),
    path("send-back/", step.ActionSendBackView.as_view(), name="action_send_back"),
    path("cancel/", step.ActionCancelView.as_view(), name="action_cancel"),
    path("bring-back/", step.ActionReinstateView.as_view(), name="action_reinstate"),
    path("colour/", step.ActionColourView.as_view(), name="action_colour"),
    path("date/", shape.MoveDueView.as_view(), name="action_move"),
    path("hand-over/", shape.HandOverView.as_view(), name="action_hand_over"),
    path("split/", shape.SplitView.as_view(), name="action_split"),
    path("merge/", shape.MergeView.as_view(), name="action_merge"),
    path("related/add/", shape.RelateView.as_view(), name="action_relate"),
    path("related/<int:other>/remove/", shape.unrelate_action, name="action_unrelate"),
    path("agenda/add/", shape.PutOnAgendaView.as_view(), name="action_on_agenda"),
    path("agenda/<int:link>/remove/", shape.take_off_agenda, name="action_off_agenda"),
    path("impact/", shape.ImpactView.as_view(), name="action_impact"),
    path("evidence/add/", showing.EvidenceAddView.as_view(), name="evidence_add"),
    path("evidence/<int:evidence>/", showing.evidence_file, name="evidence_file"),
    path("evidence/<int:evidence>/remove/", showing.remove_evidence, name="evidence_remove"),
    path("ask/", showing.ProposalAddView.as_view(), name="proposal_add"),
    path("ask/<int:proposal>/", showing.ProposalAnswerView.as_view(), name="proposal_answer"),
]
urlpatterns = [
    path("actions/", listing.ActionListView.as_view(), name="action_list"),
    path("actions/add/", shape.ActionAddView.as_view(), name="action_add"),
    path("actions/groups/", groups.GroupListView.as_view(), name="group_list"),
    path("actions/groups/<int:group>/", groups.GroupActionsView.as_view(), name="group_actions"),
    path("actions/figures/", figures.figures, name="figures"),
    path("actions/figures.pdf", figures.figures_pdf, name="figures_pdf"),
    path("actions/figures.xlsx", figures.figures_sheet, name="figures_sheet"),
    path("actions/colours/", figures.colours_over_time, name="colours"),
    path("actions/quality/", quality.QualityView.as_view(), name="quality"),
    path("actions/bulk/", bulk.BulkView.as_view(), name="bulk"),
    path("actions/views/", saved.saved_views, name="saved_view_list"),
    path("actions/views/add/", saved.SavedViewAddView.as_view(), name="saved_view_add"),
    path("actions/views/<int:pk>/", saved.SavedViewChangeView.as_view(), name="saved_view_edit"),
    path("actions/views/<int:pk>/delete/", saved.delete_view, name="saved_view_delete"),
    path("actions/rules/", showing.TrackerRulesView.as_view(), name="tracker_rules"),
    path("actions.pdf", files.action_list_pdf, name="action_list_pdf"),
    path("actions.xlsx", files.action_list_xlsx, name="action_list_xlsx"),
    path("actions/wall/", files.wall, name="wall"),
    path("actions/wall.pdf", files.wall_pdf, name="wall_pdf"),
    path("actions.docx", files.action_list_docx, name="action_list_docx"),
    path("actions/logs/", include("actions.logs.urls")),
    path("actions/reminders/", include("actions.reminders.urls")),
    path("actions/<int:pk>/", include(steps)),
]
