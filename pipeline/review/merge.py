"""Merge returned copies into a manuscript: n editors and the manuscript itself, unit by unit, word by word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pipeline.manuscript.attributes import Attributes
from pipeline.manuscript.inline_signs import inline
from pipeline.manuscript.marks import tidy
from pipeline.manuscript.merging.align import aligned
from pipeline.manuscript.merging.chunks import Chunk
from pipeline.manuscript.recommended import Said
from pipeline.model import Block
from pipeline.model.returned import NO_LOOKS, Hand, Looks
from pipeline.review.combine import Clash, Kept, merged
from pipeline.review.edits import Added, Deleted, Edit, Moved, Refused, Styled, Token, Turned, Version, Words
from pipeline.review.frames import LABEL, WORDS, looks_of, marks_of, slots_of
from pipeline.review.nodes import Node, flat, nodes_of, text_of
from pipeline.review.outcome import Change, Conflict, Merge, Refusal
from pipeline.review.tokens import END, differences, split
from pipeline.review.units import Manuscript, Unit
from pipeline.review.written import front_lines, lines, values_of

OURS = "the manuscript"
_FRONT = ("title", "subtitle", "byline", "date", "term")
_TALK = ("question", "asking", "paragraph")


@dataclass(slots=True)
class _Printed:
    """A unit of the base as its copies printed it."""

    unit: Unit
    text: str
    shown: list[Looks]  # as printed
    looks: list[Looks]  # as the manuscript has them

    @property
    def tokens(self) -> list[Token]:
        """Its tokens, the end of the paragraph the last."""
        found, at = [], 0
        for text in split(self.text):
            found.append(Token(text, tuple(self.looks[at : at + len(text)])))
            at += len(text)
        return [*found, Token(END)]


@dataclass
class Merging:
    """One merge. ``versions`` have one base, ``base``; ``ours`` is the manuscript as it is now."""

    base: Manuscript
    ours: Manuscript
    versions: Sequence[Version]
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.versions = sorted(self.versions, key=lambda one: (one.author, one.name))
        self._unit_of = self._partners()
        keys = {unit.chunk: key for key, unit in self._unit_of.items() if unit.chunk >= 0}
        self._front, self._nodes = nodes_of(self.ours, keys)
        self._node_of = {node.key: node for node in self._nodes if node.key}
        self._notes = {str(unit.level): unit.key for unit in self.base.units if unit.role == "note"}
        self._values: dict[str, dict[str, str]] = {}
        self._new_notes: dict[str, str] = {}
        self._joined: dict[str, str] = {}
        self._edits = self._without_done()

    def run(self) -> Merge:
        """The outcome."""
        first = self.versions[0] if self.versions else Version("", "")
        printed = {key: self._as_printed(key, first) for key in first.order if key in self.base.by_key}
        self._number_notes()
        self._delete(printed)
        self._turn(printed)
        for key, one in printed.items():
            self._unit(key, one)
        self._join()
        self._move()
        self._add(printed)
        self._refuse()
        self._lead_sections()
        self._mend_recommendations(printed)
        return Merge(self._text(), tuple(self.changes), tuple(self.conflicts), tuple(self.refusals))

    # The versions

    def _partners(self) -> dict[str, Unit]:
        """The unit of the manuscript for each key of the base."""
        if self.base.text == self.ours.text:
            return dict(self.base.by_key)
        pairs = aligned(self.base.chunks, self.ours.chunks, by_id=True)
        there = {old: self.ours.by_chunk[new] for new, old in pairs.items() if new in self.ours.by_chunk}
        found = {unit.key: there[unit.chunk] for unit in self.base.units if unit.chunk in there}
        for unit in self.base.units:
            if unit.role in _FRONT:
                same = [one for one in self.ours.units if one.role == unit.role]
                if unit.role == "term":
                    name = unit.block.text.partition("\t")[0]
                    same = [one for one in same if one.block.text.partition("\t")[0] == name]
                found.update({unit.key: same[0]} if same else {})
        return found

    def _as_printed(self, key: str, first: Version) -> _Printed:
        unit, paragraph = self.base.by_key[key], first.base[key]
        start = next((slot.start for slot in slots_of(unit, paragraph.text, self.base.briefing) if slot.name == WORDS), 0)
        looks = [NO_LOOKS] * len(paragraph.text)
        if unit.role not in ("byline", "date", "term"):
            own = looks_of(unit.block, self._notes)
            for span in _equal(paragraph.text[start:], unit.block.text):
                looks[start + span[0] : start + span[0] + span[2]] = own[span[1] : span[1] + span[2]]
        return _Printed(unit, paragraph.text, list(paragraph.looks), looks)

    def _ours_as_printed(self, one: _Printed, unit: Unit) -> tuple[str, list[Looks]]:
        """The words that the manuscript has now, with the label and separators as the base printed them."""
        slots = {slot.name: slot for slot in slots_of(one.unit, one.text, self.base.briefing)}
        if unit.role in ("byline", "date", "term"):
            text = self._field_text(one, unit)
            return text, [NO_LOOKS] * len(text)
        start = slots[WORDS].start if WORDS in slots else 0
        head = one.text[:start]
        if unit.label != one.unit.label:
            shown = unit.label.strip().rstrip(":\N{FULLWIDTH COLON}").rstrip()
            head = shown + one.text[slots[LABEL].end : start] if LABEL in slots else f"{shown}\t" if shown else ""
            head = head if shown else ""
        notes = {str(other.level): key for key, mine in self._unit_of.items() for other in [mine] if mine.role == "note"}
        return head + unit.block.text, [NO_LOOKS] * len(head) + looks_of(unit.block, notes)

    def _field_text(self, one: _Printed, unit: Unit) -> str:
        text, values = one.text, self._fields(unit, self.ours)
        for slot in reversed(slots_of(one.unit, one.text, self.base.briefing)):
            if self._fields(one.unit, self.base).get(slot.name) != values.get(slot.name):
                text = text[: slot.start] + values.get(slot.name, "") + text[slot.end :]
        return text

    @staticmethod
    def _fields(unit: Unit, manuscript: Manuscript) -> dict[str, str]:
        briefing = manuscript.briefing
        if unit.role == "byline" and briefing.byline:
            return {name: getattr(briefing.byline, name) for name in ("name", "affiliation", "role", "lead", "date")}
        if unit.role == "date" and briefing.date:
            return {"text": briefing.date.block.text if briefing.date.block else briefing.date.text}
        acronym, _, expansion = unit.block.text.partition("\t")
        return {"acronym": acronym, "expansion": expansion}

    def _without_done(self) -> dict[str, list[Edit]]:
        """The edits of each version, without those that the manuscript has already."""
        found: dict[str, list[Edit]] = {}
        for number, one in enumerate(self.versions):
            found[f"{number}"] = [edit for edit in one.edits if not self._is_done(one, edit)]
        return found

    def _is_done(self, version: Version, edit: Edit) -> bool:
        if not isinstance(edit, Words) or self.base.text == self.ours.text:
            return False
        texts, keys = self._texts(version, edit.key)
        node = self._node_of.get(keys[0])
        if node is None or any(self._node_of.get(key) for key in keys[1:]):
            return False
        place = self._nodes.index(node)
        here = [self._shown(one) for one in self._nodes[place : place + len(texts)]]
        return [_bare(text) for text in texts] == [_bare(text) for text in here]

    def _texts(self, version: Version, key: str) -> tuple[list[str], list[str]]:
        """The paragraphs that a version makes of a unit and of those that it joins with it, and their keys."""
        keys, pieces = [], ""
        place = version.order.index(key)
        while place and self._joins(version, version.order[place - 1]):
            place -= 1
        for one in version.order[place:]:
            keys.append(one)
            tokens = [Token(text) for text in [*split(version.base[one].text), END]]
            words = [edit for edit in version.edits if isinstance(edit, Words) and edit.key == one]
            pieces += "".join(kept.token.text for kept in merged(tokens, {"": words}, "")[0])
            if not self._joins(version, one):
                break
        return pieces.removesuffix(END).split(END), keys

    @staticmethod
    def _joins(version: Version, key: str) -> bool:
        last = len(split(version.base[key].text))
        return any(isinstance(e, Words) and e.key == key and e.start <= last < e.end and END not in [t.text for t in e.new]
                   for e in version.edits)  # fmt: skip

    def _shown(self, node: Node) -> str:
        unit = node.unit
        if unit is None:
            return ""
        label = unit.label.strip().rstrip(":\N{FULLWIDTH COLON}")
        return f"{label}\t{unit.block.text}" if label else unit.block.text

    def _each(self, kind: type) -> Iterator[tuple[Version, Edit]]:
        for number, version in enumerate(self.versions):
            for edit in self._edits[f"{number}"]:
                if isinstance(edit, kind):
                    yield version, edit

    # Words

    def _unit(self, key: str, one: _Printed) -> None:
        ways: dict[str, list[Words]] = {}
        for version, edit in self._each(Words):
            assert isinstance(edit, Words)
            if edit.key == key:
                ways.setdefault(self._name(version), []).append(edit)
        styled = [(version, edit) for version, edit in self._each(Styled) if isinstance(edit, Styled) and edit.key == key]
        if not ways and not styled:
            return
        unit = self._unit_of.get(key)
        node = self._node_of.get(key)
        if unit is None:
            self._homeless(key, one, ways)
            return
        if node is not None and node.is_gone:
            return
        tokens = one.tokens
        ours_looks: dict[int, tuple[Looks, ...]] = {}
        mine: list[Words] = []
        if self.base.text != self.ours.text:
            mine, ours_looks = self._own(one, unit)
        kept, clashes, taken = merged(tokens, {OURS: mine, **ways}, OURS)
        self._clashes(one, node, clashes)
        self._took(key, one, tokens, taken, ways)
        self._kept[key] = kept
        letters = self._letters(one, kept, ours_looks, styled, mine)
        self._write(key, one, unit, node, kept, letters)

    def _name(self, version: Version) -> str:
        same = [other for other in self.versions if other.author == version.author]
        return version.author if len(same) == 1 else f"{version.author} ({version.name})"

    def _own(self, one: _Printed, unit: Unit) -> tuple[list[Words], dict[int, tuple[Looks, ...]]]:
        """The manuscript's own changes since the copy was made, and its looks of the words that stayed."""
        text, looks = self._ours_as_printed(one, unit)
        new, at = [], 0
        for word in split(text):
            new.append(Token(word, tuple(looks[at : at + len(word)])))
            at += len(word)
        old = split(one.text)
        spans = differences(old, [token.text for token in new])
        mine = [Words("", s.start, s.end, tuple(new[s.begin : s.stop])) for s in spans]
        stayed: dict[int, tuple[Looks, ...]] = {}
        i = j = 0
        for start, end, begin, stop in [*((s.start, s.end, s.begin, s.stop) for s in spans), (len(old), 0, len(new), 0)]:
            while i < start:
                stayed[i] = new[j].looks
                i, j = i + 1, j + 1
            i, j = end, stop
            del begin
        return mine, stayed

    def _homeless(self, key: str, one: _Printed, ways: Mapping[str, Sequence[Words]]) -> None:
        for author, edits in ways.items():
            text = "".join(kept.token.text for kept in merged(one.tokens, {author: edits}, OURS)[0])
            self._conflict(one.text, one.text, ((author, text.removesuffix(END)), (OURS, "")), _GONE_HERE, None)
        del key

    def _clashes(self, one: _Printed, node: Node | None, clashes: Sequence[Clash]) -> None:
        for clash in clashes:
            self._conflict(one.text, clash.before, clash.ways, "", node)

    def _conflict(
        self, place: str, before: str, ways: tuple[tuple[str, str], ...], why: str, node: Node | None
    ) -> None:
        made = Conflict(_place(place), before, ways, why)
        written = " ".join(" ".join(made.lines()).split())
        if any(written == " ".join(chunk.body.split()) for chunk in self.ours.chunks if chunk.form == "comment"):
            self.conflicts.append(made)
            return
        self.conflicts.append(made)
        host = node or next((one for one in self._nodes if one.unit), self._nodes[0] if self._nodes else None)
        if host is not None and made.lines() not in host.below:
            host.below.append(made.lines())

    def _took(
        self,
        key: str,
        one: _Printed,
        tokens: Sequence[Token],
        taken: Sequence[Words],
        ways: Mapping[str, Sequence[Words]],
    ) -> None:
        for edit in taken:
            author = next(name for name, edits in ways.items() if edit in edits)
            before = "".join(token.text for token in tokens[edit.start : edit.end])
            after = "".join(token.text for token in edit.new)
            self._record("words", one.text, before, after, edit.by, author, key)

    def _record(
        self, kind: str, place: str, before: str, after: str, by: tuple[Hand, ...], author: str, key: str = ""
    ) -> None:
        version = next((one for one in self.versions if self._name(one) == author or one.author == author), None)
        hands = by or (Hand(author),)
        name = version.name if version else ""
        before, after = (text.replace(END, " ¶ ") for text in (before, after))
        self.changes.append(Change(kind, _place(place), before, after, hands, bool(by), name, key))

    def _letters(
        self,
        one: _Printed,
        kept: Sequence[Kept],
        ours: Mapping[int, tuple[Looks, ...]],
        styled: Sequence[tuple[Version, Edit]],
        mine: Sequence[Words],
    ) -> list[tuple[Looks, ...]]:
        """The looks of each token of the result, letter by letter."""
        starts, at = [], 0
        for text in [*split(one.text), END]:
            starts.append(at)
            at += len(text)
        slots = slots_of(one.unit, one.text, self.base.briefing)
        head = next((slot.start for slot in slots if slot.name == WORDS), 0)
        own = set(map(id, (token for edit in mine for token in edit.new)))
        changed: dict[int, tuple[set[tuple[str, str]], set[tuple[str, str]]]] = {}
        for version, edit in styled:
            assert isinstance(edit, Styled)
            if edit.start < head:
                if edit.added:
                    self._cannot(version, one.text, _said(edit), _LABEL_LOOK, edit.by)
                continue
            self._record("look", one.text, one.text[edit.start : edit.end], _said(edit), edit.by, self._name(version))
            for letter in range(edit.start, edit.end):
                added, removed = changed.setdefault(letter, (set(), set()))
                added |= edit.added
                removed |= edit.removed
        out: list[tuple[Looks, ...]] = []
        for token in kept:
            if token.index < 0:
                out.append(token.token.looks if id(token.token) in own else self._inherited(one, token, starts))
                continue
            looks = list(ours.get(token.index, token.token.looks))
            for letter in range(len(looks)):
                if (place := starts[token.index] + letter) in changed:
                    added, removed = changed[place]
                    looks[letter] = self._restyled(looks[letter], added, removed)
            out.append(tuple(looks))
        return out

    @staticmethod
    def _restyled(looks: Looks, added: set[tuple[str, str]], removed: set[tuple[str, str]]) -> Looks:
        links = [look for look in added if look[0] == "link"]
        gone = {look for look in looks if look in removed or (look[0], look[1].rstrip("/")) in removed}
        if links or any(look[0] == "link" for look in removed):
            gone |= {look for look in looks if look[0] == "link"}
        return frozenset((looks - gone) | (added - set(sorted(links)[1:])))

    @staticmethod
    def _inherited(one: _Printed, token: Kept, starts: Sequence[int]) -> tuple[Looks, ...]:
        """The looks of new letters: where they look like their neighbours, those that the manuscript gives to these."""
        places = [place for place in (starts[token.start] - 1, starts[token.end]) if 0 <= place < len(one.text)]
        near = {one.shown[place] - _notes_in(one.shown[place]): one.looks[place] for place in reversed(places)}
        both = frozenset.intersection(*(one.looks[place] for place in places)) if places else NO_LOOKS
        out = []
        for looks in token.token.looks:
            own = near.get(looks - _notes_in(looks))
            if own is None:
                out.append(looks)
                continue
            kept = frozenset(look for look in own if look[0] != "note" and (look[0] not in ("link", "image") or look in both))
            out.append(kept | _notes_in(looks))
        return tuple(out)

    # Writing

    def _write(
        self,
        key: str,
        one: _Printed,
        unit: Unit,
        node: Node | None,
        kept: Sequence[Kept],
        letters: Sequence[tuple[Looks, ...]],
    ) -> None:
        slots = slots_of(one.unit, one.text, self.base.briefing)
        if unit.role in _FRONT:
            self._write_front(key, one, unit, kept, letters)
            return
        assert node is not None
        if unit.role == "recommendation":
            self._recommend(one, node, "".join(k.token.text for k in kept).removesuffix(END))
            return
        words = next(slot for slot in slots if slot.name == WORDS)
        first = len(split(one.text[: words.start]))
        label = self._label(one, unit, kept, slots, first)
        own = [(k, looks) for k, looks in zip(kept, letters, strict=True) if _in_words(k, first)]
        joins = not kept or kept[-1].token.text != END
        pieces = _pieces(own)
        if unit.role == "note":
            pieces = [_in_one(pieces)]
        if joins:
            self._joined[key] = ""
        node.role = node.role if node.role else ""
        self._rewrite(node, unit, pieces[0], label, key)
        for tokens, role in zip(pieces[1:], _roles(own)[: len(pieces) - 1], strict=False):
            text, looks = _text_of(tokens)
            if text.strip():
                kind = role or self._continued(node)
                fresh = self._fresh(kind, text, looks, unit.room)
                node.added.append(fresh)

    def _continued(self, node: Node) -> str:
        return {"question": "asking", "section": "heading 4"}.get(node.form.partition(" ")[0], node.form)

    def _label(self, one: _Printed, unit: Unit, kept: Sequence[Kept], slots: Sequence[object], first: int) -> str:
        """The label once its words are merged, with the signs behind it as they were."""
        shown = next((slot for slot in slots_of(one.unit, one.text, self.base.briefing) if slot.name == LABEL), None)
        del slots
        if shown is None:
            return unit.label
        last = len(split(one.text[: shown.end]))
        was = one.text[: shown.end]
        now = "".join(k.token.text for k in kept if (0 <= k.index < last) or (k.index < 0 and k.end <= last and k.start < first))
        if now.strip() == was.strip():
            return unit.label
        tail = unit.label[len(unit.label.rstrip(":\N{FULLWIDTH COLON} ")) :] if unit.label else ":"
        return now.strip().rstrip(":") + (tail.rstrip() or ":") if now.strip() else ""

    def _rewrite(self, node: Node, unit: Unit, piece: list[tuple[Token, tuple[Looks, ...]]], label: str, key: str) -> None:
        text, looks = _text_of(piece)
        if key not in self._joined:
            text, looks = _stripped(text, looks)
        block = self._block(unit.block, text, looks)
        self._rewritten[key], self._label_of[key] = block, label
        attributes = node.chunk.attributes if node.chunk else Attributes()
        if unit.label != label and not unit.label and label:
            values = {k: v for k, v in attributes.values.items() if k != "by"}
            attributes = replace(attributes, values={**values, "by": label.rstrip(":")})
            label = ""
        if unit.role == "section":
            attributes = replace(attributes, values={k: v for k, v in attributes.values.items() if k != "title"})
        role = node.role or (f"heading {unit.level}" if unit.role == "heading" else unit.role)
        node.lines = self._lines(role, block, label, attributes, node.chunk)
        node.text = text
        if not text.strip() and role not in ("row", "header"):
            node.lines = []

    def _lines(self, role: str, block: Block, label: str, attributes: Attributes, chunk: Chunk | None) -> list[str]:
        return lines(role, block, label, attributes, self.ours.voices, chunk)

    def _block(self, old: Block, text: str, looks: Sequence[Looks]) -> Block:
        kind = old.kind
        if kind == "figure":
            images = {look for letter in looks for look in letter if look[0] == "image"}
            looks = [letter | images for letter in looks]
        marks = marks_of(text, looks, self._numbers())
        return replace(old, text=text, marks=marks)

    def _numbers(self) -> dict[str, str]:
        """The number of each note in the manuscript, by its key in the base; new ones follow."""
        known = {key: str(unit.level) for key, unit in self._unit_of.items() if unit.role == "note"}
        return known | self._new_notes

    def _number_notes(self) -> None:
        taken = [unit.level for unit in self.ours.units if unit.role == "note"]
        number = max(taken, default=0)
        for version, edit in self._each(Added):
            if isinstance(edit, Added) and edit.note:
                number += 1
                self._new_notes[f"new {version.name} {edit.note}"] = str(number)

    def _fresh(self, role: str, text: str, looks: Sequence[Looks], room: str, by: str = "") -> Node:
        """A new paragraph; one that begins with the label of a speaker and a colon is said by that speaker."""
        text, looks = _stripped(text, looks)
        label = ""
        if not room and role in _TALK:
            for known in sorted(self._labels(), key=len, reverse=True):
                shown = known.rstrip(":\N{FULLWIDTH COLON} ")
                rest = text[len(shown) :]
                if shown and text.startswith(shown) and rest[:1] in (":", "\N{FULLWIDTH COLON}", "\t"):
                    skipped = len(shown) + 1 + len(rest[1:]) - len(rest[1:].lstrip())
                    label, text, looks = known, text[skipped:], looks[skipped:]
                    break
        block = replace(Block("", "paragraph", text), marks=marks_of(text, looks, self._numbers()))
        kind = role.partition(" ")[0]
        attributes = Attributes(classes=("question",)) if kind == "asking" else Attributes()
        if kind == "question":
            attributes = Attributes(self._free_id())
        block = replace(block, marks=tidy(block))
        return Node(None, None, "", self._lines(role, block, label, attributes, None), role, author=by, text=text)

    def _labels(self) -> set[str]:
        return {unit.label for unit in self.ours.units if unit.label}

    def _free_id(self) -> str:
        taken = {chunk.id for chunk in self.ours.chunks if chunk.id} | self._given
        number = 1
        while f"x{number}" in taken:
            number += 1
        self._given.add(f"x{number}")
        return f"x{number}"

    _given: set[str] = field(default_factory=set)

    # The front matter

    def _write_front(
        self, key: str, one: _Printed, unit: Unit, kept: Sequence[Kept], letters: Sequence[tuple[Looks, ...]]
    ) -> None:
        tokens = [(k.token, looks) for k, looks in zip(kept, letters, strict=True) if k.token.text != END]
        text, looks = _text_of(tokens)
        if unit.role in ("title", "subtitle"):
            block = Block("", "paragraph", text, marks_of(text, looks, self._numbers()))
            self._values[unit.role] = {"": inline(text, tidy(block))}
            return
        values = dict(self._fields(unit, self.ours))
        for slot in slots_of(one.unit, one.text, self.base.briefing):
            first, last = len(split(one.text[: slot.start])), len(split(one.text[: slot.end]))
            values[slot.name] = "".join(
                k.token.text for k in kept
                if first <= k.index < last or (k.index < 0 and k.start < max(last, first + 1) and k.end > first)
                or (k.index < 0 and k.start == k.end and first <= k.start <= last)
            ).strip()  # fmt: skip
        name = unit.role if unit.role != "term" else f"term {unit.block.text.partition(chr(9))[0]}"
        self._values[name] = values

    def _front_text(self) -> list[list[str]]:
        out = []
        for chunk in self._front:
            key = chunk.key.removeprefix("front ")
            out.append([*chunk.lead, *self._key_lines(key, chunk)])
        return out

    def _key_lines(self, key: str, chunk: Chunk) -> list[str]:
        if key in ("title", "subtitle") and key in self._values:
            return front_lines(key, self._values[key][""])
        briefing = self.ours.briefing
        if key == "glossary" and any(name.startswith("term ") for name in self._values):
            pairs = []
            for term in briefing.glossary:
                now = self._values.get(f"term {term.acronym}")
                pair = (now["acronym"], now["expansion"]) if now else (term.acronym, term.expansion)
                pairs += [pair] if all(pair) else []
            return front_lines(key, pairs)
        if key == "byline" and "byline" in self._values and briefing.byline:
            now = self._values["byline"]
            own = [] if briefing.byline.blocks else [("in-text", "no")]
            return front_lines(key, [*values_of(now), *own])
        if key == "date" and "date" in self._values and briefing.date:
            own = [] if briefing.date.block else [("in-text", "no")]
            return front_lines(key, [*values_of(self._values["date"]), *own])
        return list(chunk.lines)

    # Structure

    def _delete(self, printed: Mapping[str, _Printed]) -> None:
        for version, edit in self._each(Deleted):
            assert isinstance(edit, Deleted)
            node, one = self._node_of.get(edit.key), printed.get(edit.key)
            if one is None:
                continue
            others = [
                (self._name(other), found)
                for other, found in self._each(Words)
                if isinstance(found, Words) and found.key == edit.key
            ]
            if one.unit.role in _FRONT:
                self._delete_front(version, edit, one)
                continue
            if node is None or node.is_gone:
                continue
            changed = self._unit_of[edit.key].block.text != one.unit.block.text
            if others or changed:
                ways = [(self._name(version), "")]
                for author in dict.fromkeys(author for author, _ in others):
                    own = [found for name, found in others if name == author]
                    text = "".join(kept.token.text for kept in merged(one.tokens, {author: own}, OURS)[0])
                    ways.append((author, text.removesuffix(END)))
                if changed:
                    ways.append((OURS, self._unit_of[edit.key].block.text))
                self._conflict(one.text, one.text, tuple(sorted(ways)), _STRUCK, node)
                continue
            node.lines = []
            self._record("deleted", one.text, one.text, "", edit.by, self._name(version), edit.key)

    def _delete_front(self, version: Version, edit: Deleted, one: _Printed) -> None:
        role = one.unit.role
        if role == "subtitle":
            self._values[role] = {"": ""}
        elif role == "term":
            self._values[f"term {one.unit.block.text.partition(chr(9))[0]}"] = {"acronym": "", "expansion": ""}
        elif role in ("byline", "date"):
            self._values[role] = {}
        else:
            self.refusals.append(Refusal(_place(one.text), "", _NO_TITLE, version.author, version.name))
            return
        self._record("deleted", one.text, one.text, "", edit.by, self._name(version), edit.key)

    def _turn(self, printed: Mapping[str, _Printed]) -> None:
        for version, edit in self._each(Turned):
            assert isinstance(edit, Turned)
            node, one = self._node_of.get(edit.key), printed.get(edit.key)
            if node is None or one is None or node.is_gone or node.unit is None:
                self._cannot(version, one.text if one else edit.key, edit.role, _NO_ROLE, edit.by)
                continue
            if not _may_turn(node.unit, edit.role):
                self._cannot(version, one.text, edit.role, _NO_ROLE, edit.by)
                continue
            if node.role and node.role != edit.role:
                ways = ((node.author, node.role), (self._name(version), edit.role))
                self._conflict(one.text, one.unit.role, tuple(sorted(ways)), _TWO_ROLES, node)
                continue
            old = node.unit.role
            node.role, node.author = edit.role, self._name(version)
            self._rewrite_as(node, node.unit, edit.role)
            self._record("role", one.text, old, edit.role, edit.by, self._name(version), edit.key)

    def _rewrite_as(self, node: Node, unit: Unit, role: str) -> None:
        assert node.chunk is not None
        kind = role.partition(" ")[0]
        was = node.chunk.attributes
        values = {key: value for key, value in was.values.items() if key in ("by", "time")}
        classes = ("question",) if kind == "asking" else ()
        name = was.id
        if kind == "question":
            name = was.id if was.id and was.id.startswith("x") else self._free_id()
        elif kind != "section":
            name = None
        if kind == "section":
            name, values = (was.id if unit.role == "section" else None), {}
        node.chunk = replace(node.chunk, attributes=Attributes(name, classes, values))
        node.lines = self._lines(role, unit.block, unit.label, node.chunk.attributes, node.chunk)

    def _cannot(self, version: Version, place: str, words: str, why: str, by: tuple[Hand, ...]) -> None:
        author = by[0].author if by else version.author
        self.refusals.append(Refusal(_place(place), words, why, author, version.name))

    def _join(self) -> None:
        """Put the words of a unit behind those of the one that it was joined with."""
        order = self.versions[0].order if self.versions else []
        for key in sorted(self._joined, key=order.index, reverse=True):
            node = self._node_of.get(key)
            following = self._following(order, key)
            if node is None or following is None or node.unit is None:
                continue
            if node.is_gone or not node.text.strip():
                continue
            other = self._node_of[following]
            if other.is_gone or other.unit is None or other.lines is None and other.chunk is None:
                continue
            text, looks = self._present(other)
            mine, my_looks = self._present(node)
            block = self._block(node.unit.block, mine + text, [*my_looks, *looks])
            attributes = node.chunk.attributes if node.chunk else Attributes()
            role = node.role or (f"heading {node.unit.level}" if node.unit.role == "heading" else node.unit.role)
            node.lines = self._lines(role, block, self._label_now(node), attributes, node.chunk)
            node.text = mine + text
            self._rewritten[key] = block
            other.lines = []
            node.added = [*node.added, *other.added]
            other.added = []
            node.comments += other.comments
            other.comments = []

    _rewritten: dict[str, Block] = field(default_factory=dict)
    _label_of: dict[str, str] = field(default_factory=dict)

    def _label_now(self, node: Node) -> str:
        return self._label_of.get(node.key, node.unit.label if node.unit else "")

    def _present(self, node: Node) -> tuple[str, list[Looks]]:
        """The words of a node as they are now, with their looks."""
        assert node.unit is not None
        block = self._rewritten.get(node.key, node.unit.block)
        notes = {number: key for key, number in self._numbers().items()}
        return block.text, looks_of(block, notes)

    @staticmethod
    def _following(order: Sequence[str], key: str) -> str | None:
        place = order.index(key) + 1
        return order[place] if place < len(order) else None

    def _move(self) -> None:
        wanted: dict[str, list[tuple[Version, Moved]]] = {}
        for version, edit in self._each(Moved):
            assert isinstance(edit, Moved)
            wanted.setdefault(edit.key, []).append((version, edit))
        for version in self.versions:
            for key, moves in wanted.items():
                version_first, edit = moves[0]
                if version_first is not version:
                    continue
                node = self._node_of.get(key)
                afters = {move.after for _, move in moves}
                if node is None or node.is_gone:
                    self._cannot(version, key, "", _MOVED_GONE, edit.by)
                    continue
                if len(afters) > 1:
                    ways = tuple(sorted((self._name(who), f"behind {_place(self._text_at(move.after))}") for who, move in moves))
                    self._conflict(self._text_at(key), self._text_at(key), ways, _TWO_PLACES, node)
                if self._is_behind(node, edit.after):
                    continue
                self._nodes.remove(node)
                self._nodes.insert(self._place_of(edit.after), node)
                self._record("moved", self._text_at(key), "", self._text_at(edit.after), edit.by, self._name(version), key)

    def _text_at(self, key: str) -> str:
        unit = self.base.by_key.get(key.removeprefix("@"))
        return unit.block.text if unit else key

    def _is_behind(self, node: Node, after: str) -> bool:
        place = self._nodes.index(node)
        before = next((one.key for one in reversed(self._nodes[:place]) if one.key and not one.is_gone), "")
        return bool(after) and before == after

    def _place_of(self, after: str) -> int:
        """The index in the body behind a unit; "@" and a unit: in front of it."""
        order = self.versions[0].order
        if after.startswith("@"):
            node = self._node_of.get(after[1:])
            return self._nodes.index(node) if node else len(self._nodes)
        while after and after not in self._node_of:
            place = order.index(after) if after in order else 0
            after = order[place - 1] if place else ""
        if after:
            return self._nodes.index(self._node_of[after]) + 1
        return next((place for place, one in enumerate(self._nodes) if one.unit), len(self._nodes))

    def _add(self, printed: Mapping[str, _Printed]) -> None:
        del printed
        known = {_bare(self._shown(node)) for node in self._nodes if node.unit and not node.key}
        for version, edit in self._each(Added):
            assert isinstance(edit, Added)
            text, looks = _text_of([(token, token.looks) for token in edit.tokens])
            if _bare(text) in known and self.ours.text != self.base.text:
                continue
            if edit.note:
                self._add_note(version, edit, text, looks)
                continue
            self._add_one(version, edit, text, looks)

    def _add_one(self, version: Version, edit: Added, text: str, looks: list[Looks]) -> None:
        host = self._host(edit.after)
        room = host.unit.room if host and host.unit else ""
        role = edit.role or "paragraph"
        if not edit.role:
            self._cannot(version, text, text, _NEW_STYLE, edit.by)
        if role == "term" or (host is None and edit.after in self.base.by_key and self.base.by_key[edit.after].role == "term"):
            self._add_term(version, edit, text)
            return
        if role == "recommendation" or room == "recommendations":
            self._add_recommendation(version, edit, text, host)
            return
        if host is None or role in _FRONT or role == "note" or (room and role in ("question", "asking", "section")):
            if role == "section" or (room and role in ("question", "asking")):
                pass
            else:
                self._loose(version, edit, text)
                return
        role = {"credit": "paragraph"}.get(role, role)
        node = self._fresh(role, text, looks, room, self._name(version))
        assert host is not None
        if any(_bare(one.text) == _bare(node.text) and one.author != node.author for one in host.added):
            return
        host.added.append(node)
        self._record("added", text, "", text, edit.by, self._name(version))

    def _host(self, after: str) -> Node | None:
        """The node behind which something is added."""
        if after.startswith("@"):
            node = self._node_of.get(after[1:])
            place = self._nodes.index(node) if node else 0
            return self._nodes[place - 1] if place else None
        order = self.versions[0].order
        while after and (after not in self._node_of):
            if after in self.base.by_key and self.base.by_key[after].role in _FRONT:
                return None
            place = order.index(after) if after in order else 0
            after = order[place - 1] if place else ""
        return self._node_of.get(after)

    def _loose(self, version: Version, edit: Added, text: str) -> None:
        self._conflict(text, "", ((self._name(version), text),), _NO_PLACE, None)
        del edit

    def _add_term(self, version: Version, edit: Added, text: str) -> None:
        acronym, tab, expansion = text.partition("\t")
        if not tab or not acronym.strip() or not expansion.strip():
            self._loose(version, edit, text)
            return
        self._extra_terms.append((acronym.strip(), expansion.strip()))
        self._record("added", text, "", text, edit.by, self._name(version))

    _extra_terms: list[tuple[str, str]] = field(default_factory=list)

    def _add_note(self, version: Version, edit: Added, text: str, looks: list[Looks]) -> None:
        number = self._new_notes[f"new {version.name} {edit.note}"]
        text, looks = _stripped(text, looks)
        block = Block("", "note", text, marks_of(text, looks, self._numbers()), int(number))
        node = Node(None, None, "", self._lines("note", block, "", Attributes(), None), "note", text=text)
        notes = [one for one in self._nodes if one.unit and one.unit.role == "note" and not one.is_gone]
        if notes:
            notes[-1].added.append(node)
        else:
            head = Node(None, None, "", ["## Notes {.endnotes}"], "section")
            self._nodes += [head, node]
        self._record("added", text, "", text, edit.by, self._name(version))

    # Recommendations

    def _recommend(self, one: _Printed, node: Node, text: str) -> None:
        """A recommendation reworded: another sentence that was said is one, other words are a conflict."""
        assert node.unit is not None
        text = text.strip()
        self._reworded.append((node, one.text, text))

    _reworded: list[tuple[Node, str, str]] = field(default_factory=list)
    _advised: list[tuple[Version, Added, str, Node | None]] = field(default_factory=list)

    def _add_recommendation(self, version: Version, edit: Added, text: str, host: Node | None) -> None:
        self._advised.append((version, edit, text.strip(), host))

    def _mend_recommendations(self, printed: Mapping[str, _Printed]) -> None:
        """Decide about recommendations once the words of the talk are merged."""
        self._follow_words(printed)
        said = self._said_now()
        for node, before, text in self._reworded:
            assert node.unit is not None and node.chunk is not None
            if where := said(text):
                self._rewrite_advice(node, text, where)
            else:
                node.lines = None
                author = next((c.by[0].author for c in self.changes if c.key == node.key), "")
                self.changes = [c for c in self.changes if c.key != node.key]
                self._conflict(before, before, ((author, text),), _UNSAID, node)
        for version, edit, text, host in self._advised:
            if where := said(text):
                block = Block("", "bullet", text)
                made = self._lines("recommendation", block, "", Attributes(), None)[0]
                node = Node(None, None, "", [f"{made} [{where}](#{where})"], "recommendation", text=text)
                (host.added if host else self._nodes[0].added).append(node)
                self._record("added", text, "", text, edit.by, self._name(version))
            else:
                self._conflict(text, "", ((self._name(version), text),), _UNSAID, host)

    def _rewrite_advice(self, node: Node, text: str, where: str) -> None:
        assert node.unit is not None and node.chunk is not None
        line = f"- {inline(text)} [{where}](#{where})"
        from pipeline.manuscript.attributes import join

        node.lines = [join(line, node.chunk.attributes)]
        node.text = text

    def _follow_words(self, printed: Mapping[str, _Printed]) -> None:
        """A recommendation follows the words of its sentence, where these were edited in the talk."""
        touched = {node for node, _, _ in ((id(n), b, t) for n, b, t in self._reworded)}
        said = self._said_now()
        for node in list(self._nodes):
            if node.unit is None or node.unit.role != "recommendation" or node.is_gone or id(node) in touched:
                continue
            sentence = node.unit.block.text
            if said(sentence):
                if node.chunk and (where := said(sentence)):
                    self._relink(node, sentence, where)
                continue
            now = self._sentence_now(sentence, printed)
            if now and (where := said(now)):
                self._rewrite_advice(node, now, where)
                self.changes.append(Change("words", _place(sentence), sentence, now, (), True, "", node.key))
            else:
                node.lines = []
                self._conflict(sentence, sentence, ((OURS, now or ""),), _NOT_SAID_NOW, self._nodes[0])

    def _relink(self, node: Node, sentence: str, where: str) -> None:
        assert node.chunk is not None
        link = f"(#{where})"
        if link not in "\n".join(node.chunk.lines):
            self._rewrite_advice(node, sentence, where)

    def _sentence_now(self, sentence: str, printed: Mapping[str, _Printed]) -> str:
        for key, one in printed.items():
            if one.unit.role == "recommendation" or (at := one.text.find(sentence)) < 0:
                continue
            kept = self._kept.get(key)
            if kept is None:
                continue
            first, last = len(split(one.text[:at])), len(split(one.text[: at + len(sentence)]))
            words = [
                k.token.text for k in kept
                if first <= k.index < last or (k.index < 0 and k.start >= first and k.end <= last and k.start < last)
            ]  # fmt: skip
            return "".join(words).strip()
        return ""

    _kept: dict[str, list[Kept]] = field(default_factory=dict)

    def _said_now(self) -> Said | object:
        from pipeline.errors import BriefingError
        from pipeline.manuscript import parse

        hidden = [(node, node.lines) for node in flat(self._nodes) if node.form == "recommendation"]
        for node, _ in hidden:
            node.lines = []
        try:
            said = Said(parse(self._text(), "the manuscript", "").sections)
        except BriefingError:
            said = Said(self.ours.briefing.sections)
        for node, own in hidden:
            node.lines = own
        return said.where

    # The rest

    def _refuse(self) -> None:
        for version, edit in self._each(Refused):
            assert isinstance(edit, Refused)
            self._cannot(version, edit.place, edit.words, edit.why, edit.by)

    def _lead_sections(self) -> None:
        """The text of the talk needs a heading above it, if only one without words."""
        room: str | None = None
        for place, node in enumerate(list(self._nodes)):
            if node.is_gone or (node.chunk is None and not node.role):
                continue
            form = node.form.partition(" ")[0]
            if form == "section" or (node.chunk and node.chunk.form == "section" and not node.role):
                room = (node.chunk.attributes.room() if node.chunk else None) or ""
                continue
            talk = node.unit is not None and not node.unit.room and node.unit.role != "note"
            if talk and (room is None or room):
                self._nodes.insert(self._nodes.index(node), Node(None, None, "", ["## {.proposed}"], "section"))
                room = ""
            del place

    def _text(self) -> str:
        front = self._front_text()
        if self._extra_terms:
            front = self._with_terms(front)
        return text_of(front, self._nodes, self.ours.tail)

    def _with_terms(self, front: list[list[str]]) -> list[list[str]]:
        more = front_lines("glossary", self._extra_terms)
        for lines_ in front:
            if lines_ and lines_[0].startswith("glossary:"):
                lines_ += more[1:]
                return front
        return [*front[:-1], more, front[-1]]


_GONE_HERE = "the manuscript no longer has this paragraph"
_STRUCK = "one takes the paragraph out, another changes it"
_NO_TITLE = "a manuscript needs its title"
_NO_ROLE = "a paragraph cannot become this here"
_TWO_ROLES = "two styles for one paragraph"
_TWO_PLACES = "two places for one paragraph"
_MOVED_GONE = "what was moved is no longer there"
_NEW_STYLE = "this paragraph style means nothing to a manuscript: the paragraph was taken as text"
_LABEL_LOOK = "the look of a speaker's name is the theme's"
_NO_PLACE = "there is no place for this paragraph in a manuscript"
_UNSAID = "nobody said this, so it is no recommendation: only sentences of the text are"
_NOT_SAID_NOW = "the sentence of this recommendation is no longer in the text"


def merge(base: Manuscript, ours: Manuscript, versions: Sequence[Version]) -> Merge:
    """Merge the versions of one base into the manuscript as it is now."""
    return Merging(base, ours, versions).run()


def _may_turn(unit: Unit, role: str) -> bool:
    kind = role.partition(" ")[0]
    if unit.role in ("recommendation", "note", "row", "header", *_FRONT) or kind in ("recommendation", "note", "row", *_FRONT):
        return False
    return not unit.room or kind not in ("question", "asking", "section")


def _in_words(kept: Kept, first: int) -> bool:
    if kept.index >= 0:
        return kept.index >= first
    return kept.end > first or kept.start >= first or first == 0


def _pieces(tokens: Sequence[tuple[Kept, tuple[Looks, ...]]]) -> list[list[tuple[Token, tuple[Looks, ...]]]]:
    pieces: list[list[tuple[Token, tuple[Looks, ...]]]] = [[]]
    for kept, looks in tokens:
        if kept.token.text == END:
            pieces.append([])
        else:
            pieces[-1].append((kept.token, looks))
    return pieces if pieces[-1] or len(pieces) == 1 else pieces[:-1]


def _in_one(pieces: list[list[tuple[Token, tuple[Looks, ...]]]]) -> list[tuple[Token, tuple[Looks, ...]]]:
    """Several paragraphs of a note as one, with line breaks."""
    whole = pieces[0]
    for piece in pieces[1:]:
        whole = [*whole, (Token("\n"), (NO_LOOKS,)), *piece]
    return whole


def _roles(tokens: Sequence[tuple[Kept, tuple[Looks, ...]]]) -> list[str]:
    return [kept.token.role for kept, _ in tokens if kept.token.text == END]


def _text_of(tokens: Sequence[tuple[Token, tuple[Looks, ...]]]) -> tuple[str, list[Looks]]:
    text = "".join(token.text for token, _ in tokens)
    looks = [look for token, own in tokens for look in (own or (NO_LOOKS,) * len(token.text))]
    return text, looks


def _equal(one: str, two: str) -> Iterator[tuple[int, int, int]]:
    """Stretches that two texts share: where in each, and how long."""
    if one == two:
        yield 0, 0, len(one)
        return
    old, new = split(one), split(two)
    i = j = a = b = 0
    for span in [*((s.start, s.end, s.begin, s.stop) for s in differences(old, new)), (len(old), 0, len(new), 0)]:
        size = sum(map(len, old[i : span[0]]))
        yield a, b, size
        a += size + sum(map(len, old[span[0] : span[1]]))
        b += size + sum(map(len, new[span[2] : span[3]]))
        i, j = span[1], span[3]
        del j
        j = span[3]


def _notes_in(looks: Looks) -> Looks:
    return frozenset(look for look in looks if look[0] == "note")


def _said(edit: Styled) -> str:
    def named(looks: Looks) -> str:
        return ", ".join(sorted(f"{kind} {target}".strip() for kind, target in looks))

    parts = ([f"+ {named(edit.added)}"] if edit.added else []) + ([f"− {named(edit.removed)}"] if edit.removed else [])
    return "; ".join(parts)


def _place(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else words[:59] + "…"


def _bare(text: str) -> str:
    return "".join(text.split()).replace("\\", "")


def _stripped(text: str, looks: Sequence[Looks]) -> tuple[str, list[Looks]]:
    """A text without blanks at its ends; the cells of a row keep their tabs."""
    lead = len(text) - len(text.lstrip(" \n"))
    bare = text.strip(" \n")
    return bare, list(looks[lead : lead + len(bare)])
