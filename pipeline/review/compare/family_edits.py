"""The edits of words and looks within one family: units of the base, and the paragraphs that they became."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pipeline.model.returned import NO_LOOKS, Hand, Looks
from pipeline.review.copy_edits import Edit, Refused, Styled, Token, Words
from pipeline.review.copy_paragraphs import Paragraph
from pipeline.review.styles import role_of
from pipeline.review.word_tokens import END, Span, differences, split

PICTURE = "\N{OBJECT REPLACEMENT CHARACTER}"  # stands for a picture in the text of a copy
NO_PICTURE = "a picture cannot be taken from a copy: put its file beside the manuscript, and name it there"


@dataclass(slots=True)
class Strip:
    """Paragraphs laid end to end, as tokens and as letters.

    Attributes:
        hands: who inserted each token; ``gaps``: who deleted something in front of it.
        letters: the looks and the hand of each letter.
    """

    tokens: list[Token] = field(default_factory=list)
    hands: list[list[Hand]] = field(default_factory=list)
    gaps: list[list[Hand]] = field(default_factory=list)
    letters: list[tuple[Looks, Hand | None]] = field(default_factory=list)

    @classmethod
    def of(cls, paragraphs: Sequence[Paragraph], role: str = "") -> Strip:
        """The strip of some paragraphs. ``role``: what a paragraph is if nothing else is said of it."""
        strip = cls()
        for number, paragraph in enumerate(paragraphs):
            if number:
                own = role_of(paragraph.style, paragraph.place)
                ended = paragraphs[number - 1].ended
                strip._end("" if own == role else own, ended)
            strip._add(paragraph)
        strip.gaps.append(list(paragraphs[-1].gaps.get(len(paragraphs[-1].text), ())))
        return strip

    @staticmethod
    def tokens_of(paragraph: Paragraph) -> tuple[Token, ...]:
        """The tokens of one paragraph."""
        return tuple(Strip.of([paragraph]).tokens)

    @property
    def texts(self) -> list[str]:
        """The tokens as texts."""
        return [token.text for token in self.tokens]

    def by(self, begin: int, stop: int) -> tuple[Hand, ...]:
        """Everybody who had a hand in a range of tokens: inserted them, or deleted what was there."""
        inside = [hand for hands in self.hands[begin:stop] for hand in hands]
        return one_each([*inside, *(hand for hands in self.gaps[begin : stop + 1] for hand in hands)])

    def _end(self, role: str, ended: Hand | None) -> None:
        self.tokens.append(Token(END, (), role))
        self.hands.append([ended] if ended else [])
        self.gaps.append([])
        self.letters.append((NO_LOOKS, None))

    def _add(self, paragraph: Paragraph) -> None:
        at = 0
        for text in split(paragraph.text):
            end = at + len(text)
            self.tokens.append(Token(text, tuple(paragraph.looks[at:end])))
            self.hands.append([hand for hand in dict.fromkeys(paragraph.hands[at:end]) if hand])
            self.gaps.append([hand for place in range(at, end) for hand in paragraph.gaps.get(place, ())])
            at = end
        self.letters += zip(paragraph.looks, paragraph.hands, strict=True)


@dataclass(frozen=True, slots=True)
class Pair:
    """Units of a base as a strip, and what they became. ``units``: key, first token, first letter of each."""

    old: Strip
    new: Strip
    units: tuple[tuple[str, int, int], ...]

    def edits(self) -> Iterator[Edit]:
        """The edits that make one of the other."""
        spans = differences(self.old.texts, self.new.texts)
        for span in spans:
            if not self._is_edge(span) and not self._is_quotes(span):
                yield from self._words(span)
        yield from self._looks(spans)

    def _is_edge(self, span: Span) -> bool:
        """Whether only a blank at the edge of the paragraphs is concerned."""
        if span.start and span.end < len(self.old.tokens):
            return False
        return not "".join([*self.old.texts[span.start : span.end], *self.new.texts[span.begin : span.stop]]).strip(
            " \n"
        )

    def _is_quotes(self, span: Span) -> bool:
        """Whether a word processor made other quotation marks of the same words; an editor's change is tracked."""
        was, now = "".join(self.old.texts[span.start : span.end]), "".join(self.new.texts[span.begin : span.stop])
        return straight(was) == straight(now) and not self.new.by(span.begin, span.stop)

    def _words(self, span: Span) -> Iterator[Edit]:
        """An edit of words, cut where it goes over the end of a unit; the new words are in the first part."""
        whole, by = self.new.tokens[span.begin : span.stop], self.new.by(span.begin, span.stop)
        new = tuple(token for token in whole if token.text != PICTURE)
        for _ in range(len(whole) - len(new)):
            text = "".join(self.new.texts)
            yield Refused(text[:60], PICTURE, NO_PICTURE, by, "")
        if not new and span.start == span.end:
            return
        ends = [*(first for _, first, _ in self.units[1:]), len(self.old.tokens) + 1]
        for (key, first, _), stop in zip(self.units, ends, strict=True):
            low, high = max(span.start, first), min(span.end, stop)
            if span.start == span.end and first <= span.start < stop:
                yield Words(key, span.start - first, span.start - first, new, by)
                return
            if low < high:
                yield Words(key, low - first, high - first, new, by)
                new = ()

    def _looks(self, spans: Sequence[Span]) -> Iterator[Styled]:
        """The letters that stayed, and look otherwise."""
        run: Styled | None = None
        for place, there in self._stayed(spans):
            (was, _), (now, hand) = self.old.letters[place], self.new.letters[there]
            if was == now:
                continue
            key, start = next((key, start) for key, _, start in reversed(self.units) if start <= place)
            letter = place - start
            by = (hand,) if hand else ()
            if run and (run.key, run.end, run.added, run.removed) == (key, letter, now - was, was - now):
                run = replace(run, end=letter + 1)
                continue
            if run:
                yield run
            run = Styled(key, letter, letter + 1, now - was, was - now, by)
        if run:
            yield run

    def _stayed(self, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
        """The places of every letter that stayed, in both strips."""
        i = a = b = 0
        old, new = self.old.texts, self.new.texts
        for span in [*spans, Span(len(old), len(old), len(new), len(new))]:
            for token in old[i : span.start]:
                yield from ((a + letter, b + letter) for letter in range(len(token)))
                a, b = a + len(token), b + len(token)
            a += sum(map(len, old[span.start : span.end]))
            b += sum(map(len, new[span.begin : span.stop]))
            i = span.end


def straight(text: str) -> str:
    """A text with the quotation marks of a typewriter."""
    return text.translate(_STRAIGHT)


_STRAIGHT = str.maketrans(dict.fromkeys("‘’‚‛", "'") | dict.fromkeys("“”„‟", '"'))


def pair_of(keys: Sequence[str], old: Sequence[Paragraph], new: Sequence[Paragraph]) -> Pair:
    """The units of a family, and what they became."""
    units, token, letter = [], 0, 0
    for key, paragraph in zip(keys, old, strict=True):
        units.append((key, token, letter))
        token += len(split(paragraph.text)) + 1
        letter += len(paragraph.text) + 1
    return Pair(Strip.of(old), Strip.of(new, role_of(old[0].style, old[0].place)), tuple(units))


def one_each(hands: Iterable[Hand | None]) -> tuple[Hand, ...]:
    """One hand for each author, with the first date."""
    found: dict[str, Hand] = {}
    for hand in hands:
        if hand:
            found.setdefault(hand.author, hand)
    return tuple(found.values())
