from pathlib import Path

import pytest

from fabula.source.language import other_language

FICTION = Path(__file__).parents[3] / "shared/data/fiction"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("German", "Der Mann ging die Straße hinunter und dachte, dass er sie nicht mehr sehen wird."),
        ("French", "Le vieil homme descendait la rue et ne voyait pas la femme qui était dans le jardin."),
        ("Spanish", "El viejo bajaba por la calle y no la vio en la noche, pero nadie lo escuchaba."),
        ("Italian", "Il vecchio scendeva per la strada e non la vedeva da tre giorni, ma era di notte."),
        (
            "Portuguese",
            "O velho descia a rua e não a viu, mas disse que era uma noite de chuva e que o ouviam.",
        ),
        ("Dutch", "De oude man liep door de straat en dacht dat hij haar niet had gezien in het huis."),
        ("Swedish", "Den gamle mannen gick och tänkte på att han inte hade sett henne, men det var natt."),
        ("Finnish", "Vanha mies käveli ja ajatteli, että hän ei ole nähnyt, mutta oli yö ja se oli musta."),
        ("Hungarian", "Az öreg ember ment és nem látta, hogy egy lélek sem járt, mert az éj már itt volt."),
        ("Greek", "Ο γέρος περπατούσε αργά στον δρόμο."),
        ("Japanese", "老人はゆっくりと通りを歩いていた。彼は妻のことを考えた。"),
        ("Chinese", "老人慢慢地走在街上,想着他的妻子。没有人听见他说的话。"),
        ("Cyrillic", "Старик медленно шёл по улице и думал о жене."),
        ("Hebrew", "הזקן הלך לאט ברחוב וחשב על אשתו"),
    ],
)
def test_other_languages_are_named(language: str, sentence: str) -> None:
    found = other_language(sentence)
    assert found is not None
    assert language in found


@pytest.mark.parametrize(
    "sentence",
    [
        "He ran. She ran. They fell.",
        "omg ben wuz like soo mad at anna n tim lol, she sed go away!! n he lukd sad dunno y tho",
        "Whar you bin, honey? Ain' nobody gwine tell ole Jim 'bout dat, I reck'n, dey's all gone.",
        '"Non, monsieur," said the waiter. "La table est prise." He bowed and left us alone.',
        "Yes. No. Maybe. Stop. Rain. Night. Door. Knife. Blood. Run. Dark. Cold. Alone. Dead. Done.",
        "yes I said yes I will no moon no stars only sea and sea and the taste of salt on the wind",
    ],
)
def test_odd_english_is_english(sentence: str) -> None:
    assert other_language(sentence) is None


@pytest.mark.skipif(not FICTION.is_dir(), reason="needs the novels of ../shared/data")
def test_novels_with_foreign_phrases_and_dialect_are_english() -> None:
    for path in sorted(FICTION.glob("*.txt")):
        assert other_language(path.read_text(encoding="utf-8")) is None, path.name
