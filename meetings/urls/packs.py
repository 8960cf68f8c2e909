from django.urls import path

from meetings.views import packs

urlpatterns = [
    path("meetings/<int:pk>/pack/", packs.PackView.as_view(), name="pack_detail"),
    path("meetings/<int:pk>/pack/make/", packs.pack_make, name="pack_make"),
    path("meetings/<int:pk>/pack/supplement/", packs.pack_supplement, name="pack_supplement"),
    path("meetings/<int:pk>/pack/remind/", packs.PackRemindView.as_view(), name="pack_remind"),
    path("meetings/<int:pk>/pack/<int:pack>/file/", packs.pack_file, name="pack_file"),
    path("meetings/<int:pk>/pack/<int:pack>/again/", packs.pack_make_again, name="pack_make_again"),
]
