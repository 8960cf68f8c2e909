from django.urls import path

from meetings.views import circulation

urlpatterns = [
    path("items/<int:item>/", circulation.CirculatedItemView.as_view(), name="circulated_item"),
    path(
        "items/<int:item>/circulation/", circulation.CirculationView.as_view(), name="circulation"
    ),
    path(
        "items/<int:item>/circulation/tell/",
        circulation.CirculationTellView.as_view(),
        name="circulation_tell",
    ),
    path(
        "items/<int:item>/circulation/<int:pk>/remove/",
        circulation.circulation_remove,
        name="circulation_remove",
    ),
]
