from meetings.urls import (
    agenda,
    attendance,
    forward,
    invitations,
    items,
    minutes,
    planning,
    registers,
    year,
)

app_name = "meetings"

urlpatterns = [
    *planning.urlpatterns,
    *agenda.urlpatterns,
    *attendance.urlpatterns,
    *items.urlpatterns,
    *minutes.urlpatterns,
    *forward.urlpatterns,
    *invitations.urlpatterns,
    *registers.urlpatterns,
    *year.urlpatterns,
]
