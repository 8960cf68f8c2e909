from django.urls import path

from notices import invitations, views

app_name = "notices"
urlpatterns = [
    path("people/<int:pk>/account/invite/", invitations.invite_person, name="invite"),
    path("mail/", views.MailListView.as_view(), name="mail_list"),
    path("mail/send-again/", views.send_failed_mail_again, name="mail_send_failed_again"),
    path("mail/<int:pk>/", views.MailDetailView.as_view(), name="mail_detail"),
    path("mail/<int:pk>/look/", views.mail_look, name="mail_look"),
    path("mail/<int:pk>/send-now/", views.send_mail_now, name="mail_send_now"),
    path("mail/<int:pk>/take-back/", views.take_mail_back, name="mail_take_back"),
    path("mail/<int:pk>/take-back-all/", views.take_mail_back_all, name="mail_take_back_all"),
    path("mail/<int:pk>/send-again/", views.send_mail_again, name="mail_send_again"),
    path("mail/<int:pk>/give-up/", views.give_mail_up, name="mail_give_up"),
]
