"""Transcripts in JSON, oTranscribe's files, mails, oral histories and zipped pages: detected by content, or refused."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.disk.folders import texts_in
from pipeline.errors import InputError
from pipeline.model import stream
from pipeline.read import read
from tests.read.packages import zipped

CASES = Path(__file__).parent.parent / "cases" / "read"
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
PAGE = (
    "<html><head><title>The first mill</title></head><body><h1>The first mill</h1><p>Who built it, and when did the "
    'wheel begin to turn?</p><p><img src="images/image1.png" alt="The wheel"></p><p>Nobody knows. My mother said it '
    "was the Danes, and she had it from hers.</p></body></html>"
)
HEAD = "Message-ID: <1@a.example>\nFrom: Ivo <ivo@a.example>\nTo: nora@b.example\nMIME-Version: 1.0\n"


def sample(case: str) -> bytes:
    return next((CASES / case).glob("in.*")).read_bytes()


@pytest.mark.parametrize(
    ("data", "name", "sentence", "place"),
    [
        (sample("json-whisper")[:300], "a.json", "the JSON is damaged", "a.json, line 2"),
        (b'{"segments": [{"start": 1, "text": ""}]}', "a.json", "not a transcript in a known format", "a.json"),
        (
            b'{"segments": [{"start": 1, "text": 7}], "x": [' + b"[" * 9_000 + b"]" * 9_000 + b"]}",
            "a.json",
            "nests",
            "a.json",
        ),
        (b'{"name": "a-package", "version": "1.0"}', "a.json", "JSON files are not read, but for", "a.json"),
        (sample("otranscribe")[:200], "a.otr", "the JSON is damaged", "a.otr, line 1"),
        (b'{"media": "a.mp3", "media-time": 1}', "a.otr", "it has no text", "a.otr"),
        (b'{"text": "<p><br></p>", "media": ""}', "a.otr", "holds no words", "a.otr"),
        (sample("ohms-lines")[:900], "a.xml", "is not XML", "a.xml"),
        (b"<ROOT xmlns='https://www.weareavp.com/nunncenter/ohms'><x/></ROOT>", "a.xml", "not an OHMS record", "a.xml"),
        (b"<ROOT><record><title>A</title></record></ROOT>", "a.xml", "has no transcript", "a.xml"),
        (b"<?xml version='1.0'?><r><p></p><p></p></r>", "a.xml", "the XML holds no paragraphs", "a.xml"),
        (b"<?xml version='1.0'?><r><p>A</p><p>B</p>", "a.xml", "is not XML", "a.xml"),
        (b"<?xml version='1.0'?><note/>", "a.xml", "XML without paragraphs of prose is not read", "a.xml"),
        ((HEAD + "Subject: Mill\n\n \n").encode(), "a.eml", "the mail holds no message", "a.eml"),
        (zipped({"a.html": PAGE, "b.html": PAGE}), "a.zip", "the zip file holds 2 pages", "a.zip"),
        (zipped({"a.html": PAGE})[:200], "a.zip", "the zip file is damaged: its end is missing", "a.zip"),
        (zipped({"a.txt": "One."}), "a.zip", "zip archives are not read, but for", "a.zip"),
    ],
)
def test_what_is_damaged_or_no_source_is_refused_with_a_hint(data: bytes, name: str, sentence: str, place: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, name)
    assert sentence in caught.value.sentence
    assert caught.value.place == place
    assert caught.value.hint


@pytest.mark.parametrize(
    ("case", "format"),
    [
        ("json-deepgram", "json"),
        ("json-otter", "json"),
        ("otranscribe", "otr"),
        ("ohms-lines", "ohms"),
        ("mail-html", "mail"),
        ("mail-flowed", "mail"),
        ("page-web-archive", "html"),
        ("captions-ttml", "ttml"),
    ],
)
def test_a_source_is_known_by_its_content_whatever_its_name(case: str, format: str) -> None:
    assert {read(sample(case), name).source.format for name in ("a.txt", "stdin", "a.html")} == {format}


def _said(value: object) -> Iterator[str]:
    """Every text that a transcript says, by the keys under which services keep words."""
    rows = value if isinstance(value, list) else list(value.values()) if isinstance(value, dict) else []
    if isinstance(value, dict):
        words = (value.get(key) for key in ("body", "content", "punctuated_word"))
        yield from (word for word in words if isinstance(word, str))
    for row in rows:
        yield from _said(row)


@pytest.mark.parametrize("case", ["json-podcast", "json-amazon", "json-amazon-old", "json-deepgram-words"])
def test_every_word_of_a_transcript_is_read(case: str) -> None:
    read_ = stream(" ".join(block.text for block in read(sample(case), "a.json").blocks))
    said = list(_said(json.loads(sample(case))))
    assert said
    assert all(stream(word) in read_ for word in said)


@pytest.mark.parametrize(
    "times", [{"start": "x"}, {"start": None}, {"start": -4}, {"start": 1e400}, {"start": [1]}, {}]
)
def test_times_that_are_none_cost_no_words(times: dict[str, object]) -> None:
    rows = [{"start": 0, "text": "Who?", "speaker": 3}, times | {"text": "Nobody.", "speaker": True}]
    raw = read(json.dumps({"segments": rows}).encode(), "a.json")
    assert [block.text for block in raw.blocks] == ["Speaker 3: 00:00:00\nWho? Nobody."]


@pytest.mark.parametrize("sign", ["\\ud800", "\\udc00", "\\u0000"])
def test_halves_of_characters_come_to_no_file(sign: str) -> None:
    for data, name in (
        ('{"segments": [{"start": 0, "text": "One two@ three"}]}', "a.json"),
        ('{"text": "<p>One two@ three</p>", "media": ""}', "a.otr"),
    ):
        [block] = read(data.replace("@", sign).encode(), name).blocks
        assert stream(block.text).removeprefix("000000") == "onetwothree"
        assert block.text.encode() and "\0" not in block.text


def test_a_zipped_page_has_its_images() -> None:
    data = zipped({"images/image1.png": DOT, "TheFirstMill.html": PAGE})
    raw = read(data, "TheFirstMill.zip")
    [figure] = [block for block in raw.blocks if block.kind == "figure"]
    assert figure.marks[0].href == "data:image/png;base64," + base64.b64encode(DOT).decode()
    assert [block.text for block in raw.blocks if block.kind == "paragraph"][1].startswith("Nobody knows.")


def test_a_mail_keeps_its_images_and_tells_its_attachments() -> None:
    page = PAGE.replace("images/image1.png", "cid:wheel")
    data = (
        f'{HEAD}Subject: Fwd: The first mill\nContent-Type: multipart/related; boundary="x"\n\n--x\n'
        f"Content-Type: text/html; charset=utf-8\n\n{page}\n--x\nContent-Type: image/png\nContent-ID: <wheel>\n"
        f"Content-Transfer-Encoding: base64\n\n{base64.b64encode(DOT).decode()}\n--x\n"
        "Content-Type: application/msword; name=talk.docx\n\nAAAA\n--x--\n"
    )
    raw = read(data.encode(), "a.eml")
    assert raw.source.meta("title") == "The first mill"
    assert [mark.href for block in raw.blocks for mark in block.marks if mark.kind == "image"] == [
        "data:image/png;base64," + base64.b64encode(DOT).decode()
    ]
    assert [(note.code, "talk.docx" in note.message) for note in raw.notes] == [("attachments", True)]


def test_the_signature_of_a_mail_is_no_text() -> None:
    raw = read((HEAD + "\nWho built it?\n\n-- \nIvo, miller\n\nMill Lane 1\n").encode(), "a.eml")
    assert [(block.kind, block.text) for block in raw.blocks if block.kind != "metadata"] == [
        ("paragraph", "Who built it?"), ("aside", "-- \nIvo, miller"), ("aside", "Mill Lane 1"),
    ]  # fmt: skip


@pytest.mark.parametrize("charset", ["utf-7x", "us-ascii", "iso-8859-1"])
def test_a_mail_with_a_wrong_or_unknown_encoding_is_read(charset: str) -> None:
    head = f"{HEAD}Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: 8bit\n\n"
    assert "Ås" in read(head.encode() + "From Ås.\n".encode("cp1252"), "a.eml").blocks[-1].text


def test_a_folder_has_transcripts_and_pages_among_files_of_the_same_suffix(tmp_path: Path) -> None:
    (tmp_path / "talk.json").write_bytes(sample("json-whisper"))
    (tmp_path / "package.json").write_text('{"name": "x", "version": "1"}')
    (tmp_path / "oral.xml").write_bytes(sample("ohms-lines"))
    (tmp_path / "feed.xml").write_text("<?xml version='1.0'?><rss/>")
    (tmp_path / "mill.zip").write_bytes(zipped({"mill.html": PAGE}))
    (tmp_path / "photos.zip").write_bytes(zipped({"a.png": DOT}))
    (tmp_path / "note.eml").write_bytes(sample("mail-flowed"))
    found = texts_in(tmp_path)
    assert [path.name for path in found.paths] == ["mill.zip", "note.eml", "oral.xml", "talk.json"]
    assert [name for name, _ in found.left_out] == ["feed.xml", "package.json", "photos.zip"]
