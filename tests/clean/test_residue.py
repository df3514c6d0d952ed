"""Residue is removed next to other residue and at the edges of a text; spoken words are kept, even the same ones."""

from __future__ import annotations

import pytest
from tables import all_rows

from pipeline.clean import clean, rules
from pipeline.read import read

BODY = (
    "The harbour opened again in spring, and the first ship brought timber from the north.",
    "And what did the town do with so much timber in a single year?",
    "It built the quay, the fish hall and eleven houses, all of which stand to this day.",
)
SAID = """
Leave a reply.
Share this with everyone you know.
I would say: subscribe.
Tell us what you think.
Note to readers: the quay has moved since this was written.
Yes.
No.
No
Yes
Name
Email.
Follow the money
Search
Comment
We left a reply on the door.
Share.
Subscribe to nothing, ever.
Print is dead.
Reply to the letter.
Related to that, the price fell.
More from less.
I read the news at home.
About the sea
Twitter
Facebook, mostly.
Sign up!
You may also like it here.
Log in, log out.
We use cookies to feed the gulls.
Accept it.
Privacy
Got it
Read more books.
Three responses to the storm
Powered by wind
Hosted by the harbour office
By continuing to fish, they agree to the rules.
2 thoughts on grief
Next story I wrote was about the quay
Like this
The latest from the quay was bad.
Donate blood.
Thanks for reading the letter to me.
Save the harbour
Image
Top
Home
Menu of the day
Popular
Copyright is a right.
Photo by Ana Ruiz
Featured image by Ana Ruiz, May 6, 2010
By Ana Ruiz
Ana Ruiz is a reporter.
May 6, 2010
Interview by Ana Ruiz
Image: Ana Ruiz / Harbour Archive
© Ana Ruiz
"""
RESIDUE = """
Share this:
Leave a Reply
Leave a Reply Cancel reply
Your email address will not be published. Required fields are marked *
Save my name, email, and website in this browser for the next time I comment.
Click to share on Facebook (Opens in new window)
5 min read
Skip to content
Be the first to comment!
Subscribe to our newsletter
ADVERTISEMENT
Article continues below
3 thoughts on “The harbour”
Accept all cookies
Proudly powered by WordPress
© 2024 The Harbour Post. All rights reserved.
This site uses Akismet to reduce spam. Learn how your comment data is processed.
Thanks for reading The Quay! Subscribe for free to receive new posts and support my work.
Sign up for the Morning Tide newsletter
Follow Ana Ruiz on Twitter
• Share on LinkedIn
Back to top ↑
"""


def texts(*blocks: str, language: str = "en") -> list[str]:
    others = frozenset(rule.name for rule in rules() if rule.name != "web-residue")
    raw = read("\n\n".join(blocks).encode(), "a.txt", language=language)
    return [block.text for block in clean(raw, off=others).blocks]


@all_rows("line", SAID.strip().split("\n"))
def test_what_is_said_in_the_midst_stays(line: str) -> None:
    blocks = (BODY[0], BODY[1], line, BODY[1], BODY[2])
    assert texts(*blocks) == list(blocks)


@all_rows("line", SAID.strip().split("\n"))
def test_what_is_said_last_stays(line: str) -> None:
    blocks = (*BODY, "What should be done?", line)
    assert texts(*blocks) == list(blocks)


@all_rows("line", RESIDUE.strip().split("\n"))
@all_rows("place", [0, 1, 3])
def test_a_strong_phrase_goes_wherever_it_stands(line: str, place: int) -> None:
    assert texts(*BODY[:place], line, *BODY[place:]) == list(BODY)


@all_rows(
    "lines",
    [
        ("Hunger auf mehr? Lass dir die schönsten Karten jeden Freitag in dein Postfach legen. Trag dich hier ein.",),
        ("Lassen Sie sich unsere Seekarten in Ihren Posteingang senden!",),
        ("Entdecke weitere schöne Artikel", "Die alte Mole"),
        ("Weitere aktuelle Themen aus dem Hafen", "Das Salz und sein Preis"),
    ],
)
def test_german_calls_and_lists_of_other_pages_go_below_a_text(lines: tuple[str, ...]) -> None:
    assert texts(*BODY, *lines, language="de") == list(BODY)


def test_weak_words_go_beside_a_strong_one_and_stay_without() -> None:
    assert texts(*BODY, "Leave a Reply", "Name", "Email", "Website") == list(BODY)
    assert texts(*BODY, "Name") == [*BODY, "Name"]


def test_a_row_of_services_goes_at_the_tail_in_company() -> None:
    assert texts(*BODY, "Facebook Twitter LinkedIn", "Print") == list(BODY)


def test_a_menu_goes_at_the_head() -> None:
    assert texts("Home", "About", "Contact", "The harbour", *BODY) == ["The harbour", *BODY]


def test_a_list_of_other_pages_goes_to_the_end_but_credits_stay() -> None:
    tail = ("Related posts", "Nine days on the quay", "The price of salt", "Photo by Ana Ruiz")
    assert texts(*BODY, *BODY, *tail) == [*BODY, *BODY, "Photo by Ana Ruiz"]


def test_a_list_of_other_pages_is_left_where_prose_or_sentences_follow() -> None:
    assert texts(*BODY, "Related", "The price fell.", "We left.") == [*BODY, "Related", "The price fell.", "We left."]
    assert texts(*BODY, "Related", "Salt", *BODY) == [*BODY, "Related", "Salt", *BODY]


def test_a_list_that_a_colon_announces_stays() -> None:
    blocks = (*BODY, "She named three fields:", "Education", "Health", "Environment")
    assert texts(*blocks) == list(blocks)


def test_a_line_of_a_block_goes_and_the_others_stay() -> None:
    assert texts(*BODY, "Ana Ruiz\nShare this:\nHarbour Post") == [*BODY, "Ana Ruiz\nHarbour Post"]


def test_a_heading_in_the_midst_of_a_text_is_its_authors() -> None:
    source = f"# The quay\n\n{BODY[0]}\n\n## Join the conversation\n\n{BODY[2]}\n"
    assert clean(read(source.encode(), "a.md")).ledger.edits == ()


def test_a_poem_stays_whole() -> None:
    verses = ("Home\nHome again\nThe sea", "Share this\nbread with me.", "Menu\nMusic\nNo more")
    assert texts(*verses)[2] == verses[2]


@pytest.mark.parametrize(
    "glued", ["COVID19Vaccine", "iPhone", "McDonald", "3D", "B2B", "H1N1", "F-16Block", "Best of '90sMusic"]
)
def test_a_name_that_is_written_so_is_not_parted(glued: str) -> None:
    document = clean(read(f"{BODY[0]}\n\nThe {glued} question\n".encode(), "a.txt"))
    assert "glued-byline" not in {edit.rule for edit in document.ledger.edits}


@pytest.mark.parametrize(
    ("glued", "parts"),
    [
        ("Jane Roe ABC'20Student Reporter", ["Jane Roe ABC ’20", "Student Reporter"]),
        ("Jane Roe ABC ’20Staff Writer", ["Jane Roe ABC ’20", "Staff Writer"]),
        ("August 4, 2020By Jane Roe", ["August 4, 2020", "By Jane Roe"]),
        (
            "By Jane Roe (ABC)Staff WriterAugust 4, 2020By John Doe",
            ["By Jane Roe (ABC)", "Staff Writer", "August 4, 2020", "By John Doe"],
        ),
        ("By Jane RoeStaff Writer", ["By Jane Roe", "Staff Writer"]),
        ("By Jane RoeAugust 4, 2020", ["By Jane Roe", "August 4, 2020"]),
        ("Jane Roe (ABC)Student Journalist", ["Jane Roe (ABC)", "Student Journalist"]),
    ],
)
def test_a_glued_byline_is_parted(glued: str, parts: list[str]) -> None:
    document = clean(read(f"{BODY[0]}\n\n{glued}\n".encode(), "a.txt"))
    assert [block.text for block in document.blocks[1:]] == parts


@pytest.mark.parametrize(
    ("tongue", "line"),
    [
        ("en", "Become a free member [harbour.example/join/#member]"),
        ("en", "Register for our winter talks here"),
        ("de", "Dieser Artikel wurde ausgedruckt unter der Adresse: https://hafen.example/kai"),
        ("fr", "Voir en plein écran"),
        ("fr", "👉 Retrouvez toutes les interviews."),
        ("pt", "Transcrição feita pelo serviço automático de transcrição Maré"),
        ("de", "Diese Transkription wurde automatisch erstellt mit Flut."),
        ("it", "L’archiviazione tecnica o l’accesso sono necessari per creare profili di utenti."),
        ("de", "Um dir ein optimales Erlebnis zu bieten, verwenden wir Technologien wie Cookies, um zu speichern."),
        ("fr", "Pour offrir les meilleures expériences, nous utilisons des technologies telles que les cookies."),
        ("es", "El almacenamiento o acceso técnico es estrictamente necesario para el propósito legítimo."),
        ("en", "Transcribed by https://otter.ai"),
        ("pt", "Este texto foi importado por RSS."),
        ("en", "Apple | Spotify | Google Podcasts | RSS"),
        ("zh", "月費訂戶 [網址：harbour.example/about/#join]"),
        ("zh", "【版权声明】本文由海港评论独家首发，未经授权，不得转载。"),
    ],
)
def test_a_call_or_a_button_amid_the_text_goes(tongue: str, line: str) -> None:
    raw = read("\n\n".join((BODY[0], line, BODY[2])).encode(), "a.txt", language=tongue)
    assert [block.text for block in clean(raw).blocks] == [BODY[0], BODY[2]]


def test_tags_behind_a_french_colon_go_with_the_button_below_them() -> None:
    text = ("Le port a rouvert au printemps, et les navires ont apporté du bois.", "Mots-clés : port, sel", "Partager")
    blocks = clean(read("\n\n".join(text).encode(), "a.txt", language="fr")).blocks
    assert [block.text for block in blocks] == [text[0]]


def markdown(text: str) -> list[str]:
    return [block.text for block in clean(read(text.encode(), "a.md", language="en")).blocks]


def test_a_heading_of_nothing_goes() -> None:
    talk = "Ada mended the nets all winter, and nobody in the harbour asked her how she did it in the dark."
    source = f"# The nets\n\n## Listen\n\n{{{{< player 12 >}}}}\n\n## Talk\n\n{talk}\n\n## Listen\n\n{talk}\n"
    assert markdown(source) == ["The nets", "Talk", talk, "Listen", talk]


def test_a_heading_of_nothing_goes_above_another_that_stays() -> None:
    talk = "Ada mended the nets all winter, and nobody in the harbour asked her how she did it in the dark."
    frame = '<iframe src="https://quay.example/12"></iframe>'
    source = f"# The nets\n\n{talk}\n\n## Interview video\n\n{frame}\n\n## Podcast\n\n{talk}\n\n{talk}\n"
    assert markdown(source) == ["The nets", talk, "Podcast", talk, talk]


def test_a_list_of_places_to_hear_goes_with_its_heading() -> None:
    talk = "Ada mended the nets all winter, and nobody in the harbour asked her how she did it in the dark."
    source = f"# The nets\n\n{talk}\n\n## Subscribe\n\n* Apple Podcasts\n* Spotify\n* Overcast\n\n## Talk\n\n{talk}\n"
    assert markdown(source) == ["The nets", talk, "Talk", talk]


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("Ada: If you liked the show, please share it with a friend.", True),
        ("Bo: You can find all of our episodes and transcripts on our website, quay.example.", True),
        ("Bo: The Quay Talks are made possible by the support of our sponsors, the fish hall and the mill.", True),
        ("Ada: Share", False),
        ("Ada: If you liked the show of the lights, you will like the one of the boats.", False),
        ("Ada: The quay was made possible by timber, and by our patience with the sponsors.", False),
    ],
)
def test_a_call_goes_by_whomever_it_is_read_out(line: str, gone: bool) -> None:
    assert (line not in texts(*BODY, line, *BODY)) == gone


def test_tags_go_where_they_end_a_text() -> None:
    assert texts(*BODY, "Tags: quay, nets") == [*BODY]
    assert "Tags: quay, nets" in texts(BODY[0], "Tags: quay, nets", *BODY[1:])


@pytest.mark.parametrize("mark", ["[ends]", "(Ends)", "ENDS", "- ends -", "-30-", "(Ende)", "FIN", "[konec]"])
def test_a_mark_of_the_end_goes_behind_the_text(mark: str) -> None:
    assert texts(*BODY, mark) == list(BODY)


def test_a_mark_of_the_end_in_dashes_is_no_answer() -> None:
    assert texts(*BODY, "Shall we go?", "--EOF--") == [*BODY, "Shall we go?"]


@pytest.mark.parametrize(
    ("line", "gone"),
    [
        ("This interview is cross-posted at the Harbour Guild.", True),
        ("This article was originally posted on QuayNotes.example.com.", True),
        ("Originally published at Saltwater", True),
        ("Originally published at 10 in the morning", False),
        ("This interview was first published in The Harbour Review in 2019.", False),
        ("It was originally posted on the door of the fish hall.", False),
        ("via https://quay.example/boats", False),
        ("To keep up with our boats, you can always follow us on Mastodon. We wave back!", True),
        ("To keep up with our boats you need a good engine.", False),
        ("If you enjoyed this interview and would like more of them, buy me a coffee!", True),
        ("If you enjoyed this article about coffee, you will like the harbour.", False),
    ],
)
def test_where_else_a_text_is_on_the_web_goes_and_so_do_calls(line: str, gone: bool) -> None:
    assert (line not in texts(BODY[0], line, *BODY[1:])) == gone


@pytest.mark.parametrize(
    ("tongue", "line"),
    [
        ("ko", "지원 바로가기"),
        ("fr", "Pour toute question sur le port : quai@port.example"),
        ("zh", "本文由潮汐社原创首发，海港网荣誉推出"),
        ("nl", "via: https://kade.example/haven"),
    ],
)
def test_links_addresses_and_notices_of_a_site_go(tongue: str, line: str) -> None:
    assert texts(BODY[0], line, *BODY[1:], language=tongue) == list(BODY)


@pytest.mark.parametrize("line", ["Ends", "The end.", "Fine.", "30"])
def test_words_that_end_a_text_stay(line: str) -> None:
    assert texts(*BODY, line) == [*BODY, line]


def test_an_answer_is_no_mark_of_the_end() -> None:
    assert texts(*BODY, "And how does it end?", "ENDS") == [*BODY, "And how does it end?", "ENDS"]


def test_the_address_of_an_office_goes_from_the_head_and_stays_elsewhere() -> None:
    made = texts(
        "The harbour is open", "www.harbour.example", *BODY, "www.harbour.example/timber", "www.harbour.example"
    )
    assert made == ["The harbour is open", *BODY, "www.harbour.example/timber", "www.harbour.example"]


@pytest.mark.parametrize(
    "line", ["E&OE", "E & OE…………", "E&OE.", "View this post on Instagram", "Zobrazit příspěvek na Instagramu"]
)
def test_what_an_office_or_a_network_adds_goes_from_the_midst(line: str) -> None:
    assert texts(BODY[0], line, *BODY[1:]) == list(BODY)


@pytest.mark.parametrize("line", ["◄ Return to the quay", "← All boats", "↩ Boats of 2019"])
def test_a_way_back_goes_from_either_end_and_stays_amid_a_text(line: str) -> None:
    assert texts(line, *BODY) == texts(*BODY, line) == list(BODY)
    assert texts(BODY[0], line, *BODY[1:]) == [BODY[0], line, *BODY[1:]]
