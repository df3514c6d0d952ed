"""The words of a role: where they begin and end, in which place they are found, and of whom they tell."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from boats import TALK
from tables import all_rows

from pipeline.languages.everywhere import everywhere
from pipeline.languages.files import languages
from pipeline.languages.words import words_of
from pipeline.ledger import CleanDocument
from pipeline.model import Bio
from pipeline.structure import structure
from pipeline.structure.people.role_candidates import Places
from pipeline.structure.people.role_words import trimmed
from pipeline.structure.people.roles import role_of_person

Build = Callable[..., CleanDocument]

FRAGEN = """
Wann fuhren die Boote zuletzt?

Im März, als das Geld ausging und alle nach Hause gingen.

Wer hat das beschlossen?

Der Rat, und niemand am Kai wurde vorher gefragt.

Was kommt jetzt?

Wir zählen, wer zu Fuß geht, und fragen im Herbst noch einmal.
"""


def _bio(document: Build, text: str, language: str = "en") -> Bio:
    bio = structure(document(text, language)).bio
    assert bio is not None
    return bio


def _guests(document: Build, text: str, language: str = "en") -> list[tuple[str, str]]:
    return [(guest.name, guest.role) for guest in _bio(document, text, language).guests]


@all_rows("tag", sorted(languages()))
def test_no_role_ends_in_a_small_word(tag: str) -> None:
    words = words_of(tag)
    own = languages()[tag].get("everywhere", {})
    lists = ("topic", "of_posts", "of_names", "articles", "joints", "with_names")
    small = {word.strip() for name in lists for word in own.get(name, "").split("|")} - {""}
    assert {trimmed(f"Pilot {word}", words) for word in small if word == word.lower()} <= {"Pilot"}


@pytest.mark.parametrize(
    ("language", "said", "role"),
    [
        ("en", "pilot on the quay since 2017.]", "pilot on the quay since 2017"),
        ("en", "pilot (retired)", "pilot (retired)"),
        ("en", "the pilot of", "pilot"),
        ("en", "currently the chair of the board", "chair of the board"),
        ("en", "31-year-old rope maker", "rope maker"),
        ("en", "pilot and spend my days on the quay", "pilot"),
        ("en", "head of IT", "head of IT"),
        ("en", "builds bridges that sing, and would rather they did not", ""),
        ("de", "Lotsin und kennt sich mit Ebbe aus", "Lotsin"),
        ("de", "auch die Leiterin der Werft", "Leiterin der Werft"),
        ("fr", "aussi le co-fondateur du port", "co-fondateur du port"),
        ("pt", "criador do barco conversa com Ada Brook", "criador do barco"),
        ("it", "maestra d’ascia, ho studiato a Chioggia", "maestra d’ascia"),
    ],
)
def test_a_role_is_what_is_left_without_the_words_that_join_it(language: str, said: str, role: str) -> None:
    assert trimmed(said, words_of(language)) == role


def test_every_language_that_says_now_begins_no_role_with_it() -> None:
    assert {trimmed(f"{word} Pilot", words_of("en")) for word in everywhere("before_posts")} == {"Pilot"}


@pytest.mark.parametrize(
    ("language", "head", "role"),
    [
        ("fr", "Ada Brook est depuis peu au port en tant que Chief Technology Officer.", "Chief Technology Officer"),
        ("es", "Entrevista a Ada Brook, CEO y cofundadora del muelle", "CEO y cofundadora del muelle"),
        ("nl", "Ada Brook werkt als product owner bij de gemeente Kade.", "product owner bij de gemeente Kade"),
    ],
)
def test_english_words_for_posts_are_known_in_other_languages(
    document: Build, language: str, head: str, role: str
) -> None:
    talk = "Ada Brook: Regen.\n\nBo Berg: Kwartz?\n\nAda Brook: Vent.\n\nBo Berg: Novembra?\n\nAda Brook: Pluie."
    assert ("Ada Brook", role) in _guests(document, f"Bo Berg × Kai\n\n{head}\n\nBo Berg: Martz?\n\n{talk}", language)


def test_a_name_behind_about_is_no_guest(document: Build) -> None:
    head = "The Harbour Review interviews pilots on Storm Ada\n\nFile photo of interviewee Bo Berg."
    assert _guests(document, f"{head}\n\n{TALK}") == [("Bo Berg", "")]


def test_a_plural_is_what_all_guests_are_or_nobody(document: Build) -> None:
    head = "The Harbour Review interviews harbour experts\n\nInterviewees: we met Ada Brook and Bo Berg."
    plain = "Leon: Who pays?\n\nAda Brook: Nobody.\n\nBo Berg: Nobody at all.\n\nLeon: And then?\n\nAda Brook: Rain."
    own = plain.replace("Nobody at all", "I am a harbour pilot")
    assert _guests(document, f"{head}\n\n{plain}") == [("Ada Brook", "harbour experts"), ("Bo Berg", "harbour experts")]
    assert _guests(document, f"{head}\n\n{own}") == [("Ada Brook", ""), ("Bo Berg", "harbour pilot")]


def test_what_a_caption_says_of_all_is_no_side_of_the_picture(document: Build) -> None:
    head = "Ada Brook (left) and Bo Berg (right), pilots and editors of the Tide Review"
    talk = "Leon: Who pays?\n\nAda: Nobody.\n\nBo: Nobody.\n\nLeon: And then?\n\nAda: Rain.\n\nBo: More rain."
    role = "pilots and editors of the Tide Review"
    assert _guests(document, f"The quay\n\n{head}\n\n{talk}") == [("Ada Brook", role), ("Bo Berg", role)]


def test_who_works_somewhere_is_of_that_body(document: Build) -> None:
    talk = "Leon Vask: Who are you?\n\nAda Brook: I work for Tideworks.\n\nLeon Vask: And?\n\nAda Brook: I row."
    assert _guests(document, f"The quay\n\n{talk}") == [("Ada Brook", "Tideworks")]


def test_a_name_and_what_follows_it_is_no_role(document: Build) -> None:
    talk = "Leon Vask: Wer?\n\nIno Bauer: Ich bin Ino Bauer und arbeite viel.\n\nLeon Vask: Und?\n\nIno Bauer: Gut."
    assert _guests(document, f"Am Kai\n\n{talk}", "de") == [("Ino Bauer", "")]


def test_a_guest_may_say_the_post_before_a_comma_late_in_the_talk(document: Build) -> None:
    turns = [("When?", "In May."), ("Who?", "Nobody."), ("Why?", "As head of the Tide Office, I could not say.")]
    talk = "\n\n".join(f"Leon Vask: {asked}\n\nAda Brook: {said}" for asked, said in turns)
    assert _guests(document, f"The quay\n\n{talk}") == [("Ada Brook", "head of the Tide Office")]


@pytest.mark.parametrize(
    ("language", "life", "role"),
    [
        ("ru", "Ольга Маяк выросла в порту. Она кандидат морских наук, преподает в школе.", "кандидат морских наук"),
        (
            "cs",
            "Dnes šestadvacetiletá Olga Maková pracuje jako datová analytička v přístavu.",
            "datová analytička v přístavu",
        ),
    ],
)
def test_trades_are_known_in_further_languages(document: Build, language: str, life: str, role: str) -> None:
    name = "Ольга Маяк" if language == "ru" else "Olga Maková"
    talk = f"Leon Vask: Port?\n\n{name}: Port.\n\nLeon Vask: Port?\n\n{name}: Port."
    assert _guests(document, f"Port\n\n{life}\n\n{talk}", language) == [(name, role)]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("An interview with Ada Brook\n\nThe yard of the pilot Ada Marsh is closed, says Ada Brook.", ""),
        ("Rowers Need More Rope Options, According to Tide Founder Ada Brook", "Tide Founder"),
    ],
)
def test_words_about_somebody_else_are_no_role(document: Build, head: str, role: str) -> None:
    assert _guests(document, f"{head}\n\n{TALK}") == [("Ada Brook", role)]


def test_praise_of_a_host_is_no_role(document: Build) -> None:
    talk = "Leon Vask: You are a perfect writer for us.\n\nAda Brook: Why not?\n\nLeon Vask: And?\n\nAda Brook: Rain."
    assert _guests(document, f"The quay\n\n{talk}") == [("Ada Brook", "")]


def test_the_post_is_below_a_name_with_a_user_name(document: Build) -> None:
    text = f"An interview with Ada Brook\n\nAda Brook, @ada\n\nCTO at the Tide Office, Hull\n\n{TALK}"
    assert _guests(document, text) == [("Ada Brook", "CTO at the Tide Office, Hull")]


@pytest.mark.parametrize(
    ("language", "head", "role"),
    [
        ("fr", "Directrice du Bureau des marées, Jeanne Morin nous reçoit au port.", "Directrice du Bureau des marées"),
        ("en", "Tide Office head Jeanne Morin talks about rain.", "Tide Office head"),
        ("en", "Meet Jeanne Morin. She runs the Tide Office.", "runs the Tide Office"),
        ("es", "Entrevista a Jeanne Morin, y la historia política de nuestro puerto.", ""),
    ],
)
def test_words_for_a_post_stand_before_a_name_in_many_ways(
    document: Build, language: str, head: str, role: str
) -> None:
    talk = {"en": TALK, "es": "¿Quién paga?\n\nNadie.\n\n¿Y ahora?\n\nLluvia.\n\n¿Y después?\n\nNada."}
    french = "Qui paie ?\n\nPersonne.\n\nEt après ?\n\nIl pleut.\n\nEt puis ?\n\nRien."
    text = f"Au port\n\n{head}\n\n{talk.get(language, french)}"
    assert [told for name, told in _guests(document, text, language) if name == "Jeanne Morin"] == [role]


@pytest.mark.parametrize(
    ("language", "life", "role"),
    [
        ("en", "Ada Brook left Hull in 2015 and is now its harbour pilot.", "harbour pilot"),
        ("en", "Ada Brook has a degree in law. Currently, she works as a ferry planner.", "ferry planner"),
        ("de", "Ada Brook studierte in Leer. Seit 2018 ist sie Lotsin im Hafen.", "Lotsin im Hafen"),
        ("it", "Ada Brook, che da dieci anni dirige il porto, racconta.", "dirige il porto"),
        ("en", "Ada Brook is part of the team that built the quay.", "part of the team that built the quay"),
    ],
)
def test_a_verb_anywhere_in_the_paragraph_may_say_what_somebody_is(language: str, life: str, role: str) -> None:
    assert role_of_person("Ada Brook", ("Brook", "Ada"), Places(lives=(life,)), words_of(language)) == role
