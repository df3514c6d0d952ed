"""Stages as JSON: exact there and back, and a damaged one is refused with its place."""

import dataclasses
import json

import pytest
from hypothesis import HealthCheck, given, settings
from manuscript.strategies import briefings

from pipeline.errors import InputError
from pipeline.ledger import CleanDocument, Edit, Ledger
from pipeline.model import Block, Briefing, Mark, Note, Origin, Page, RawDocument, Source
from pipeline.run import stages

BLOCK = Block("b1", "paragraph", "a\tb\N{LINE SEPARATOR}c", (Mark("link", 0, 1, "#x"),), 0, Origin(3, 1))
SOURCE = Source("a.txt", "0" * 64, metadata=(("title", "a"),))
EDIT = Edit(1, "R101", "b2", None, "remove", 0, 1, "x", "", "why", Block("b2", "bullet", "x", (), 1), None)


@settings(deadline=None, derandomize=True, max_examples=25, suppress_health_check=list(HealthCheck))
@given(briefings())
def test_a_briefing_comes_back_as_it_was(briefing: Briefing) -> None:
    assert stages.load(stages.dump(briefing), Briefing) == briefing


def test_a_raw_document_comes_back_as_it_was() -> None:
    raw = RawDocument(SOURCE, "en", (BLOCK,), (Note("n", "info", "m", Origin(1), "h"),))
    assert stages.load(stages.dump(raw), RawDocument) == raw


def test_a_clean_document_comes_back_with_its_ledger() -> None:
    clean = CleanDocument(SOURCE, "en", (BLOCK,), Ledger((EDIT, dataclasses.replace(EDIT, step=2, line=7))))
    assert stages.load(stages.dump(clean), CleanDocument) == clean


def test_a_page_comes_back_as_it_was() -> None:
    page = Page("<html/>", "a", "en")
    assert stages.load(stages.dump(page), Page) == page


def test_a_field_that_has_its_default_is_left_out() -> None:
    assert json.loads(stages.dump(RawDocument(Source("a", "b"), "en", ()))) == {
        "source": {"name": "a", "sha256": "b"},
        "language": "en",
        "blocks": [],
    }


@pytest.mark.parametrize(
    ("text", "place", "shown"),
    [
        ("{", "Page", "Expecting"),
        ("[]", "Page", "[]"),
        ('{"xhtml": "a", "title": "b"}', "Page", '"xhtml"'),
        ('{"xhtml": "a", "title": "b", "language": null}', "Page.language", "null"),
        ('{"xhtml": "a", "title": 1, "language": "en"}', "Page.title", "1"),
        ('{"xhtml": "a", "title": "b", "language": "en", "more": 1}', "Page", '"more"'),
    ],
)
def test_a_damaged_stage_is_refused_with_the_place(text: str, place: str, shown: str) -> None:
    with pytest.raises(InputError) as caught:
        stages.load(text, Page)
    assert caught.value.place == place
    assert shown in caught.value.sentence


@pytest.mark.parametrize(
    "blocks",
    [
        '[{"id": "b"}]',
        '[{"id": "b", "kind": "poem", "text": ""}]',
        '{"id": "b"}',
        '[{"id": "b", "kind": "row", "text": "", "level": true}]',
    ],
)
def test_a_damaged_block_is_refused(blocks: str) -> None:
    with pytest.raises(InputError) as caught:
        stages.load(f'{{"source": {{"name": "a", "sha256": ""}}, "language": "en", "blocks": {blocks}}}', RawDocument)
    assert caught.value.place and caught.value.place.startswith("RawDocument.blocks")
