"""A page is drawn before the others are laid out, by a child that changes nothing for its parent."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from threading import Thread

import pytest

from pipeline.disk.source_files import Text
from pipeline.render.page import lay_out as page_of
from pipeline.render.theme import load
from pipeline.run import early_pages
from pipeline.run.analyse import understand
from pipeline.run.early_pages import Early
from pipeline.run.press.print_jobs import Job
from pipeline.settings.options import Options

pytest.importorskip("weasyprint", exc_type=(ImportError, OSError))
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process with fonts can be forked on Linux only")


@pytest.fixture(scope="module")
def job() -> Job:
    """A talk of four pages."""
    answer = "It stopped at the quay when fuel was dear, and nobody said so at the time. " * 20
    talk = "".join(f"When did boat {number} stop?\n\n{answer}\n\n" for number in range(9))
    text = Text("a.txt", "a", f"Night Boats\n\n{talk}".encode(), "a.txt")
    briefing = understand(text, Options(("pdf",), "brief")).briefing
    theme = load("brief")
    return Job(page_of(briefing, theme, ledger_name=None), briefing, theme, "a", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize("number", [0, 2])
def test_a_page_that_is_drawn_early_is_the_same_as_when_all_are_laid_out(
    job: Job, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.render.pdf.proofs import Proofs

    proofs = Proofs()
    proofs.lay_out("a", "a", job.page, job.theme)
    assert proofs.picture("a", number, 1.0)
    monkeypatch.setattr(early_pages, "_LONGEST", 100.0)  # on a machine that is busy
    reader, writer = os.pipe()

    def take(picture: bytes) -> None:
        with os.fdopen(writer, "wb") as there:
            there.write(picture)

    sent: list[bytes] = []
    with os.fdopen(reader, "rb") as here:
        reading = Thread(target=lambda: sent.append(here.read()))
        reading.start()
        early_pages.lay_out(proofs, Early(number, 1.0, take), "b", job)
        os.close(writer)
        reading.join(60)
    assert sent == [proofs.picture("b", number, 1.0)]
    assert proofs.sizes("b") == proofs.sizes("a")


def test_nothing_is_drawn_early_of_a_page_that_was_not_drawn_before_and_of_the_last_page(
    job: Job, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pipeline.render.pdf.proofs import Proofs

    def take(_: bytes) -> None:
        raise AssertionError

    monkeypatch.setattr(early_pages, "_children", children := [])
    proofs = Proofs()
    early_pages.lay_out(proofs, Early(0, 1.0, take), "a", job)
    early_pages.lay_out(proofs, Early(0, 1.0, take), "a", job)
    last = len(proofs.sizes("a")) - 1
    assert proofs.picture("a", last, 1.0)
    early_pages.lay_out(proofs, Early(last, 1.0, take), "b", job)
    assert proofs.picture("b", 0, 1.0) == proofs.picture("a", 0, 1.0)
    assert children == []


def test_a_child_that_waits_for_ever_is_ended(job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline.render.pdf.proofs import Proofs

    def take(_: bytes) -> None:
        reader, _writer = os.pipe()
        os.read(reader, 1)

    monkeypatch.setattr(early_pages, "_LONGEST", 0.5)
    monkeypatch.setattr(early_pages, "_children", children := [])
    proofs = Proofs()
    proofs.lay_out("a", "a", job.page, job.theme)
    assert proofs.picture("a", 0, 1.0)
    early_pages.lay_out(proofs, Early(0, 1.0, take), "b", job)
    [child] = children
    assert os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_process_does_not_wait_for_children_of_the_one_that_it_was_forked_from(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(early_pages, "_children", [os.getpid()])  # no child of this process either
    early_pages._collect()
    assert early_pages._children == []
