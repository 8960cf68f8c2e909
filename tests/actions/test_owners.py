"""Owners as form values: any text gives an owner or nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.owners import ALL_MEMBERS, OwnerChoice, fold, parse
from tests.factories.board import GroupFactory, OrganisationFactory, PersonFactory

pytestmark = pytest.mark.django_db

KEYS = st.one_of(
    st.text(max_size=40),
    st.builds(
        "{}:{}".format,
        st.sampled_from(["person", "group", "organisation", "Person", ""]),
        st.one_of(st.integers(), st.text(max_size=25)),
    ),
)


@settings(max_examples=200, deadline=None)
@given(key=KEYS.filter(lambda key: key != ALL_MEMBERS))
def test_any_text_that_names_nobody_gives_nothing(key):
    assert parse(key) is None


def test_every_kind_of_owner_comes_back_from_its_key():
    choices = [
        OwnerChoice(person=PersonFactory()),
        OwnerChoice(group=GroupFactory()),
        OwnerChoice(organisation=OrganisationFactory()),
        OwnerChoice(all_members=True),
    ]

    assert [parse(choice.key) for choice in choices] == choices


def test_fold_keeps_the_first_of_each_owner():
    ann, bob = OwnerChoice(person=PersonFactory()), OwnerChoice(person=PersonFactory())

    assert fold([bob, ann, bob]) == [bob, ann]
