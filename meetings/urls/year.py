from django.urls import path

from meetings.views import calendar, school_holidays, year

urlpatterns = [
    path("calendar/", calendar.CalendarView.as_view(), name="calendar"),
    path("calendar/plan/", year.YearPlanView.as_view(), name="year_plan"),
    path("calendar/planned/", year.YearPlannedView.as_view(), name="year_planned"),
    path("calendar/planned/undo/", year.year_undo, name="year_undo"),
    path(
        "calendar/school-holidays/",
        school_holidays.SchoolHolidayListView.as_view(),
        name="school_holiday_list",
    ),
    path(
        "calendar/school-holidays/add/",
        school_holidays.SchoolHolidayAddView.as_view(),
        name="school_holiday_add",
    ),
    path(
        "calendar/school-holidays/<int:pk>/edit/",
        school_holidays.SchoolHolidayEditView.as_view(),
        name="school_holiday_edit",
    ),
    path(
        "calendar/school-holidays/<int:pk>/delete/",
        school_holidays.SchoolHolidayDeleteView.as_view(),
        name="school_holiday_delete",
    ),
]
