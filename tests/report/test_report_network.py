from __future__ import annotations

import re
from itertools import combinations, permutations

from hypothesis import given, settings
from hypothesis import strategies as st
from report_stories import Line, Plot, write_story

from fabula.report import render
from fabula.report.conversation import busiest
from fabula.report.network import LABEL, PEOPLE, Network, Node, draw_network, label_width, shorten
from fabula.report.people import Person

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60)


def person(number: int, name: str = "", lines: int = 1) -> Person:
    return Person(number, f"p{number}", name or f"Person {number}", "v1", lines, 1)


@st.composite
def conversations(draw: st.DrawFn) -> dict[tuple[Person, Person], int]:
    names = draw(st.lists(NAMES, min_size=1, max_size=PEOPLE + 3))
    cast = [person(number, name, draw(st.integers(0, 5000))) for number, name in enumerate(names)]
    pairs = st.tuples(st.sampled_from(cast), st.sampled_from(cast))
    return draw(st.dictionaries(pairs, st.integers(1, 5000), max_size=40))


def box_of(node: Node) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a disc with its label."""
    half = max(label_width(node.label) / 2, node.radius)
    top = node.y - node.radius
    return node.x - half, top, node.x + half, node.y + node.radius + (LABEL.height if node.label else 0)


@settings(max_examples=60, deadline=None)
@given(conversations())
def test_everything_lies_inside_the_picture_and_no_label_covers_another(
    lines: dict[tuple[Person, Person], int],
) -> None:
    network = draw_network(lines)
    if network is None:
        return
    assert 3 <= len(network.nodes) <= PEOPLE
    slack = 0.2  # coordinates are rounded to a tenth
    for node in network.nodes:
        left, top, right, bottom = box_of(node)
        assert left >= -slack and right <= network.width + slack
        assert top >= -slack and bottom <= network.height + slack
    for one, other in combinations([node for node in network.nodes if node.label], 2):
        (a, b, c, d), (e, f, g, h) = box_of(one), box_of(other)
        assert min(c, g) - max(a, e) <= slack or min(d, h) - max(b, f) <= slack
    assert draw_network(lines) == network
    assert all(edge.one in network.nodes and edge.other in network.nodes for edge in network.edges)


def circle_of(count: int, name: str) -> dict[tuple[Person, Person], int]:
    cast = [person(number, f"{name} {number}", 300 - 20 * number) for number in range(count)]
    return {pair: 1 + (pair[0].number * pair[1].number) % 7 for pair in permutations(cast, 2)}


def test_twelve_people_with_long_names_all_have_room_for_their_labels() -> None:
    network = draw_network(circle_of(12, "Mrs. Wilhelmina Cadwallader"))
    assert network is not None
    assert all(node.label for node in network.nodes)


def test_fewer_than_three_people_are_no_network() -> None:
    ann, ben, cat = person(0), person(1), person(2)
    assert draw_network({}) is None
    assert draw_network({(ann, ben): 9, (ben, ann): 8}) is None
    assert draw_network({(ann, ben): 9, (cat, cat): 50}) is None
    assert draw_network({(ann, ben): 9, (ben, cat): 1}) is not None


def drawn(lines: dict[tuple[Person, Person], int]) -> Network:
    network = draw_network(lines)
    assert network is not None
    return network


def test_size_and_width_are_by_lines() -> None:
    ann, ben, cat = person(0, lines=100), person(1, lines=25), person(2, lines=0)
    network = drawn({(ann, ben): 60, (ben, ann): 20, (ann, cat): 40, (ben, cat): 1})
    radii = [node.radius for node in network.nodes]
    assert radii[0] == 2 * radii[1] > 2 * radii[2] > 0
    edges = {(edge.one.person, edge.other.person): edge for edge in network.edges}
    assert (edges[ann, ben].there, edges[ann, ben].back) == (60, 20)
    assert edges[ann, ben].width == 2 * edges[ann, cat].width > 2 * edges[ben, cat].width > 0


def test_those_who_talk_more_stand_nearer() -> None:
    ann, ben, cat = person(0), person(1), person(2)
    network = drawn({(ann, ben): 160, (ann, cat): 2, (ben, cat): 2})
    places = {node.person: (node.x, node.y) for node in network.nodes}

    def apart(one: Person, other: Person) -> float:
        return sum((a - b) ** 2 for a, b in zip(places[one], places[other], strict=True))

    assert apart(ann, ben) < min(apart(ann, cat), apart(ben, cat))


def test_only_the_busiest_are_drawn_in_the_order_of_the_cast() -> None:
    cast = [person(number) for number in range(PEOPLE + 4)]
    lines = {(one, other): 1 + one.number for one, other in permutations(cast, 2)}
    assert busiest(lines, 3) == (cast[-3], cast[-2], cast[-1])
    assert [node.person for node in drawn(lines).nodes] == cast[4:]


@given(NAMES)
def test_labels_are_short(name: str) -> None:
    assert label_width(shorten(name)) <= LABEL.width
    assert shorten(shorten(name)) == shorten(name)


def test_a_cut_name_ends_in_no_scrap_of_a_word() -> None:
    assert shorten("Ann") == "Ann"
    assert shorten("Mr. Arthur of Little Ashby") == "Mr. Arthur…"
    assert shorten("Oliver Tanglewood") == "Oliver Tangl…"
    assert shorten("A" * 99).startswith("AAAAAA")


def trio(name: str = "Cat") -> Plot:
    lines = [
        Line('"One,"', "ann", ["ben", "cat"]),
        Line('"Two,"', "ben", ["ann"]),
        Line('"Three,"', "cat", ["ann"]),
    ]
    cast = {"ann": "Ann", "ben": "Ben", "cat": name}
    return Plot('"One," said Ann. "Two," said Ben. "Three," said the cat.', cast, lines)


def test_the_picture_links_to_people_and_to_pairs() -> None:
    html = render(write_story(trio()))
    picture = html[html.index("<svg") : html.index("</svg>")]
    assert re.findall(r'href="(#with=[^"]*)"', picture) == ["#with=ann", "#with=ben", "#with=cat"]
    assert sorted(re.findall(r'href="(#between=[^"]*)"', picture)) == ["#between=ann,ben", "#between=ann,cat"]
    assert "<title>Ann to Ben: 1, back: 1</title>" in picture
    assert 'aria-labelledby="network-title network-words"' in picture
    assert '<details class="more" id="table">' in html


def test_hostile_names_stay_words_in_the_picture() -> None:
    names = [
        "</text><script>alert(1)</script>",
        '"><a href="//x">',
        "\u202egnp.exe",
        "a\x00b",
        "]]>",
        "\ud800",
    ]
    tags = re.findall(r"<[a-z]+", _picture(trio()))
    for name in names:
        picture = _picture(trio(name))
        assert re.findall(r"<[a-z]+", picture) == tags
        assert not re.search("[\x00-\x08\u202e\ud800]", picture)


def _picture(plot: Plot) -> str:
    html = render(write_story(plot))
    return html[html.index("<svg") : html.index("</svg>")]


def test_two_people_have_a_table_and_no_picture() -> None:
    lines = [Line('"One,"', "ann", ["ben"]), Line('"Two,"', "ben", ["ann"])]
    html = render(write_story(Plot('"One," she said. "Two," he said.', {"ann": "Ann", "ben": "Ben"}, lines)))
    assert "<svg" not in html
    assert 'id="table"' not in html
    assert "#between=ann,ben" in html
