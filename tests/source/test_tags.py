import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.source.tags import Run, Tag, attributes_of, events, reference_text


@pytest.mark.parametrize(
    ("source", "tags", "text"),
    [
        ("a<p>b</p>", ["p", "/p"], "ab"),
        ("<x:P a='>'>b", ["p"], "b"),
        ("a <3 b < c", [], "a <3 b < c"),
        ("<!-- a > b -->c", [], "c"),
        ("a<!-- b", [], "a<!-- b"),
        ("a<!-- b <p>c", [], "ac"),
        ("<!DOCTYPE x [<!ENTITY a '<p>'>]>b", [], "b"),
        ("<?xml version='1'?>b", [], "b"),
        ("<![CDATA[a<p>b]]>c", [], "a<p>bc"),
        ("<script>a<p>b</script>c", ["script", "/script"], "c"),
        ("<script/>a<b>c", ["script", "b"], "ac"),
        ("<title>a<p>b", ["title", "p"], "ab"),
        ('<p style="a"">“b” "c"</p>', ["p", "/p"], '“b” "c"'),
        ("<p title='a", [], "<p title='a"),
    ],
)
def test_tags_and_text(source: str, tags: list[str], text: str) -> None:
    found = list(events(source))
    assert [f"{'/' * tag.closes}{tag.name}" for tag in found if isinstance(tag, Tag)] == tags
    assert "".join(source[run.start : run.stop] for run in found if isinstance(run, Run)) == text


def test_attributes() -> None:
    written = " Class='a b' id=\"x\" hidden href=y?a=1&amp;b=2 id=z "
    assert attributes_of(written) == {"class": "a b", "id": "x", "hidden": "", "href": "y?a=1&b=2"}


@pytest.mark.parametrize(
    ("written", "resolved"),
    [
        ("&amp;&lt;&ldquo;a&rdquo;", "&<“a”"),
        ("&nbsp;&shy;&#160;", "\xa0\xad\xa0"),
        ("AT&T & Co &unknown;", "AT&T & Co &unknown;"),
        ("&#xD800;&#0;&#x110000;", "\ufffd\ufffd\ufffd"),
        ("&#147;a&#148;", "“a”"),
        (f"&#{'9' * 9000};", "\ufffd"),
    ],
)
def test_references(written: str, resolved: str) -> None:
    assert reference_text(written) == resolved


@given(st.text(st.sampled_from("<>/!-?[]&;#xpbscript='\" \n"), max_size=80))
def test_events_are_in_order_and_apart(source: str) -> None:
    position = 0
    for event in events(source):
        assert position <= event.start < event.stop <= len(source) or isinstance(event, Run)
        assert not isinstance(event, Tag) or source[event.start] == "<"
        position = event.stop
