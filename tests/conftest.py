"""What every test may use: the repository's root, the sample, and ``--accept`` for tests that keep expected files."""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path

import pytest

from pipeline.disk import precompiled

ROOT = Path(__file__).parent.parent
# The tests with pytest's own assertions are kept compiled, as `tools/setup.sh` keeps the package: compiling them takes
# as long as everything else that is done before the first test.
sys.dont_write_bytecode = False


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
    """Build without a store: a test must see what the code does now. Tests of the store name one.

    What Python makes of the program's own texts is kept for the next run, as in earnest, but beside what pytest keeps:
    else each process that a test forks compiles templates and patterns. Thousands of tests are collected without
    looking for garbage, which took a quarter of the time.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        # A shell's job in the background ignores Ctrl-C, and so would the programs that tests start and interrupt.
        signal.signal(signal.SIGINT, signal.default_int_handler)
    os.environ["BRIEFING_CACHE"] = "off"
    precompiled.install(ROOT / ".pytest_cache" / "precompiled")
    if hasattr(os, "register_at_fork"):  # it would write what the tests have made, after each document
        os.register_at_fork(after_in_child=lambda: setattr(precompiled, "save", lambda: None))
    gc.disable()


def pytest_collection_finish() -> None:
    """From here on, garbage is looked for among what the tests make, and not among the tests."""
    precompiled.save()
    gc.freeze()
    gc.enable()


def pytest_unconfigure() -> None:
    """Documents that a test laid out and never wrote let go of their folders of fonts as garbage only."""
    precompiled.save()
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
