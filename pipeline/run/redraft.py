"""Draft a manuscript again: merge the new draft with the editor's changes, and keep a backup of each replaced version.

Next to the manuscript, ``.briefing/`` keeps the draft that the editor began with, without which changes by the editor
could not be told from those of the source, and every version that was replaced.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from difflib import unified_diff
from pathlib import Path
from typing import Literal

from pipeline.disk.atomic_write import is_stream, put_in_place
from pipeline.disk.backups import KEPT, back_up
from pipeline.errors import UsageError
from pipeline.manuscript import is_manuscript, parse, write
from pipeline.manuscript.merging import Change, Merged, Unfit, merge
from pipeline.model import Artifact, Briefing, Note, Origin, Remark
from pipeline.read.encoding.decode import decode
from pipeline.text.wording import plural, shortened


@dataclass(frozen=True, slots=True)
class Redrafted:
    """The outcome. ``backup``: path of the old version; ``rest``: of edits that did not fit; None without any.

    ``returned``: the changes come from the Word file, not from the source. ``before`` and ``after``: text of the file
    before (empty if it is new) and after, also where nothing is written.
    """

    merged: Merged | None = None
    backup: Path | None = None
    rest: Path | None = None
    returned: bool = False
    before: str = ""
    after: str = ""

    def notes(self) -> tuple[Note, ...]:
        """A note for each edit that no longer fits, with its line in the old file."""
        return tuple(_note(one, self.rest) for one in self.merged.unfit) if self.merged else ()

    def outcome(self) -> Literal["made", "unchanged", "merged"]:
        """The outcome in one word, for programs."""
        if self.merged is None:
            return "made"
        return "unchanged" if self.before == self.after else "merged"

    def diff(self, name: str) -> str:
        """The changes in the file as a unified diff; empty if there are none."""
        old, new = self.before.splitlines(keepends=True), self.after.splitlines(keepends=True)
        return "".join(unified_diff(old, new, name, name))

    def lines(self, name: str, *, every: bool = False) -> Iterator[str]:
        """The report for the editor; ``every``: with all changes instead of the first ones."""
        if self.merged is None:
            yield f"made {name}" + (f"; the old version is in {self.backup}" if self.backup else "")
        elif self.backup is None:
            yield f"{name} is unchanged: the {'Word file' if self.returned else 'source'} holds nothing new"
        elif self.returned:
            yield f"{name}: {plural(len(self.merged.taken), 'change')} taken over from the Word file"
            yield f"  the old version is in {self.backup}"
        else:
            kept, taken = len(self.merged.kept), len(self.merged.taken)
            yield f"{name}: {plural(kept, 'change')} of yours kept, {taken} from the source"
            yield f"  the old version is in {self.backup}"
        if self.merged and self.backup:
            yield from () if self.returned else _listed("yours", self.merged.kept, every)
            yield from _listed("new", self.merged.taken, every)
        for note in self.notes():
            yield f"  look at   {note.message} (line {note.origin.line if note.origin else 0} of the old version)"
        if self.rest:
            yield f"  whole in  {self.rest}"


def redraft(
    path: Path, draft: str, *, force: bool = False, base: str | None = None, preview: bool = False
) -> Redrafted:
    """Write a draft; if its file exists, keep the editor's decisions in it.

    Args:
        path: the manuscript.
        draft: drafted from the source as it is today.
        force: whether to replace the file, whatever it holds; a backup is kept.
        base: the draft that the editor began with; None for the copy in ``.briefing/``.
        preview: whether to report the outcome without writing anything.

    Raises:
        InputError, StructureError: the file is not text, or is a manuscript with a mistake in it.
        RenderError: the folder cannot be written; no file was touched.
        UsageError: the file is not a manuscript, or the draft that it began with is unknown.
    """
    if is_stream(path):
        put_in_place(path.parent, [Artifact(path.name, "text/markdown", draft.encode())])
        return Redrafted()
    if not path.exists():
        return _begun(path, draft, None, preview=preview)
    data = path.read_bytes()
    if force:
        return _begun(path, draft, data, preview=preview)
    ours = _manuscript(path, data)
    first = base if base is not None else _base(path, ours, draft)
    parse(ours, path.name, "")  # reports a mistake with its line before anything is merged
    merged = merge(first, ours, draft, path.name)
    done = _put(path, data, ours, merged, preview=preview)
    if not preview:
        _keep_base(path, merged.base)
    return done


def take_back(
    path: Path,
    marked: Briefing,
    built: Briefing,
    margin: Iterable[Remark] = (),
    *,
    preview: bool = False,
) -> Redrafted:
    """Take the changes that an editor made in the Word file over into the manuscript.

    The facts about the source in the manuscript stay, and so does the kept draft: both are about the source, not about
    the Word file.

    Args:
        path: the manuscript.
        marked: the Word file with the changes.
        built: the Word file as it was built.
        margin: the comments in ``marked``.
        preview: whether to report the outcome without writing anything.

    Raises:
        InputError, StructureError, RenderError, UsageError: as :func:`redraft` does.
    """
    data = path.read_bytes()
    ours = _manuscript(path, data)
    facts = parse(ours, path.name, "")
    base = write(replace(built, source=facts.source, changes=facts.changes))
    theirs = write(replace(marked, source=facts.source, changes=facts.changes), margin)
    merged = merge(base, ours, theirs, path.name)
    return replace(_put(path, data, ours, merged, preview=preview), returned=True)


_SHOWN = 5  # the most changes that are listed
_REST = """\
Edits that did not fit when {name} was drafted anew. Copy those that you still want into {name}, and delete this file.
"""


def _manuscript(path: Path, data: bytes) -> str:
    ours, _, _ = decode(data, path.name)
    if not is_manuscript(ours):
        hint = "another name, or --force to replace it"
        raise UsageError("the file exists, and is not a manuscript", place=str(path), hint=hint)
    return ours.replace("\r\n", "\n")


def _put(path: Path, data: bytes, ours: str, merged: Merged, *, preview: bool) -> Redrafted:
    """Replace a manuscript, which held ``data``, by the merged one."""
    if preview:
        return Redrafted(merged, before=ours, after=merged.text)
    backup = back_up(path, data) if merged.text != ours else None
    rest = _keep_rest(path, merged.unfit) if merged.unfit else None
    text = merged.text.replace("\n", "\r\n") if b"\r\n" in data else merged.text
    put_in_place(path.parent, [Artifact(path.name, "text/markdown", text.encode())])
    return Redrafted(merged, backup, rest, before=ours, after=merged.text)


def _base(path: Path, ours: str, draft: str) -> str:
    """The draft that the editor began with: the kept copy, or this draft if the source has not changed since."""
    if (copy := _base_of(path)).is_file():
        return copy.read_text(encoding="utf-8")
    if parse(ours, path.name, "").source.sha256 == parse(draft, path.name, "").source.sha256:
        return draft
    raise UsageError(
        f"the file exists, and {KEPT}/ has no copy of the draft that it began with",
        place=str(path),
        hint="--base with the text as it was then, or --force to begin anew (the old file is kept)",
    )


def _base_of(path: Path) -> Path:
    return path.parent / KEPT / f"{path.name}.base"


def _begun(path: Path, draft: str, data: bytes | None, *, preview: bool) -> Redrafted:
    """Begin the manuscript anew; a backup of ``data``, the old contents, is kept."""
    before = decode(data, path.name)[0] if data and preview else ""
    backup = back_up(path, data) if data is not None and not preview else None
    if not preview:
        put_in_place(path.parent, [Artifact(path.name, "text/markdown", draft.encode())])
        _keep_base(path, draft)
    return Redrafted(None, backup, before=before, after=draft)


def _keep_base(path: Path, base: str) -> None:
    copy = _base_of(path)
    put_in_place(copy.parent, [Artifact(copy.name, "text/markdown", base.encode())])


def _keep_rest(path: Path, unfit: tuple[Unfit, ...]) -> Path:
    """Append edits that did not fit to those of earlier times."""
    rest = path.with_name(f"{path.name}.rest")
    before = rest.read_text(encoding="utf-8") if rest.is_file() else _REST.format(name=path.name)
    pieces = [f"\n--- line {one.line}: {one.why}\n\n{one.words}\n" for one in unfit]
    put_in_place(path.parent, [Artifact(rest.name, "text/plain", (before + "".join(pieces)).encode())])
    return rest


def _listed(whose: str, changes: tuple[Change, ...], every: bool) -> Iterator[str]:
    """The first changes, each with what was done to its words."""
    shown = changes if every else changes[:_SHOWN]
    for change in shown:
        yield f"  {whose:9} {change.what} {shortened(' '.join(change.words.split()), 70)}"
    if len(changes) > len(shown):
        yield f"            and {len(changes) - len(shown)} more (--verbose lists all, --diff shows every line)"


def _note(one: Unfit, rest: Path | None) -> Note:
    message = f'{one.why}: "{shortened(one.words, 60)}"'
    return Note("unfit", "warning", message, Origin(one.line), f"{rest}, which holds it whole" if rest else None)
