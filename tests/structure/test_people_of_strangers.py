"""Who answers, what that person is, and who asked, in the ways of pages of many countries: a name in its cases, a
surname that is a trade, a first answer, a key of the front matter.
"""

from __future__ import annotations

import pytest
from frames import TALKS

from pipeline.clean import clean
from pipeline.model import Briefing
from pipeline.read import read
from pipeline.structure import structure

CZECH = """Redakce: Kdy přestaly přívozy v noci jezdit?

Jana Nováková: V březnu, když skončila dotace a poslední posádka šla domů.

Redakce: Kdo o tom rozhodl?

Jana Nováková: Rada, a nikoho na nábřeží se předtím neptali, ani mu nic neřekli.

Redakce: Co bude s přístavem dál?

Jana Nováková: Počítáme lidi, kteří chodí domů pěšky, a na podzim se zeptáme znovu."""
POLISH = """Redakcja: Kiedy promy przestały pływać nocą?

Ewa Kowalska: W marcu, gdy skończyła się dotacja i ostatnia załoga poszła do domu.

Redakcja: Kto podjął tę decyzję?

Ewa Kowalska: Rada, i nikogo na nabrzeżu o to wcześniej nie zapytano.

Redakcja: Co dalej z portem?

Ewa Kowalska: Liczymy ludzi, którzy wracają pieszo, i jesienią zapytamy jeszcze raz."""
RUSSIAN = """Когда паромы перестали ходить ночью?

В марте, когда закончились деньги и последняя команда ушла домой.

Кто принял это решение?

Совет, и никого на причале об этом заранее не спросили.

Что будет дальше с портом?

Мы считаем людей, которые идут домой пешком, и осенью спросим ещё раз."""


def _briefing(text: str, language: str) -> Briefing:
    return structure(clean(read(f"{text}\n".encode(), "talk.md", language=language)))


def _who(briefing: Briefing) -> str:
    return "; ".join(f"{guest.name}: {guest.role}" for guest in (briefing.bio.guests if briefing.bio else ()))


def _above(head: str, language: str) -> Briefing:
    return _briefing(f"{head}\n\n{TALKS[language]}", language)


def _answered(first: str, language: str, head: str) -> Briefing:
    """A talk whose first question is who somebody is."""
    asked = {"en": "Who are you?", "de": "Wer sind Sie?", "es": "¿Quién es usted?", "it": "Chi è lei?"}[language]
    return _briefing(f"# The Quay\n\n{head}\n\n{asked}\n\n{first}\n\n{TALKS[language]}", language)


@pytest.mark.parametrize(
    ("language", "head", "wanted"),
    [
        ("en", "# An interview with Yusra Baker", "Yusra Baker"),
        ("en", "# An interview with Tove Lindqvist", "Tove Lindqvist"),
        ("de", "# Interview mit Levke Koch", "Levke Koch"),
        ("fr", "# Entretien avec Maëlle Boucher", "Maëlle Boucher"),
        ("pt", "# Entrevista com Iracema Oliveira", "Iracema Oliveira"),
        ("nl", "# Interview met Fenna Visser", "Fenna Visser"),
        ("de", "# Interview mit Frau Dr. Brenneis", "Brenneis"),
        ("de", "# Nebel\n\nUnsere Klasse sprach mit Frau Dr. Tove Brenneis über den Hafen.", "Tove Brenneis"),
    ],
)
def test_a_surname_may_be_a_trade_or_end_as_one(language: str, head: str, wanted: str) -> None:
    assert _who(_above(head, language)).partition(":")[0] == wanted


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (f"# Přívozy\n\nPovídali jsme si s Janou Novákovou, ředitelkou přístavu v Brně.\n\n{CZECH}", "cs",
         "Jana Nováková: ředitelkou přístavu v Brně"),
        (f"# Promy\n\nRozmowa z Ewą Kowalską, dyrektorką portu w Gdyni.\n\n{POLISH}", "pl",
         "Ewa Kowalska: dyrektorką portu w Gdyni"),
        (f"# Интервью с Анной Петровой\n\nАнна Петрова — директор порта в Выборге.\n\n{RUSSIAN}", "ru",
         "Анна Петрова: директор порта в Выборге"),
    ],
)  # fmt: skip
def test_a_name_in_several_cases_is_one_person(text: str, language: str, wanted: str) -> None:
    assert _who(_briefing(text, language)) == wanted


@pytest.mark.parametrize(
    ("language", "head", "wanted"),
    [
        ("en", "# Fog\n\nWe spoke with candidate for mayor Ada Brook.", "Ada Brook: candidate for mayor"),
        ("de", "# Nebel\n\nGespräch mit dem Spitzenkandidaten der Grünen Jonas Brook über den Hafen",
         "Jonas Brook: Spitzenkandidaten der Grünen"),
        ("es", "# Niebla\n\nEn entrevista con el candidato del Partido del Muelle (PM) para la alcaldía, Marek Dolecki,"
         " hablamos de los barcos.", "Marek Dolecki: candidato del Partido del Muelle (PM) para la alcaldía"),
        ("en", "# Fog\n\nAda Brook, founder of Tideworks and author of “Wet Feet”, answered our questions.",
         "Ada Brook: founder of Tideworks and author of “Wet Feet”"),
        ("en", "# Fog\n\nFor once we talk with Ada Brook (@ada) our lock keeper, who rows.", "Ada Brook: lock keeper"),
        ("en", "# An interview with Professor Ada Brook", "Ada Brook: Professor"),
        ("en", "# Fog\n\nI, Ina Holm, with my teacher Brenda Lowe, met with Marek Dolecki, Dean of the Quay School.",
         "Marek Dolecki: Dean of the Quay School"),
    ],
)  # fmt: skip
def test_the_words_around_a_name_say_the_post(language: str, head: str, wanted: str) -> None:
    assert _who(_above(head, language)) == wanted


@pytest.mark.parametrize(
    ("language", "head", "said", "wanted"),
    [
        ("en", "An interview with Ada Brook.", "I live in Hull and work as a tide planner.", "tide planner"),
        ("en", "An interview with Ada Brook.", "I’ve been a harbour pilot since 2004.", "harbour pilot since 2004"),
        ("en", "An interview with Ada Brook.", "I run the night desk at the Harbour Trust.",
         "run the night desk at the Harbour Trust"),
        ("en", "An interview with Ada Brook.", "Hello.\n\nI am a press officer of Hull.", "press officer of Hull"),
        ("en", "An interview with Ada Brook.", "As head of the night desk, I answer the phones.",
         "head of the night desk"),
        ("de", "Ein Interview mit Jutta Brook.", "Ich bin Jutta, 34 Jahre alt und Lotsin in Kiel.", "Lotsin in Kiel"),
        ("de", "Ein Interview mit Jutta Brook.", "Ich arbeite als Nachtwächterin beim Hafenamt.",
         "Nachtwächterin beim Hafenamt"),
        ("es", "Entrevista con Inés Prado.", "Trabajo como mareóloga en el puerto de Bruma.",
         "mareóloga en el puerto de Bruma"),
    ],
)  # fmt: skip
def test_a_first_answer_says_what_somebody_is(language: str, head: str, said: str, wanted: str) -> None:
    assert _who(_answered(said, language, head)).partition(": ")[2] == wanted


def test_who_runs_or_rows_for_pleasure_has_no_role_by_it() -> None:
    briefing = _answered("I run a mile each day, and I own a boat.", "en", "An interview with Ada Brook.")
    assert _who(briefing) == "Ada Brook: "


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        ("---\ntitle: Fog\nname: Ada Brook\njob: Harbour pilot\n---", "Ada Brook: Harbour pilot"),
        ("---\nname: Ada Brook\nsummary: pilot and painter\n---", "Ada Brook: pilot and painter"),
        ("---\ntitle: Ada Brook\nintro: Harbour pilot, rower\n---\n\nWho are you?\n\nI am Ada, and I row.",
         "Ada Brook: Harbour pilot, rower"),
    ],
)  # fmt: skip
def test_a_key_or_the_first_question_names_the_guest(head: str, wanted: str) -> None:
    assert _who(_above(head, "en")) == wanted


@pytest.mark.parametrize("head", ["# Open Water\n\nWho are you?\n\nI am glad.", "# The Harbour Post Interview"])
def test_a_title_of_things_is_no_guest(head: str) -> None:
    assert _above(head, "en").bio is None


@pytest.mark.parametrize(
    ("language", "above", "below", "wanted"),
    [
        ("es", "Entrevistadora: Inés Prado", "", "Inés Prado"),
        ("it", "Intervistatore: Marek Dolecki", "", "Marek Dolecki"),
        ("en", "", "Marek Dolecki", "Marek Dolecki"),
    ],
)
def test_a_line_names_who_asked(language: str, above: str, below: str, wanted: str) -> None:
    briefing = _briefing(f"# Fog\n\n{above}\n\n{TALKS[language]}\n\n{below}", language)
    assert briefing.byline is not None
    assert briefing.byline.name == wanted


def test_who_took_a_picture_is_not_the_author() -> None:
    head = "---\ntitle: Fog\nauthor: Marek Dolecki\n---\n\nAda Brook is a photographer.\n\n![by Ada Brook](a.jpg)"
    briefing = _above(head, "en")
    assert briefing.byline is not None
    assert (briefing.byline.name, _who(briefing)) == ("Marek Dolecki", "Ada Brook: photographer")


@pytest.mark.parametrize(
    ("language", "head", "life"),
    [
        ("de", "Ein Interview mit Jutta Brook.", "**Zur Person**\n\n1970 in Brunn geboren, leitet sie den Hafen."),
        ("en", "An interview with Ada Brook.", "## About Ada Brook\n\nBorn in Hull, she has worked at the port."),
        ("en", "## Ada Brook\n\nFor 28 years she has run the night desk of the port of Hull.", ""),
    ],
)
def test_a_line_above_announces_a_life(language: str, head: str, life: str) -> None:
    briefing = _briefing(f"# Fog\n\n{head}\n\n{TALKS[language]}\n\n{life}", language)
    assert briefing.bio is not None
    assert (life or head).rpartition("\n")[2] in [block.text for block in briefing.bio.blocks]


@pytest.mark.parametrize(
    ("language", "head", "wanted"),
    [
        ("pt", "# Névoa\n\nMarek Dolecki é, desde 5 de junho, presidente do Conselho do Porto.",
         "Marek Dolecki: presidente do Conselho do Porto"),
        ("es", "# Niebla\n\nEntrevista con Marek Dolecki, director y la creación de su personaje Pedro Navaja.",
         "Marek Dolecki: "),
        ("en", "# Fog\n\nEdda Lind is a lock engineer while she learns to row.", "Edda Lind: lock engineer"),
    ],
)  # fmt: skip
def test_a_sentence_is_cut_where_the_role_ends(language: str, head: str, wanted: str) -> None:
    assert _who(_above(head, language)).startswith(wanted)
    assert ";" not in _who(_above(head, language))


def test_initials_in_brackets_may_be_those_of_a_first_name_and_an_age_may_precede_the_post() -> None:
    row = "A talk with Tove Brook (TB), a pilot, and Dieter (DX), a cook."
    said = "TB: I did, many years ago.\n\nDX: And I cooked for her, every night of the week."
    briefing = _briefing(f"# Fog\n\n{row}\n\nQ: Who began?\n\n{said}\n\nQ: And now?\n\n{said}", "en")
    assert _who(briefing) == "Tove Brook: pilot; Dieter: cook"
    polish = POLISH.replace("Ewa Kowalska", "Wiktoria Chmura")
    briefing = _briefing(f"# Promy\n\nRozmowa z Wiktorią Chmurą, 17-letnią modelką i pływaczką.\n\n{polish}", "pl")
    assert _who(briefing) == "Wiktoria Chmura: modelką i pływaczką"


LISTED = """---
title: Přívozy
speakers:
  - name: Jana Nováková
    role: vedoucí přístavu
  - name: Ota Brázda
    role: Moderátor
---
{talk}"""


def test_a_list_of_speakers_with_what_they_are_names_guest_and_role_but_not_the_host() -> None:
    talk = CZECH.replace("Redakce", "Ota Brázda")
    assert _who(_briefing(LISTED.format(talk=talk), "cs")) == "Jana Nováková: vedoucí přístavu"


def test_each_of_several_listed_guests_has_the_role_of_the_list() -> None:
    head = "---\ntitle: Quay\nguests:\n- {name: Ada Moss, role: keeper}\n- {name: Bo Lind, title: rower}\n---\n"
    assert _who(_briefing(head + TALKS["en"], "en")) == "Ada Moss: keeper; Bo Lind: rower"


@pytest.mark.parametrize(
    ("head", "language"),
    [
        ("# La marée\n\n## Rives Libres\n\nLes chartes sur les droits des acteurs du port", "fr"),
        ("# The tide\n\n## Salt Meadow\n\nNotes from the lives of painters and pilots", "en"),
    ],
)
def test_a_heading_above_a_line_on_the_matter_is_no_guest(head: str, language: str) -> None:
    assert _who(_above(head, language)) == ""
