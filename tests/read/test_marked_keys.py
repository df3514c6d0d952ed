"""Keys above a text that stand between no fences."""

from __future__ import annotations

import pytest

from pipeline.model import RawDocument
from pipeline.read import read

_TEXT = "\n\nThe harbour **learns** slowly.\n\nIt has time.\n"
_ORG = "#+title: The Quay\n#+author: Ada Reed\n#+date: 2021-03-04\n#+draft: false"
_RST = ":title: The Quay\n:author: Ada Reed\n:date: 2021-03-04\n:draft:"
_DOTS = ".. title: The Quay\n.. slug: quay\n.. author: Ada Reed\n.. date: 2021-03-04 10:00:00 UTC"
_MDX = 'export const meta = {\n  title: "The Quay",\n  author: \'Ada Reed\',\n  date: "2021-03-04",\n}'
_HEXO = "title: The Quay\nauthor: Ada Reed\ndate: 2021-03-04\ntags:\n- boats\n---"
_NESTED = '+++\ntitle = "The Quay"\n[extra]\nauthor = "Ada Reed"\ndate = 2021-03-04\n+++'


def _read(text: str, suffix: str) -> RawDocument:
    return read(text.encode(), f"a.{suffix}", language="en")


@pytest.mark.parametrize(
    ("head", "suffix"),
    [
        *((head, suffix) for head in (_ORG, _RST, _DOTS) for suffix in ("md", "txt", "rst", "org")),
        (f"<!--\n{_DOTS}\n-->", "md"),
        (f"<!-- \n\n{_DOTS}\n\n-->", "md"),
        (_MDX, "mdx"),
        (_HEXO, "md"),
        (_NESTED, "md"),
    ],
)
def test_keys_with_marks_are_metadata(head: str, suffix: str) -> None:
    raw = _read(head + _TEXT, suffix)
    assert [block.text for block in raw.blocks if block.kind == "metadata"] == [head]
    assert raw.source.meta("title") == "The Quay"
    assert raw.source.meta("author") == "Ada Reed"
    assert (raw.source.meta("date") or "").startswith("2021-03-04")
    assert [block.text.replace("*", "") for block in raw.blocks[-2:]] == ["The harbour learns slowly.", "It has time."]


@pytest.mark.parametrize(
    "text",
    [
        ":) was all that she said: nothing\n\nThe end.\n",
        "#+1: a note\n\nThe end.\n",
        ".. and so on: we rowed\n\nThe end.\n",
        "export const meta = {\n  rowed: boats,\n}\n\nThe end.\n",
        ":title: The Quay\nand a line of the text\n\nThe end.\n",
        "title: The Quay\nThe harbour learns.\n\nIt has time.\n\n---\n\nThe end.\n",
    ],
)
@pytest.mark.parametrize("suffix", ["md", "txt"])
def test_a_text_that_only_begins_alike_has_no_metadata(text: str, suffix: str) -> None:
    assert "metadata" not in {block.kind for block in _read(text, suffix).blocks}


@pytest.mark.parametrize(
    "key",
    ["pubDate", "pubDatetime", "published_time", "publishedAt", "first_published", "releaseDate", "dateCreated"],
)
def test_a_date_has_many_names(key: str) -> None:
    raw = _read(f"---\ntitle: The Quay\nupdated: 2022-01-01\n{key}: 2021-03-04\n---{_TEXT}", "md")
    assert raw.source.meta("date") == "2021-03-04"


def test_a_title_that_a_later_line_repeats_is_above_the_text() -> None:
    body = "\n\n".join(f"The harbour learns slowly, {number} years in all." for number in range(40))
    raw = _read(f"---\ntitle: The Quay\n---\n\n{body}\n\n## The Quay\n\nThe end.\n", "md")
    assert next(block.text for block in raw.blocks if block.kind != "metadata") == "The Quay"
