from django.urls import path

from meetings.views import captures, comparing, items, live, versions
from meetings.views import item_records as records

ITEM = "meetings/<int:pk>/minutes/items/<int:item>"


def record_urls(kind):
    """Add, change and remove one kind of record."""
    base = f"{ITEM}/{kind}s"
    add, edit, delete = records.RecordAddView, records.RecordEditView, records.RecordDeleteView
    return [
        path(f"{base}/add/", add.as_view(kind=kind), name=f"{kind}_add"),
        path(f"{base}/<int:record>/edit/", edit.as_view(kind=kind), name=f"{kind}_edit"),
        path(f"{base}/<int:record>/delete/", delete.as_view(kind=kind), name=f"{kind}_delete"),
    ]


urlpatterns = [
    path(f"{ITEM}/", items.MinutesItemEditView.as_view(), name="minutes_item_edit"),
    path(
        f"{ITEM}/autosave/", items.MinutesItemAutosaveView.as_view(), name="minutes_item_autosave"
    ),
    path(f"{ITEM}/compare/", comparing.CompareView.as_view(), name="minutes_item_compare"),
    path(f"{ITEM}/live/", live.LiveItemView.as_view(), name="minutes_live_item"),
    path(f"{ITEM}/versions/", versions.ItemVersionListView.as_view(), name="item_version_list"),
    path(f"{ITEM}/versions/<int:event>/", versions.ItemVersionView.as_view(), name="item_version"),
    path(f"{ITEM}/capture/", captures.CaptureView.as_view(), name="capture"),
    path(
        f"{ITEM}/capture/<int:capture>/settle/",
        captures.CaptureSettleView.as_view(),
        name="capture_settle",
    ),
    path(
        f"{ITEM}/capture/<int:capture>/turn-back/",
        captures.CaptureTurnBackView.as_view(),
        name="capture_turn_back",
    ),
    path(f"{ITEM}/nil/", records.NilReturnView.as_view(), name="nil_return"),
    path(f"{ITEM}/closed/", records.CloseMeetingView.as_view(), name="close_meeting"),
    *record_urls("decision"),
    *record_urls("challenge"),
    *record_urls("amendment"),
    path(f"{ITEM}/actions/add/", records.ActionRaiseView.as_view(), name="action_raise"),
    path(
        f"{ITEM}/actions/<int:record>/edit/", records.ActionEditView.as_view(), name="action_edit"
    ),
    path(
        f"{ITEM}/actions/<int:record>/remove/",
        records.ActionRemoveView.as_view(),
        name="action_remove",
    ),
    path(f"{ITEM}/<slug:kind>/<int:record>/move/", records.record_move, name="record_move"),
]
