"""Who answers and what that person is, as the lines above a talk say it in shapes and languages of many sites."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from pipeline.clean import clean
from pipeline.model import Briefing
from pipeline.read import read
from pipeline.structure import structure

_TALKS = {
    "en": """
How did you begin?

I began on the quay when I was ten, and I never left it again.

What do you do in the winter?

In the winter we mend the nets and paint the boats for the spring.

What comes next?

We will build a second slip, and then we will see.
""",
    "de": """
Wie haben Sie angefangen?

Ich habe mit zehn Jahren am Kai angefangen und bin geblieben.

Was machen Sie im Winter?

Im Winter flicken wir die Netze und streichen die Boote für das Frühjahr.

Was kommt als Nächstes?

Wir bauen eine zweite Rampe, dann sehen wir weiter.
""",
    "fr": """
Comment avez-vous commencé ?

J’ai commencé sur le quai à dix ans, et je n’en suis jamais partie.

Que faites-vous en hiver ?

En hiver nous réparons les filets et nous peignons les bateaux.

Et ensuite ?

Nous allons construire une deuxième cale.
""",
    "es": """
¿Cómo empezó usted?

Empecé en el muelle a los diez años y nunca me fui.

¿Qué hace en invierno?

En invierno remendamos las redes y pintamos los barcos.

¿Y después?

Vamos a construir una segunda rampa.
""",
    "it": """
Come ha cominciato?

Ho cominciato sul molo a dieci anni e non sono mai andata via.

Che cosa fa d’inverno?

D’inverno ripariamo le reti e dipingiamo le barche.

E poi?

Costruiremo un secondo scalo.
""",
    "nl": """
Hoe bent u begonnen?

Ik ben op mijn tiende op de kade begonnen en nooit meer weggegaan.

Wat doet u in de winter?

In de winter herstellen we de netten en schilderen we de boten.

En daarna?

We bouwen een tweede helling.
""",
    "pl": """
Jak pani zaczynała?

Zaczęłam na nabrzeżu, kiedy miałam dziesięć lat, i nigdy nie odeszłam.

Co pani robi zimą?

Zimą naprawiamy sieci i malujemy łodzie.

A potem?

Zbudujemy drugą pochylnię.
""",
}


def _guests(briefing: Briefing) -> list[tuple[str, str]]:
    return [(guest.name, guest.role) for guest in (briefing.bio.guests if briefing.bio else ())]


def _read(text: str, language: str) -> Briefing:
    return structure(clean(read(text.encode(), "talk.txt", language=language)))


@pytest.mark.parametrize(
    ("language", "head", "role"),
    [
        ("en", "In May, Ada Brook was appointed head of the Harbour Museum. We asked her why.",
         "head of the Harbour Museum"),
        ("en", "Name: Ada Brook\nJob: ferry pilot\nPlace: Hull", "ferry pilot"),
        ("en", "Photo: Ada Brook at the wheel\n\nAda Brook\nFerry pilot", "Ferry pilot"),
        ("en", "Ada Brook, keeper of tides, has kindly agreed to answer our questions.", "keeper of tides"),
        ("en", "“Fog is a wall,” says Ada Brook, pilot of the night ferry.", "pilot of the night ferry"),
        ("en", "Student profile: Ada Brook\n\nHometown: Hull", ""),
        ("en", "Harbour pilot Ada Brook in conversation with Kim Dahl.", "Harbour pilot"),
        ("de", "Die Lotsin Ada Brook im Gespräch mit Ute Kranz.", "Lotsin"),
        ("de", "Am 3. Mai schied Lotsin Ada Brook aus dem Amt. Wir sprachen mit ihr.", "Lotsin"),
        ("de", "Ada Brook, Leiterin der Werft, im Interview mit dem Hafenblatt.", "Leiterin der Werft"),
        ("fr", "Rencontre avec Ada Brook, pilote du bac de nuit.", "pilote du bac de nuit"),
        ("es", "Ada Brook (Hull, 1970) es historiadora y profesora de la Escuela del Puerto.",
         "historiadora y profesora de la Escuela del Puerto"),
        ("it", "Incontriamo Ada Brook, fondatrice della scuola di vela.", "fondatrice della scuola di vela"),
        ("nl", "We spraken met schipper Ada Brook.", "schipper"),
        ("pl", "– Mgła to mur – mówi Ada Brook, kapitanka promu.", "kapitanka promu"),
        ("en", "A conversation with Ada Brook, CTO and co-founder of Tideworks.", "CTO and co-founder of Tideworks"),
        ("en", "We asked one of them.\n\nAda Brook\n\nFerry planner, Tideworks", "Ferry planner, Tideworks"),
        ("en", "An interview with Ada Brook. Ada Brook, born in Hull, has loved boats since she was six.", ""),
        ("de", "Ein Interview mit Ada Brook.\n\nAda Brook, Jahrgang 1970, ist Ingenieurin in Kiel.",
         "Ingenieurin in Kiel"),
        ("de", "Heute sprechen wir mit der Gründerin und Kapitänin des Boots, Dr. Ada Brook.",
         "Gründerin und Kapitänin des Boots"),
    ],
)  # fmt: skip
def test_the_lines_above_a_talk_say_who_answers(language: str, head: str, role: str) -> None:
    assert _guests(_read(f"Fog\n\n{head}\n{_TALKS[language]}", language)) == [("Ada Brook", role)]


@pytest.mark.parametrize(
    "title",
    [
        "Ada Brook on fog and ferries",
        "Summer interview no. 3: Ada Brook",
        "Ada Brook: “Fog is a wall”",
    ],
)
def test_a_title_says_who_speaks(title: str) -> None:
    assert _guests(_read(f"{title}\n{_TALKS['en']}", "en")) == [("Ada Brook", "")]


def test_a_name_before_the_word_for_a_talk_is_a_guest_and_a_paper_is_none() -> None:
    assert _guests(_read(f"Emma Brook Interview\n{_TALKS['en']}", "en")) == [("Emma Brook", "")]
    assert _guests(_read(f"Harbour Herald Interview\n{_TALKS['en']}", "en")) == []


def test_several_guests_stand_in_one_row() -> None:
    head = "This week: pilot Ada Brook, cook Bo Berg and Kim Dahl, who runs the engine."
    assert _guests(_read(f"Fog\n\n{head}\n{_TALKS['en']}", "en")) == [
        ("Ada Brook", "pilot"), ("Bo Berg", "cook"), ("Kim Dahl", "runs the engine"),
    ]  # fmt: skip


def test_bodies_above_a_talk_are_no_guests() -> None:
    head = "Ada Brook is director of the Science and Harbour Rights programme and explains it."
    assert [name for name, _ in _guests(_read(f"Fog\n\n{head}\n{_TALKS['en']}", "en"))] == ["Ada Brook"]


def test_two_names_in_a_title_in_capitals_are_two_guests() -> None:
    briefing = _read(f"A DISCUSSION WITH ADA BROOK AND BO BERG\n{_TALKS['en']}", "en")
    assert [name for name, _ in _guests(briefing)] == ["ADA BROOK", "BO BERG"]


def test_a_name_on_a_label_that_stands_once_answers() -> None:
    text = "Fog\n\nHarbour Post – Who stops the ferry in fog?\n\nAda Brook – The pilot does, and nobody else may.\n"
    assert _guests(_read(text, "en")) == [("Ada Brook", "")]


def test_a_trade_on_a_label_is_none_of_the_name_and_the_question_has_the_whole_one() -> None:
    turns = "\n\n".join([
        "Bürgermeister Georg Brook, wie klingt das?", "Brook: Neu. Ich muss mich daran gewöhnen.",
        "Was kommt als Nächstes?", "Brook: Am ersten Tag besuche ich die Werft.",
        "Und am zweiten?", "Brook: Da bleibe ich am Kai.",
    ])  # fmt: skip
    briefing = _read(f"Neo-Bürgermeister Brook: „Nebel ist eine Wand“\n\n{turns}\n", "de")
    assert [name for name, _ in _guests(briefing)] == ["Georg Brook"]


def test_what_follows_a_name_that_a_question_calls_is_no_role() -> None:
    asked = "Frau Brook, die Mitarbeiter der Werft kennen Sie als Lotsin. Wie haben Sie angefangen?"
    talk = _TALKS["de"].replace("Wie haben Sie angefangen?", asked)
    briefing = _read(f"Nebel\n\nWir sprachen mit Ada Brook.\n{talk}", "de")
    assert [name for name, _ in _guests(briefing)] == ["Ada Brook"]
    assert not any("Mitarbeiter" in role for _, role in _guests(briefing))


def test_a_body_on_a_label_is_none_of_the_name() -> None:
    turns = "\n\n".join(
        f"Why is fog {n} worse?\n\nDr. Brook from Hull Harbour: It is wetter than the last." for n in (2, 3, 4)
    )
    head = "We asked Ada Brook, a senior pilot, about fog."
    assert _guests(_read(f"Fog\n\n{head}\n\n{turns}\n", "en")) == [("Ada Brook", "senior pilot")]


def test_who_is_called_a_host_is_no_guest() -> None:
    head = "A conversation between Ada Brook, head of the pilots, and Kim Dahl, host of the Harbour Hour."
    talk = "\n\n".join(
        f"Kim: And this is gate {n}. Tell us about it.\n\nAda: It is a wall, with water on one side." for n in (1, 2, 3)
    )
    assert _guests(_read(f"Fog\n\n{head}\n\n{talk}\n", "en")) == [("Ada Brook", "head of the pilots")]


def test_the_score_of_a_role_is_the_same_in_any_order_of_its_signs() -> None:
    from itertools import permutations

    from pipeline.structure.people.roles import Role
    from pipeline.structure.people.scene import votes

    class Ordered(frozenset[str]):
        """Signs in the order in which they are given, as the order of a set may be in another process."""

        order: tuple[str, ...] = ()

        def __iter__(self) -> Iterator[str]:
            return iter(self.order)

    for signs in permutations(sorted(votes("roles"))[:12], 3):
        scores = set()
        for order in permutations(signs):
            made = Ordered(order)
            made.order = order
            scores.add(Role("pilot", made).score)
        assert len(scores) == 1


@pytest.mark.parametrize(
    ("language", "said", "role"),
    [
        ("cs", "Pracuji jako inženýrka v nočním přístavu.", "inženýrka v nočním přístavu"),
        ("ru", "Я работаю инженером в ночном порту.", "инженером в ночном порту"),
        ("sv", "Jag arbetar som forskare vid institutet.", "forskare vid institutet"),
        ("da", "Jeg er ingeniør på værftet.", "ingeniør på værftet"),
        ("pl", "Jestem inżynierem w porcie nocnym.", "inżynierem w porcie nocnym"),
        ("en", "I’m director of the night boat.", "director of the night boat"),
        ("en", "I’m Ada Brook, and I am happy with the director.", ""),
    ],
)
def test_who_answers_says_what_he_or_she_is(language: str, said: str, role: str) -> None:
    turns = f"Leon Vask: {_ASKED[language]}\n\nAda Brook: {said}\n\nLeon Vask: OK?\n\nAda Brook: OK, OK."
    assert _guests(_read(f"Tideworks\n\n{turns}", language)) == [("Ada Brook", role)]


_ASKED = {
    "cs": "Kdo jste?",
    "ru": "Кто вы?",
    "sv": "Vem är du?",
    "da": "Hvem er du?",
    "pl": "Kim pani jest?",
    "en": "Who?",
}


def test_a_caption_may_say_who_the_only_guest_is() -> None:
    briefing = _read(f"Das Nachtboot\n\nAda Brook ist Schleusenwärterin. Foto: Leon Vask\n{_TALKS['de']}", "de")
    assert _guests(briefing) == [("Ada Brook", "Schleusenwärterin")]


def test_a_biography_may_be_a_bullet() -> None:
    told = "- **Ada Brook** is a tide engineer at Hull. She has written about locks since 2010."
    text = f"# Tideworks\n\nAn interview with Ada Brook.\n\n{told}\n\n## The talk\n{_TALKS['en']}"
    bio = structure(clean(read(text.encode(), "talk.md", language="en"))).bio
    assert bio is not None and ["2010" in block.text for block in bio.blocks] == [True]


@pytest.mark.parametrize(
    "led",
    [
        "In the interview, Ada Brook explains what a lock is, why she decided to build hers, and how it grew.",
        "Ada Brook counts boats. How did it come about? And why do the boats in the harbour interest her? Read on.",
        "“The boats will run, and nobody will have to walk home at night any more in this town”, says pilot Ada Brook.",
    ],
)
def test_what_leads_to_the_talk_asks_or_quotes_is_no_biography(led: str) -> None:
    bio = _read(f"An interview with Ada Brook\n\nThe boats of Hull are old.\n\n{led}\n{_TALKS['en']}", "en").bio
    assert bio is not None and bio.blocks == ()
