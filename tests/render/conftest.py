"""What the tests of the page and its writers share: a theme, a stamp, and the briefings made by hand."""

from __future__ import annotations

from datetime import datetime

import pytest
from by_hand import STAMP, harbour, wells

from pipeline.model import Briefing, Page
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme, load


@pytest.fixture(scope="session")
def theme() -> Theme:
    return load("brief")


@pytest.fixture
def stamp() -> datetime:
    return STAMP


@pytest.fixture
def briefing() -> Briefing:
    return harbour()


@pytest.fixture
def arabic() -> Briefing:
    return wells()


@pytest.fixture
def page(briefing: Briefing, theme: Theme) -> Page:
    return lay_out(briefing, theme, ledger_name="harbour.ledger.jsonl")
