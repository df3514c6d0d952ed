"""What every test may use: the repository's root, the sample, and ``--accept`` for tests that keep expected files."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the expected files of the cases that differ")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the slow tests out unless ``-m`` chooses: they need validators that only ``make conformance`` installs."""
    if config.getoption("-m"):
        return
    slow = [item for item in items if item.get_closest_marker("slow")]
    items[:] = [item for item in items if not item.get_closest_marker("slow")]
    config.hook.pytest_deselected(items=slow)


def pytest_configure() -> None:
    """Build without a store: a test must see what the code does now. Tests of the store name one."""
    os.environ["BRIEFING_CACHE"] = "off"


def pytest_unconfigure() -> None:
    """Documents that a test laid out and never wrote let go of their folders of fonts as garbage only."""
    gc.collect()


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def sample() -> Path:
    """The sample interview."""
    return ROOT / "source" / "mireille-osei-on-the-delta.txt"


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether expected files are to be rewritten."""
    return bool(request.config.getoption("--accept"))
