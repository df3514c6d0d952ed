"""Review copies go out by ``build -f review`` and come back by ``merge``: bases, history, and what is refused."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipeline.disk.source_files import load
from pipeline.errors import BriefingError, InputError, StructureError, UsageError
from pipeline.read.returned import read_copy
from pipeline.run.build import build
from pipeline.run.returning import Taken, Wish, take_back
from pipeline.settings.options import Options

TALK = """---
briefing: 1
title: Salt and rope
language: en
---

## The harbour {#s1}

### Who mends the nets? {#x1}

My brother mends them in the *long* winter. He sings while he works.

The rest of us carry rope.[^1]

| Year | Boats |
| --- | --- |
| 1961 | 4 |

## Notes {.endnotes}

[^1]: It is hemp.
"""
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
W = 'w:author="Anna Moss" w:date="2026-11-27T09:00:00Z"'


@pytest.fixture
def talk(tmp_path: Path) -> Path:
    """A manuscript with its review copy beside it."""
    path = tmp_path / "talk.md"
    path.write_text(TALK, encoding="utf-8")
    out(path)
    return path


def out(path: Path, formats: tuple[str, ...] = ("review",)) -> None:
    """Build, and put the files beside the manuscript."""
    [finished] = build([path], load, Options(formats, "brief"), None)
    if finished.error:
        raise finished.error
    for artifact in finished.artifacts:
        (path.parent / artifact.name).write_bytes(artifact.data)
    for base in finished.bases:
        base.folder.mkdir(parents=True, exist_ok=True)
        for artifact in base.artifacts:
            (base.folder / artifact.name).write_bytes(artifact.data)


def edited(path: Path, name: str, change: Callable[[str], str], part: str = "word/document.xml", **more: bytes) -> Path:
    """The copy with a part changed, and with further parts."""
    source = zipfile.ZipFile(path.with_name("talk.review.docx"))
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as file:
        for info in source.infolist():
            data = source.read(info)
            file.writestr(info.filename, change(data.decode()).encode() if info.filename == part else data)
        for key, data in more.items():
            file.writestr(key, data)
    target = path.with_name(name)
    target.write_bytes(into.getvalue())
    return target


def back(path: Path, *copies: Path, wish: Wish = Wish()) -> Taken:  # noqa: B008 - a frozen value
    return take_back(path, copies, wish, NOW)


def typed(old: str, new: str) -> Callable[[str], str]:
    """Words replaced without change tracking."""

    def change(xml: str) -> str:
        assert old in xml
        return xml.replace(old, new, 1)

    return change


def tracked(old: str, new: str, who: str = W) -> Callable[[str], str]:
    """Words replaced as Word tracks it: the run is cut in four, one deleted and one inserted."""

    def change(xml: str) -> str:
        found = re.search(rf"<w:r>((?:<w:rPr>.*?</w:rPr>)?)<w:t[^>]*>([^<]*){re.escape(old)}([^<]*)</w:t></w:r>", xml)
        assert found
        look, before, after = found.groups()

        def run(text: str, tag: str = "t") -> str:
            return f'<w:r>{look}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>' if text else ""

        made = (
            f'{run(before)}<w:del w:id="901" {who}>{run(old, "delText")}</w:del><w:proofErr w:type="spellStart"/>'
            f'<w:ins w:id="902" {who}>{run(new)}</w:ins>{run(after)}'
        )
        return xml.replace(found[0], made, 1)

    return change


def test_the_copy_has_change_tracking_an_identity_for_each_paragraph_and_the_hash(talk: Path) -> None:
    data = talk.with_name("talk.review.docx").read_bytes()
    copy = read_copy(data, "talk.review.docx")
    assert b"<w:trackRevisions/>" in zipfile.ZipFile(io.BytesIO(data)).read("word/settings.xml")
    assert all(line.ids for line in copy.lines if line.text.strip())
    assert len(copy.facts["Manuscript SHA-256"]) == 64
    base = talk.parent / ".briefing" / "base"
    assert (base / f"{copy.facts['Review copy']}.md").read_text(encoding="utf-8") == TALK


def test_the_same_manuscript_gives_the_same_copy(talk: Path) -> None:
    before = talk.with_name("talk.review.docx").read_bytes()
    out(talk)
    assert talk.with_name("talk.review.docx").read_bytes() == before


def test_a_tracked_change_comes_back_with_its_author(talk: Path) -> None:
    done = back(talk, edited(talk, "talk.anna.docx", tracked("while he works", "all day")))
    assert talk.read_text(encoding="utf-8") == TALK.replace("while he works", "all day")
    [change] = done.merge.changes
    assert (change.before, change.after, change.by[0].author, change.tracked) == (
        "while he works",
        "all day",
        "Anna Moss",
        True,
    )


def test_the_old_manuscript_is_kept_and_the_history_says_who_changed_what(talk: Path) -> None:
    done = back(talk, edited(talk, "talk.anna.docx", tracked("while he works", "all day")))
    assert done.backup is not None
    assert done.backup.read_text(encoding="utf-8") == TALK
    rows = [json.loads(line) for line in talk.with_name("talk.changes.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [row["what"] for row in rows] == ["merged", "words"]
    assert (rows[1]["author"], rows[1]["copy"], rows[1]["after"]) == ("Anna Moss", "talk.anna.docx", "all day")


def test_a_copy_that_was_merged_before_is_passed_over(talk: Path) -> None:
    copy = edited(talk, "talk.anna.docx", tracked("while he works", "all day"))
    back(talk, copy)
    again = back(talk, copy)
    assert (again.known, again.merge.changes) == (("talk.anna.docx",), ())


def test_a_dry_run_writes_nothing(talk: Path) -> None:
    done = back(talk, edited(talk, "talk.anna.docx", typed("He sings", "He hums")), wish=Wish(preview=True))
    assert "He hums" in done.merge.text
    assert talk.read_text(encoding="utf-8") == TALK
    assert not talk.with_name("talk.changes.jsonl").exists()


def test_changes_of_an_author_can_be_left_out(talk: Path) -> None:
    other = W.replace("Anna Moss", "Ben Bauer")
    ben = tracked("carry rope", "haul rope", other)
    copy = edited(talk, "both.docx", lambda xml: ben(tracked("He sings while", "He hums while")(xml)))
    assert "He hums" not in back(talk, copy, wish=Wish(reject=("Anna Moss",), preview=True)).merge.text
    only = back(talk, copy, wish=Wish(accept=("Anna Moss",), preview=True)).merge.text
    assert ("He hums" in only, "haul rope" in only) == (True, False)


def test_a_change_that_is_declined_stays_out(talk: Path) -> None:
    copy = edited(talk, "a.docx", lambda xml: typed("carry rope", "haul rope")(typed("He sings", "He hums")(xml)))
    done = take_back(talk, [copy], Wish(), NOW, lambda change: "hums" in change.after)
    assert talk.read_text(encoding="utf-8") == TALK.replace("He sings", "He hums")
    assert [change.after for change in done.declined] == ["haul"]


def test_lines_that_end_as_on_windows_stay_so(talk: Path) -> None:
    copy = edited(talk, "a.docx", typed("He sings", "He hums"))
    talk.write_bytes(TALK.replace("\n", "\r\n").encode())
    back(talk, copy)
    assert talk.read_bytes() == TALK.replace("He sings", "He hums").replace("\n", "\r\n").encode()


def test_a_conflict_is_refused_by_build_and_goes_out_with_the_next_copy(talk: Path) -> None:
    hums = edited(talk, "a.docx", tracked("He sings", "He hums"))
    back(talk, hums, edited(talk, "b.docx", typed("He sings", "He snores")))
    with pytest.raises(StructureError, match="not decided"):
        out(talk, ("xhtml",))
    out(talk)
    [comment] = read_copy(talk.with_name("talk.review.docx").read_bytes(), "c.docx").comments
    assert "hums" in comment.text
    assert "snores" in comment.text
    start = talk.read_text(encoding="utf-8").index("<!-- conflict")
    text = talk.read_text(encoding="utf-8")
    talk.write_text(text[:start] + text[text.index("-->", start) + 3 :], encoding="utf-8")
    out(talk, ("xhtml",))


def test_noise_is_no_change(talk: Path) -> None:
    def noisy(xml: str) -> str:
        xml = xml.replace("<w:p>", '<w:p w:rsidR="00AB12CD">')
        start = '<w:r w:rsidR="00AB12CD"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t xml:space="preserve">'
        cut = f'</w:t></w:r><w:proofErr w:type="spellStart"/>{start}'
        return xml.replace("He sings while", f"He si{cut}ngs while", 1)

    done = back(talk, edited(talk, "a.docx", noisy))
    assert (done.merge.changes, talk.read_text(encoding="utf-8")) == ((), TALK)


def test_a_manuscript_is_drafted_for_the_copy_of_a_text(tmp_path: Path, sample: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text(sample.read_text(encoding="utf-8"), encoding="utf-8")
    out(path)
    [base] = (tmp_path / ".briefing" / "base").glob("*.md")
    assert base.read_text(encoding="utf-8").startswith("---\n")


# What is refused; the manuscript is never touched


def other_document(talk: Path) -> Path:
    folder = talk.parent / "other"
    folder.mkdir()
    path = folder / "talk.md"
    sentence = "A sentence about bees that has nothing to do with the sea or with rope at all."
    talk_of_bees = f"## Bees {{#s1}}\n\n### Who? {{#x1}}\n\n{sentence}\n"
    path.write_text(TALK.partition("## The")[0] + talk_of_bees, encoding="utf-8")
    out(path)
    return path.with_name("talk.review.docx")


def test_a_copy_of_another_document_is_refused_unless_it_is_forced(talk: Path) -> None:
    copy = other_document(talk)
    with pytest.raises(InputError, match="another document") as caught:
        back(talk, copy)
    assert "--force" in str(caught.value)


def test_a_copy_without_its_base_is_refused(talk: Path) -> None:
    copy = edited(talk, "a.docx", typed("He sings", "He hums"))
    for file in (talk.parent / ".briefing" / "base").iterdir():
        file.unlink()
    with pytest.raises(InputError, match=r"not in \.briefing/base/"):
        back(talk, copy)


def test_a_base_that_was_changed_is_refused(talk: Path) -> None:
    [base] = (talk.parent / ".briefing" / "base").glob("*.md")
    base.write_text(TALK + "\nMore.\n", encoding="utf-8")
    with pytest.raises(InputError, match="was changed since"):
        back(talk, talk.with_name("talk.review.docx"))


def test_a_text_is_no_manuscript_to_merge_into(talk: Path) -> None:
    text = talk.with_name("talk.txt")
    text.write_text("Who mends the nets?\n", encoding="utf-8")
    with pytest.raises(UsageError, match="not a manuscript"):
        back(text, talk.with_name("talk.review.docx"))


def bomb(_talk: Path) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b" " * 70_000_000)
    return into.getvalue()


def with_entities(talk: Path) -> bytes:
    declared = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    return edited(talk, "entities.docx", lambda xml: declared + xml[xml.index("<w:document") :]).read_bytes()


def half(talk: Path) -> bytes:
    data = talk.with_name("talk.review.docx").read_bytes()
    return data[: len(data) // 2]


def without(part: str) -> Callable[[Path], bytes]:
    def make(talk: Path) -> bytes:
        source = zipfile.ZipFile(talk.with_name("talk.review.docx"))
        into = io.BytesIO()
        with zipfile.ZipFile(into, "w") as file:
            for info in source.infolist():
                if info.filename != part:
                    file.writestr(info.filename, source.read(info))
        return into.getvalue()

    return make


HOSTILE: dict[str, Callable[[Path], bytes]] = {
    "a text": lambda _: b"Who mends the nets?\n",
    "nothing": lambda _: b"",
    "a PDF": lambda _: b"%PDF-1.7\n",
    "half a file": half,
    "a zip bomb": bomb,
    "external entities": with_entities,
    "no document": without("word/document.xml"),
    "no styles": without("word/styles.xml"),
    "no properties": without("docProps/custom.xml"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_file_that_is_no_copy_is_refused_with_a_hint(talk: Path, kind: str) -> None:
    path = talk.with_name("hostile.docx")
    path.write_bytes(HOSTILE[kind](talk))
    with pytest.raises(BriefingError) as caught:
        back(talk, path)
    assert caught.value.hint
    assert caught.value.place
    assert talk.read_text(encoding="utf-8") == TALK


def test_macros_are_not_read(talk: Path) -> None:
    copy = edited(talk, "a.docx", typed("He sings", "He hums"), **{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    back(talk, copy)
    assert "He hums" in talk.read_text(encoding="utf-8")
