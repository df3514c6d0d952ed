"""A manuscript drafted again: in place whole, merged with what an editor made of it, and nothing of his thrown away.

Beside the manuscript, ``.briefing/`` keeps the draft that he began with, without which nobody could tell his changes
from those of the source, and every version that was replaced.
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
    """What became of the file. ``backup`` holds what it was, ``rest`` what did not fit; None where there is neither.

    ``returned``: what came in was changed in its Word file, and not in its source. ``before`` and ``after``: the text
    of the file as it was, empty where there was none, and as it is now, or would be.
    """

    merged: Merged | None = None
    backup: Path | None = None
    rest: Path | None = None
    returned: bool = False
    before: str = ""
    after: str = ""

    def notes(self) -> tuple[Note, ...]:
        """What no longer fits, each with its line in the old file."""
        return tuple(_note(one, self.rest) for one in self.merged.unfit) if self.merged else ()

    def outcome(self) -> Literal["made", "unchanged", "merged"]:
        """What became of the file, in a word for programs."""
        if self.merged is None:
            return "made"
        return "unchanged" if self.before == self.after else "merged"

    def diff(self, name: str) -> str:
        """What changes in the file, line by line ("unified diff"); empty where nothing does."""
        old, new = self.before.splitlines(keepends=True), self.after.splitlines(keepends=True)
        return "".join(unified_diff(old, new, name, name))

    def lines(self, name: str, *, every: bool = False) -> Iterator[str]:
        """What to tell the editor; ``every``: with all changes, and not only the first ones."""
        if self.merged is None:
            yield f"made {name}" + (f"; what it was is in {self.backup}" if self.backup else "")
        elif self.backup is None:
            yield f"{name} is as it was: the {'Word file' if self.returned else 'source'} holds nothing new"
        elif self.returned:
            yield f"{name}: {plural(len(self.merged.taken), 'change')} taken over from the Word file"
            yield f"  what it was is in {self.backup}"
        else:
            kept, taken = len(self.merged.kept), len(self.merged.taken)
            yield f"{name}: {plural(kept, 'change')} of yours kept, {taken} from the source"
            yield f"  what it was is in {self.backup}"
        if self.merged and self.backup:
            yield from () if self.returned else _listed("yours", self.merged.kept, every)
            yield from _listed("new", self.merged.taken, every)
        for note in self.notes():
            yield f"  look at   {note.message} (line {note.origin.line if note.origin else 0} of what it was)"
        if self.rest:
            yield f"  whole in  {self.rest}"


def redraft(
    path: Path, draft: str, *, force: bool = False, base: str | None = None, preview: bool = False
) -> Redrafted:
    """Write a draft; where its file is there, keep the editor's decisions in it.

    Args:
        path: of the manuscript.
        draft: of the source as it is today.
        force: whether the file is replaced, whatever is in it; what was in it is kept.
        base: the draft that the editor began with; None for the copy that was kept of it.
        preview: whether nothing is written, and only told what would be.

    Raises:
        InputError, StructureError: the file is no text, or a manuscript with a mistake in it.
        RenderError: the folder cannot be written; no file was touched.
        UsageError: the file is no manuscript, or nobody knows how it began.
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
    parse(ours, path.name, "")  # a mistake of the editor's is told with its line, before anything is merged
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
    """Take what an editor changed in the Word file of a manuscript over into the manuscript.

    What the manuscript says of its source stays, and so does the copy of the draft that it began as: both are about
    the source, and not about the Word file.

    Args:
        path: of the manuscript.
        marked: the Word file as it came back.
        built: the Word file as it was made.
        margin: the comments of the Word file as it came back.
        preview: whether nothing is written, and only told what would be.

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


_SHOWN = 5  # changes that are listed
_REST = """\
What did not fit when {name} was drafted anew. Put what you still want into {name}, and delete this file.
"""


def _manuscript(path: Path, data: bytes) -> str:
    ours, _, _ = decode(data, path.name)
    if not is_manuscript(ours):
        hint = "another name, or --force to replace it"
        raise UsageError("the file exists, and is no manuscript", place=str(path), hint=hint)
    return ours.replace("\r\n", "\n")


def _put(path: Path, data: bytes, ours: str, merged: Merged, *, preview: bool) -> Redrafted:
    """Put a merged manuscript in the place of one that held ``data``."""
    if preview:
        return Redrafted(merged, before=ours, after=merged.text)
    backup = back_up(path, data) if merged.text != ours else None
    rest = _keep_rest(path, merged.unfit) if merged.unfit else None
    text = merged.text.replace("\n", "\r\n") if b"\r\n" in data else merged.text
    put_in_place(path.parent, [Artifact(path.name, "text/markdown", text.encode())])
    return Redrafted(merged, backup, rest, before=ours, after=merged.text)


def _base(path: Path, ours: str, draft: str) -> str:
    """The draft that the editor began with: the copy, or this one where the source is still the same."""
    if (copy := _base_of(path)).is_file():
        return copy.read_text(encoding="utf-8")
    if parse(ours, path.name, "").source.sha256 == parse(draft, path.name, "").source.sha256:
        return draft
    raise UsageError(
        f"the file exists, and there is no copy in {KEPT}/ of the draft that it began as",
        place=str(path),
        hint="--base with the text as it was then, or --force to begin anew (the old file is kept)",
    )


def _base_of(path: Path) -> Path:
    return path.parent / KEPT / f"{path.name}.base"


def _begun(path: Path, draft: str, data: bytes | None, *, preview: bool) -> Redrafted:
    """Write a draft in the place of what held ``data``, which is kept."""
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
    """What did not fit, put behind what did not the last time."""
    rest = path.with_name(f"{path.name}.rest")
    before = rest.read_text(encoding="utf-8") if rest.is_file() else _REST.format(name=path.name)
    pieces = [f"\n--- line {one.line}: {one.why}\n\n{one.words}\n" for one in unfit]
    put_in_place(path.parent, [Artifact(rest.name, "text/plain", (before + "".join(pieces)).encode())])
    return rest


def _listed(whose: str, changes: tuple[Change, ...], every: bool) -> Iterator[str]:
    """The first changes, each with what became of its words."""
    shown = changes if every else changes[:_SHOWN]
    for change in shown:
        yield f"  {whose:9} {change.what} {shortened(' '.join(change.words.split()), 70)}"
    if len(changes) > len(shown):
        yield f"            and {len(changes) - len(shown)} more (--verbose lists all, --diff shows every line)"


def _note(one: Unfit, rest: Path | None) -> Note:
    message = f'{one.why}: "{shortened(one.words, 60)}"'
    return Note("unfit", "warning", message, Origin(one.line), f"{rest}, which holds it whole" if rest else None)
