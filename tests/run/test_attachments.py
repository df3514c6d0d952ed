"""What travels in a PDF: the source, or the text in its place, with ledger and manuscript where it was cleaned."""

from __future__ import annotations

import os

import pytest

from pipeline.disk.source_files import Text
from pipeline.manuscript import parse
from pipeline.model import Artifact, Block, Briefing, Section, Source
from pipeline.read import suffixes
from pipeline.run.attachments import enclosures
from pipeline.run.withholding import Travelling

BRIEFING = Briefing(
    Block("t", "heading", "Night Boats", level=1),
    "en",
    Source("boats.txt", "0" * 64),
    sections=(Section("s1", "", (Block("b1", "paragraph", "They stopped."),)),),
)
LEDGER = Artifact("boats.ledger.jsonl", "application/jsonl", b"{}\n")


def test_a_text_travels_with_its_ledger_and_a_manuscript_that_can_be_read_again() -> None:
    source, ledger, manuscript = enclosures(
        Travelling(Text("boats.txt", "boats", b"raw", "boats.txt"), LEDGER), BRIEFING, ()
    )
    assert (source.file.data, source.relationship) == (b"raw", "Source")
    assert (ledger.file, ledger.relationship) == (LEDGER, "Data")
    assert (manuscript.file.name, manuscript.relationship) == ("boats.md", "Supplement")
    again = parse(manuscript.file.data.decode(), "boats.txt", "0" * 64)
    assert again.title and BRIEFING.title and again.title.text == BRIEFING.title.text


def test_a_source_says_what_it_is_unless_it_is_plain_text() -> None:
    types = {
        end: enclosures(Travelling(Text(f"a{end}", "a", b"", end), None), BRIEFING, ())[0].file.media_type
        for end in suffixes()
    }
    assert {end for end, kind in types.items() if kind == "text/plain"} == {".txt", ".text", ".asc", ".sbv"}
    assert types[".ttml"] == "application/ttml+xml"


@pytest.mark.parametrize(("name", "ledger", "count"), [("boats.md", None, 1), ("boats.md", LEDGER, 2)])
def test_a_source_of_the_manuscripts_own_name_travels_without_another(
    name: str, ledger: Artifact | None, count: int
) -> None:
    found = enclosures(Travelling(Text(name, "boats", b"raw", name), ledger), BRIEFING, ())
    assert len(found) == count
    assert found[0].file.media_type == "text/markdown"


def test_a_name_that_is_no_unicode_gets_one_that_a_pdf_can_hold() -> None:
    name = os.fsdecode(b"b\xe4r.txt")
    [source] = enclosures(Travelling(Text(name, name[:-4], b"raw", name), None), BRIEFING, ())
    assert source.file.name == "b\N{REPLACEMENT CHARACTER}r.txt"
