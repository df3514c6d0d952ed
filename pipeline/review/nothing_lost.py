"""The law of the merge: no word of a returned copy is dropped in silence.

Checked at every merge, before anything is written: the edits that were read turn the base into the copy, word for
word; and every word that an editor put in is in the new manuscript, in a conflict or in a refusal.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from pipeline.errors import ConservationError
from pipeline.model import stream
from pipeline.model.returned import Returned, Scrap
from pipeline.review.compare.family_edits import PICTURE, straight
from pipeline.review.copy_edits import Added, Deleted, Refused, Version, Words
from pipeline.review.copy_paragraphs import Paragraph
from pipeline.review.outcome import Merge
from pipeline.review.units import Manuscript
from pipeline.review.word_tokens import END, split

_HINT = "the file as the editor sent it; and report it if it happens again"


def must_explain(version: Version, base: Sequence[Paragraph], copy: Returned, everything: bool) -> None:
    """Check that the edits of a version turn its base into the copy.

    Args:
        base: the paragraphs of the base, with those that the program makes.
        everything: whether all tracked changes were accepted, so that the file itself can be compared.

    Raises:
        ConservationError: words of the copy are in no edit, or the other way round.
    """
    held = Counter(token for one in version.paragraphs for token in _words(one.text))
    told = Counter(token for one in base for token in _words(one.text))
    for edit in version.edits:
        if isinstance(edit, Words):
            old = split(version.base[edit.key].text)
            told.subtract(_words("".join(old[edit.start : edit.end])))
            told.update(word for token in edit.new if token.text != END for word in _words(token.text))
        elif isinstance(edit, Deleted):
            told.subtract(_words(version.base[edit.key].text))
        elif isinstance(edit, Added):
            told.update(word for token in edit.tokens for word in _words(token.text))
        elif isinstance(edit, Refused) and edit.was:
            told.subtract(_words(edit.was))
            told.update(_words(edit.words))
    _must_equal(version.name, +(held - told), +(told - held))
    if everything:
        plain = Counter(
            _letters("".join(scrap.text for line in _standing(copy) for scrap in line if not scrap.deleted))
        )
        read = Counter(_letters("".join(one.text for one in version.paragraphs)))
        _must_equal(version.name, plain - read, read - plain)


def must_hold(merge: Merge, versions: Iterable[Version], after: Manuscript) -> None:
    """Check that every word that an editor put in is in the manuscript, in a conflict or in a refusal.

    Raises:
        ConservationError: a word is in none of them.
    """
    texts = [unit.label + " " + unit.block.text for unit in after.units]
    texts += [words for conflict in merge.conflicts for _, words in conflict.ways]
    texts += [one.words for one in merge.refusals] + [one.place for one in merge.refusals]
    briefing = after.briefing
    texts += [one.text for one in briefing.recommendations]
    byline = briefing.byline
    texts += [byline.lead, byline.name, byline.affiliation, byline.role, byline.date] if byline else []
    texts += [briefing.date.text] if briefing.date else []
    texts.append(briefing.language)
    held = "\n".join(map(stream, texts))
    for version in versions:
        for edit in version.edits:
            tokens = edit.new if isinstance(edit, Words) else edit.tokens if isinstance(edit, Added) else ()
            for words in "".join(token.text for token in tokens).split(END):
                for part in words.split("\t"):
                    if stream(part) not in held:
                        sentence = f"the merge would lose “{' '.join(part.split())[:80]}”, so nothing was changed"
                        raise ConservationError(sentence, place=version.name, hint=_HINT)


def _standing(copy: Returned) -> Iterable[tuple[Scrap, ...]]:
    cited = {
        target
        for line in copy.lines
        for scrap in line.scraps
        if not scrap.deleted
        for kind, target in scrap.looks
        if kind == "note"
    }
    ever = {target for line in copy.lines for scrap in line.scraps for kind, target in scrap.looks if kind == "note"}
    for line in copy.lines:
        if not (line.place == "table" and line.deleted) and (line.note not in ever or line.note in cited):
            yield line.scraps


def _words(text: str) -> list[str]:
    return [token for token in split(straight(text)) if not token.isspace() and token != PICTURE]


def _letters(text: str) -> str:
    return "".join(text.split())


def _must_equal(name: str, more: Counter[str], less: Counter[str]) -> None:
    if more or less:
        shown = ", ".join(f"{token!r}" for token in [*more, *less][:5])
        sentence = f"the changes that were read do not explain the file ({shown}), so nothing was changed"
        raise ConservationError(sentence, place=name, hint=_HINT)
