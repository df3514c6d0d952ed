"""Other words for a paragraph of the talk, paragraphs cut in two or joined; lists of its sentences follow it."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.desk.edits.sheet import Sheet, Strip, sheet_of
from pipeline.desk.edits.typed_words import Typed, typed
from pipeline.errors import UsageError
from pipeline.manuscript.attributes import Attributes, join
from pipeline.manuscript.inline import read
from pipeline.manuscript.inline_signs import inline
from pipeline.manuscript.parse import LISTED

_PREFIX_RE = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+")
_KEPT = ("question", "figure", "unprinted")  # what the second half of a paragraph is, too
_FORMS = ("paragraph", "question", "bullet", "numbered", "quote")


def retype(sheet: Sheet, strip: Strip, words: str, by: str) -> str:
    """The manuscript with other words in a piece.

    Args:
        strip: the piece.
        words: without the label of the speaker; an empty line ends a paragraph.
        by: name of the editor; empty if it is not known.

    Raises:
        UsageError: there are no words, or the piece is a table or code.
    """
    piece = strip.piece
    if piece.form not in _FORMS:
        raise UsageError(f"a {piece.form} cannot be typed here", hint="the manuscript itself, in a text editor")
    if not words.strip():
        raise UsageError("a paragraph needs words", hint="“Do not print”, which keeps it")
    label, raw = sheet.voices.cut(piece.raw) if piece.form in ("paragraph", "question") else ("", piece.raw)
    told = typed(raw, words, by, one_line=piece.form == "question")
    first = sheet.voices.labelled(label, told.parts[0])
    lines = _lines(sheet, strip, first, piece.attributes)
    kinds = ("question",) if piece.form == "question" else piece.attributes.classes
    more = Attributes(classes=tuple(kind for kind in kinds if kind in _KEPT))
    for part in told.parts[1:]:
        lines += ["", *join(part, more).split("\n")]
    return _followed(sheet_of(sheet.put(strip.first, strip.end, lines), sheet.name), told)


def join_above(sheet: Sheet, strip: Strip) -> str:
    """The manuscript with a paragraph joined to the one above it.

    Raises:
        UsageError: there is none above it, or somebody else begins to speak.
    """
    at = sheet.strips.index(strip)
    above = sheet.strips[at - 1]
    fits = all(one.piece.form == "paragraph" and one.room == "section" for one in (above, strip))
    if not fits or "by" in strip.piece.attributes.values or sheet.voices.cut(strip.piece.raw)[0]:
        raise UsageError("only two paragraphs of one speaker can be joined", hint="the paragraph below")
    words = f"{above.piece.raw} {strip.piece.raw}".replace("\n", "\\\n")
    rest = sheet_of(sheet.put(strip.first, strip.end, []), sheet.name)
    return rest.put(above.first, above.end, join(words, above.piece.attributes).split("\n"))


def _lines(sheet: Sheet, strip: Strip, words: str, attributes: Attributes) -> list[str]:
    """A piece with other words, in the form that it has."""
    form, line = strip.piece.form, sheet.lines[strip.first]
    if form == "question":
        return [join(f"### {words}", attributes)]
    if form == "quote":
        return [f"> {one}" for one in join(words, attributes).split("\n")]
    prefix = found[0] if form != "paragraph" and (found := _PREFIX_RE.match(line)) else ""
    return (prefix + join(words, attributes)).split("\n")


def _followed(sheet: Sheet, told: Typed) -> str:
    """The manuscript with the sentences of a paragraph as they read now, wherever they are repeated."""
    text = sheet.text
    for strip in reversed(sheet.strips):
        if strip.room not in LISTED and "pull" not in strip.piece.attributes.classes:
            continue
        whole = "\n".join(sheet.lines[strip.first : strip.end])
        after = _sentence_after(whole, told)
        if after != whole:
            here = replace(sheet, lines=tuple(text.split("\n")))
            text = here.put(strip.first, strip.end, after.split("\n") if after else [])
    return text


def _sentence_after(whole: str, told: Typed) -> str:
    """A line that repeats a sentence, with the sentence as it reads now; empty if it is gone."""
    found = _SENTENCE_RE.match(whole)
    if found is None:
        return whole
    said = read(found["words"])[0]
    now = told.follow(said)
    if now is None or now == said:
        return whole
    return f"{found['before']}{inline(now)}{found['after']}" if now else ""


# "- Words. [x2](#x2) {for="the county"}", with the signs of an offer around it or not.
_SENTENCE_RE = re.compile(
    r"(?P<before>(?:<!--[ \t]*candidate[ \t]+)?[ \t]*[->][ \t]+)(?P<words>.+?)"
    r"(?P<after>(?:[ \t]*\[x\d+\]\(#x\d+\))?(?:[ \t]*\{[^{}]*\})?[ \t]*(?:-->)?[ \t]*)$",
    re.DOTALL,
)
