from django.urls import path

from meetings.urls.items import ITEM
from meetings.views import tracker

TRACKER = f"{ITEM}/tracker"

urlpatterns = [
    path(f"{TRACKER}/", tracker.TrackerView.as_view(), name="tracker"),
    path(f"{TRACKER}/<int:action>/", tracker.TrackerRowView.as_view(), name="tracker_row"),
    path(
        f"{TRACKER}/<int:action>/<slug:step>/",
        tracker.TrackerStepView.as_view(),
        name="tracker_step",
    ),
]
