"""Review copies go out by ``build -f review`` and come back by ``merge``: bases, history, and what is refused."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import commanding
import pytest

from pipeline.disk.source_files import load
from pipeline.errors import BriefingError, InputError, StructureError, UsageError
from pipeline.model.returned import Comment
from pipeline.read.returned import read_copy
from pipeline.review import copy_comments
from pipeline.review.units import Manuscript, manuscript_of
from pipeline.run.build import build
from pipeline.run.copies.returned_copies import Wish
from pipeline.run.copies.returning import Taken, take_back
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


def asked(talk: Path) -> tuple[Comment, ...]:
    """The comments of the copy, without the notice on the last line."""
    copy = read_copy(talk.with_name("talk.review.docx").read_bytes(), "talk.review.docx")
    return tuple(one for one in copy.comments if not one.text.startswith("The contents, "))


def back(path: Path, *copies: Path, wish: Wish = Wish()) -> Taken:  # noqa: B008 - a frozen value
    return take_back(path, copies, wish, NOW)


def body(path: Path) -> str:
    """A manuscript without the lines that count the changes of its editors, and without the marks of their words."""
    return re.sub(r"changes:\n(?:- edited by .*\n)+", "", unmarked(path.read_bytes().decode()))


def unmarked(text: str) -> str:
    """A manuscript without the marks of the words of editors."""
    return re.sub(r'\[([^][]*)\]\{\.edited by=(?:"[^"]*"|\w+)\}', r"\1", text)


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


def test_lines_that_the_program_makes_are_locked_and_the_last_one_says_what_is_missing(talk: Path) -> None:
    xml = zipfile.ZipFile(talk.with_name("talk.review.docx")).read("word/document.xml").decode()
    [locked] = re.findall(r'<w:sdt><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr>(.*?)</w:sdt>', xml)
    assert "briefing-pipeline" in locked
    [notice] = read_copy(talk.with_name("talk.review.docx").read_bytes(), "c.docx").comments
    assert "made from the text when it is printed" in notice.text


def test_the_same_manuscript_gives_the_same_copy(talk: Path) -> None:
    before = talk.with_name("talk.review.docx").read_bytes()
    out(talk)
    assert talk.with_name("talk.review.docx").read_bytes() == before


def test_a_tracked_change_comes_back_with_its_author(talk: Path) -> None:
    done = back(talk, edited(talk, "talk.anna.docx", tracked("while he works", "all day")))
    assert body(talk) == TALK.replace("while he works", "all day")
    [change] = done.merge.changes
    assert (change.before, change.after, change.by[0].author, change.tracked) == (
        "while he works",
        "all day",
        "Anna Moss",
        True,
    )


def test_the_words_of_an_editor_are_marked_unless_the_merge_is_told_not_to(talk: Path) -> None:
    copy = edited(talk, "a.docx", tracked("He sings", "He hums"))
    assert '[hums]{.edited by="Anna Moss"}' in back(talk, copy, wish=Wish(preview=True)).merge.text
    assert "He hums while" in back(talk, copy, wish=Wish(preview=True, marks=False)).merge.text


def test_marked_words_go_out_without_signs_and_come_back_marked(talk: Path) -> None:
    back(talk, edited(talk, "a.docx", tracked("He sings", "He hums")))
    out(talk)
    copy = edited(talk, "b.docx", typed("carry rope", "haul rope"))
    assert "He hums while" in "".join(line.text for line in read_copy(copy.read_bytes(), "b.docx").lines)
    back(talk, copy)
    assert '[hums]{.edited by="Anna Moss"}' in talk.read_text(encoding="utf-8")


def test_the_changes_of_each_editor_are_counted_in_the_front_matter(talk: Path) -> None:
    back(
        talk, edited(talk, "a.docx", lambda xml: typed("carry rope", "haul rope")(tracked("He sings", "He hums")(xml)))
    )
    assert "\nchanges:\n- edited by Anna Moss replace 2\n---\n" in talk.read_text(encoding="utf-8")


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
    assert "He hums" in unmarked(done.merge.text)
    assert talk.read_text(encoding="utf-8") == TALK
    assert not talk.with_name("talk.changes.jsonl").exists()


def test_changes_of_an_author_can_be_left_out(talk: Path) -> None:
    other = W.replace("Anna Moss", "Ben Bauer")
    ben = tracked("carry rope", "haul rope", other)
    copy = edited(talk, "both.docx", lambda xml: ben(tracked("He sings while", "He hums while")(xml)))
    assert "hums" not in back(talk, copy, wish=Wish(reject=("Anna Moss",), preview=True)).merge.text
    only = unmarked(back(talk, copy, wish=Wish(accept=("Anna Moss",), preview=True)).merge.text)
    assert ("He hums" in only, "haul rope" in only) == (True, False)


def test_changes_without_tracking_are_by_the_author_of_the_copy_and_can_be_left_out_too(talk: Path) -> None:
    copy = edited(talk, "talk.anna.docx", typed("He sings", "He hums"))
    for wish in (Wish(reject=("anna",), preview=True), Wish(accept=("Ben Bauer",), preview=True)):
        done = back(talk, copy, wish=wish)
        assert (done.merge.text, [one.after for one in done.declined]) == (TALK, ["hums"])
    assert "hums" in back(talk, copy, wish=Wish(accept=("anna",), preview=True)).merge.text


def test_a_change_that_is_declined_stays_out(talk: Path) -> None:
    copy = edited(talk, "a.docx", lambda xml: typed("carry rope", "haul rope")(typed("He sings", "He hums")(xml)))
    done = take_back(talk, [copy], Wish(), NOW, lambda change: "hums" in change.after)
    assert body(talk) == TALK.replace("He sings", "He hums")
    assert [change.after for change in done.declined] == ["haul"]


def test_lines_that_end_as_on_windows_stay_so(talk: Path) -> None:
    copy = edited(talk, "a.docx", typed("He sings", "He hums"))
    talk.write_bytes(TALK.replace("\n", "\r\n").encode())
    back(talk, copy)
    lines = talk.read_bytes().split(b"\n")
    assert all(line.endswith(b"\r") for line in lines[:-1])
    assert "He hums while" in body(talk)


def test_a_conflict_is_refused_by_build_and_goes_out_with_the_next_copy(talk: Path) -> None:
    hums = edited(talk, "a.docx", tracked("He sings", "He hums"))
    back(talk, hums, edited(talk, "b.docx", typed("He sings", "He snores")))
    with pytest.raises(StructureError, match="not decided"):
        out(talk, ("xhtml",))
    out(talk)
    [comment] = asked(talk)
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


def test_the_language_can_be_changed_in_the_copy(talk: Path) -> None:
    back(talk, edited(talk, "a.docx", typed("Language: en", "Language: de-CH")))
    assert body(talk) == TALK.replace("language: en", "language: de-CH")


@pytest.mark.parametrize("words", ["Language: xx", "Tongue of this: en"])
def test_a_language_that_does_not_exist_and_words_of_the_program_are_refused(talk: Path, words: str) -> None:
    [refusal] = back(talk, edited(talk, "a.docx", typed("Language: en", words))).merge.refusals
    assert (refusal.words in words, body(talk)) == (True, TALK)


def test_the_look_of_a_recommendation_is_refused(talk: Path) -> None:
    advised = TALK.replace(
        "## The", "## Recommendations {.recommendations}\n\n- It is hemp too. [x1](#x1)\n\n## The", 1
    )
    talk.write_text(advised.replace("He sings", "It is hemp too. He sings"), encoding="utf-8")
    out(talk)
    bold = '</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">'
    done = back(talk, edited(talk, "a.docx", typed("It is hemp too.", f"It is {bold}hemp too.")))
    assert [refusal.why for refusal in done.merge.refusals] == ["the look of a recommendation is the theme's"]


def test_macros_are_not_read(talk: Path) -> None:
    copy = edited(talk, "a.docx", typed("He sings", "He hums"), **{"word/vbaProject.bin": b"\xd0\xcf\x11\xe0"})
    back(talk, copy)
    assert "He hums" in body(talk)


# Comments

EXTENDED = "word/commentsExtended.xml"


def with_comments(talk: Path, name: str, *said: tuple[str, str, bool], resolved: bool = False) -> Path:
    """A copy with a thread of comments on "carry rope": author, words, and whether it answers the first."""
    source = zipfile.ZipFile(talk.with_name("talk.review.docx"))
    document = source.read("word/document.xml").decode().replace(
        "carry rope", 'carry rope</w:t></w:r><w:commentRangeEnd w:id="90"/><w:r><w:t>', 1
    )  # fmt: skip
    document = document.replace(
        "The rest of us ", 'The rest of us </w:t></w:r><w:commentRangeStart w:id="90"/><w:r><w:t>', 1
    )
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    w14, w15 = (f"http://schemas.microsoft.com/office/word/{year}/wordml" for year in (2010, 2012))
    comments, extended = "", ""
    for number, (author, words, answers) in enumerate(said):
        comments += (
            f'<w:comment w:id="{90 + number}" w:author="{author}" w:date="2026-11-27T09:00:00Z">'
            f'<w:p w14:paraId="{number:08X}"><w:r><w:t>{words}</w:t></w:r></w:p></w:comment>'
        )
        parent = ' w15:paraIdParent="00000000"' if answers else ""
        extended += f'<w15:commentEx w15:paraId="{number:08X}"{parent} w15:done="{int(resolved)}"/>'
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as file:
        for info in source.infolist():
            if info.filename not in ("word/comments.xml", EXTENDED):
                file.writestr(info.filename, document if info.filename == "word/document.xml" else source.read(info))
        file.writestr("word/comments.xml", f'<w:comments {space} xmlns:w14="{w14}">{comments}</w:comments>')
        file.writestr(EXTENDED, f'<w15:commentsEx xmlns:w15="{w15}">{extended}</w15:commentsEx>')
    target = talk.with_name(name)
    target.write_bytes(into.getvalue())
    return target


THREAD = '<!-- comment Anna Moss, 2026-11-27, on "carry rope": All of you?\nreply Ben Bauer, 2026-11-27: Yes. -->'


def test_a_thread_of_comments_comes_into_the_manuscript_below_its_paragraph(talk: Path) -> None:
    back(talk, with_comments(talk, "a.docx", ("Anna Moss", "All of you?", False), ("Ben Bauer", "Yes.", True)))
    assert body(talk) == TALK.replace("rope.[^1]\n", f"rope.[^1]\n\n{THREAD}\n")


def test_the_manuscript_is_read_once_for_any_number_of_comments(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def counted(text: str, name: str) -> Manuscript:
        read.append(name)
        return manuscript_of(text, name)

    monkeypatch.setattr(copy_comments, "manuscript_of", counted)
    done = back(talk, with_comments(talk, "a.docx", *(("Anna Moss", f"Is it {n}?", False) for n in range(40))))
    assert (len(done.talk.changes), len(read)) == (40, 1)


def test_answers_of_two_editors_to_one_comment_are_in_one_thread(talk: Path) -> None:
    talk.write_text(TALK.replace("rope.[^1]\n", f"rope.[^1]\n\n{THREAD}\n"), encoding="utf-8")
    out(talk)
    first = (("Anna Moss", "All of you?", False), ("Ben Bauer", "Yes.", True))
    one = with_comments(talk, "a.docx", *first, ("Cem Kaya", "Not I.", True))
    two = with_comments(talk, "b.docx", *first, ("Dora Lind", "Nor I.", True))
    back(talk, one, two)
    more = "\nreply Cem Kaya, 2026-11-27: Not I.\nreply Dora Lind, 2026-11-27: Nor I. -->"
    assert body(talk) == TALK.replace("rope.[^1]\n", f"rope.[^1]\n\n{THREAD.replace(' -->', more)}\n")


def test_an_open_thread_goes_out_again_on_its_words(talk: Path) -> None:
    talk.write_text(TALK.replace("rope.[^1]\n", f"rope.[^1]\n\n{THREAD}\n"), encoding="utf-8")
    out(talk)
    one, two = asked(talk)
    assert (one.author, one.words, one.text, two.author, two.parent) == (
        "Anna Moss",
        "carry rope",
        "All of you?",
        "Ben Bauer",
        one.key,
    )
    assert back(talk, talk.with_name("talk.review.docx")).talk.changes == ()


def test_a_thread_that_was_resolved_leaves_the_manuscript_and_stays_in_the_history(talk: Path) -> None:
    talk.write_text(TALK.replace("rope.[^1]\n", f"rope.[^1]\n\n{THREAD}\n"), encoding="utf-8")
    out(talk)
    back(
        talk,
        with_comments(talk, "a.docx", ("Anna Moss", "All of you?", False), ("Ben Bauer", "Yes.", True), resolved=True),
    )
    assert body(talk) == TALK
    assert '"what": "resolved"' in talk.with_name("talk.changes.jsonl").read_text(encoding="utf-8")


def test_a_draft_of_a_review_copy_is_a_merge(talk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = edited(talk, "a.docx", tracked("He sings", "He hums"))
    assert commanding.run(monkeypatch, "draft", str(copy), "-o", str(talk), "-q") == 0
    assert body(talk) == TALK.replace("He sings", "He hums")


def test_a_query_that_was_resolved_is_not_asked_again(talk: Path) -> None:
    query = "<!-- candidate - He sings while he works. [x1](#x1) -->\n\n"
    doubtful = TALK.replace("The rest of us", f"{query}The rest of us")
    talk.write_text(doubtful, encoding="utf-8")
    out(talk)
    [query] = asked(talk)
    row = {"what": "resolved", "before": query.text, "after": query.words}
    talk.with_name("talk.changes.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    out(talk)
    assert asked(talk) == ()


@pytest.mark.parametrize("sign", ['<w:u w:val="single"/>', '<w:highlight w:val="yellow"/>'])
def test_a_look_that_no_manuscript_has_is_refused_with_its_place(talk: Path, sign: str) -> None:
    cut = f'</w:t></w:r><w:r><w:rPr>{sign}</w:rPr><w:t>sings</w:t></w:r><w:r><w:t xml:space="preserve">'
    [refusal] = back(talk, edited(talk, "a.docx", typed("sings", cut))).merge.refusals
    assert (refusal.words, "He sings" in refusal.place or "My brother" in refusal.place) == ("sings", True)
    assert talk.read_text(encoding="utf-8") == TALK


def test_a_picture_is_refused_with_its_place(talk: Path) -> None:
    picture = '</w:t></w:r><w:r><w:drawing/></w:r><w:r><w:t xml:space="preserve">'
    [refusal] = back(talk, edited(talk, "a.docx", typed("sings", f"sings{picture}"))).merge.refusals
    assert "picture" in refusal.why
    assert talk.read_text(encoding="utf-8") == TALK


def test_a_manuscript_that_is_not_there_is_made_as_the_copy_knows_it(talk: Path) -> None:
    copy = edited(talk, "a.docx", tracked("He sings", "He hums"))
    talk.unlink()
    back(talk, copy)
    assert body(talk) == TALK.replace("He sings", "He hums")
