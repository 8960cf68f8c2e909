from django.urls import path

from board.views import (
    accounts,
    groups,
    organisations,
    people,
    priorities,
    profile,
    seats,
    seeing,
    word_templates,
)

app_name = "board"

urlpatterns = [
    path("board/", profile.ProfileView.as_view(), name="profile"),
    path("board/edit/", profile.ProfileEditView.as_view(), name="profile_edit"),
    path("board/words/", profile.WordsEditView.as_view(), name="words_edit"),
    path("brand.css", profile.brand_css, name="brand_css"),
    path("logo", profile.logo, name="logo"),
    path("groups/", groups.GroupListView.as_view(), name="group_list"),
    path("groups/add/", groups.GroupAddView.as_view(), name="group_add"),
    path("groups/<int:pk>/", groups.GroupDetailView.as_view(), name="group_detail"),
    path("groups/<int:pk>/edit/", groups.GroupEditView.as_view(), name="group_edit"),
    path("groups/<int:pk>/end/", groups.GroupEndView.as_view(), name="group_end"),
    path("groups/<int:pk>/resume/", groups.group_resume, name="group_resume"),
    path(
        "groups/<int:pk>/former-names/add/",
        groups.FormerNameAddView.as_view(),
        name="former_name_add",
    ),
    path("former-names/<int:pk>/remove/", groups.former_name_remove, name="former_name_remove"),
    path("groups/<int:pk>/seats/add/", seats.SeatAddView.as_view(), name="seat_add"),
    path("seats/<int:pk>/edit/", seats.SeatEditView.as_view(), name="seat_edit"),
    path("seats/<int:pk>/close/", seats.SeatCloseView.as_view(), name="seat_close"),
    path("seats/<int:pk>/reopen/", seats.seat_reopen, name="seat_reopen"),
    path("seats/<int:pk>/move/", seats.seat_move, name="seat_move"),
    path(
        "seats/<int:pk>/memberships/add/", seats.MembershipAddView.as_view(), name="membership_add"
    ),
    path("memberships/<int:pk>/edit/", seats.MembershipEditView.as_view(), name="membership_edit"),
    path("memberships/<int:pk>/end/", seats.MembershipEndView.as_view(), name="membership_end"),
    path("memberships/<int:pk>/remove/", seats.membership_remove, name="membership_remove"),
    path("people/", people.PersonListView.as_view(), name="person_list"),
    path("people/add/", people.PersonAddView.as_view(), name="person_add"),
    path("people/<int:pk>/", people.PersonDetailView.as_view(), name="person_detail"),
    path("people/<int:pk>/sees/", seeing.PersonSeesView.as_view(), name="person_sees"),
    path("who-sees/", seeing.WhoSeesView.as_view(), name="who_sees"),
    path("people/<int:pk>/edit/", people.PersonEditView.as_view(), name="person_edit"),
    path("people/<int:pk>/leave/", people.PersonLeaveView.as_view(), name="person_leave"),
    path("people/<int:pk>/return/", people.person_return, name="person_return"),
    path("people/<int:pk>/account/", accounts.PersonAccountView.as_view(), name="person_account"),
    path("people/<int:pk>/account/link/", accounts.person_sign_in_link, name="person_sign_in_link"),
    path(
        "people/<int:pk>/account/close/",
        accounts.PersonCloseAccountView.as_view(),
        name="person_close_account",
    ),
    path("organisations/", organisations.OrganisationListView.as_view(), name="organisation_list"),
    path(
        "organisations/add/", organisations.OrganisationAddView.as_view(), name="organisation_add"
    ),
    path(
        "organisations/<int:pk>/",
        organisations.OrganisationDetailView.as_view(),
        name="organisation_detail",
    ),
    path(
        "organisations/<int:pk>/edit/",
        organisations.OrganisationEditView.as_view(),
        name="organisation_edit",
    ),
    path("priorities/", priorities.PriorityListView.as_view(), name="priority_list"),
    path("priorities/add/", priorities.PriorityAddView.as_view(), name="priority_add"),
    path("priorities/<int:pk>/edit/", priorities.PriorityEditView.as_view(), name="priority_edit"),
    path(
        "word-templates/",
        word_templates.WordTemplateListView.as_view(),
        name="word_template_list",
    ),
    path(
        "word-templates/<slug:kind>/",
        word_templates.WordTemplateEditView.as_view(),
        name="word_template_edit",
    ),
    path(
        "word-templates/<slug:kind>/default/",
        word_templates.WordTemplateDefaultView.as_view(),
        name="word_template_default",
    ),
    path(
        "word-templates/<slug:kind>.docx",
        word_templates.word_template_file,
        name="word_template_file",
    ),
]
