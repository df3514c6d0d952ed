"""Which parts of a source a PDF does not enclose: comments, deleted and hidden text, front matter, properties.

A PDF goes to everybody at the meeting. So the source itself is enclosed only if all of it was to be printed; otherwise
the cleaned text takes its place, and a note reports it. The setting ``attach`` encloses the source all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pipeline.disk.source_files import Text
from pipeline.ledger import CleanDocument, Ledger, to_lines
from pipeline.model import Artifact, Briefing, Note, RawDocument

if TYPE_CHECKING:
    from pipeline.run.analyse import Stages


@dataclass(frozen=True, slots=True)
class Travelling:
    """The text to enclose in the PDF. ``whole``: the source itself; otherwise ``note`` reports the replacement."""

    source: Text
    ledger: Artifact | None
    whole: bool = True
    note: Note | None = None


def travelling(text: Text, stages: Stages, ledger: Artifact | None, *, asked: bool) -> Travelling:
    """Choose between a source and its cleaned text.

    Args:
        ledger: the edits of cleaning; None for a manuscript.
        asked: whether the setting asks for the source, whatever it holds.
    """
    if asked:
        return Travelling(text, ledger)
    if stages.raw is None or stages.clean is None:
        return _manuscript(text, stages.briefing)
    held = tuple(_held(stages.raw))
    if not held:
        return Travelling(text, ledger)
    source = Text(f"{text.stem}.txt", text.stem, _printed(stages.clean), text.place, text.folder)
    return Travelling(source, _thinned(stages.raw, stages.clean, ledger), False, _note(text.name, held, "cleaned text"))


def handed_on(briefing: Briefing) -> Briefing:
    """A briefing without facts that only its manuscript would show: deleted text, properties of the source."""
    return replace(briefing, set_aside=(), source=replace(briefing.source, metadata=()))


# Kinds of block that are never printed, each with its name in messages.
_UNPRINTED = {"comment": "comments", "aside": "hidden text or text around the talk", "metadata": "front matter"}
# Formats that hold nothing but their text; all others have properties, such as an author, or scripts.
_PLAIN = frozenset({"text", "markdown", "asciidoc", "rst", "captions", "csv", "transcript", "thread"})
_TRACKED = "tracked-changes"  # the readers' note on deleted text


def _held(raw: RawDocument) -> Iterator[str]:
    """The kinds of unprinted content in a source, as words."""
    kinds = {block.kind for block in raw.blocks}
    yield from (words for kind, words in _UNPRINTED.items() if kind in kinds)
    if any(note.code == _TRACKED for note in raw.notes):
        yield "tracked changes"
    if raw.source.format not in _PLAIN:
        yield "properties such as an author" if raw.source.format != "html" else "scripts"


def _printed(clean: CleanDocument) -> bytes:
    """The cleaned text, as ``briefing clean`` prints it."""
    return ("\n\n".join(block.text for block in clean.blocks) + "\n").encode()


def _thinned(raw: RawDocument, clean: CleanDocument, ledger: Artifact | None) -> Artifact | None:
    """The ledger without the edits that removed text which is never printed."""
    if ledger is None:
        return None
    kept = {block.id for block in clean.blocks}
    silent = {block.id for block in raw.blocks if block.kind in _UNPRINTED} - kept
    edits = tuple(edit for edit in clean.ledger.edits if edit.block not in silent)
    return replace(ledger, data=to_lines(Ledger(edits)).encode())


def _manuscript(text: Text, briefing: Briefing) -> Travelling:
    """A manuscript as it is, or rewritten without the parts that are not printed."""
    from pipeline import manuscript
    from pipeline.read.encoding.decode import decode

    words, _, _ = decode(text.data, text.name)
    held = tuple(_held_by_manuscript(words, briefing))
    if not held:
        return Travelling(text, None)
    written = manuscript.write(handed_on(briefing)).encode()
    return Travelling(replace(text, data=written), None, False, _note(text.name, held, "manuscript without them"))


# A comment, unless it is an offer of the program: that holds nothing which is not in the text.
_REMARK_RE = re.compile(r"<!--(?![ \t]*candidate[ \t])")


def _held_by_manuscript(words: str, briefing: Briefing) -> Iterator[str]:
    from pipeline.manuscript.yaml_front import COMMENT

    ours = frozenset(COMMENT.splitlines())
    head = words.partition("\n---")[0].splitlines()
    if _REMARK_RE.search(words) or any(line.lstrip().startswith("#") and line.rstrip() not in ours for line in head):
        yield "comments"
    if briefing.set_aside:
        yield "text that is not printed"
    if briefing.source.metadata:
        yield "properties of its source"


def _note(name: str, held: tuple[str, ...], instead: str) -> Note:
    what = f"{', '.join(held[:-1])} and {held[-1]}" if len(held) > 1 else held[0]
    message = f"the PDF does not enclose {name}, which holds {what}, but its {instead}"
    return Note("source-withheld", "info", message, hint=f"--attachments, or attach = true, to enclose {name} itself")
