from meetings.urls import (
    agenda,
    attendance,
    comments,
    forward,
    imports,
    invitations,
    items,
    minutes,
    packs,
    papers,
    planning,
    public,
    publication,
    registers,
    tracker,
    year,
)

app_name = "meetings"

urlpatterns = [
    *planning.urlpatterns,
    *agenda.urlpatterns,
    *attendance.urlpatterns,
    *items.urlpatterns,
    *tracker.urlpatterns,
    *comments.urlpatterns,
    *minutes.urlpatterns,
    *papers.urlpatterns,
    *packs.urlpatterns,
    *publication.urlpatterns,
    *public.urlpatterns,
    *forward.urlpatterns,
    *imports.urlpatterns,
    *invitations.urlpatterns,
    *registers.urlpatterns,
    *year.urlpatterns,
]
