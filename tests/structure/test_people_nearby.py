"""Who and what is told near a name: by pronouns, whole turns, brackets, rows; and who led the talk."""

from __future__ import annotations

import pytest
from boats import TALK

from pipeline.clean import clean
from pipeline.model import Briefing
from pipeline.read import read
from pipeline.structure import structure


def _outline(text: str, language: str = "en", name: str = "talk.md") -> Briefing:
    return structure(clean(read(text.encode(), name, language=language)))


def _guests(text: str, language: str = "en") -> dict[str, str]:
    bio = _outline(text, language).bio
    return {guest.name: guest.role for guest in bio.guests} if bio else {}


def _told(text: str) -> list[str]:
    bio = _outline(text).bio
    return [block.text for block in bio.blocks] if bio else []


ASKED = "**Q:** When did the boats stop?\n\n{0}\n\n**Q:** Who decided it?\n\n{1}\n\n**Q:** What comes next?\n\n{2}"
SAID = ("In March, when the money ended and the crew went home.", "The council did.", "We count the boats.")


def test_a_name_goes_on_behind_an_article_without_its_vowel() -> None:
    line = "Jeanne d’Albret-Morin, pilote à Calais, nous parle du port."
    assert _guests(f"# Le quai\n\n{line}\n\n{TALK}", "fr") == {"Jeanne d’Albret-Morin": "pilote à Calais"}


def test_a_label_that_stands_once_is_a_guest_whom_the_text_names() -> None:
    told = "Mara Vell is the keeper of the tide tables. Hugo Lind leads the crew of the night boat."
    talk = "Mara: “The sea gives nothing back.”\n\nHugo: “Boats are a way to share the work with everybody.”"
    assert _guests(f"# Lessons of the quay\n\n{told}\n\n## The sea\n\n{talk}") == {
        "Mara Vell": "keeper of the tide tables",
        "Hugo Lind": "leads the crew of the night boat",
    }


def test_a_name_with_a_nick_in_marks_is_the_one_with_the_nick_in_brackets() -> None:
    head = "# The quay\n\nWe talked to Hugo (Skip) Lind, pilot of the night boat."
    talk = ASKED.format(*(f"**Hugo “Skip” Lind:** {said}" for said in SAID))
    assert list(_guests(f"{head}\n\n{talk}").values()) == ["pilot of the night boat"]


def test_a_label_with_a_small_word_of_a_surname_is_its_bearer() -> None:
    lines = (
        "Das HAFENBLATT-INTERVIEW: mit Gisela van Brook zur Aufsicht im Bootshaus.",
        "Dass die Arbeit schön ist, schildert die Leiterin des Bootshauses im Gespräch mit Udo Lindner.",
        "Blatt: Wie viele Helfer braucht es für das Bootshaus?",
        "Van Brook: Zwei Personen teilen sich die Schicht. Einer bleibt im Eingang und hat das Haus im Blick.",
    )
    text = "\n\n".join(("# Von wegen langweilig", *lines))
    assert _guests(text, "de") == {"Gisela van Brook": "Leiterin des Bootshauses"}
    assert not [line for line in _told(text) if line.startswith("Van Brook:")]


def test_the_first_letters_of_a_name_may_be_two() -> None:
    talk = ASKED.format(f"**Wanda Chmura:** {SAID[0]}", f"**WCh:** {SAID[1]}", f"**WCh:** {SAID[2]}")
    assert "WCh" not in _outline(f"# A talk with Wanda Chmura\n\n{talk}").speakers()


def test_a_pet_name_is_who_bears_the_whole_one() -> None:
    talk = ASKED.format(*(f"**Ann:** {said}" for said in SAID))
    assert list(_guests(f"# A talk with Annika Brook\n\n{talk}\n\n![Annika Brook at the port](quay.jpg)")) == [
        "Annika Brook"
    ]


def test_a_turn_below_its_label_says_what_the_speaker_is() -> None:
    said = "As the minister in charge of social boats, I want everybody to row."
    turns = (("Leo Vask", "When did the boats stop?"), ("Ada Brook", "In March."), ("Leo Vask", "Who decided it?"))
    more = (("Ada Brook", "The council did."), ("Leo Vask", "What comes next?"), ("Ada Brook", said))
    text = "\n\n".join(f"### {name}:\n\n{words}" for name, words in (*turns, *more))
    assert _guests(f"# The quay\n\n{text}")["Ada Brook"] == "minister in charge of social boats"


def test_a_pronoun_behind_a_time_tells_what_somebody_is_now() -> None:
    talk = ASKED.format(*(f"**Ada Brook:** {said}" for said in SAID))
    life = "Ada Brook has published four books on boats. Since 2014 she has been a senior pilot at the Port of Kade."
    past = "Ada Brook is a senior pilot at the Port of Kade. She rows. In 2008, she was chair of the Tide Board."
    assert _guests(f"# A talk with Ada Brook\n\n{life}\n\n{talk}") == {"Ada Brook": "senior pilot at the Port of Kade"}
    assert _guests(f"# A talk with Ada Brook\n\n{past}\n\n{talk}") == {"Ada Brook": "senior pilot at the Port of Kade"}


def test_each_of_a_row_has_the_role_that_is_told_of_it() -> None:
    row = (
        "We brought three people to one table. Ada Brook (AB) is a pilot on the night boat, Ben Lind (BL) knows the "
        "yard, while Max Holm (MH) works as a diver."
    )
    talk = ASKED.format(f"**AB:** {SAID[0]}", f"**BL:** {SAID[1]}", f"**MH:** {SAID[2]}\n\n**AB:** So we do.")
    guests = _guests(f"# Three voices\n\n{row}\n\n{talk}")
    assert guests["Ada Brook"] == "pilot on the night boat"
    assert guests["Max Holm"] == "diver"
    assert guests.get("Ben Lind", "") == ""


def test_the_interview_of_a_paper_has_no_guest_of_that_name() -> None:
    assert _guests(f"# Harbour Weekly interview\n\nLast month I answered these questions by mail.\n\n{TALK}") == {}


def test_what_belongs_to_a_thing_is_no_name() -> None:
    assert "Preise von Tauwerk" not in _guests(f"# Preise von Tauwerk\n\nExperten zu Preisen.\n\n{TALK}", "de")


def test_front_matter_may_have_a_name_in_two_keys() -> None:
    head = "---\ntitle: The quay\nfirstName: Ada\nlastName: Brook\njob: Head of Boats\ncompany: Tideworks\n---\n\n"
    assert _guests(f"{head}{TALK}") == {"Ada Brook": "Head of Boats"}


def test_who_led_the_talk_is_the_author_and_not_who_posted_it() -> None:
    posted = _outline(f"# The quay\n\nPublished by Boats and Nets on 24/06/2017\n\n{TALK}\n\nInterview by Ada Brook")
    assert posted.byline is not None and posted.byline.name == "Boats and Nets, Ada Brook"
    led = _outline(
        f"# Le quai\n\nPublished by Boats and Nets on 24/06/2017\n\n{TALK}\n\nInterview conducted by Ada Brook"
    )
    assert led.byline is not None and led.byline.name == "Ada Brook"
    assert "Published by Boats and Nets on 24/06/2017" in [block.text for block in led.credits]


def test_an_interview_by_one_with_another_names_the_author_before_the_metadata() -> None:
    head = "---\ntitle: Der Kai\nauthor: Paul Sander\n---\n\nEin Interview von Ada Brook mit Hanna Lind."
    found = _outline(f"{head}\n\n{TALK}", "de")
    assert found.byline is not None and found.byline.name == "Ada Brook"


def test_a_post_in_japanese_ends_at_the_particle() -> None:
    line = "この疑問を明らかにするために、海洋科学研究科特任教授の藤川先生にうかがった。"
    bio = _outline(f"# 藤川先生インタビュー\n\n{line}\n", "ja").bio
    assert bio is not None and bio.guests[0].role == "海洋科学研究科特任教授"


def test_a_name_in_another_script_is_no_role() -> None:
    talk = ASKED.format(*(f"**Ада Рід:** {said}" for said in SAID))
    assert _guests(f"# The quay\n\nWe talked to Ада Рід (Ada Reed) in the port.\n\n{talk}") == {"Ада Рід": ""}


def test_initials_in_brackets_tie_a_label_to_a_name() -> None:
    row = "Ada Brook (AB) is a harbour master at the Quay Office, Ben Holt (XH) is a pilot of the night boat."
    talk = ASKED.format(f"**AB:** {SAID[0]}", f"**XH:** {SAID[1]}", f"**XH:** {SAID[2]}")
    assert _guests(f"# Two voices\n\n{row}\n\n{talk}") == {
        "Ada Brook": "harbour master at the Quay Office",
        "Ben Holt": "pilot of the night boat",
    }


def test_the_trade_of_a_friend_is_no_role() -> None:
    line = "The sailor Adela Brook is a friend of president Clara Lind, and always was."
    talk = ASKED.format(*(f"**Adela Brook:** {said}" for said in SAID))
    assert _guests(f"# The quay\n\n{line}\n\n{talk}") == {"Adela Brook": "sailor"}


def test_a_key_may_join_two_whole_names() -> None:
    for names in ("Ada Brook & Leo Vask", "Ada Brook and Leo Vask"):
        assert list(_guests(f"---\ntitle: The quay\nguest: {names}\n---\n\n{TALK}")) == ["Ada Brook", "Leo Vask"]
    assert list(_guests(f"---\ntitle: The quay\nguest: José Brook y Vask\n---\n\n{TALK}")) == ["José Brook y Vask"]


def test_of_the_speakers_that_a_source_lists_the_title_names_the_guests() -> None:
    head = "---\ntitle: {0}\nspeakers: Kim Weld, Leo Vask, Ada Brook\n---\n\nThe boats went home in March."
    assert list(_guests(head.format("Boats at night with Ada Brook"))) == ["Ada Brook"]
    assert list(_guests(head.format("Boats at night"))) == ["Kim Weld", "Leo Vask", "Ada Brook"]


def test_the_one_who_is_interviewed_may_sign() -> None:
    head = "---\ntitle: The quay\ninterviewee: Ada Brook\nauthor: Ada Brook\n---\n\n"
    assert list(_guests(f"{head}The boats went home in March.")) == ["Ada Brook"]


def test_a_label_that_fits_two_names_is_the_one_who_was_asked() -> None:
    head = "# Interview with Ada Brook\n\nAda BrookWe met on the quay, and Ada Nilsen rowed."
    talk = ASKED.format(*(f"**Ada:** {said}" for said in SAID))
    assert list(_guests(f"{head}\n\n{talk}")) == ["Ada Brook"]


def test_who_is_listed_in_a_long_sentence_takes_part() -> None:
    row = (
        "Some fifty rowers came to the hall to hear three speakers: Ada Brook, a pilot, Leo Vask, a cook, and Kim Weld."
    )
    assert list(_guests(f"# The quay\n\n{row}\n\n{TALK}"))[:1] == ["Ada Brook"]


@pytest.mark.parametrize(
    ("language", "title", "wanted"),
    [
        ("en", "Interview with Nadia", ["Nadia"]),
        ("it", "Lampade sul molo - Intervista a Pietro", ["Pietro"]),
        ("en", "Interview with Tideworks", []),
    ],
)
def test_a_title_may_end_in_the_first_name_of_who_was_asked(language: str, title: str, wanted: list[str]) -> None:
    talk = "**When?**\n\nIn March.\n\n**Who?**\n\nThe council.\n\n**Why?**\n\nI do not know."
    assert list(_guests(f"# {title}\n\n{talk}", language)) == wanted


def test_who_is_asked_in_the_title_is_a_guest_though_that_one_puts_questions() -> None:
    turns = ("Nadia: When did you come?", "Leo: In March.", "Nadia: Why so late?", "Leo: The fog.", "Nadia: Who rowed?")
    talk = "\n\n".join((*turns, "Leo: I did, and so did half of the village, as each year."))
    assert list(_guests(f"# Interview with Nadia Brook and Leo Vask\n\n{talk}")) == ["Nadia Brook", "Leo Vask"]


def test_whom_the_author_of_a_report_on_himself_met_is_no_guest() -> None:
    mine = ("I came to the quay in May.", "I had no boat.", "My first lamp sank.", "I learned to row.")
    met = "I was lucky to have a conversation with Nadia Reed (member of the crew), and I went on."
    assert _guests("\n\n".join(("# How my boat came to be", *mine, met, *mine))) == {}


def test_an_answer_that_begins_with_a_name_and_a_post_is_by_that_person() -> None:
    talk = "**Gazette:** {0}\n\n**Nadia:** {1}\n\n**Gazette:** And the lamps?\n\n**Nadia:** We mend them.\n\n"
    text = talk.format("Who are you?", "Nadia Vell, lamp keeper at Wet Light.")
    assert _guests(f"# The quay\n\n{text * 2}") == {"Nadia Vell": "lamp keeper at Wet Light"}


def test_a_post_behind_a_name_in_a_key_is_nobody() -> None:
    assert list(_guests(f"---\ntitle: Lamps\ninterviewee: Nadia Vell, Diver\n---\n\n{TALK}")) == ["Nadia Vell"]


def test_a_row_of_a_table_says_a_post() -> None:
    talk = ASKED.format(*(f"**Nadia Vell:** {said}" for said in SAID))
    assert _guests(f"# The quay\n\n| Name | Nadia Vell |\n|---|---|\n| Job | Diver |\n\n{talk}") == {
        "Nadia Vell": "Diver"
    }
