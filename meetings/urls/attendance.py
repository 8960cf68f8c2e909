from django.urls import path

from meetings.views import attendance

ROW = "meetings/<int:pk>/attendance/<int:row>"

urlpatterns = [
    path(
        "meetings/<int:pk>/attendance/", attendance.AttendanceView.as_view(), name="attendance_edit"
    ),
    path(
        "meetings/<int:pk>/attendance/add/",
        attendance.AttendanceAddView.as_view(),
        name="attendance_add",
    ),
    path(
        "meetings/<int:pk>/attendance/refresh/",
        attendance.attendance_refresh,
        name="attendance_refresh",
    ),
    path(
        "meetings/<int:pk>/attendance/rest/",
        attendance.attendance_mark_rest,
        name="attendance_mark_rest",
    ),
    path(f"{ROW}/mark/", attendance.attendance_mark, name="attendance_mark"),
    path(f"{ROW}/deputy/", attendance.AttendanceDeputyView.as_view(), name="attendance_deputy"),
    path(f"{ROW}/edit/", attendance.AttendanceRowEditView.as_view(), name="attendance_row_edit"),
    path(f"{ROW}/remove/", attendance.AttendanceRemoveView.as_view(), name="attendance_remove"),
]
