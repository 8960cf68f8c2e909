from django.urls import path, re_path

from meetings.views import public

RECORD = rf"(?P<kind>{public.KINDS})/(?P<reference>[-\w]{{1,60}})"

urlpatterns = [
    path("public/", public.PublicListView.as_view(), name="public_list"),
    path(
        "public/accessibility/",
        public.PublicAccessibilityView.as_view(),
        name="public_accessibility",
    ),
    re_path(rf"^public/{RECORD}\.(?P<extension>pdf|docx)$", public.public_file, name="public_file"),
    re_path(rf"^public/{RECORD}/$", public.PublicRecordView.as_view(), name="public_record"),
]
