"""Boxes inside a text and chips in its head are removed; the same words are kept if a person says them."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.read import read

BEFORE = "We mended the quay by hand in the spring, and nobody paid us for it."
AFTER = "Then the ships came back, one after the other, and the town had salt again."


def cleaned(*paragraphs: str, language: str = "en") -> list[str]:
    raw = read("\n\n".join(paragraphs).encode(), "a.txt", language=language)
    return [block.text for block in clean(raw).blocks]


BOXES = [
    ("en", "Donate today\nYour gift of €25 buys a rope.\n€25  €50  €100  Other amount\nGive now"),
    ("en", "Sign up for our newsletter\nStories like this, once a month.\nYour email address\nSubscribe"),
    ("en", "Read also\nThe bell that would not ring"),
    ("fr", "À lire aussi\nLe phare de la discorde"),
    ("de", "Mehr zum Thema\nDie Mauer, die keiner kannte"),
    ("pt", "Assinar agora\nSem spam. Cancele quando quiser.\nReceba as próximas conversas no seu e-mail."),
    ("pl", "Wesprzyj niezależne dziennikarstwo!\nTylko dzięki Wam możemy działać.\n20 zł   50 zł   100 zł"),
]


@pytest.mark.parametrize(("language", "box"), BOXES)
def test_a_box_of_the_page_goes(language: str, box: str) -> None:
    assert cleaned(BEFORE, box, AFTER, language=language) == [BEFORE, AFTER]


SAID = [
    "Donate today\nor tomorrow, I do not mind.",
    "Read also the small print.\nI always do.",
    "Ada: Sign up for our newsletter\nBo: Subscribe",
    "Subscribe to the newsletter\nwas what they told me, and I went home.",
    "See also\nThe tide table: https://tides.example/table",
    "Read more\nand talk less, that is my advice to you.",
]


@pytest.mark.parametrize("said", SAID)
def test_what_is_said_in_such_words_stays(said: str) -> None:
    assert said in "\n\n".join(cleaned(BEFORE, said, AFTER))


CHIPS = [
    ("Ada Reed | 3 May 2021 | 4 comments", "Ada Reed | 3 May 2021"),
    ("3 May 2021 — 7 min read", "3 May 2021"),
    ("Share this article · 3 May 2021", "3 May 2021"),
    ("Ducks[edit]", "Ducks"),
]


@pytest.mark.parametrize(("line", "left"), CHIPS)
def test_a_chip_of_the_page_goes(line: str, left: str) -> None:
    assert cleaned(line, BEFORE, AFTER) == [left, BEFORE, AFTER]


@pytest.mark.parametrize(
    "line",
    [
        "I said – share this – and left.",
        "Share – 3 May 2021 is the day I learned that word.",
        "Home — or what is left of it",
        "Comments | Music | Night",
        "I wrote [edit] in the margin of the page",
    ],
)
def test_a_line_with_bars_that_is_said_stays(line: str) -> None:
    assert line.replace(" - ", " – ") in cleaned(BEFORE, line, AFTER)


@pytest.mark.parametrize(
    "line",
    [
        "Thanks for reading my letter. It was long.",
        "Read more: it is the only way.",
        "On Tuesday he wrote:",
        "Sent from my mother, with love.",
        "I use the code of the sea, and it is for everybody.",
        "Start the trial.",
        "Reply, share, report, save.",
        "Views differ in our town.",
    ],
)
def test_a_sentence_that_resembles_residue_stays(line: str) -> None:
    assert line in cleaned(BEFORE, "What did you say?", AFTER, line, AFTER + " And so it was.")


def test_a_running_foot_that_names_the_text_goes_and_numbered_chapters_stay() -> None:
    head = "Salt Coast Archive\nA talk with Ada Brook"
    pages = [
        part
        for page in (1, 2, 3)
        for part in (BEFORE, AFTER, BEFORE + AFTER, AFTER, f"Salt Coast Archive – Brook {page}")
    ]
    left = cleaned(head, *["She was born in a loft above the nets, and she says so."] * 8, *pages)
    assert not [line for line in left if line.startswith("Salt Coast Archive –")]
    chapters = [part for page in (1, 2, 3) for part in (BEFORE, AFTER, BEFORE + AFTER, AFTER, f"The third net {page}")]
    assert len([line for line in cleaned(head, *chapters) if line.startswith("The third net")]) == 3


def test_questions_below_a_link_in_the_midst_of_a_page_stay() -> None:
    talk = [
        "* Who mends the nets in your village now?",
        "- Nobody does. My mother was the last of them, and she mended them with hair.",
        "* What did you do then?",
        "- I learned to swim, late and badly.",
        "Read also\nThe last ferry leaves at nine",
        "* Did the ministry help you?",
        "- No.",
        "* What do you ask of it?",
        "- The ministry should open the stores.",
    ]
    head = ["Home\nNews\nTalks\nCulture", "The net mender: a talk with Ada Brook", "Share\nFacebook\nTwitter\nWhatsApp"]
    foot = ["Subscribe to our newsletter\nYour email address\nSubscribe", "Related\nThe quay\nComments\nLeave a reply"]
    left = cleaned(*head, *talk, *foot)
    assert [line for line in talk if line.startswith(("*", "-")) and line not in left] == []
    assert not [line for line in left if "email" in line or "ferry" in line]


def test_a_date_with_a_time_is_no_chip() -> None:
    line = "Von Ada Reed - 3. Mai 2021, 18:55 Uhr"
    before = (
        "Der Hafen wurde im Frühjahr wieder geöffnet, und die ersten Schiffe brachten Holz und Salz aus dem Norden."
    )
    document = clean(read(f"{line}\n\n{before}".encode(), "a.txt", language="de"))
    assert document.blocks[0].text.endswith("3. Mai 2021, 18:55 Uhr")


def marked(*paragraphs: str) -> list[str]:
    raw = read("\n\n".join(paragraphs).encode(), "a.md", language="en")
    return [block.text for block in clean(raw).blocks]


TALE = "[The bell that would not ring](https://quay.example/bell)"


@pytest.mark.parametrize(
    "links", [f"> {TALE}", f"- {TALE}\n- {TALE}", f"{TALE}\n\n{TALE}", "\\> The bell that would not ring"]
)
def test_links_in_paragraphs_of_their_own_go_with_the_line_that_opens_them(links: str) -> None:
    assert marked(BEFORE, "READ ALSO:", links, AFTER) == [BEFORE, AFTER]


def test_headlines_whose_kickers_are_links_go_with_the_heading_above_them_in_a_saved_page() -> None:
    stories = "".join(
        f'<p><a href="/{n}">{kicker}</a> {line}</p>'
        for n, (kicker, line) in enumerate(
            (("The quay", "Who pays for the stones?"), ("Salt", "A ship from the north"))
        )
    )
    text = "".join(f"<p>{BEFORE}</p>" for _ in range(3))
    box = f"<div><h6>Read also</h6>{stories}</div>"
    page = f"<article><h1>The harbour</h1>{text}{box}<p>{AFTER}</p>{text}</article>"
    blocks = clean(read(page.encode(), "a.html", language="en")).blocks
    assert [block.text for block in blocks] == ["The harbour", *[BEFORE] * 3, AFTER, *[BEFORE] * 3]


def test_a_heading_of_several_links_is_a_trail_of_the_site() -> None:
    trail = (
        "## [Home](https://quay.example) › [Talks](https://quay.example/talks) › [Bells](https://quay.example/bells)"
    )
    assert marked("# Bells", trail, BEFORE, AFTER) == ["Bells", BEFORE, AFTER]
    assert marked("# Bells", f"## {TALE}", BEFORE)[1] == "The bell that would not ring"


@pytest.mark.parametrize("left", ["&nbsp;", "    &nbsp;", "{* image 1 *}", "[](https://quay.example/a b)"])
def test_what_a_site_leaves_between_paragraphs_goes(left: str) -> None:
    assert marked(BEFORE, left, AFTER) == [BEFORE, AFTER]


def test_a_section_on_a_network_is_no_call() -> None:
    assert cleaned(BEFORE, "Auf YouTube", AFTER, language="de") == [BEFORE, "Auf YouTube", AFTER]


FILES = ["DSC01234", "20230312_1234", "quay-in-spring-2-scaled", "quay.png", "038ef5c8dc83a831"]


@pytest.mark.parametrize("name", FILES)
def test_the_name_of_a_file_is_no_caption_and_its_image_stays(name: str) -> None:
    (block,) = clean(read(f"![{name}](quay.jpg)".encode(), "a.md")).blocks
    assert (block.kind, block.text) == ("figure", "")
    assert [(mark.kind, mark.href) for mark in block.marks] == [("image", "quay.jpg")]


@pytest.mark.parametrize("caption", ["1687", "The quay", "Jean-Pierre-Marie-Dupont", "quay-side"])
def test_a_caption_of_a_word_stays(caption: str) -> None:
    assert marked(f"![{caption}](quay.jpg)") == [caption]


@pytest.mark.parametrize(
    ("language", "line", "goes"),
    [
        ("en", "Read also [The bell that would not ring](https://quay.example/bell)", True),
        ("it", "- **Leggi anche [La campana del molo](https://quay.example/campana)**", True),
        ("en", "More information [on the tide table](https://quay.example/tides)", False),
        ("en", "Read also [the small print](https://quay.example/print) of the tide table.", False),
    ],
)
def test_an_opener_before_a_link_is_a_box(language: str, line: str, goes: bool) -> None:
    raw = read(f"{BEFORE}\n\n{line}\n\n{AFTER}".encode(), "a.md", language=language)
    assert (len(clean(raw).blocks) == 2) == goes
