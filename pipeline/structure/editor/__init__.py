"""Apply the editor's decisions within ``structure``, in place of the finders' results.

Each step of ``structure`` passes its result to :class:`Editor`, which returns it unchanged if nothing was decided. If a
finder depends on a decision (which blocks are questions, who the guest is), it is applied before the finder runs. Law:
the account also holds afterwards; blocks that an editor replaced are in ``Briefing.set_aside``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Bio, Block, Briefing, Decisions, Evidence, Section
from pipeline.structure.advice.recommendations import Found
from pipeline.structure.editor import chosen_advice, section_cuts, who_speaks
from pipeline.structure.editor.front_fields import leave_out, overrule
from pipeline.structure.editor.overrides import Desk
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front
from pipeline.structure.looks.speaker_labels import Label
from pipeline.structure.sections import divide
from pipeline.structure.talk.exchanges import Item, Talk
from pipeline.structure.talk.questions import Question


class Editor:
    """The decisions about one text, applied by the steps of ``structure``; the methods are in their order."""

    def __init__(self, document: CleanDocument, decisions: Decisions, words: Words) -> None:
        self._desk = Desk(document, decisions, words)
        self._decided = decisions
        self._words = words

    @property
    def off(self) -> frozenset[str]:
        """The fields that the editor switched off."""
        return self._decided.off

    def labels(self, found: dict[int, Label]) -> dict[int, Label]:
        """The labels of speakers."""
        self._desk.labels = {} if "speakers" in self._decided.off else found
        return self._desk.labels

    def questions(self, found: dict[int, Question]) -> dict[int, Question]:
        """The questions without a label."""
        return who_speaks.questions({} if "questions" in self._decided.off else found, self._desk)

    def leave_out(self, front: Front) -> None:
        """Return to the text the fields that are switched off: title, subtitle, byline, date, credits."""
        leave_out(front, self._decided.off)

    def bio(self, found: Bio | None, front: Front) -> Bio | None:
        """The biography; a guest's name from the editor is enough for one."""
        if "biography" in self._decided.off:
            front.evidence[:] = [one for one in front.evidence if one.decision != "biography"]
            found = None
        if self._decided.guest is None:
            return found
        known = found.name if found else None
        front.evidence.append(
            because("guest", "editor", found.blocks[0] if found and found.blocks else None, None, known)
        )
        guests = tuple(guest for guest in found.guests if guest.name in self._decided.guest) if found else ()
        return Bio(self._decided.guest, found.blocks if found else (), guests)

    def front(self, front: Front) -> None:
        """Title, byline and date, set after the finders have used those of the text."""
        overrule(front, self._desk)

    def talk(self, found: Talk) -> Talk:
        """Speakers, their roles and their names."""
        return who_speaks.talk(found, self._desk)

    def divide(self, items: Sequence[Item], after: Sequence[Block]) -> tuple[tuple[Section, ...], tuple[Evidence, ...]]:
        """The sections."""
        items, cuts = section_cuts.cuts(items, self._desk)
        return section_cuts.renamed(*divide(items, after, self._words, cuts), self._desk)

    def recommendations(self, found: Found, sections: Sequence[Section]) -> Found:
        """The recommendations and the candidates."""
        nothing = Found((), (), (), ())
        return chosen_advice.recommended(
            nothing if "recommendations" in self._decided.off else found, sections, self._desk
        )

    def signed(self, briefing: Briefing) -> Briefing:
        """The briefing with the blocks that the editor set aside, and a note on each decision that does not fit."""
        exchanges = list(briefing.exchanges())
        asking = {block.id for exchange in exchanges for block in exchange.question.blocks}
        self._desk.must_ask(asking)
        return replace(briefing, notes=(*briefing.notes, *self._desk.notes), set_aside=tuple(self._desk.set_aside))
