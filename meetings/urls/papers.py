from django.urls import path

from meetings.views import papers

urlpatterns = [
    path("meetings/<int:pk>/papers/", papers.PaperListView.as_view(), name="paper_list"),
    path("meetings/<int:pk>/papers/remind/", papers.PaperChaseView.as_view(), name="paper_chase"),
    path("papers/", papers.MyPapersView.as_view(), name="paper_list_mine"),
    path("papers/items/<int:item>/", papers.ItemPapersView.as_view(), name="paper_item"),
    path("papers/items/<int:item>/expect/", papers.PaperExpectView.as_view(), name="paper_expect"),
    path("papers/<int:pk>/", papers.PaperDetailView.as_view(), name="paper_detail"),
    path("papers/<int:pk>/hand-in/", papers.PaperHandInView.as_view(), name="paper_hand_in"),
    path("papers/<int:pk>/edit/", papers.PaperEditView.as_view(), name="paper_edit"),
    path("papers/<int:pk>/take-back/", papers.PaperTakeBackView.as_view(), name="paper_take_back"),
    path("papers/<int:pk>/remove/", papers.PaperRemoveView.as_view(), name="paper_remove"),
    path("papers/<int:pk>/move/", papers.paper_move, name="paper_move"),
    path("papers/<int:pk>/file/", papers.paper_file, name="paper_file"),
    path("papers/<int:pk>/versions/<int:number>/file/", papers.paper_version, name="paper_version"),
]
