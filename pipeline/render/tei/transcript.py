"""Turns, headings and paragraphs of the page, and the divisions that hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pipeline.render.element_names import classes_of, local_name
from pipeline.render.tei.elements import add, marked
from pipeline.render.tei.phrases import fill, phrase
from pipeline.render.tei.structures import BLOCKS

if TYPE_CHECKING:
    from lxml.etree import _Element

# A reader of TEI has these otherwise: contents and links are made from the text, the colophon is the header.
LEFT_OUT = frozenset({"contents", "links", "about-document"})
_TURNS = frozenset({"answer", "turn"})
# What a turn may hold only within a paragraph.
_WITHIN_A_PARAGRAPH = frozenset({"figure", "table", "aside"})


@dataclass(slots=True)
class Passages:
    """Puts blocks of a page into TEI.

    Args:
        people: the ids of those who speak, by name.
        moments: takes the times at which an utterance starts, in order.
    """

    people: Mapping[str, str]
    moments: list[str] = field(default_factory=list)

    def put(self, parent: _Element, elements: Iterable[_Element]) -> None:
        """Put blocks at the end of a division, in order; those after an inner division are a division as well."""
        passage: _Element | None = None
        for element in elements:
            if LEFT_OUT.intersection(classes_of(element)):
                continue
            if _is_division(element):
                passage = None
            elif passage is None and any(local_name(child) == "div" for child in parent):
                passage = add(parent, "div", type="passage")
            self._put(parent if passage is None else passage, element)

    def division(self, parent: _Element, section: _Element) -> _Element:
        """A section as a division, whose type is the first class of the section."""
        kind = next(iter(classes_of(section)), "section")
        number = next((h.get("data-number", "") for h in section if local_name(h) in ("h2", "h3", "p")), "")
        made = marked(add(parent, "div", type=kind, n=number if kind == "exchange" else ""), section)
        self.put(made, section)
        return made

    def _put(self, parent: _Element, element: _Element) -> None:
        name, classes = local_name(element), classes_of(element)
        if "question" in classes:
            self._asked(parent, element)
        elif _is_division(element):
            self.division(parent, element)
        elif _TURNS.intersection(classes):
            self._turn(parent, element)
        elif name in ("h2", "h3"):
            # A heading inside a division is a label: in TEI only the beginning of a division has a heading.
            phrase(parent, "label" if len(parent) else "head", element)
        elif name in BLOCKS:
            BLOCKS[name](parent, element, self.put)
        elif name == "p":
            phrase(parent, "p", element)
        else:
            self.put(parent, element)

    def _asked(self, parent: _Element, element: _Element) -> None:
        """The words of a question; those after the first belong to the same turn, up to the first answer."""
        last = parent[-1] if len(parent) else None
        if last is None or local_name(last) != "sp" or last.get("ana") != "#question":
            last = self._speech(parent, _asker_of(element), element)
            if local_name(element) == "h2":  # the heading of a section, to which links to its exchange lead
                marked(last, element)
            last.set("ana", "#question")
        phrase_without_speaker(last, "p", element)

    def _turn(self, parent: _Element, element: _Element) -> None:
        """An answer or a single turn: an utterance if it has a time and only paragraphs, else a speech."""
        time = next((one for one in element.iter("{*}span", "{*}a") if "time" in classes_of(one)), None)
        if time is not None and all(local_name(child) == "p" for child in element):
            self._utterance(parent, element, _plain(time))
            return
        speech = self._speech(parent, element.get("data-who", ""), element)
        for child in element:
            name = local_name(child)
            if name == "p" and "speaker-line" in classes_of(child):
                _rest_of_the_line(speech, child)
            elif name == "p":
                phrase_without_speaker(speech, "p", child)
            elif name in _WITHIN_A_PARAGRAPH:
                self._put(add(speech, "p"), child)
            elif name in ("h2", "h3"):
                phrase(add(speech, "p"), "label", child)
            else:
                self._put(speech, child)
        if not any(local_name(child) != "speaker" for child in speech):
            add(speech, "p")

    def _speech(self, parent: _Element, who: str, element: _Element) -> _Element:
        speech = add(parent, "sp", who=self._reference(who))
        speaker = next((one for one in element.iter("{*}span") if "speaker" in classes_of(one)), None)
        if speaker is not None:
            _name(add(speech, "speaker"), speaker)
        return speech

    def _utterance(self, parent: _Element, element: _Element, time: str) -> None:
        """A turn of a recording; its paragraphs are segments."""
        self.moments.append(time)
        who = self._reference(element.get("data-who", ""))
        utterance = add(parent, "u", who=who, start=f"#{moment(len(self.moments))}")
        for child in element:
            for speaker in (one for one in child.iter("{*}span") if "speaker" in classes_of(one)):
                _name(add(utterance, "name", type="speaker"), speaker)
            phrase_without_speaker(utterance, "seg", child).set("type", "paragraph")

    def _reference(self, name: str) -> str:
        return f"#{self.people[name]}" if name in self.people else ""


def _is_division(element: _Element) -> bool:
    return local_name(element) == "section" or "exchange" in classes_of(element)


def moment(number: int) -> str:
    """The id of a point of the timeline, which are numbered from 1."""
    return f"time-{number}"


def phrase_without_speaker(parent: _Element, name: str, source: _Element) -> _Element:
    """As :func:`phrase`, without the name of the speaker, and without an id of a question, which its division has."""
    made = add(parent, name)
    if local_name(source) == "p":
        marked(made, source)
    return fill(made, source, without=("speaker",))


def _rest_of_the_line(speech: _Element, line: _Element) -> None:
    """The time on the line of a speaker's name."""
    for time in (one for one in line.iter("{*}span", "{*}a") if "time" in classes_of(one)):
        add(add(speech, "p"), "time", _plain(time))


def _name(target: _Element, speaker: _Element) -> None:
    """A name that the source does not print is marked as supplied."""
    target = add(target, "supplied") if "inferred" in classes_of(speaker) else target
    target.text = _plain(speaker)


def _asker_of(element: _Element) -> str:
    """Who asks: the exchange around a question says it, or the one after it where the question is a heading."""
    around = next((one for one in element.iterancestors() if "exchange" in classes_of(one)), element.getnext())
    return "" if around is None else around.get("data-who", "")


def _plain(element: _Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
