from meetings.urls import agenda, attendance, items, minutes, planning

app_name = "meetings"

urlpatterns = [
    *planning.urlpatterns,
    *agenda.urlpatterns,
    *attendance.urlpatterns,
    *items.urlpatterns,
    *minutes.urlpatterns,
]
