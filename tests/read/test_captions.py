"""Captions and tables of turns: cues become turns with their speaker and time, and no word is read twice or lost."""

from __future__ import annotations

import pytest

from pipeline.clean import clean
from pipeline.errors import InputError
from pipeline.manuscript import canonical, parse, write
from pipeline.model import RawDocument
from pipeline.read import read
from pipeline.structure import structure

VOICES = """WEBVTT - a talk
Kind: captions
Language: en-GB

NOTE check the names

1
00:00:01.000 --> 00:00:03.000 align:start
<v Ada Reed>Good morning, and
welcome &amp; hello.

00:00:03.500 --> 00:00:05.000
<v Ada Reed>How did it begin?

00:01:06.000 --> 00:01:09.000
<v.loud Ben Stone>With <i>timber</i>.</v>
<v Ada Reed>Only timber?
"""


def captions(text: str, name: str = "a.vtt") -> RawDocument:
    return read(text.encode(), name)


def paragraphs(raw: RawDocument) -> list[str]:
    return [block.text for block in raw.blocks if block.kind == "paragraph"]


def test_cues_of_one_voice_are_one_turn_with_the_time_it_begins() -> None:
    raw = captions(VOICES)
    assert paragraphs(raw) == [
        "Ada Reed: 00:00:01\nGood morning, and welcome & hello. How did it begin?",
        "Ben Stone: 00:01:06\nWith timber.",
        "Ada Reed: 00:01:06\nOnly timber?",
    ]
    assert (raw.language, raw.source.meta("speakers"), raw.notes) == ("en-GB", "Ada Reed, Ben Stone", ())
    assert [block.text for block in raw.blocks if block.kind == "comment"] == ["NOTE check the names"]


def test_structure_takes_the_times_out_of_the_words() -> None:
    turns = list(structure(clean(captions(VOICES))).turns())
    assert [(turn.speaker, turn.time) for turn in turns] == [
        ("Ada Reed", "00:00:01"),
        ("Ben Stone", "00:01:06"),
        ("Ada Reed", "00:01:06"),
    ]
    assert turns[1].blocks[0].text == "With timber."


def test_voices_in_the_words_of_subtitles_are_found() -> None:
    raw = captions(
        "1\n00:00:01,000 --> 00:00:03,000\n>> REED: Good morning.\n\n"
        "2\n00:00:03,200 --> 00:00:05,000\nHow did it begin?\n\n"
        "3\n00:00:05,500 --> 00:00:07,000\n>> STONE: With {\\an8}timber.\n\n"
        "4\n00:00:07,500 --> 00:00:09,000\n>> REED: Only?\n",
        "a.srt",
    )
    assert paragraphs(raw) == [
        "REED: 00:00:01\nGood morning. How did it begin?",
        "STONE: 00:00:05\nWith timber.",
        "REED: 00:00:07\nOnly?",
    ]


def test_captions_that_scroll_are_read_once() -> None:
    raw = captions(
        "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nthe harbour\n\n"
        "00:00:02.000 --> 00:00:03.000\nthe harbour\nwas opened\n\n"
        "00:00:03.000 --> 00:00:04.000\nwas opened\nin <00:00:03.500><c>spring</c>\n"
    )
    assert paragraphs(raw) == ["[00:00:01] the harbour was opened in spring"]


def test_a_word_with_a_hyphen_at_the_end_of_a_line_stays_one() -> None:
    raw = captions("WEBVTT\n\n00:01.000 --> 00:02.000\nA well-\nknown mill -\nnot ours.\n")
    assert paragraphs(raw) == ["[00:00:01] A well-known mill - not ours."]


def test_a_line_that_is_said_again_later_is_kept() -> None:
    raw = captions("WEBVTT\n\n00:01.000 --> 00:02.000\nNo.\n\n00:09.000 --> 00:10.000\nNo.\n")
    assert paragraphs(raw) == ["[00:00:01] No.", "[00:00:09] No."]


def test_dashes_in_a_cue_are_two_persons() -> None:
    raw = captions("WEBVTT\n\n00:01.000 --> 00:02.000\n- Was it good?\n- It was.\n")
    assert paragraphs(raw) == ["[00:00:01] - Was it good?", "[00:00:01] - It was."]


NAMELESS = """1
00:00:01,000 --> 00:00:06,000
We sit on the old quay this evening.

2
00:00:10,000 --> 00:00:14,000
What do you see out there at night?

3
00:00:20,000 --> 00:00:26,000
A line of foam. It stops at the pier.

4
00:01:10,000 --> 00:01:14,000
Who pays for the dike, and what do you say to them?

5
01:01:20,000 --> 01:01:26,000
The county pays. Water is not patient.

6
01:02:10,000 --> 01:02:14,000
What should the town do next, in your view?

7
01:02:20,000 --> 01:02:26,000
Raise the dike by a foot.
"""


def test_captions_without_names_keep_the_time_of_each_paragraph() -> None:
    briefing = structure(clean(captions(NAMELESS, "a.srt")))
    assert [(turn.time, turn.blocks[0].text.split()[0]) for turn in briefing.turns()] == [
        ("[00:00:01]", "We"),
        ("[00:00:10]", "What"),
        ("[00:00:20]", "A"),
        ("[00:01:10]", "Who"),
        ("[01:01:20]", "The"),
        ("[01:02:10]", "What"),
        ("[01:02:20]", "Raise"),
    ]
    assert [one.text for one in briefing.recommendations] == ["Raise the dike by a foot."]
    assert briefing.title is None
    assert parse(write(briefing), "a.md", "") == canonical(briefing)


def test_captions_with_names_have_no_time_in_their_words() -> None:
    assert not any(text.startswith("[") for text in paragraphs(captions(VOICES)))


def test_captions_are_known_by_their_content() -> None:
    assert captions("WEBVTT\n\n00:01.000 --> 00:02.000\nNo.\n", "a").source.format == "captions"
    assert captions("1\r\n00:00:01,000 --> 00:00:02,000\r\nNo.\r\n", "-").source.format == "captions"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("WEBVTT\n", "this file holds no captions"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "the captions hold no words"),
    ],
)
def test_captions_without_words_are_an_error(text: str, sentence: str) -> None:
    with pytest.raises(InputError) as caught:
        captions(text)
    assert caught.value.sentence == sentence


def test_a_table_with_speakers_and_words_is_a_transcript() -> None:
    raw = read(
        b'speaker,timestamp,words,tags\nAda Reed,0:02,"Good morning, all.",\n'
        b'Ben Stone,,Yes.,harbour\nBen Stone,1:05,"One.\nTwo.",\n',
        "a.csv",
        language="en",
    )
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("metadata", "speaker\ttimestamp\twords\ttags"),
        ("paragraph", "Ada Reed: 0:02\nGood morning, all."),
        ("paragraph", "Ben Stone: Yes."),
        ("comment", "tags: harbour"),
        ("paragraph", "One."),
        ("paragraph", "Two."),
    ]
    assert [block.origin and block.origin.line for block in raw.blocks] == [1, 2, 3, 3, 4, 4]


@pytest.mark.parametrize("divider", [";", "\t", "|"])
def test_other_dividers_and_seconds_are_understood(divider: str) -> None:
    rows = [["Start", "Speaker", "Text"], ["65.5", "speaker_1", "Yes."]]
    raw = read("\n".join(divider.join(row) for row in rows).encode(), "a.csv", language="en")
    assert raw.blocks[1].text == "Speaker_1: 00:01:05\nYes."


def test_any_other_table_is_a_table() -> None:
    raw = read(b"year,ships\n1950,12\n\n1951,15\n", "a.csv", language="en")
    assert [(block.kind, block.text) for block in raw.blocks] == [
        ("header", "year\tships"),
        ("row", "1950\t12"),
        ("row", "1951\t15"),
    ]


def test_a_chapter_without_a_word_is_its_title() -> None:
    cues = b"0:03\nthank you for coming\n0:06\nto the river again\n0:12\nand to the bridge\n0:15\n"
    raw = read(b"Under the bridge\n" + cues + b"as they were\nThe other bank", "a.txt", language="en")
    assert raw.source.format == "transcript"
    assert [(block.kind, block.text) for block in raw.blocks][1:] == [
        ("paragraph", "thank you for coming to the river again and to the bridge as they were"),
        ("comment", "0:03 0:06 0:12 0:15"),
        ("heading", "The other bank"),
    ]


@pytest.mark.parametrize("rows", ["", "0.0\t1.5\t\n2.0\t2.5\t \n"], ids=["no rows", "rows without words"])
def test_a_table_of_captions_without_words_is_refused(rows: str) -> None:
    with pytest.raises(InputError, match="the table holds no words") as caught:
        read(f"start\tend\ttext\n{rows}".encode(), "a.tsv", language="en")
    assert caught.value.place == "a.tsv"
