"""Writers: a format is one module, which reads back what it writes."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from pipeline.check import conservation
from pipeline.errors import ConservationError, RenderError, UsageError
from pipeline.model import Artifact, Briefing, Page
from pipeline.render import writers
from pipeline.render.page import lay_out
from pipeline.render.theme import Theme

WRITER = """
from pipeline.model import Artifact
FORMAT, SUFFIX, MEDIA_TYPE = "loud", ".loud", "text/x-loud"
def write(page, theme, name, *, stamp):
    return Artifact(name + SUFFIX, MEDIA_TYPE, page.xhtml.upper().encode())
"""
READING = """
import html, re
def read_back(data, name):
    return html.unescape(re.sub("<[^>]*>", "", data.decode()))
"""


def added(folder: Path, monkeypatch: pytest.MonkeyPatch, source: str) -> None:
    """One more writer, as a file in the room of the writers."""
    (folder / "loud.py").write_text(source, encoding="utf-8")
    monkeypatch.setattr(writers, "__path__", [*writers.__path__, str(folder)])
    monkeypatch.delitem(sys.modules, "pipeline.render.writers.loud", raising=False)


def test_a_new_format_is_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Page, briefing: Briefing
) -> None:
    added(tmp_path, monkeypatch, WRITER + READING)
    assert writers.formats()[-5:] == ("loud", "md", "review", "tei", "txt")
    assert writers.can_read("x.loud")
    shouted = Artifact("x.loud", "", page.xhtml.encode())
    assert conservation.check(page, briefing, [shouted]) == ()
    with pytest.raises(ConservationError):
        conservation.check(page, briefing, [Artifact("x.loud", "", b"")])


def test_a_writer_that_cannot_read_back_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added(tmp_path, monkeypatch, WRITER)
    with pytest.raises(RenderError, match="the writer of loud lacks read_back"):
        writers.find("loud")


def test_a_writer_is_named_after_its_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    added(tmp_path, monkeypatch, WRITER.replace('".loud"', '".ld"') + READING)
    with pytest.raises(RenderError, match=r"calls its format 'loud' and its files '\.ld'"):
        writers.find("loud")


def test_formats_are_listed_as_users_write_them_those_by_default_first() -> None:
    assert writers.formats() == ("pdf", "docx", "epub", "html", "md", "review", "tei", "txt")
    assert [writers.find(name).FORMAT for name in writers.formats()] == [
        "pdf",
        "docx",
        "epub",
        "xhtml",
        "md",
        "review",
        "tei",
        "txt",
    ]
    with pytest.raises(UsageError, match="no format 'odt'"):
        writers.find("odt")


def test_listing_the_formats_imports_no_writer(root: Path) -> None:
    script = (
        "import sys; from pipeline.settings.keys import FORMATS\n"
        "print(*[name for name in sys.modules if name.startswith('pipeline.render.writers.') or name == 'lxml'])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("name", ["docx", "epub", "html", "md", "tei", "txt"])
def test_every_word_is_in_it_in_any_language(name: str, arabic: Briefing, theme: Theme, stamp: datetime) -> None:
    page = lay_out(arabic, theme, ledger_name=None)
    assert conservation.check(page, arabic, [writers.find(name).write(page, theme, "wells", stamp=stamp)]) == ()


@pytest.mark.parametrize("name", ["md", "tei", "txt"])
def test_a_file_without_a_date_is_the_same_on_another_day(name: str, page: Page, theme: Theme, stamp: datetime) -> None:
    days = (stamp, stamp.replace(year=2001))
    assert len({writers.find(name).write(page, theme, "x", stamp=day).data for day in days}) == 1
