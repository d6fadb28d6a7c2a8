from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fabula.errors import SourceTooLarge
from fabula.source.manuscript import Extract
from fabula.source.markup import Setting, walk


def extract(source: str, **how: object) -> Extract:
    return walk(source, Setting("story.html", "story.html", **how))  # type: ignore[arg-type]


def blocks(source: str, **how: object) -> list[tuple[str, str]]:
    found = extract(source, **how)
    return [(block.kind, found.characters[block.start : block.stop]) for block in found.blocks]


def italics(source: str, **how: object) -> list[str]:
    found = extract(source, **how)
    return [found.characters[row.start : row.stop] for row in found.emphases]


def test_white_space_is_collapsed_as_in_a_browser() -> None:
    source = (
        "<html>\n<body>\n <p>\n  Ann   came\n  <b> in </b>, and\t<i>sat</i> .\n</p>\n\n<p>Ben</p> </body>"
    )
    assert extract(source).characters == "Ann came in , and sat .\n\nBen"


def test_no_break_spaces_and_soft_hyphens_are_kept() -> None:
    assert (
        extract("<p>Mr.&nbsp;Bell\xa0 and the vicar&shy;age</p>").characters
        == "Mr.\xa0Bell\xa0 and the vicar\xadage"
    )


@pytest.mark.parametrize(
    "blank", ["<p>&nbsp;</p>", "<p> </p>", "<div><p></p></div>", "<p>\xa0<br/>&nbsp;</p>"]
)
def test_empty_paragraphs_leave_nothing(blank: str) -> None:
    found = extract(f"<p>One.</p>{blank}<p>Two.</p>")
    assert found.characters == "One.\n\nTwo."
    assert [found.characters[origin.start] for origin in found.origins] == ["O", "T"]


def test_headings_rules_quotations_and_lists() -> None:
    source = (
        "<h1>The <em>Door</em></h1><h3>One</h3><p>She left.</p><hr/><blockquote><p>Dear Ann,</p></blockquote>"
        "<p>* * *</p><ul><li>Tea<li>Cake</ul><table><tr><td>Left<td>Right</table>"
        "She came back, and sat down again."
    )
    found = extract(source)
    assert [(b.kind, b.level, b.inset, found.characters[b.start : b.stop]) for b in found.blocks] == [
        ("heading", 1, False, "The Door"),
        ("heading", 3, False, "One"),
        ("paragraph", 0, False, "She left."),
        ("separator", 0, False, "* * *"),
        ("paragraph", 0, True, "Dear Ann,"),
        ("separator", 0, False, "* * *"),
        *(("paragraph", 0, False, words) for words in ("Tea", "Cake", "Left", "Right")),
        ("paragraph", 0, False, "She came back, and sat down again."),
    ]


def test_prose_in_a_heading_is_prose() -> None:
    assert [kind for kind, _ in blocks(f"<h1>{'She went on. ' * 40}</h1>")] == ["paragraph"]


def test_line_ends() -> None:
    assert blocks("<p>Dear Ann,<br>I am well<br>and so is Ben</p>") == [
        ("paragraph", "Dear Ann,\nI am well\nand so is Ben")
    ]
    assert blocks("<div>“Tea?” asked Ann.<br/><br/>“No,” said Ben.<br>&nbsp;<br>She left.</div>") == [
        ("paragraph", "“Tea?” asked Ann."),
        ("paragraph", "“No,” said Ben."),
        ("paragraph", "She left."),
    ]
    assert blocks("<div>“Tea?” asked Ann.<br>“No,” said Ben.<br>She left the room.</div>")[1:] == [
        ("paragraph", "“No,” said Ben."),
        ("paragraph", "She left the room."),
    ]


def test_preformatted_text_is_read_as_plain_text() -> None:
    assert blocks("<pre>Ann came in.\n\n  Ben   went.\n</pre>") == [
        ("paragraph", "Ann came in."),
        ("paragraph", "Ben   went."),
    ]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("<p>a <i>b c</i> d</p>", ["b c"]),
        ("<p>a<em> b </em>d</p>", ["b"]),
        ("<p><i>a</i> <i>b</i> c d e f</p>", ["a b"]),
        ("<p>a <span style='font-style: italic'>b <span>c</span></span> d e f</p>", ["b c"]),
        ("<p>long enough <i>a <span style='font-style:normal'>b</span> c</i></p>", ["a", "c"]),
        ("<p>a <span class='c3'>b</span> <span class='c4'>c d</span></p>", ["b"]),
        ("<p>much longer words <i>a</p><p>b</i> and not this one, nor that</p>", ["a", "b"]),
        ("<div>so it goes <i>a</div><p>b and c</p>", ["a"]),
        ("<p>words and <b><i>a</b> b</i> c</p>", ["a b"]),
        ("<p>words and <i>a<br/><br/>b</i> and so on</p>", ["a", "b"]),
        ("<p>the <cite>Times</cite>, and the rest</p>", ["Times"]),
        ("<p><i>a &nbsp;</i>b c d e f g <i>&nbsp;</i></p>", ["a \xa0"]),
    ],
)
def test_italics(source: str, words: list[str]) -> None:
    assert italics(source, italic_classes={"c3": True}) == words


def test_italics_and_indentation_of_nearly_everything_tell_nothing() -> None:
    found = extract("<blockquote><i><p>Ann came in.</p><p>Ben went.</p></i></blockquote><p>End.</p>")
    assert found.emphases == ()
    assert not any(block.inset for block in found.blocks)


def test_what_is_around_and_what_is_dropped() -> None:
    source = (
        "<header><h1>The Door</h1><p>A shop</p></header><nav>Home</nav><script>if (a<b) {}</script>"
        "<p>She left.<a epub:type='noteref' href='#n'>1</a><sup hidden>2</sup></p><svg><text>no</text></svg>"
        "<aside epub:type='footnote'>A note.</aside><ruby>漢<rt>kan</ruby> and on.<footer>Imprint</footer>"
    )
    assert blocks(source) == [
        ("heading", "The Door"),
        ("paratext", "A shop"),
        ("paratext", "Home"),
        ("paragraph", "She left."),
        ("paratext", "A note."),
        ("paragraph", "漢 and on."),
        ("paratext", "Imprint"),
    ]


def test_quotation_elements_get_the_marks_that_browsers_draw() -> None:
    source = "<p><q>He said <q>no</q>,</q> said Ann.</p>"
    assert extract(source).characters == "“He said ‘no’,” said Ann."


def test_pictures_are_counted() -> None:
    assert extract("<p><img src='a.jpg'>A</p><svg><image/></svg><img/>").pictures == 2


def test_a_chapter_begins_at_an_element_that_the_contents_name() -> None:
    found = extract("<p>A</p><p id='two'>B</p><a name='three'/><p>C</p>", openings={"two", "three"})
    assert [found.characters[b.start] for b in found.blocks if b.opens] == ["B", "C"]


def test_more_tags_than_any_book() -> None:
    with pytest.raises(SourceTooLarge, match="more markup"):
        extract("<p>a" * 100, most_marks=99)


def test_where_every_word_comes_from() -> None:
    source = "<h1>The\n  Door</h1>\r\n<p>“Tea?” &mdash; Ann\n said <i>so</i>.<br>Yes<p>No\n"
    found = extract(source)
    for origin, after in pairwise([*found.origins, None]):
        assert origin is not None
        stop = after.start if after is not None else len(found.characters)
        words = found.characters[origin.start : stop].split()
        assert source.startswith("&mdash;" if words == ["—"] else words[0], origin.position)
        assert origin.line == source.count("\n", 0, origin.position) + 1
        for number, character in enumerate(found.characters[origin.start : stop].rstrip()):
            if character.isalnum():
                assert source[origin.position + number] == character


PARTS = (
    "a b word. <p> </p> <div> </div> <i> </i> <b> <h2> </h2> <br> <hr> <q> </q> <pre> </pre> &amp; &nbsp; & <"
)
PARTS += " > <!-- --> <script> </script> <svg> </svg> <li> </li> <blockquote> </blockquote> <td> \xa0 </a>"


@given(st.lists(st.sampled_from([*PARTS.split(" "), " ", "\n"]), max_size=40))
def test_any_soup_gives_blocks_in_order(parts: list[str]) -> None:
    found = extract("".join(parts))
    assert all(before.stop <= after.start for before, after in pairwise(found.blocks))
    words = "".join("".join(found.characters[b.start : b.stop].split()) for b in found.blocks)
    assert words == "".join(found.characters.split())
    for row in found.emphases:
        assert any(block.start <= row.start < row.stop <= block.stop for block in found.blocks)
    assert [origin.start for origin in found.origins] == sorted({origin.start for origin in found.origins})
    assert not found.characters or found.origins[0].start == 0
