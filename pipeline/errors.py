"""The error tree: every failure that a user can meet has a sentence, a place, a hint and an exit code.

The table of exit codes in ``docs/exit-codes.md`` is generated from this module, so each code is defined once.
"""

from __future__ import annotations

from typing import ClassVar

from pipeline.text.wording import harmless


class BriefingError(Exception):
    """A failure the user can act on.

    Args:
        sentence: what went wrong, one sentence without a full stop.
        place: where, in the user's terms (``notes.txt, line 12``); None where no place applies.
        hint: what to try, as a noun or a gerund, to be printed after "try"; None if there is no remedy.
    """

    exit_code: ClassVar[int] = 1
    meaning: ClassVar[str] = "a bug in this program"

    def __init__(self, sentence: str, *, place: str | None = None, hint: str | None = None) -> None:
        super().__init__(sentence, place, hint)
        self.sentence = sentence
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        lines = [f"error: {self.sentence}"]
        if self.place:
            lines.append(f"  in {self.place}")
        if self.hint:
            lines.append(f"  hint: try {self.hint}")
        return harmless("\n".join(lines))

    def named(self, name: str, place: str) -> BriefingError:
        """The same error about the file ``name``, which the message calls ``place``, as the user did."""
        known = self.place or name
        if known == name or known.startswith(f"{name},"):
            known = place + known[len(name) :]
        return type(self)(self.sentence, place=known, hint=self.hint)

    def __reduce__(self) -> tuple[object, ...]:
        # Keyword-only arguments do not survive the default pickling, and errors cross a process boundary.
        return (_rebuild, (type(self), self.sentence, self.place, self.hint))


class UsageError(BriefingError):
    """The command line or the configuration asks for something that does not exist."""

    exit_code = 2
    meaning = "wrong usage: an unknown option, key or name"


class StrictError(BriefingError):
    """``--strict`` was asked for, and there were notes."""

    exit_code = 3
    meaning = "notes were reported and --strict was asked for"


class InputError(BriefingError):
    """A source cannot be read."""

    exit_code = 10
    meaning = "a source cannot be read"


class CleaningError(BriefingError):
    """A cleaning rule broke a law, or the ledger does not fit its document."""

    exit_code = 20
    meaning = "cleaning failed"


class StructureError(BriefingError):
    """The text cannot be structured, or a manuscript contradicts itself."""

    exit_code = 30
    meaning = "structuring failed, or a manuscript contradicts itself"


class LayoutError(BriefingError):
    """A template, the contract of the page, or a theme is broken."""

    exit_code = 40
    meaning = "a template, the page contract or a theme is broken, or is not there"


class RenderError(BriefingError):
    """A writer could not make its file."""

    exit_code = 50
    meaning = "a file could not be rendered"


class ConservationError(BriefingError):
    """A finished file does not hold the words of the briefing."""

    exit_code = 60
    meaning = "a finished file does not hold every word"


class ConformanceError(BriefingError):
    """A finished file breaks the rules of its format."""

    exit_code = 61
    meaning = "a finished file breaks the rules of its format"


class MissingDependencyError(BriefingError):
    """A library or program that this task needs is not installed."""

    exit_code = 70
    meaning = "a library or program is missing"


INTERRUPTED = 130


def exit_codes() -> list[tuple[int, str]]:
    """Every exit code with its meaning, in numerical order."""
    table = {0: "all went well", INTERRUPTED: "interrupted from the keyboard, or ended by the system"}
    kinds: list[type[BriefingError]] = [BriefingError, *BriefingError.__subclasses__()]
    table.update((kind.exit_code, kind.meaning) for kind in kinds)
    return sorted(table.items())


def _rebuild(kind: type[BriefingError], sentence: str, place: str | None, hint: str | None) -> BriefingError:
    return kind(sentence, place=place, hint=hint)
