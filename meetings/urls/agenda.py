from django.urls import path

from meetings.views import agenda, agenda_files, agenda_items, agenda_parts

urlpatterns = [
    path("meetings/<int:pk>/agenda/", agenda.AgendaDetailView.as_view(), name="agenda_detail"),
    path("meetings/<int:pk>/agenda.pdf", agenda_files.agenda_pdf, name="agenda_pdf"),
    path("meetings/<int:pk>/agenda.docx", agenda_files.agenda_docx, name="agenda_docx"),
    path(
        "meetings/<int:pk>/agenda/publish/",
        agenda.AgendaPublishView.as_view(),
        name="agenda_publish",
    ),
    path(
        "meetings/<int:pk>/agenda/versions/<int:number>/",
        agenda.AgendaVersionView.as_view(),
        name="agenda_version",
    ),
    path("meetings/<int:pk>/agenda/order/", agenda_items.agenda_reorder, name="agenda_reorder"),
    path(
        "meetings/<int:pk>/agenda/parts/add/",
        agenda_parts.AgendaPartAddView.as_view(),
        name="agenda_part_add",
    ),
    path(
        "meetings/<int:pk>/agenda/parts/<int:part>/edit/",
        agenda_parts.AgendaPartEditView.as_view(),
        name="agenda_part_edit",
    ),
    path(
        "meetings/<int:pk>/agenda/parts/<int:part>/delete/",
        agenda_parts.AgendaPartDeleteView.as_view(),
        name="agenda_part_delete",
    ),
    path(
        "meetings/<int:pk>/agenda/parts/<int:part>/move/",
        agenda_parts.agenda_part_move,
        name="agenda_part_move",
    ),
    path(
        "meetings/<int:pk>/agenda/add/",
        agenda_items.AgendaItemAddView.as_view(),
        name="agenda_item_add",
    ),
    path(
        "meetings/<int:pk>/agenda/quick/",
        agenda_items.AgendaItemQuickAddView.as_view(),
        name="agenda_item_quick_add",
    ),
    path(
        "meetings/<int:pk>/agenda/fill/",
        agenda_items.agenda_fill,
        name="agenda_fill",
    ),
    path(
        "meetings/<int:pk>/agenda/items/<int:item>/edit/",
        agenda_items.AgendaItemEditView.as_view(),
        name="agenda_item_edit",
    ),
    path(
        "meetings/<int:pk>/agenda/items/<int:item>/delete/",
        agenda_items.AgendaItemDeleteView.as_view(),
        name="agenda_item_delete",
    ),
    path(
        "meetings/<int:pk>/agenda/items/<int:item>/carry/",
        agenda_items.AgendaItemCarryView.as_view(),
        name="agenda_item_carry",
    ),
    path(
        "meetings/<int:pk>/agenda/items/<int:item>/move/",
        agenda_items.agenda_item_move,
        name="agenda_item_move",
    ),
]
