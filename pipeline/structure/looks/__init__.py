"""What a block looks like: each answer is worked out once, when it is first asked for, and handed on.

Which of these signs make a question, and how much each is worth, is in ``turns.toml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pipeline.languages.words import Words
from pipeline.model import Block, Byline
from pipeline.structure.looks import asking
from pipeline.structure.looks.bylines import led_byline, name_line
from pipeline.structure.looks.credits import is_address, is_caption, is_credit, is_editorial, named_in
from pipeline.structure.looks.dates import Dated, is_dateline
from pipeline.structure.looks.emphasis import form_of, unsigned
from pipeline.structure.looks.speaker_labels import Label, label_of
from pipeline.structure.looks.subjects import guest_name
from pipeline.text import ends
from pipeline.text.ends import QUESTION, STATING
from pipeline.text.quotation import CLOSERS, is_quotation

_SENTENCE_RE = re.compile(
    rf"[^.!?。！？؟](?:[^.!?。！？؟;\N{{GREEK QUESTION MARK}}]|(?!{QUESTION})[;])*+(?:[.!?。！？؟]+|{QUESTION})"
)
_FRONT, _TAIL = 400, 400  # characters of a block in which its first sentence and its last two stand
_COURTESY = 200  # characters in which a turn says goodbye
_ABOUT = 60  # characters of a heading
_HEAD = 3  # sentences in which a topic is opened


@dataclass(frozen=True, eq=False)
class Looks:
    """What block ``index`` of a text looks like, in a language with these ``words``."""

    index: int
    block: Block
    words: Words

    @cached_property
    def text(self) -> str:
        """What is said, without the sign at its head ("— ", "> ", "1. "), which would hide the first word."""
        return unsigned(self.block.text)

    @cached_property
    def label(self) -> Label | None:
        """The label of who speaks with which it begins, if it is one."""
        return None if self.block.id.startswith("m-credit") else label_of(self.index, self.block, self.words)

    @cached_property
    def form(self) -> str:
        """How it is set apart, as ``form_of`` says; empty for plain type."""
        return form_of(self.block)

    @cached_property
    def sentences(self) -> list[str]:
        """Its sentences, roughly."""
        return asking.pieces(self.block.text)

    @cached_property
    def asks(self) -> bool:
        """Whether it ends with a question mark."""
        return ends.asks(self.block.text)

    @cached_property
    def interrogative(self) -> bool:
        """Whether its last words make a question without a mark, as in Chinese, Japanese and Korean."""
        return asking.ends_as_question(self.block.text, self.words)

    @cached_property
    def requests(self) -> bool:
        """Whether one of its last sentences asks without a question mark: "Tell us about …"."""
        return asking.requests(self.text, self.words)

    @cached_property
    def opens_topic(self) -> bool:
        """Whether one of its sentences turns to something new: "Let us talk about …", "Another thing is …"."""
        return any(map(self.words.topic.match, self.sentences[:_HEAD] + self.sentences[-_HEAD:]))

    @cached_property
    def greets(self) -> bool:
        """Whether its last words greet or thank somebody."""
        return bool(self.words.greets.search(self.block.text[-_COURTESY:]))

    @cached_property
    def asks_before_its_end(self) -> bool:
        """Whether one of the last two sentences that have a mark ends with a question mark."""
        return any(map(ends.asks, _SENTENCE_RE.findall(self.block.text[-_TAIL:])[-2:]))

    @cached_property
    def puts_a_question(self) -> bool:
        """Whether it asks something near its end."""
        return asking.puts_a_question(self.block.text, self.words)

    @cached_property
    def leads(self) -> bool:
        """Whether one of its last two sentences begins as questions do."""
        return any(asking.leads(piece, self.words) for piece in self.sentences[-2:])

    @cached_property
    def you(self) -> bool:
        """Whether it turns to somebody."""
        return asking.turns_to_you(self.block.text, self.words)

    @cached_property
    def me(self) -> bool:
        """Whether it speaks of the speaker."""
        return asking.speaks_of_me(self.block.text, self.words)

    @cached_property
    def me_last(self) -> bool:
        """Whether its last sentence speaks of the speaker: "Why did I go on?" is put to oneself."""
        return bool(self.sentences) and asking.speaks_of_me(self.sentences[-1], self.words)

    @cached_property
    def wonders(self) -> bool:
        """Whether it states something, and only then asks, and turns to nobody: "They are gone. Who needs them?"."""
        stated = _SENTENCE_RE.match(self.block.text[:_FRONT])
        return stated is not None and not ends.asks(stated[0]) and self.asks and not self.you

    @cached_property
    def nods(self) -> bool:
        """Whether it only keeps the talk going: "Right."."""
        return asking.is_nod(self.block.text, self.words)

    @cached_property
    def begins_with_nod(self) -> bool:
        """Whether its first words only keep the talk going: "Okay, so that is done."."""
        return asking.begins_with_nod(self.block.text, self.words)

    @cached_property
    def quotation(self) -> bool:
        """Whether it is one quotation from its first sign to its last."""
        return is_quotation(self.block.text)

    @cached_property
    def asks_in_quotation(self) -> bool:
        """Whether its last question mark stands inside a quotation: somebody tells what was asked."""
        return self.asks and self.block.text.rstrip()[-1:] in (*CLOSERS, "’")

    @cached_property
    def extent(self) -> int:
        """Its length in letters of an alphabet."""
        return asking.extent(self.block.text)

    @cached_property
    def ends_as_sentence(self) -> bool:
        """Whether a full stop or the like ends it."""
        return self.block.text.rstrip(" \"'”’»)]").endswith(tuple(STATING))

    @cached_property
    def date(self) -> Dated | None:
        """The date that it is, on a line of its own."""
        return is_dateline(self.block.text, self.words)

    @cached_property
    def byline(self) -> Byline | None:
        """The byline that it is, where it says so: "By Ada Reed"."""
        return led_byline(self.block, self.words)

    @cached_property
    def named(self) -> Byline | None:
        """The byline that it may be: a name on a line of its own, perhaps with a date, a role or an affiliation."""
        return name_line(self.block, self.words)

    @cached_property
    def tells_of(self) -> str | None:
        """The name with which it opens, if it tells about somebody."""
        return guest_name(self.block.text.strip(), self.words)

    @cached_property
    def credit(self) -> bool:
        """Whether it says who made an image or who translated."""
        return is_credit(self.block, self.words)

    @cached_property
    def editorial(self) -> bool:
        """Whether it says how the text came about."""
        return is_editorial(self.block, self.words)

    @cached_property
    def caption(self) -> bool:
        """Whether it ends with a credit for a picture."""
        return is_caption(self.block, self.label, self.words)

    @cached_property
    def address(self) -> bool:
        """Whether it is the address of a page."""
        return is_address(self.block)

    @cached_property
    def place(self) -> str | None:
        """The place that it names and says to be one: "Recorded in Oslo"."""
        return named_in(self.block.text, self.words.place)

    @cached_property
    def kicker(self) -> bool:
        """Whether it is one of the words that sites set above a title: "Interview"."""
        return self.block.text.strip().casefold() in self.words.kickers

    @cached_property
    def about(self) -> bool:
        """Whether it is a heading such as "About the author"."""
        return len(self.block.text) <= _ABOUT and bool(self.words.about.match(self.block.text.strip()))

    @property
    def is_matter(self) -> bool:
        """Whether it is a credit, or says how the text came about."""
        return self.credit or self.editorial

    @property
    def says_what_it_is(self) -> bool:
        """Whether it is a line of front or back matter that says so itself: a date, a byline, a credit."""
        return self.date is not None or self.is_matter or self.byline is not None


def looks_of(blocks: Iterable[Block], words: Words) -> tuple[Looks, ...]:
    """The looks of the blocks of a text, in order."""
    return tuple(Looks(index, block, words) for index, block in enumerate(blocks))


def looked_again(looks: Iterable[Looks], blocks: Iterable[Block]) -> tuple[Looks, ...]:
    """The looks of the same blocks, some of which have changed: those that have not are not looked at again."""
    return tuple(
        look if look.block is block else Looks(look.index, block, look.words)
        for look, block in zip(looks, blocks, strict=True)
    )
