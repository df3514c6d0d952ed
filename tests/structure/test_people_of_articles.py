"""Of whom an article is, what that person did, and what beside a name is no role of the one who bears it."""

from __future__ import annotations

import pytest
from frames import TALKS

from pipeline.clean import clean
from pipeline.languages.words import words_of
from pipeline.model import Briefing
from pipeline.read import read
from pipeline.structure import structure
from pipeline.structure.people.person_names import names_in
from pipeline.structure.people.trades import is_trade

PORTRAIT = """# Fog on the quay

The harbour has a new voice, and it belongs to Adela Brook.

Adela Brook grew up above the lock and learned to row there. She has led the night crew since 2014.

“The fog is my clock, and I have never owned another one in all these years,” it says above her door.

The board asked for a report, and it was late.

Now, as a tide planner in Hull, Brook walks the quay every night.

Brook likes the winter best.
"""


def _briefing(text: str, language: str = "en", name: str = "talk.md") -> Briefing:
    return structure(clean(read(f"{text}\n".encode(), name, language=language)))


def _who(briefing: Briefing) -> str:
    return "; ".join(f"{guest.name}: {guest.role}" for guest in (briefing.bio.guests if briefing.bio else ()))


def test_of_whom_an_article_is_is_its_guest_and_only_deeds_are_the_biography() -> None:
    briefing = _briefing(PORTRAIT)
    assert _who(briefing) == "Adela Brook: tide planner in Hull"
    assert briefing.bio is not None
    assert [block.text[:14] for block in briefing.bio.blocks] == ["Adela Brook gr"]


def test_capital_words_without_a_first_name_are_nobody_of_whom_an_article_is() -> None:
    text = PORTRAIT.replace("Adela Brook grew", "It grew").replace("Adela Brook", "Tidal Zanthe")
    text = text.replace("Now, as a", "Tidal Zanthe, a pilot, rows.\n\nNow, as a")
    assert _who(_briefing(text.replace("Brook", "Zanthe"))) == ""


def test_a_report_that_names_two_as_often_is_about_neither() -> None:
    text = PORTRAIT.replace("The board", "Brook and Marek Dolecki").replace("Brook walks", "Dolecki walks")
    assert _who(_briefing(text.replace("Brook likes", "Dolecki likes"))) == ""


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("Vi met vocalist Tove Lind and drummer Bo Berg.\n\nWe talked with drummer Bo Berg.", "Bo Berg: drummer"),
        ("We spoke with Adela Brook, who was appointed harbour master after Peter Lind left.",
         "Adela Brook: harbour master"),
        ("The daughter of a night porter, Adela Brook rows.\n\nA talk with Adela Brook, pilot.", "Adela Brook: pilot"),
        ("A talk with Adela Brook, who is one of the lock keepers.", "Adela Brook: one of the lock keepers"),
        ("A talk with Adela Brook. From 2001 to 2004 she was a cook. She currently leads the night crew.",
         "Adela Brook: leads the night crew"),
        ("A talk with Adela Brook (Radio Fogmoor), pilot.", "Adela Brook: pilot"),
    ],
)  # fmt: skip
def test_a_role_is_that_of_the_guest_and_of_today(head: str, wanted: str) -> None:
    assert wanted in _who(_briefing(f"# The Quay\n\n{head}\n\n{TALKS['en']}")).split("; ")


def test_a_post_in_the_first_question_is_not_that_of_whom_it_asks() -> None:
    turns = "Mr. LIND: Was the harbour master told?\n\nMr. BERG: He was told on the quay, and he was asleep.\n\n"
    turns += "Mr. LIND: Was Adela Brook told?\n\nMr. BERG: We told all of them, one after the other, at noon."
    assert _who(_briefing(turns)) == "BERG: "


def test_two_labels_among_questions_without_labels_are_two_guests() -> None:
    said = "We mend the nets in winter, and when the ice is gone we paint the boats, each of us two in a week."
    turns = f"Is there more to do?\n\nBrook: {said} {said}\n\nLind: We row.\n\nAnd then?\n\nWe rest."
    assert _who(_briefing(f"# Fog\n\nWe met Adela Brook and Tove Lind.\n\n{TALKS['en']}\n\n{turns}")) == (
        "Adela Brook: ; Tove Lind: "
    )


def test_a_pet_name_on_the_labels_is_the_person_whom_the_head_names() -> None:
    said = "Rob Lind: I row.\n\nQ: And in winter?\n\nRob Lind: I mend the nets, and I wait for the ice to go."
    briefing = _briefing(f"# Fog\n\nRobert Lind was born in Hull. He is a pilot.\n\nQ: What do you do?\n\n{said}")
    assert _who(briefing) == "Rob Lind: pilot"


def test_a_short_answer_is_no_legend_of_who_answers() -> None:
    said = "Q: Which town?\n\nA: Salt Meadow\n\nQ: Which boat?\n\nA: I like the one that I built with my father."
    assert _who(_briefing(f"# Fog\n\nA talk with Adela Brook, pilot.\n\n{said}")) == "Adela Brook: pilot"


@pytest.mark.parametrize(
    ("keys", "wanted"),
    [
        ("author:\n  login: abrook\n  display_name: Adela Brook\n", "Adela Brook"),
        (f"transcription: {'We row, we mend the nets, and then we rest. ' * 9}{'We rest ' * 40}\n", None),
    ],
)
def test_the_metadata_name_an_author_or_hold_a_text(keys: str, wanted: str | None) -> None:
    briefing = _briefing(f"---\ntitle: Fog\n{keys}---\n{TALKS['en']}")
    assert (briefing.byline.name if briefing.byline else None) == wanted


@pytest.mark.parametrize(
    ("language", "head", "wanted"),
    [
        ("nl", "Pieter de Jong vertelt over de haven.\n\nKwartierbaas Pieter de Jong is schipper.", "Pieter de Jong"),
        ("en", "Young Lanterns row by night, and young people mend nets.\n\nA talk with Adela Brook, pilot.",
         "Adela Brook: pilot"),
        ("de", "Interview mit Jutta Brook. Jutta Brook ist die 35. Nebelkönigin.", "Jutta Brook: 35. Nebelkönigin"),
        ("sv", "En intervju med Tove Lind, Hamnens universitet, som är lotsledare i Bruma.", "Tove Lind"),
        ("da", "I dag sidder jeg med Tove Lind, forstander på søskolen.", "Tove Lind: forstander på søskolen"),
        ("fi", "Huhu haastatteli Tove Lindiä. Tove Lind on satamajohtaja.", "Tove Lind"),
    ],
)  # fmt: skip
def test_names_and_posts_of_further_languages(language: str, head: str, wanted: str) -> None:
    talk = TALKS.get(language, TALKS["en"])
    assert _who(_briefing(f"# Nr. 7\n\n{head}\n\n{talk}", language)).startswith(wanted)


def test_an_island_or_a_bay_is_of_nobody() -> None:
    words = words_of("en")
    assert [name.text for name in names_in("The wind on San Francisco Bay met Adela Brook", words)] == ["Adela Brook"]
    assert [name.text for name in names_in("Pieter de Jong vertelt", words_of("nl"))] == ["Pieter de Jong"]


@pytest.mark.parametrize(
    ("language", "trades"),
    [
        ("es", "futbolista cofundadora entrenador podóloga"),
        ("pt", "palestrante cofundador cientista"),
        ("it", "ricercatrice giornalista libraio"),
        ("fr", "professeure cofondatrice pigiste"),
        ("de", "Bürgermeisterin Historikerin Nebelkönigin"),
        ("nl", "woordvoerder gemeenteraadslid huisarts"),
        ("sv", "läkare hamnansvarig ordförande"),
        ("nb", "nestleder jordmor boligdirektør"),
        ("da", "sygeplejerske forstander næstformand"),
        ("fi", "pääsihteeri toimittaja kirjailija"),
        ("pl", "prymatolog prezeska adiunktem"),
        ("cs", "ředitelka houslista předseda"),
        ("ru", "режиссёр основатель учитель"),
    ],
)
def test_each_language_knows_its_occupations(language: str, trades: str) -> None:
    assert [trade for trade in trades.split() if not is_trade(trade, words_of(language))] == []


def test_a_title_that_names_who_asks_under_a_first_name_is_the_byline() -> None:
    said = "Edda: Remamos de noche.\n\nMarek: ¿Y en invierno?\n\nEdda: Esperamos a que se vaya el hielo, con las redes."
    briefing = _briefing(f"# Entrevista de Marek Dolecki\n\nMarek: ¿Qué hace usted?\n\n{said}", "es")
    assert briefing.byline is not None
    assert briefing.byline.name == "Marek Dolecki"


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("it", "Cinque domande a Dario Fabbri di Adela Brook", ["Dario Fabbri"]),
        ("en", "The lamps of Hong Kong and of Buenos Aires", []),
    ],
)
def test_a_name_ends_before_its_author_and_places_have_none(language: str, text: str, names: list[str]) -> None:
    assert [name.text for name in names_in(text, words_of(language))] == names


def test_what_a_comma_parts_from_a_post_is_none_of_it() -> None:
    assert _who(_briefing(f"# Fog\n\nA talk with our friend, night pilot Adela Brook.\n\n{TALKS['en']}")) == (
        "Adela Brook: night pilot"
    )


@pytest.mark.parametrize(
    ("language", "head", "wanted"),
    [
        ("ca", "Entrevista amb Núria Prado\n\nAvui parlem amb Núria Prado, directora del port de Bruma.",
         "Núria Prado: directora del port de Bruma"),
        ("ro", "De vorbă cu Ioana Brook\n\nIoana Brook este profesoară la Școala Portului.",
         "Ioana Brook: profesoară la Școala Portului"),
    ],
)  # fmt: skip
def test_catalan_and_romanian_frames(language: str, head: str, wanted: str) -> None:
    assert _who(_briefing(f"# {head}\n\n{TALKS['en']}", language)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fog came.\n\nTove Lind, a pilot, rows.\n\n“We never saw the quay at all,” says Lind.", "Tove Lind: pilot"),
        ("Fog came.\n\n## Tove Lind\n\nNo answer.\n\n## Marek Dolecki\n\nA long one.", "Tove Lind: ; Marek Dolecki: "),
        ("Fog came to Tove Lind.\n\nTove rows.\n\nAt night Tove mends nets.", "Tove Lind: "),
        ("Fog came to Tove Lind.\n\nMy boat is old.\n\nI row with Tove, and I wait.\n\nTove met me, and I left.", ""),
    ],
)
def test_whom_an_article_quotes_or_calls_by_first_name_or_has_as_headings_are_guests(text: str, wanted: str) -> None:
    assert _who(_briefing(f"# The quay\n\n{text}")) == wanted


@pytest.mark.parametrize("title", ["Tove Lind", "Tove Lind – Night Boats", "Portrait: Tove Lind"])
def test_a_title_that_is_a_name_or_sets_one_apart_says_who_answers(title: str) -> None:
    assert _who(_briefing(f"# {title}\n\n{TALKS['en']}")) == "Tove Lind: "


def test_who_asked_beside_the_guest_or_by_questions_is_the_author() -> None:
    led = "# Fog\n\nA talk with Tove Lind, in which she and Marek Dolecki speak of fog."
    for head in (led, "# Questions by Marek Dolecki"):
        briefing = _briefing(f"{head}\n\n{TALKS['en']}")
        assert briefing.byline is not None and briefing.byline.name == "Marek Dolecki"
        assert "Dolecki" not in _who(briefing)
