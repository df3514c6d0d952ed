"""A returned copy with what it was made from, which is found by the identity that the copy holds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pipeline.disk.backups import KEPT
from pipeline.errors import InputError
from pipeline.model.returned import Hand, Returned
from pipeline.read.returned import read_copy
from pipeline.render.word.reviewing import COPY_ID, MANUSCRIPT_HASH
from pipeline.review.compare.comparing import version
from pipeline.review.copy_edits import Version
from pipeline.review.copy_paragraphs import Paragraph, decided
from pipeline.review.nothing_lost import must_explain
from pipeline.review.outcome import Change
from pipeline.review.word_tokens import split
from pipeline.run.copies.review_copy import BASE


@dataclass(frozen=True, slots=True)
class Wish:
    """What to take.

    Args:
        accept: only the changes of these authors; empty for those of all.
        reject: not the changes of these authors. A change that was not tracked is by the author of its copy.
        force: merge a copy of another document, or one that was merged before.
        preview: report the outcome without writing anything.
        base: a manuscript that the copies were made from, if none was kept.
        marks: whether the words that editors put into what was said are marked with their names.
    """

    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()
    force: bool = False
    preview: bool = False
    base: Path | None = None
    marks: bool = True

    def takes(self, hand: Hand) -> bool:
        """Whether a change is accepted."""
        return (not self.accept or hand.author in self.accept) and hand.author not in self.reject

    def takes_change(self, change: Change) -> bool:
        """Whether a change is accepted; those that were tracked are decided when the copy is read."""
        return change.tracked or self.takes(change.by[0])


@dataclass(frozen=True, slots=True)
class Base:
    """What copies were made from: the copy as it was built, its paragraphs, and the manuscript."""

    copy: Returned
    paragraphs: list[Paragraph]
    manuscript: str

    @classmethod
    def read(cls, found: Path, key: str, copy: Returned, into: Path, path: Path, wish: Wish) -> Base:
        manuscript = (found / f"{key}.md").read_text(encoding="utf-8")
        if hashlib.sha256(manuscript.encode()).hexdigest() != copy.facts.get(MANUSCRIPT_HASH):
            raise InputError(
                "what this copy was made from was changed since", place=str(found / f"{key}.md"), hint="a backup of it"
            )
        _must_be_of(manuscript, into, path, wish)
        base = read_copy((found / f"{key}.docx").read_bytes(), f"{key}.docx")
        return cls(base, decided(base), manuscript)


@dataclass(frozen=True, slots=True)
class ReturnedCopy:
    """A copy with its base."""

    path: Path
    copy: Returned
    made_from: Base
    digest: str

    @classmethod
    def read(cls, path: Path, into: Path, wish: Wish, bases: dict[str, Base]) -> ReturnedCopy:
        data = bytes_of(path)
        copy = read_copy(data, path.name)
        key = copy.facts.get(COPY_ID, "")
        if not key:
            hint = "a copy made with `briefing build -f review`"
            raise InputError(
                "this is no review copy: it does not say what it was made from", place=str(path), hint=hint
            )
        found = next((place for place in _places(into, path) if (place / f"{key}.docx").is_file()), None)
        if found is None:
            sentence = f"what this copy was made from is not in {KEPT}/{BASE}/"
            hint = f"the folder {KEPT} next to the manuscript, as it was when the copy was built"
            raise InputError(sentence, place=str(path), hint=hint)
        known = f"{key} {copy.facts.get(MANUSCRIPT_HASH)}"
        if known not in bases:
            bases[known] = Base.read(found, key, copy, into, path, wish)
        return cls(path, copy, bases[known], hashlib.sha256(data).hexdigest())

    @property
    def base(self) -> Returned:
        """The copy as it was built."""
        return self.made_from.copy

    @property
    def manuscript(self) -> str:
        """The manuscript that it was made from."""
        return self.made_from.manuscript

    @property
    def author(self) -> str:
        """Who made the changes that change tracking did not record."""
        authors = list(dict.fromkeys(hand.author for hand in self.copy.hands() if hand.author))
        if len(authors) == 1:
            return authors[0]
        if self.copy.author and self.copy.author != self.base.author:
            return self.copy.author
        return self.path.stem.rpartition(".")[2] or self.path.stem

    def version(self, wish: Wish) -> Version:
        """The edits that are taken, each word of the copy accounted for."""
        made = version(self.base, self.copy, self.author, wish.takes, self.made_from.paragraphs)
        must_explain(made, self.made_from.paragraphs, self.copy, not (wish.accept or wish.reject))
        return made

    def odd(self) -> list[str]:
        """What was found in the file and cannot be taken."""
        found = list(self.copy.oddities)
        if "".join(filter(str.isalpha, self.copy.around)) != "".join(filter(str.isalpha, self.base.around)):
            found.append("a running head or foot was changed, which the theme makes")
        title = self.copy.facts.get("title", "")
        if (
            title
            and title != self.base.facts.get("title", "")
            and not title.startswith(self.base.facts.get("title", ""))
        ):
            found.append(f"the title in the properties is “{title}” now; the title above the text counts")
        return found


def _must_be_of(manuscript: str, into: Path, path: Path, wish: Wish) -> None:
    """A copy of another text is refused: hardly any four words of it stand together in this manuscript."""
    if not into.exists():
        return
    theirs = _fours(manuscript)
    shared = len(theirs & _fours(into.read_text(encoding="utf-8", errors="replace")))
    if not wish.force and shared * 10 < len(theirs):
        hint = "--into with its own manuscript, or --force if it is this one's"
        raise InputError("this is a copy of another document", place=str(path), hint=hint)


def _fours(text: str) -> set[tuple[str, ...]]:
    """All runs of four words of the body of a manuscript."""
    words = [token for token in split(text.partition("\n---")[2]) if token.isalnum()]
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def _places(into: Path, path: Path) -> list[Path]:
    return [folder / KEPT / BASE for folder in (into.parent, path.parent, path.parent.parent, Path())]


def bytes_of(path: Path) -> bytes:
    """The bytes of a file.

    Raises:
        InputError: the file cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        hint = "another path, or another file"
        raise InputError(
            f"the file cannot be read: {(error.strerror or 'unknown').lower()}", place=str(path), hint=hint
        ) from error
