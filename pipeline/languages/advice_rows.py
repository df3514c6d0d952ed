"""Cues of advice: words by which a sentence advises, takes advice back, or asks for it, one a row (``advice.toml``).

A row is ``{kind = "should", form = "{we} should", yes = ["We should wait."], no = ["I should say so."]}``: a regular
expression of any case, in which ``{name}`` stands for a macro of the file, and sentences that it finds and does not.
A row of a language that others extend serves these too.

Kinds by which a sentence advises:

- ``performative``: it says that it advises ("I would urge the board to"); ``pressing``: that it matters much
- ``should``, ``needed``: what should be done, or is necessary; ``obliged``, ``addressed``: who has to, or is asked to
- ``imperative``, ``able``: what the reader is to do, or can do ("You can also join")
- ``judged``, ``softly``, ``proposing``: what would be better, is cautiously suggested, or wished for

Kinds that say more of such a sentence:

- ``withdrawal``, ``condition``, ``doubt``: it is denied or reported; depends on an "if"; "perhaps"
- ``narrative``: it tells what was, or what a law says; ``unfit``: it breaks off or stumbles
- ``unresolved``: it points to a sentence before it ("The second is to")
- ``opinion``, ``stance``: "I think we should"; words whose "that" takes nothing back ("The point is that")
- ``actor``: people who can act ("we", "everybody"); ``bodies``, ``powers``: what can act ("boards", "Korea’s board")

Kinds of questions, headings, and words above a list:

- ``seeks``, ``invites``: asks for advice, in so many words or not; ``promises``: announces a list of advice
- ``reader``: a reader asks about affairs of his own; ``personal``: about the guest, so that no answer is advice
- ``explains``, ``faults``: asks how something works; asks for mistakes, or announces a list of them
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.languages.files import nearest, table
from pipeline.own_tables import Table

_NEVER_RE = re.compile(r"(?!)")
_MACRO_RE = re.compile(r"\{([a-z]\w*)\}")


@dataclass(frozen=True, slots=True)
class Cue:
    """A row: its kind, its form with macros written out, and its own examples."""

    kind: str
    form: str
    yes: tuple[str, ...]
    no: tuple[str, ...]


class Cues:
    """The cues of a language; the pattern of a kind is compiled when it is first asked for."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._patterns: dict[str, re.Pattern[str]] = {}
        self._verbs: dict[str, frozenset[str]] = {}
        self._listed: dict[str, list[str]] | None = None

    def __getitem__(self, kind: str) -> re.Pattern[str]:
        """What finds any row of a kind; finds nothing where the language has no such row."""
        if kind not in self._patterns:
            forms = self._forms().get(kind)
            self._patterns[kind] = re.compile("|".join(forms), re.IGNORECASE) if forms else _NEVER_RE
        return self._patterns[kind]

    def _forms(self) -> dict[str, list[str]]:
        """The forms of all rows by kind."""
        if self._listed is None:
            self._listed = {}
            for row in self.rows():
                self._listed.setdefault(row.kind, []).append(row.form)
        return self._listed

    def has(self, kind: str) -> bool:
        """Whether the language has a row of a kind."""
        return self[kind] is not _NEVER_RE

    def rows(self) -> Iterator[Cue]:
        """Every row, in the order of the file.

        Raises:
            KeyError: a form names a macro that the file does not have.
        """
        macros = self._table.get("macros", {})
        for row in self._table.get("cues", ()):
            form = _written_out(row["form"], macros)
            yield Cue(row["kind"], form, tuple(row.get("yes", ())), tuple(row.get("no", ())))

    def verbs(self, name: str) -> frozenset[str]:
        """A list of verbs of the file, in small letters: ``commands`` or ``commands_firm``."""
        if name not in self._verbs:
            self._verbs[name] = frozenset(self._table.get("verbs", {}).get(name, "").casefold().split())
        return self._verbs[name]


@cache
def cues_of(language: str) -> Cues:
    """The cues for a BCP 47 tag."""
    return Cues(table(nearest(language or "en"), "advice"))


def _written_out(form: str, macros: Table) -> str:
    """The form with its macros, and theirs, in place."""
    while match := _MACRO_RE.search(form):
        form = f"{form[: match.start()]}{macros[match[1]]}{form[match.end() :]}"
    return form
