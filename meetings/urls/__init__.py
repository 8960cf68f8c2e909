from meetings.urls import agenda, attendance, forward, items, minutes, planning, year

app_name = "meetings"

urlpatterns = [
    *planning.urlpatterns,
    *agenda.urlpatterns,
    *attendance.urlpatterns,
    *items.urlpatterns,
    *minutes.urlpatterns,
    *forward.urlpatterns,
    *year.urlpatterns,
]
