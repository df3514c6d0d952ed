"""The texts of the desk: found, added, decided about, undone; with the file changed by somebody else meanwhile."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pipeline.desk.edits import edited
from pipeline.desk.edits.settings_edits import choose_look, keep_line, switch_off, take_back
from pipeline.desk.entries import Entry
from pipeline.desk.panes.source_pane import source_pane
from pipeline.desk.panes.talk_pane import talk_pane
from pipeline.desk.seen import seen_of
from pipeline.desk.undo_steps import State, Steps, steps_of
from pipeline.desk.workspace import Workspace
from pipeline.errors import BriefingError, InputError, UsageError

TEXT = """\
Ines Vale on the Rising Sea

By Ada Moss

What do you see out there?

A line of foam that was not there before. It comes nearer every year,  and nobody counts the years.

Share this:

Facebook

What should the county do?

The county must raise the dike by a foot. The rest can wait.
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    (tmp_path / "briefing.toml").write_text("# Ours.\n", encoding="utf-8")
    (tmp_path / "sea.txt").write_text(TEXT, encoding="utf-8")
    return Workspace(tmp_path)


@pytest.fixture
def entry(workspace: Workspace) -> Entry:
    return workspace.entry("sea")


def item(workspace: Workspace, entry: Entry, words: str) -> dict[str, str]:
    """The order for the piece that has some words."""
    pane = talk_pane(workspace.manuscript(entry), "sea.md", workspace.stages(entry).briefing)
    found = next(one for one in pane.items if words in one.words)
    return {"line": str(found.line), "was": found.was}


def test_looking_writes_nothing(workspace: Workspace, entry: Entry, tmp_path: Path) -> None:
    workspace.manuscript(entry)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["briefing.toml", "sea.txt"]


def test_the_first_decision_makes_the_manuscript(workspace: Workspace, entry: Entry) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    assert entry.manuscript.is_file()
    assert [one.name for one in workspace.entries()] == ["sea"]
    assert workspace.entry("sea").source == workspace.folder / "sea.txt"


def test_an_edit_finds_its_line_after_somebody_else_wrote_above_it(workspace: Workspace, entry: Entry) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    order = item(workspace, entry, "A line of foam")
    text = entry.manuscript.read_text(encoding="utf-8")
    entry.manuscript.write_text(text.replace("language: en", "language: en\nplace: Harbour"), encoding="utf-8")
    workspace.decide(entry, {"do": "unprint", **order})
    now = entry.manuscript.read_text(encoding="utf-8")
    assert "place: Harbour" in now
    assert "nobody counts the years. {.unprinted}" in now


def test_an_edit_of_words_that_are_gone_is_refused(workspace: Workspace, entry: Entry) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    order = item(workspace, entry, "A line of foam")
    text = entry.manuscript.read_text(encoding="utf-8").replace("A line of foam", "Foam")
    entry.manuscript.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="changed in the meantime"):
        workspace.decide(entry, {"do": "unprint", **order})
    assert entry.manuscript.read_text(encoding="utf-8") == text


def test_an_edit_that_would_break_the_manuscript_changes_nothing(workspace: Workspace, entry: Entry) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    before = entry.manuscript.read_bytes()
    with pytest.raises(Exception, match="not a date"):
        workspace.decide(entry, {"do": "fact", "key": "date.iso", "words": "soon"})
    assert entry.manuscript.read_bytes() == before


def test_undo_and_redo_outlast_the_server(workspace: Workspace, entry: Entry) -> None:
    first = workspace.manuscript(entry)
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "I. Vale"})
    last = workspace.manuscript(entry)
    again = Workspace(workspace.folder)
    again.undo(entry)
    assert "guest: Ines M. Vale" in again.manuscript(entry)
    again.undo(entry)
    assert (again.manuscript(entry), again.room(entry)) == (first, (False, True))
    again.redo(entry)
    again.redo(entry)
    assert (again.manuscript(entry), again.room(entry)) == (last, (True, False))


def test_undo_goes_back_to_what_somebody_else_wrote(workspace: Workspace, entry: Entry) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    theirs = workspace.manuscript(entry).replace("guest: Ines M. Vale", "guest: Ines")
    entry.manuscript.write_text(theirs, encoding="utf-8")
    workspace.decide(entry, {"do": "fact", "key": "place", "words": "Harbour"})
    workspace.undo(entry)
    assert workspace.manuscript(entry) == theirs
    workspace.undo(entry)
    assert "guest: Ines M. Vale" in workspace.manuscript(entry)


def test_undo_right_after_somebody_else_wrote_loses_nothing(workspace: Workspace, entry: Entry) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    ours = workspace.manuscript(entry)
    theirs = ours.replace("guest: Ines M. Vale", "guest: Ines")
    entry.manuscript.write_text(theirs, encoding="utf-8")
    workspace.undo(entry)
    assert workspace.manuscript(entry) == ours
    workspace.redo(entry)
    assert workspace.manuscript(entry) == theirs


def settings(workspace: Workspace) -> str:
    return workspace.settings_file().read_text(encoding="utf-8")


def test_undo_takes_back_a_setting_and_redo_makes_it_again_also_after_a_restart(
    workspace: Workspace, entry: Entry
) -> None:
    workspace.set(entry, lambda path: keep_line(path, "Facebook", "sea.txt"))
    workspace.set(entry, lambda path: switch_off(path, "repeated-space", "sea.txt"))
    assert ("Facebook" in workspace.manuscript(entry), "year,  and" in workspace.manuscript(entry)) == (True, True)
    again = Workspace(workspace.folder)
    again.undo(entry)
    assert ("Facebook" in again.manuscript(entry), "year,  and" in again.manuscript(entry)) == (True, False)
    again.undo(entry)
    assert ("Facebook" in again.manuscript(entry), again.room(entry)) == (False, (False, True))
    assert not entry.manuscript.exists()  # nothing was decided about the text itself
    again.redo(entry)
    again.redo(entry)
    assert ("Facebook" in again.manuscript(entry), "year,  and" in again.manuscript(entry)) == (True, True)
    assert again.room(entry) == (True, False)
    assert settings(workspace).startswith("# Ours.\n")


def test_undo_of_a_setting_keeps_the_edits_before_it(workspace: Workspace, entry: Entry) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    before = workspace.manuscript(entry)
    workspace.set(entry, lambda path: keep_line(path, "Facebook", "sea.txt"))
    workspace.decide(entry, {"do": "fact", "key": "place", "words": "Harbour"})
    workspace.undo(entry)
    workspace.undo(entry)
    assert (workspace.manuscript(entry), "Facebook" in settings(workspace)) == (before, False)
    workspace.redo(entry)
    assert ("Facebook" in workspace.manuscript(entry), "Facebook" in settings(workspace)) == (True, True)
    workspace.redo(entry)
    assert "place: Harbour" in workspace.manuscript(entry)


def test_undo_of_a_setting_leaves_what_was_set_for_another_text(workspace: Workspace, entry: Entry) -> None:
    other = workspace.add("other.txt", TEXT.encode())
    workspace.set(entry, lambda path: switch_off(path, "repeated-space"))
    workspace.set(other, lambda path: keep_line(path, "Facebook", "other.txt"))
    workspace.undo(entry)
    assert ("repeated-space" in settings(workspace), "Facebook" in settings(workspace)) == (False, True)


def test_undo_brings_back_a_rule_that_was_switched_on_again(workspace: Workspace, entry: Entry) -> None:
    workspace.set(entry, lambda path: switch_off(path, "repeated-space"))
    workspace.set(entry, lambda path: take_back(path, "repeated-space", "sea.txt"))
    workspace.undo(entry)
    assert "year,  and" in workspace.manuscript(entry)


def test_the_theme_and_the_paper_are_settings_that_can_be_undone(workspace: Workspace, entry: Entry) -> None:
    workspace.set(entry, lambda path: choose_look(path, "theme", "plain"))
    workspace.set(entry, lambda path: choose_look(path, "theme", "brief"))
    workspace.set(entry, lambda path: choose_look(path, "paper", "a5"))
    assert (workspace.options(entry.manuscript).theme, workspace.options(entry.manuscript).house.paper) == (
        "brief",
        "a5",
    )
    workspace.undo(entry)
    workspace.undo(entry)
    assert (workspace.options(entry.manuscript).theme, workspace.options(entry.manuscript).house.paper) == ("plain", "")
    workspace.set(entry, lambda path: choose_look(path, "theme", ""))
    assert "theme" not in settings(workspace)


def test_a_setting_that_does_not_take_a_value_changes_nothing(workspace: Workspace, entry: Entry) -> None:
    before = settings(workspace)
    with pytest.raises(BriefingError):
        workspace.set(entry, lambda path: choose_look(path, "paper", "papyrus"))
    with pytest.raises(UsageError):
        workspace.set(entry, lambda path: choose_look(path, "output", "/"))
    assert (settings(workspace), workspace.room(entry)) == (before, (False, False))


def test_a_setting_with_which_no_draft_can_be_made_is_taken_back(
    workspace: Workspace, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    before = workspace.manuscript(entry)

    def refused(*_: object, **__: object) -> None:
        raise InputError("no")

    monkeypatch.setattr("pipeline.desk.workspace.redraft", refused)
    with pytest.raises(InputError):
        workspace.set(entry, lambda path: keep_line(path, "Facebook", "sea.txt"))
    assert ("Facebook" in settings(workspace), workspace.manuscript(entry)) == (False, before)


def test_a_damaged_list_of_steps_begins_anew(workspace: Workspace, entry: Entry) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    (steps_of(entry.manuscript).folder / "steps.json").write_text("{", encoding="utf-8")
    workspace.undo(entry)
    assert "guest: Ines M. Vale" in workspace.manuscript(entry)
    assert workspace.room(entry) == (False, False)


def test_only_the_newest_steps_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.desk.undo_steps.MOST", 4)
    steps = Steps(tmp_path)
    for number in range(9):
        steps.take(str(number), str(number + 1))
    assert len(list(tmp_path.glob("*.md"))) == 4
    assert steps.back("9") == State("8")


@pytest.mark.parametrize(
    ("given", "made"),
    [
        ("The Sea, again.txt", "the-sea-again.txt"),
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\texts\\a.DOCX", "a.docx"),
        ("…", "interview.txt"),
        ("sea.txt", "sea-2.txt"),
        ("حوار.txt", "حوار.txt"),
        ("a.t/x:t", "x-t.txt"),
    ],
)
def test_a_new_text_gets_a_harmless_name_of_its_own(workspace: Workspace, given: str, made: str) -> None:
    data = TEXT.encode() if not made.endswith("docx") else b"PK"
    if made.endswith("docx"):
        with pytest.raises(InputError):
            workspace.entry(workspace.add(given, b"").name)
        return
    workspace.add(given, data)
    assert (workspace.folder / made).read_bytes() == data


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("---\ntitle: The Sea\n---\n\nWhat do you see?\n\nFoam.\n", "a.md"),
        ("# The Sea\n\n**What do you see?**\n\nFoam.\n", "a.md"),
        ("The Sea\n\nSee [the map](https://a.example) and [the dike](/dike) and [foam](#foam).\n", "a.md"),
        ("The Sea\n\n# 1 of all questions\n\nWhat do you see? [a boat] (a small one)\n", "a.txt"),
        ("---\n\nWhat do you see?\n\nFoam.\n\n---\n", "a.txt"),
        (TEXT, "a.txt"),
    ],
)
def test_pasted_markdown_is_kept_as_markdown(workspace: Workspace, text: str, name: str) -> None:
    entry = workspace.add("a", text.encode())
    assert entry.source == workspace.folder / name


def test_an_empty_text_is_refused(workspace: Workspace) -> None:
    with pytest.raises(InputError, match="nothing in this text"):
        workspace.add("a.txt", b" \n")


@pytest.mark.parametrize("name", ["../sea", "sea.txt", "", "/etc/passwd", "nobody"])
def test_a_name_that_is_no_text_leads_nowhere(workspace: Workspace, name: str) -> None:
    with pytest.raises(InputError, match="no such text"):
        workspace.entry(name)


def test_one_file_shows_no_other_text(workspace: Workspace) -> None:
    workspace.add("b.txt", TEXT.encode())
    assert [one.name for one in Workspace(workspace.folder, "sea").entries()] == ["sea"]


def test_a_protected_line_comes_back_into_the_manuscript(workspace: Workspace, entry: Entry) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    assert "Facebook" not in workspace.manuscript(entry)
    workspace.set(entry, lambda path: keep_line(path, "Facebook", "sea.txt"))
    text = workspace.manuscript(entry)
    assert "Facebook" in text
    assert "guest: Ines M. Vale" in text
    assert workspace.settings_file().read_text(encoding="utf-8").startswith("# Ours.\n")


def test_a_rule_is_switched_off_in_one_text_and_on_again(workspace: Workspace, entry: Entry) -> None:
    other = workspace.add("other.txt", TEXT.encode())
    switch_off(workspace.settings_file(), "repeated-space", "sea.txt")
    assert "year,  and" in workspace.manuscript(entry)
    assert "year, and" in workspace.manuscript(other)
    take_back(workspace.settings_file(), "repeated-space", "sea.txt")
    assert "year, and" in workspace.manuscript(entry)
    assert workspace.settings_file().read_text(encoding="utf-8").startswith("# Ours.\n")


def test_a_kept_line_is_cleaned_again(workspace: Workspace, entry: Entry) -> None:
    keep_line(workspace.settings_file(), "Facebook", "sea.txt")
    assert "Facebook" in workspace.manuscript(entry)
    take_back(workspace.settings_file(), "Facebook", "sea.txt")
    assert "Facebook" not in workspace.manuscript(entry)


def test_a_setting_for_one_text_goes_into_a_pyproject(workspace: Workspace, entry: Entry) -> None:
    (workspace.folder / "briefing.toml").unlink()
    place = workspace.folder / "pyproject.toml"
    place.write_text('[project]\nname = "a"\n\n[tool.briefing]\ntheme = "brief"\n', encoding="utf-8")
    switch_off(workspace.settings_file(), "repeated-space", "sea.txt")
    assert "year,  and" in workspace.manuscript(entry)
    assert place.read_text(encoding="utf-8").startswith('[project]\nname = "a"\n')


def test_a_source_in_markdown_keeps_its_name(workspace: Workspace) -> None:
    entry = workspace.add("notes.md", TEXT.encode())
    assert (entry.source, entry.manuscript.name) == (workspace.folder / "notes.md", "notes.markdown")
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    assert (workspace.folder / "notes.md").read_text(encoding="utf-8") == TEXT
    again = workspace.entry("notes")
    assert (again.source, again.manuscript) == (entry.source, entry.manuscript)


def test_a_pasted_text_is_named_by_its_title(workspace: Workspace) -> None:
    text = "Share this:\n\nFacebook\n\n" + TEXT.replace("Ines Vale on the Rising Sea", "The Sea, and Who Pays")
    assert workspace.add("", TEXT.encode()).name == "ines-vale-on-the-rising-sea"
    assert workspace.add("", text.encode()).name != "share-this"
    assert workspace.add("", b"...").name == "interview"


def test_a_rule_is_switched_off_and_an_unknown_one_is_refused(workspace: Workspace, entry: Entry) -> None:
    switch_off(workspace.settings_file(), "repeated-space")
    assert "year,  and" in workspace.manuscript(entry)
    with pytest.raises(UsageError):
        switch_off(workspace.settings_file(), "nonsense")


def test_the_source_shows_what_was_removed_and_why(workspace: Workspace, entry: Entry) -> None:
    stages = workspace.stages(entry)
    assert stages.raw is not None
    assert stages.clean is not None
    pane = source_pane(stages.raw, stages.clean)
    gone = [block for block in pane.blocks if block.gone and block.parts[0].words]
    assert [block.parts[0].words for block in gone] == ["Share this:", "Facebook"]
    assert all(block.rules[0][0] in ("web-residue", "page-frame") for block in gone)
    kept = "".join(p.words for block in pane.blocks if not block.gone for p in block.parts if p.how != "removed")
    assert "year, and nobody" in kept
    assert 0 < pane.share < 20


def test_what_was_looked_at_stays_so(entry: Entry) -> None:
    seen_of(entry.manuscript).add("a")
    seen_of(entry.manuscript).add("b")
    assert seen_of(entry.manuscript).keys() == {"a", "b"}


def test_an_edit_is_made_again_on_what_somebody_else_wrote_at_that_moment(
    workspace: Workspace, entry: Entry, monkeypatch: pytest.MonkeyPatch
) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    made = 0

    def slowly(text: str, name: str, order: dict[str, str]) -> str:
        nonlocal made
        made += 1
        if made == 1:
            theirs = text.replace("nobody counts", "nobody ever counts")
            entry.manuscript.write_text(theirs, encoding="utf-8")
        return edited(text, name, order)

    monkeypatch.setattr("pipeline.desk.workspace.edited", slowly)
    workspace.decide(entry, {"do": "fact", "key": "place", "words": "Harbour"})
    text = workspace.manuscript(entry)
    assert ("nobody ever counts" in text, "place: Harbour" in text, made) == (True, True, 2)


def test_edits_of_two_tabs_at_the_same_time_are_all_made(workspace: Workspace, entry: Entry) -> None:
    facts = ["guest", "place", "subtitle", "byline.role", "byline.affiliation", "date.text"]
    with ThreadPoolExecutor(6) as tabs:
        list(tabs.map(lambda key: workspace.decide(entry, {"do": "fact", "key": key, "words": f"A {key}"}), facts))
    text = workspace.manuscript(entry)
    assert all(f"A {key}" in text for key in facts)
    for _ in facts:
        workspace.undo(entry)
    assert not any(f"A {key}" in workspace.manuscript(entry) for key in facts)


@pytest.mark.parametrize("half", [b"---\ntitle: The", b"---\ntitle: The Sea\n---\n\n### What do y\xc3", b""])
def test_a_file_that_another_program_is_still_writing_is_an_error_and_then_none(
    workspace: Workspace, entry: Entry, half: bytes
) -> None:
    workspace.decide(entry, {"do": "fact", "key": "guest", "words": "Ines M. Vale"})
    whole = entry.manuscript.read_bytes()
    entry.manuscript.write_bytes(half)
    with pytest.raises(BriefingError):
        workspace.decide(entry, {"do": "fact", "key": "place", "words": "Harbour"})
    assert entry.manuscript.read_bytes() == half
    entry.manuscript.write_bytes(whole)
    workspace.decide(entry, {"do": "fact", "key": "place", "words": "Harbour"})
    assert "place: Harbour" in workspace.manuscript(entry)
