"""Templates are kept compiled where the rim says so, and a stale or damaged copy is never used."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import jinja2
import pytest

from pipeline import kept
from pipeline.model import Page
from pipeline.render.page import compiled_templates
from pipeline.render.theme import Theme
from pipeline.render.writers import docx


class Memory(dict[Any, bytes]):
    """A memory that ends with the test."""

    def get(self, kind: str, key: Any) -> bytes | None:  # type: ignore[override]
        return super().get((kind, key))

    def add(self, kind: str, key: Any, data: bytes) -> None:
        self[kind, key] = data


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Memory:
    """What is kept."""
    memory = Memory()
    monkeypatch.setattr(kept, "memory", memory)
    monkeypatch.setattr(compiled_templates, "__file__", str(tmp_path / "compiled.py"))
    (tmp_path / "templates.py").write_text("# filters")
    return memory


def said(folder: Path) -> str:
    """What the template says, in an environment of its own."""
    loader = jinja2.FileSystemLoader(str(folder))
    return (
        jinja2.Environment(loader=loader, bytecode_cache=compiled_templates.Compiled()).get_template("a.j2").render(x=1)
    )


def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts of templates that are compiled from now on."""
    texts: list[str] = []
    original = jinja2.Environment.compile

    def counted(environment: jinja2.Environment, source: Any, *more: Any, **named: Any) -> Any:
        texts.append(str(source))
        return original(environment, source, *more, **named)

    monkeypatch.setattr(jinja2.Environment, "compile", counted)
    return texts


def test_a_template_is_kept_and_a_change_of_it_is_seen(
    memory: Memory, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = compiled(monkeypatch)
    (tmp_path / "a.j2").write_text("one {{ x }}", "utf-8")
    assert said(tmp_path) == said(tmp_path) == "one 1"
    (tmp_path / "a.j2").write_text("two {{ x }}", "utf-8")
    assert said(tmp_path) == "two 1"
    assert texts == ["one {{ x }}", "two {{ x }}"]


@pytest.mark.parametrize("data", [b"damaged", b"j2"])
def test_a_damaged_copy_is_made_anew(memory: Memory, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.j2").write_text("one {{ x }}", "utf-8")
    said(tmp_path)
    [key] = memory
    memory[key] = data
    assert said(tmp_path) == "one 1"
    assert len(memory[key]) > len(data)


def test_nothing_is_kept_where_the_rim_names_no_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "memory", None)
    texts = compiled(monkeypatch)
    (tmp_path / "a.j2").write_text("one {{ x }}", "utf-8")
    assert said(tmp_path) == said(tmp_path) == "one 1"
    assert len(texts) == 2


def test_templates_are_compiled_anew_for_other_filters(memory: Memory, tmp_path: Path) -> None:
    (tmp_path / "a.j2").write_text("one {{ x }}", "utf-8")
    said(tmp_path)
    (tmp_path / "templates.py").write_text("# filters that take another argument")
    kept.version_of.cache_clear()  # as in another process
    said(tmp_path)
    assert len(memory) == 2


def test_the_styles_of_a_theme_are_kept_for_each_language_and_the_word_file_stays_the_same(
    page: Page, theme: Theme, stamp: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = (page, replace(page, language="de"), page)
    monkeypatch.setattr(kept, "memory", None)
    plain = [docx.write(one, theme, "harbour", stamp=stamp).data for one in pages]
    monkeypatch.setattr(kept, "memory", memory := Memory())
    assert [docx.write(one, theme, "harbour", stamp=stamp).data for one in pages] == plain
    assert len(memory) == 3  # the blank document, and the styles for two languages
