"""Who knows what on the page: the panel and the grid."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

from fabula.report import render
from fabula.report.clashes import MOST_OF_A_KIND, show_clashes
from fabula.report.grid import show_grid
from fabula.report.ledger import FIRST_CLAIMS, MOST_CLAIMS, Shown, show_ledger
from fabula.report.people import name_people
from fabula.report.places import Places
from fabula.report.ways import MOST_HELD
from fabula.story import Story
from fabula.world.grid import Cell
from tests.tiny import said, tiny
from tests.told_worlds import MISTAKE, mistake, told

FIRST = 6


def shown(story: Story) -> Shown:
    return show_ledger(story, name_people(story))


def panel(page: str) -> str:
    start = page.index('<details class="panel" id="ledger"')
    return page[start : page.index("</nav>", start)]


def disputes(number: int) -> Story:
    """So many contradictions, one false belief, one lie and one secret, told in this order, last first."""
    claims = "".join(f'{{id = "c{n}", text = "It was so in case {n}"}},\n' for n in range(number))
    says = "".join(f'{{beat = "s1.1", by = "ann", to = "cora", claim = "c{n}"}},\n' for n in range(number))
    says += "".join(
        f'{{beat = "s1.1", by = "ben", to = "cora", act = "deny", claim = "c{n}"}},\n' for n in range(number)
    )
    plot = f"""
    person = [{{name = "Ann"}}, {{name = "Ben"}}, {{name = "Cora"}}]
    claim = [
      {claims}
      {{id = "lie", text = "The till is empty"}},
      {{id = "hush", text = "The till was robbed"}},
      {{id = "false", text = "The till is full", truth = "false"}},
    ]
    beat = [{{id = "s1.1", present = ["ann", "ben", "cora"], at = "Ann came."}}]
    act = [
      {says}
      {{beat = "s1.1", by = "ben", to = "cora", act = "withhold", claim = "hush", manner = "aside"}},
      {{beat = "s1.1", by = "ben", to = "cora", claim = "lie", sincere = false, manner = "aside"}},
    ]
    attitude = [{{holder = "cora", stance = "believes", claim = "false", beat = "s1.1"}}]
    """
    text = tiny("Ann came. ", said("“So!”", by="Ann", to=("Ben", "Cora")), " ", said("“No.”", by="Ben"))
    return told(text, plot)


class Links(HTMLParser):
    """The addresses within a page, and the ids to which they could lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("id"):
            self.ids.add(str(given["id"]))
        if tag == "a":
            self.links.add(str(given.get("href")))


def test_conflicts_are_shown_by_weight_not_by_place() -> None:
    kinds = [clash.kind for clash in shown(disputes(3)).clashes]
    assert kinds == [
        "false belief, irony",
        "lie",
        "secret",
        "contradiction",
        "contradiction",
        "contradiction",
    ]


def test_contradictions_of_more_people_come_first_then_the_surer() -> None:
    plot = """
    person = [{name = "Ann"}, {name = "Ben"}, {name = "Cora"}]
    claim = [{id = "c1", text = "Ice"},
      {id = "c2", certainty = 0.5, text = "Fog"}, {id = "c3", text = "Rain"}]
    beat = [{id = "s1.1", present = ["ann", "ben", "cora"]}]
    act = [
      {beat = "s1.1", by = "ann", to = "cora", claim = "c2", manner = "aside"},
      {beat = "s1.1", by = "cora", to = "ann", act = "deny", claim = "c2", manner = "aside"},
      {beat = "s1.1", by = "ann", to = "cora", claim = "c1", manner = "aside"},
      {beat = "s1.1", by = "cora", to = "ann", act = "deny", claim = "c1", manner = "aside"},
      {beat = "s1.1", by = "ann", to = "ben", claim = "c3"},
      {beat = "s1.1", by = "ben", to = "ann", act = "deny", claim = "c3"},
    ]
    """
    story = told(tiny(said("“So?”", by="Ann", to=("Ben", "Cora"))), plot)
    assert [re.findall("Ice|Fog|Rain", clash.why)[0] for clash in shown(story).clashes] == [
        "Rain",
        "Ice",
        "Fog",
    ]


def test_the_first_six_are_shown_and_the_rest_is_folded() -> None:
    html = panel(render(disputes(9)))
    before, folded = html.split("<summary>and 6 more</summary>")
    assert before.count('<li data-from="') == FIRST
    assert folded[: folded.index("</details>")].count("<li data-from=") == 6
    assert " more</summary>" not in panel(render(disputes(3)))


def test_a_long_story_has_a_panel_of_bounded_size() -> None:
    story = disputes(120)
    assert len(story.ledger.conflicts) > 120
    found = shown(story)
    assert len(found.clashes) == MOST_OF_A_KIND + 3
    assert len(found.matters) == MOST_CLAIMS
    people = ", ".join(f'{{name = "Person {n}"}}' for n in range(60))
    ids = ", ".join(f'"person-{n}"' for n in range(60))
    text = tiny("All came. ", *[said("“Yes.”", by=f"Person {n}") for n in range(60)])
    plot = f"""
    person = [{people}]
    claim = [{{id = "c", text = "It rained"}}]
    beat = [{{id = "s1.1", present = [{ids}], at = "All came."}}]
    act = [{{beat = "s1.1", by = "person-0", to = "person-1", claim = "c"}}]
    """
    (matter,) = shown(told(text, plot)).matters
    assert len(matter.held) == MOST_HELD


def test_the_weightiest_claims_stand_first_and_the_rest_is_folded() -> None:
    story = disputes(20)
    assert len(shown(story).matters) == 22  # all but the secret, which reaches nobody
    html = panel(render(story))
    known = html[html.index("What is known") :]
    before, folded = known.split("<summary>and 14 more</summary>")
    assert before.count('class="matter"') == FIRST_CLAIMS
    assert folded.count('class="matter"') == 14


def test_each_conflict_and_way_leads_to_its_words() -> None:
    story = mistake()
    clashes = {clash.kind + clash.why[:3]: clash for clash in shown(story).clashes}
    assert clashes["false belief, ironyAnn"].link == "p2"  # what nobody says has its paragraph's address
    assert clashes["false belief, ironyDan"].link == "q1"
    assert clashes["contradictionAnn"].link == "q1"
    page = render(story)
    links = Links(page)
    assert {link.removeprefix("#") for link in Links(panel(page)).links} <= links.ids
    assert "#q4" in links.links


def test_a_false_belief_tells_what_would_have_ended_it() -> None:
    sooner = MISTAKE.replace(
        "beat = [", 'beat = [\n  {id = "s1.2", at = "Ann went", present = ["ann", "ben"]},', 1
    )
    story = told(mistake(), sooner.replace('{id = "s1.1",', '{id = "s1.1", story_order = 0,', 1))
    clashes = shown(story).clashes
    assert all(clash.mendings == () for clash in clashes if "belief" not in clash.kind)
    beliefs = [clash for clash in clashes if "belief" in clash.kind]
    steps = [[(step.words, step.link) for step in found] for found in beliefs[0].mendings]
    assert steps[0] == [("Ben tells Ann: Ben fell on Cora", "p4")]
    html = panel(render(story))
    assert 'It would have ended if <a href="#p4"><bdi>Ben tells Ann: Ben fell on Cora</bdi></a>.' in html


def test_the_way_of_a_claim_from_person_to_person_and_who_is_left_out() -> None:
    plot = """
    person = [{name = "Ann"}, {name = "Ben"}, {name = "Cora"}, {name = "Dan"}]
    claim = [{id = "c", text = "The well is dry"}]
    beat = [
      {id = "s1.1", present = ["ann"], at = "Ann looked."},
      {id = "s2.1", present = ["ann", "ben"], at = "Ann met Ben."},
      {id = "s3.1", present = ["ben", "cora"], at = "Ben met Cora."},
    ]
    event = [{beat = "s1.1", claim = "c", at = "The well was dry."}]
    act = [
      {beat = "s2.1", by = "ann", to = "ben", claim = "c", at = "“It is dry.”"},
      {beat = "s3.1", by = "ben", to = "cora", claim = "c", at = "“The well is dry.”"},
    ]
    """
    text = tiny(
        "Ann looked. The well was dry.\n\nAnn met Ben. ",
        said("“It is dry.”", by="Ann", to=("Ben",)),
        "\n\nBen met Cora. ",
        said("“The well is dry.”", by="Ben", to=("Cora",)),
        "\n\n",
        said("“Rain, rain,”", by="Dan"),
        " sang Dan.",
    )
    (matter,) = shown(told(text, plot)).matters
    assert (matter.text, matter.truth, matter.without) == ("The well is dry", "so", "Dan")
    held = [(one.name, one.stance, [way.words for way in one.ways], one.place) for one in matter.held]
    assert held == [
        ("Ann", "knows", ["saw it"], 1),
        ("Ben", "knows", ["told by Ann"], 2),
        ("Cora", "knows", ["told by Ben, who had it from Ann"], 3),
    ]
    assert [way.link for one in matter.held for way in one.ways] == ["p1", "q1", "q2"]


def test_several_ways_of_one_person_are_one_line() -> None:
    plot = """
    person = [{name = "Ann"}, {name = "Ben"}, {name = "Cora"}]
    claim = [{id = "c", text = "The well is dry"}]
    beat = [{id = "s1.1", present = ["ann", "ben", "cora"]}]
    act = [
      {beat = "s1.1", by = "ann", to = "ben", claim = "c", manner = "aside"},
      {beat = "s1.1", by = "cora", to = "ben", claim = "c", manner = "aside"},
    ]
    """
    (matter,) = shown(told(tiny(said("“So?”", by="Ann", to=("Ben", "Cora"))), plot)).matters
    ben = [one for one in matter.held if one.name == "Ben"]
    assert [[way.words for way in one.ways] for one in ben] == [["told by Ann", "told by Cora"]]


def test_a_stance_ends_where_another_takes_its_place() -> None:
    (kiss,) = (matter for matter in shown(mistake()).matters if matter.text == "Ben kissed Cora")
    held = [(one.name, one.stance, one.place, one.until) for one in kiss.held]
    assert ("Dan", "thinks so", 4, 6) in held
    assert ("Dan", "thinks not", 6, None) in held


def test_a_conflict_is_told_when_all_of_it_has_been_told() -> None:
    places = {clash.kind + clash.why[:3]: clash.place for clash in shown(mistake()).clashes}
    assert places == {"false belief, ironyAnn": 2, "false belief, ironyDan": 4, "contradictionAnn": 6}


def test_hostile_names_and_claims_are_words() -> None:
    plot = r"""
    person = [
      {id = "eve", name = "</script><b onclick=x>Eve"},
      {id = "mallory", name = "\u202eyrollaM\u0000\u001b[2J"},
    ]
    claim = [{id = "c", text = "<img src=x onerror=alert(1)> & \u2066\u0007so\r\nit was", truth = "false"}]
    beat = [{present = ["eve", "mallory"]}]
    act = [
      {beat = "s1.1", by = "eve", to = "mallory", claim = "c"},
      {beat = "s1.1", by = "mallory", to = "eve", act = "deny", claim = "c"},
    ]
    """
    text = tiny(said("“So.”", by="Eve", to=("Mallory",)), " ", said("“No.”", by="Mallory"))
    story = told(text, plot)
    page = render(story)
    html = panel(page)
    assert "<img" not in html and "<b " not in html and "</script>" not in html
    assert "&lt;img src=x onerror=alert(1)&gt; &amp; \ufffd" in html
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", html)
    assert render(told(text, plot)) == page


def test_a_story_without_knowledge_has_no_panel_and_no_grid() -> None:
    story = tiny(said("“Tea?”", by="Ann", to=("Ben",)))
    assert shown(story) == Shown((), (), 1)
    page = render(story)
    assert 'id="ledger"' not in page and 'id="grid"' not in page


def test_the_grid_on_the_page() -> None:
    story = mistake()
    table = show_grid(story, name_people(story))
    assert [(column.head, column.link, column.ends) for column in table.columns] == [
        ("s1", "p2", 2),
        ("s2", "p4", 6),
        ("s3", "p8", 8),
        ("s4", "p9", 9),
    ]
    ann = next(row for row in table.rows if row.name == "Ann")
    assert ann.cells == (Cell(0, 0, 1), Cell(0, 0, 1), Cell(1, 0, 0), Cell(1, 0, 0))
    page = render(story)
    assert "<bdi>Ann</bdi></th><td></td><td></td><td>1</td><td></td><td></td><td>1</td><td>1</td>" in page


def test_a_world_without_a_text_has_a_page() -> None:
    from fabula.world.reading import read_world
    from fabula.world.stories import story_of

    example = Path(__file__).parents[2] / "examples" / "misunderstanding.toml"
    story = story_of(read_world(example), "misunderstanding.toml")
    page = render(story)
    assert "Buffy believes that Spike kissed Faith" in panel(page)
    assert {link.removeprefix("#") for link in Links(page).links} <= Links(page).ids


def test_places_are_numbers_of_blocks() -> None:
    story = mistake()
    places = Places(story)
    first = story.quotes[0].start
    assert [places.of(None), places.of(0), places.of(first - 1), places.of(first)] == [0, 1, 4, 4]
    assert [places.before(None), places.before(0), places.before(1)] == [0, 0, 1]
    links = [places.link(start) for start in (None, 0, first - 1, first, first + 1)]
    assert links == [None, "p1", "p4", "q1", "q1"]
    assert (places.of_beat(None), places.of_beat("s9"), places.last) == (None, None, 9)
    nothing = tiny("Rain.")
    assert show_clashes(nothing.ledger, Places(nothing)) == ()
