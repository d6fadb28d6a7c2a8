from hypothesis import given
from hypothesis import strategies as st

from fabula.layers import RESERVED_IDS
from fabula.slug import is_slug, slug, unique_slugs


def test_names_become_ids() -> None:
    assert slug("Miss Bates") == "miss-bates"
    assert slug("Zoë") == "zoe"
    assert slug("O’Brien") == "obrien"
    assert slug("Ægir Øst") == "aegir-ost"
    assert slug("Mrs. St. John-Smythe") == "mrs-st-john-smythe"


def test_a_name_without_latin_letters_gets_a_stable_id() -> None:
    assert slug("李") == slug("李")
    assert slug("李") != slug("王")
    assert is_slug(slug("李"))


def test_two_of_a_name_are_told_apart() -> None:
    assert unique_slugs(("Ann", "Ann", "Ann 2", "ann")) == ("ann", "ann-2", "ann-2-2", "ann-3")
    assert unique_slugs(("Ann",), taken=("ann",)) == ("ann-2",)


def test_a_reserved_id_is_never_given() -> None:
    assert slug("Narrator") == "narrator-2"


@given(st.lists(st.text(max_size=12)))
def test_ids_are_slugs_and_all_different(names: list[str]) -> None:
    ids = unique_slugs(names)
    assert len(set(ids)) == len(names)
    assert all(is_slug(id) for id in ids)
    assert not set(ids) & set(RESERVED_IDS)
