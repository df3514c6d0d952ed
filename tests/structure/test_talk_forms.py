"""One talk has the same questions and answers in every form in which sites, chats and programs write it."""

from __future__ import annotations

from html import escape

import pytest
from tables import all_rows

from pipeline.clean import clean
from pipeline.read import read
from pipeline.structure import structure

TALK = (
    ("When did you first go to sea?", "I was nine. My uncle had a boat, and nobody else wanted to bail it."),
    ("Tell us about the winter of the long ice.", "We could not leave the harbour for eleven weeks."),
    ("Who repaired the lamps?", "My mother did. She had learned it from the keeper."),
    ("And what did the harbour board say?", "They sent letters. We read them aloud in the shed."),
    ("Would you do it once more?", "Yes. But I would start with the roof and not with the boats."),
)
HEAD = "The rope and the roof\n\nAda Reed ran the yard at Port Ellery for thirty years. We met in her kitchen.\n\n"
PAGE = "<!doctype html><html><body><article><h1>The rope and the roof</h1>{}</article></body></html>"


def pairs(question: str, answer: str, between: str = "\n\n", apart: str = "\n\n") -> str:
    """The talk, each question and answer put into a frame; ``{n}`` is the number of a pair."""
    return apart.join(
        question.replace("{}", asked).replace("{n}", str(n))
        + between
        + answer.replace("{}", said).replace("{n}", str(n))
        for n, (asked, said) in enumerate(TALK, 1)
    )


def tagged(question: str, answer: str) -> str:
    inside = "".join(question.format(escape(asked)) + answer.format(escape(said)) for asked, said in TALK)
    return PAGE.format(inside)


FORMS = {
    "labels.txt": HEAD + pairs("Tidewatch: {}", "Ada Reed: {}"),
    "group.txt": HEAD + pairs("The team of the Tide: {}", "Ada Reed: {}"),
    "letters of a court.txt": "DEPOSITION OF ADA REED\n\nBY MR. HOLT:\n\n" + pairs("  Q.  {}", "  A.  {}", "\n", "\n"),
    "numbered letters.txt": HEAD + pairs("Q{n}: {}", "A{n}: {}"),
    "letters in one paragraph.txt": HEAD + pairs("Q: {}", "A: {}", " ", " "),
    "letters in paragraphs of two.txt": HEAD + pairs("Q: {}", "A: {}", " "),
    "dashes.txt": HEAD + pairs("– {}", "– {}"),
    "quoted answers.txt": HEAD + pairs("{}", "“{}”"),
    "names and a hyphen.txt": HEAD + pairs("Tidewatch - {}", "Reed - {}"),
    "names behind a middle dot.txt": HEAD + pairs("· Tidewatch: {}", "· Ada Reed: {}"),
    "names in brackets above.txt": HEAD + pairs("[speaker 1]\n\n{}", "[speaker 2]\n\n{}"),
    "names in brackets.txt": HEAD + pairs("[Tidewatch] {}", "[Ada Reed] {}"),
    "a chat.txt": pairs("<tidewatch> {}", "<ada> {}", "\n", "\n"),
    "a chat with times.txt": pairs("[12:0{n}] <tidewatch> {}", "[12:1{n}] <ada> {}", "\n", "\n"),
    "a messenger.txt": pairs("03/11/2021, 12:0{n} - Tide Watch: {}", "03/11/2021, 12:1{n} - Ada Reed: {}", "\n", "\n"),
    "a messenger of an office.txt": pairs("Tide Watch  12:0{n} PM\n{}", "Ada Reed  12:1{n} PM\n{}"),
    "a meeting.txt": pairs("Tide Watch  0:{n}2\n{}", "Ada Reed  0:{n}8\n{}"),
    "items of a list.txt": HEAD + pairs("• {}", "• {}", "\n", "\n"),
    "items below items.md": HEAD + pairs("- {}", "  - {}", "\n", "\n"),
    "captions.vtt": "WEBVTT\n\n"
    + pairs("00:0{n}:01.000 --> 00:0{n}:08.000\n<v Tide Watch>{}", "00:0{n}:10.000 --> 00:0{n}:28.000\n<v Ada Reed>{}"),
    "bold labels.md": HEAD + pairs("**Tidewatch:** {}", "**Ada Reed:** {}"),
    "bold labels on indented lines.md": HEAD + pairs("**Tidewatch:** {}", " **Ada Reed:** {}", "\n", "\n "),
    "bold labels in one paragraph.md": HEAD + pairs("**Tidewatch:** {}", "**Ada Reed:** {}", " ", " "),
    "bold questions before answers.md": HEAD + pairs("**{}**", "{}", " "),
    "fields.rst": HEAD + pairs(":Q: {}", ":A: {}"),
    "bold type of AsciiDoc.adoc": HEAD + pairs("*Tidewatch:* {}", "*Ada Reed:* {}"),
    "bold type of a wiki.txt": HEAD + pairs("'''Tidewatch:''' {}", "'''Ada Reed:''' {}"),
    "a news wiki.txt": HEAD + pairs("((Tidewatch)) {}", "((Ada Reed)) {}"),
    "a table.md": HEAD + "| Question | Answer |\n|---|---|\n" + pairs("| {} |", " {} |", "", "\n"),
    "a table of names.html": tagged("<tr><td>Tidewatch</td><td>{}</td></tr>", "<tr><td>Ada Reed</td><td>{}</td></tr>"),
    "terms and definitions.html": tagged("<dt>{}</dt>", "<dd>{}</dd>"),
    "italic names.html": tagged("<p><em>Tidewatch.</em> {}</p>", "<p><em>Reed.</em> {}</p>"),
    "boxes that open.html": tagged("<details><summary>{}</summary>", "<p>{}</p></details>"),
    "boxes that open.md": HEAD + pairs("<details><summary>{}</summary>", "{}\n\n</details>"),
    "classes.html": tagged('<div class="interview-q">{}</div>', '<div class="interview-a">{}</div>'),
    "classes.md": HEAD + pairs('<p class="question">{}</p>', "{}"),
    "components.mdx": HEAD + pairs("<Question>{}</Question>", "{}"),
    "answers as quotations.md": HEAD + pairs("{}", "> {}"),
    "answers in italics.md": HEAD + pairs("{}", "*{}*"),
    "underlined.md": HEAD + pairs("<u>{}</u>", "{}"),
    "middle dots.txt": HEAD + pairs("· {}", "{}"),
    "capitals.txt": HEAD + pairs("TIDEWATCH {}", "ADA REED {}"),
    "initials.md": HEAD + pairs("`TW` {}", "`AR` {}"),
    "names as headings.md": HEAD + pairs("### Tide Watch\n\n{}", "### Ada Reed\n\n{}"),
    "times and accounts.txt": HEAD + pairs("[00:0{n}:10.0 @tidewatch] {}", "[00:0{n}:20.0 @reed] {}"),
    "names in one paragraph.txt": HEAD + pairs("Tide Watch: {}", "Ada Reed: {}", " ", " "),
    "a table of questions.md": HEAD + "| | |\n|---|---|\n" + pairs("| {} |", " {} |", "", "\n"),
}  # fmt: skip


def read_as_talk(text: str, name: str = "talk.txt") -> list[tuple[str, str]]:
    """Question and answers of each exchange, quotation marks around them aside."""
    return [
        (
            " ".join(block.text for block in item.question.blocks),
            " ".join(block.text for turn in item.answers for block in turn.blocks).strip("“”"),
        )
        for item in structure(clean(read(text.encode(), name))).exchanges()
    ]


@all_rows("name", FORMS)
def test_questions_and_answers_are_found_in_every_form(name: str) -> None:
    assert read_as_talk(FORMS[name], name) == list(TALK)


def test_greek_asks_with_a_semicolon() -> None:
    talk = [
        ("Πότε αρχίσατε;", "Ήμουν εννιά χρονών."),
        ("Ποιος είχε τις λάμπες;", "Η μητέρα μου."),
        ("Τι έγινε με το ναυπηγείο;", "Το χάρισα στους ανθρώπους που δούλευαν εκεί."),
    ]
    text = "Το λιμάνι\n\n" + "\n\n".join(f"{asked}\n\n{said}" for asked, said in talk)
    assert read_as_talk(text) == talk


def test_questions_begin_the_paragraphs_of_an_interview_in_plain_type() -> None:
    talk = [(asked, f"{said} {said} {said} {said}") for asked, said in TALK if asked.endswith("?")]
    text = "Interview with Ada Reed\n\n" + "\n\n".join(f"{asked} {said}" for asked, said in talk)
    assert read_as_talk(text) == talk
    assert read_as_talk(text.replace("Interview with Ada Reed", "The rope and the roof")) == []


def test_a_whole_talk_that_a_page_sets_as_a_quotation_has_questions() -> None:
    talk = [(asked, f"{said} {said} {said} {said}") for asked, said in TALK if asked.endswith("?")]
    text = "# Interview with Ada Reed\n\n" + "\n>\n".join(f"> {asked} {said}" for asked, said in talk)
    assert read_as_talk(text, "talk.md") == talk


def test_a_statement_in_bold_type_before_its_answer_is_put_as_the_questions_are() -> None:
    said = [*TALK, ("You sold the yard in the end.", "I never sold it. I gave it to the people who worked there.")]
    assert read_as_talk(HEAD + "\n\n".join(f"**{one}** {two}" for one, two in said), "talk.md") == said


def test_an_answer_whose_label_is_missing_is_no_part_of_the_question() -> None:
    text = HEAD + pairs("TIDEWATCH: {}", "REED: {}").replace("REED: My mother", "My mother")
    assert read_as_talk(text) == list(TALK)


def test_a_host_who_asks_in_two_paragraphs_keeps_both() -> None:
    talk = [*TALK]
    talk[2] = (f"{talk[2][0]} I ask because I saw them lit.", talk[2][1])
    text = HEAD + pairs("TIDEWATCH: {}", "REED: {}").replace("lamps?", "lamps?\n\nI ask because I saw them lit.")
    assert read_as_talk(text) == talk


def test_what_a_host_says_behind_the_last_answer_asks_nothing() -> None:
    text = HEAD + pairs("Tidewatch: {}", "Ada Reed: {}")
    thanks = "Thank you for taking the time and for showing us the yard, the lamps and the long shed."
    talk = read_as_talk(f"{text}\n\nTidewatch: {thanks}")
    assert [asked for asked, _ in talk] == [asked for asked, _ in TALK]
    assert talk[-1][1].endswith(thanks)


def test_somebody_who_asks_from_the_floor_may_have_a_name() -> None:
    text = HEAD + pairs("Question: {}", "Answer: {}").replace("Question: Who", "Question from Bo Berg: Who")
    found = structure(clean(read(text.encode(), "talk.txt")))
    assert [item.question.speaker for item in found.exchanges()][2] == "Question from Bo Berg"
    assert read_as_talk(text) == list(TALK)


def test_a_word_for_who_speaks_and_its_letter_are_one_person() -> None:
    text = HEAD + pairs("Q: {}", "A: {}").replace("Q: When", "Question: When").replace("A: I was", "Answer: I was")
    found = structure(clean(read(text.encode(), "talk.txt")))
    assert {item.question.speaker for item in found.exchanges()} == {"Question"}
    assert len({turn.speaker for item in found.exchanges() for turn in item.answers}) == 1


def test_items_of_a_list_that_do_not_answer_each_other_are_no_talk() -> None:
    questions = "\n".join(f"- {asked}" for asked, _ in TALK if asked.endswith("?"))
    assert read_as_talk(f"{HEAD}{questions}\n{questions}\n", "talk.md") == []


def test_names_before_a_hyphen_in_a_few_of_many_paragraphs_are_no_speakers() -> None:
    prose = "\n\n".join(f"The boat of {year} was sold, and nobody asked why." for year in range(1950, 1962))
    text = f"{HEAD}Ropes - We sell three of them.\n\nLamps - We sell four.\n\n{prose}\n\n"
    text += "Ropes - We sell them by the metre.\n\nLamps - We sell them with oil.\n"
    assert not any(turn.label for turn in structure(clean(read(text.encode(), "talk.txt"))).turns())


def test_letters_stand_for_the_two_people_whom_the_title_names() -> None:
    text = "Hana Lund and Ada Reed on ropes\n\nThey met in the yard at Port Ellery.\n\n" + pairs("H: {}", "A: {}")
    found = structure(clean(read(text.encode(), "talk.txt")))
    assert {item.question.speaker for item in found.exchanges()} == {"Hana Lund"}
    assert {turn.speaker for item in found.exchanges() for turn in item.answers} == {"Ada Reed"}


@pytest.mark.parametrize(
    ("turns", "speakers"),
    [
        ("Hana|Otto|H|O|H|O", {"Hana", "Otto"}),
        ("Q|Otto|Q|O|Q|O", {"Q", "Otto"}),
        ("Quinn|Ada|Q|A|Q|A", {"Quinn", "Ada Reed"}),  # both letters are also words for who asks and answers
        ("Ada|Quinn|Q|A|Q|A|Q|A|Ada|Quinn", {"Ada Reed", "Quinn", "Q", "A"}),  # the floor asks, and the two go on
    ],
)
def test_who_has_once_a_name_and_then_its_first_letter_is_one_person(turns: str, speakers: set[str]) -> None:
    labels = turns.split("|")
    said = [line for pair in TALK for line in pair]
    text = HEAD + "\n\n".join(f"{label}: {line}" for label, line in zip(labels, said, strict=False))
    found = structure(clean(read(text.encode(), "talk.txt")))
    assert {turn.speaker for turn in found.turns()} == speakers


def test_a_number_and_a_hyphen_before_each_question_are_a_form() -> None:
    text = HEAD + pairs("{n}- {}", "{}").replace("Tell us about the winter", "The winter")
    assert [asked[:2] for asked, _ in read_as_talk(text)] == ["1-", "2-", "3-", "4-", "5-"]


def test_a_request_in_bold_type_above_the_first_question_is_put_too() -> None:
    said = [
        ("Ada, you came to the yard as a child, and nobody wanted you there.", "I was nine, and my uncle needed me."),
        *TALK,
    ]
    assert read_as_talk(HEAD + "\n\n".join(f"**{one}**\n\n{two}" for one, two in said), "talk.md") == said


@pytest.mark.parametrize("lead", ["Ada Reed tells how the yard was sold.", "You will find her book in the shops."])
def test_a_lead_in_bold_type_is_no_question(lead: str) -> None:
    text = f"# The rope\n\n**{lead}**\n\nThe yard is a museum today.\n\n" + pairs("**{}**", "{}")
    assert read_as_talk(text, "talk.md") == list(TALK)


def test_turns_in_a_dialogue_may_have_a_dash_before_their_names() -> None:
    text = HEAD + pairs("- Tidewatch: {}", "- Ada Reed: {}")
    assert read_as_talk(text) == list(TALK)


def test_questions_of_which_some_have_a_number_are_all_found() -> None:
    text = HEAD + pairs("{n}- {}", "{}").replace("3- Who", "Who").replace("4- And", "And").replace(
        "Tell us", "Will you tell us"
    )
    text = text.replace("the long ice.", "the long ice?")
    assert [asked.lstrip("0123456789- ")[:3] for asked, _ in read_as_talk(text)] == ["Whe", "Wil", "Who", "And", "Wou"]


def test_a_question_in_two_bold_paragraphs_is_one() -> None:
    text = HEAD + pairs("**Q: {}**", "{}").replace("lamps?**", "lamps?**\n\n**And who was told how you did it?**")
    assert [asked for asked, _ in read_as_talk(text, "talk.md")] == [
        asked.replace("lamps?", "lamps? And who was told how you did it?") for asked, _ in TALK
    ]


def test_who_asks_may_be_told_at_length_in_bold_type() -> None:
    text = HEAD + pairs("**Edda Lund, who teaches at the school by the lock, asks:** {}", "**Reed:** {}")
    assert read_as_talk(text, "talk.md") == list(TALK)


def test_a_recording_that_names_the_speaker_at_each_paragraph_has_one_host() -> None:
    long = "I carried the books of the harbour up to the church, and nobody shouted. " * 4
    text = HEAD + pairs("[00:0{n}:10 @tide] {}", f"[00:0{{n}}:20 @reed] {{}} Who knew?\n\n[00:0{{n}}:40 @reed] {long}")
    assert [asked for asked, _ in read_as_talk(text)] == [asked for asked, _ in TALK]


def test_a_name_below_each_quotation_that_a_page_repeats_is_no_speaker() -> None:
    text = HEAD + pairs("{}", "I was nine\n\nAda Reed\n\n{}") + "\n\nRiver Talks\n\nMore" * 2
    asked = [asked for asked, _ in TALK if asked.endswith("?")]
    assert [question for question, _ in read_as_talk(text) if question.endswith("?")] == asked


def test_a_narrator_between_many_others_asks() -> None:
    told = "The harbour froze in that year, and nobody could leave it before the end of March. Nobody shouted."
    names = ("Bo Berg", "Ivo Vane", "Edda Lund", "Nora Quist")
    turns = [f"Ada Reed: {told}\n\n{name}: I remember it well, and so does my mother." for name in names * 4]
    asked = [turn.replace(told, f"And what did you say, {n}?") if n % 4 == 0 else turn for n, turn in enumerate(turns)]
    text = HEAD + "\n\n".join(asked)
    assert [question for question, _ in read_as_talk(text)] == [f"And what did you say, {n}?" for n in range(0, 16, 4)]


def test_the_name_of_the_guest_before_the_first_answer_is_a_label() -> None:
    text = f"# Interview with Ada Reed\n\n{HEAD}" + pairs("**{}**", "{}").replace("I was nine", "Ada Reed: I was nine")
    first = next(iter(structure(clean(read(text.encode(), "talk.md"))).exchanges())).answers[0]
    assert (first.speaker, first.label, first.blocks[0].text[:10]) == ("Ada Reed", "Ada Reed:", "I was nine")


def test_statements_with_a_dash_are_put_where_only_answers_have_a_believed_label() -> None:
    asked = (
        "Who pays for the boats?",
        "That is a lot of money.",
        "And who sails them?",
        "The town was never asked at all.",
    )
    turns = "".join(f"-PS: {question}\n\nTC: {said}\n\n" for question, (_, said) in zip(asked, TALK, strict=False))
    assert len(read_as_talk(f"{HEAD}{turns}The end.\n", "talk.md")) == 4


def test_answers_in_italics_may_be_shorter_than_their_questions() -> None:
    pairs = (
        ("Which wood do you use?", "Oak."),
        ("Plans to sail, to the north perhaps?", "No."),
        ("Who taught you?", "May."),
    )
    turns = "\n\n".join(f"{asked}\n\n*{said}*" for asked, said in pairs)
    assert len(read_as_talk(HEAD + turns, "talk.md")) == len(pairs)


def test_headings_without_a_mark_that_turn_to_the_guest_are_questions() -> None:
    asked = ("Who are you?", "What do you build?", "Boats you are proud of", "Why the sea?", "Your first winter there")
    turns = "\n\n".join(f"|=---=[ {question}\n\n{said}" for question, (_, said) in zip(asked, TALK, strict=True))
    assert len(read_as_talk(HEAD + turns)) == len(asked)
