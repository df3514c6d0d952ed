"""What a label looks like: a name with a colon, a time stamp or a full stop at the head of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from pipeline.languages.everywhere import any_of
from pipeline.languages.words import Words
from pipeline.model import Block, stream
from pipeline.structure.looks.callings import is_name, role_of
from pipeline.text.ends import QUESTION_RE
from pipeline.text.labels import COLON, COLONS, TIME
from pipeline.text.names import CAPITAL, name_source
from pipeline.text.quotation import OPENERS

_KINDS = frozenset(("paragraph", "quote", "heading", "bullet", "numbered"))
_TIME = rf"[\[(]?{TIME}(?:[.,]\d{{1,3}})?[\])]?"
_NAME = r"[^\W\d_][^\n:：?!;，。；()\[\]{}|<>]{0,59}?"
_INSIDE = r"[(（](?:[^()（）\n]|[(（][^()（）\n]{1,60}[)）]){1,120}[)）]"
# Wikis, AsciiDoc and fields of other formats: "'''Ada Reed:''' Yes", "*Ada Reed:* Yes", ":Q: Why?", "· Ada Reed: Yes".
_OPEN, _CLOSE = r"(?:[·•▪—–-] ?)?[*_'‘’:]{0,3}", r"(?:[*_'‘’]{1,3}(?=\s))?"
_COLON_RE = re.compile(
    rf"{_OPEN}(?:(?P<early>{_TIME})\s*[-–—:]?\s*|>>+\s*)?(?P<label>(?P<name>{_NAME})(?:\s*{_INSIDE})?\s*[{COLONS}]{{1,2}}){_CLOSE}"
    rf"(?:\s*(?P<late>{_TIME})(?=\s|$))?(?:\s+|$|(?=[^\x00-\u2fff])|(?<=[^\W\d_]:)(?={CAPITAL}[^\W\d_]))"
)
# Hearings print the post with the name: "Ada Reed, Head of the Office of Rivers and Lakes, Ministry of the Interior:".
_POST_RE = re.compile(rf"(?P<label>(?P<name>{name_source(2, 4)}), [^\n:：?!;。]{{30,150}}?\s*[{COLONS}])(?:\s+|$)")
_TIMED_RE = re.compile(
    rf"(?P<label>(?P<name>{_NAME}))\s*[,–—-]?\s*(?P<late>{_TIME})(?:\s*:?[^\S\n]*(?:\n|$)|(?<=[\])])\s*:?\s+)"
)
_EARLY_RE = re.compile(rf"(?P<early>{_TIME})\s*[-–—]?\s*(?P<label>(?P<name>{_NAME}))[^\S\n]*(?:\n|$)")
# The scripts of India and Thailand write vowels as signs that are no letters.
_LETTER_RE = re.compile(
    r"(?P<label>(?P<name>[\u0900-\u0e7f]{1,12}|[^\W\d_]{1,8}\d{0,3})\s?(?:\.[–—-]|[.)–—-]))(?:\s+|(?<=[.．])(?=[^\x00-\u2fff]))"
)
# Press offices print "Q    Who pays?"; cleaning leaves one space.
_BARE_RE = re.compile(rf"(?P<label>(?P<name>{CAPITAL}))\s+(?={CAPITAL}|[¿{OPENERS}])")
_DESCRIBED_RE = re.compile(
    rf"(?P<label>(?:[^\n:：?!]{{0,100}}\W)??(?P<name>{name_source(2, 4)})[^\n:：?!]{{10,200}}[.{COLONS}])\s+(?=\S)"
)
_WITH_POST = (_POST_RE, _DESCRIBED_RE)
# Spanish transcripts print "PRESIDENTA.- Buenos días"; Wikinews prints "((Wikinews)) What is it?", chats "<ada> Yes".
_STROKE_RE = re.compile(rf"(?P<label>(?P<name>{CAPITAL}[\w’' ]{{1,40}})\.\s?[–—-])\s*(?=[^\W_]|[¿¡({OPENERS}])")
_DOUBLE_RE = re.compile(
    rf"(?:(?P<early>{_TIME})\s*)?(?P<label>(?:\(\(|<)(?P<name>[^\W\d_][^()<>\n]{{1,30}})(?:\)\)|>):?)\s*(?=\S)"
)
# "[00:01:12.0 @reed] Yes", as notes of a recording have it.
_BOXED_RE = re.compile(
    rf"\[(?P<early>{TIME}(?:[.,]\d{{1,3}})?),?\s+(?P<label>@?(?P<name>[^\W\d_][^\[\]\n]{{1,40}}))\]:?\s*(?=\S)"
)
# Japanese magazines set a wide space behind the name of who answers.
_WIDE_RE = re.compile(r"(?P<label>(?P<name>[\u3400-\u9fff\u30a0-\u30ff々]{1,6}))\N{IDEOGRAPHIC SPACE}(?=\S)")
# Magazines that write their names small ask as such, and groups: "harbour one: Who pays?", "The team of the Tide: …".
_SMALL_RE = re.compile(rf"(?P<label>(?P<name>[^\W_][\w.’'-]{{0,20}}(?: [\w.’'-]{{1,20}}){{0,9}}?){COLON})\s+(?=\S)")
_WHOLE_RE = re.compile(rf"(?P<label>(?P<name>[^\W_][^\n{COLONS}?!;。]{{0,40}}){COLON})\s*$")
# Who goes by another name writes it small; the initials beside it say that it is one: "tidewatcher (TW):".
_ALIAS_RE = re.compile(r"[a-z][\w.-]{1,30}\s*\([A-Z]{2,4}\)\s*:")
_ADDRESS_RE = re.compile(r"<?(?:https?://|www\.)\S+\s*$")


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the head of block ``index``: ``text[:end]`` holds it and the time stamp, the speech begins there.

    ``person`` tells speakers apart, by the letters of ``speaker``: the name, or the full name that the text gives
    elsewhere. ``role``: "asks", "answers" or "floor" where the label is a word for it, else empty.
    """

    index: int
    name: str
    label: str
    time: str
    end: int
    person: str = ""
    speaker: str = ""
    role: str = ""
    score: float = 1.0


@cache
def _hearing_re() -> re.Pattern[str]:
    """Hearings print "Mr. REED. Thank you"; court records "Q. When was that?"."""
    return re.compile(
        rf"(?P<label>(?P<name>(?:(?:{any_of('hearing_titles')})\.? )?[A-Z][A-Z’'-]{{2,}}(?: [A-Z][A-Z’'-]+){{0,2}})\.)"
        rf"\s+(?={CAPITAL})"
    )


def label_of(index: int, block: Block, words: Words) -> Label | None:
    """The label with which a block begins, as if it were one; None where nothing looks like it."""
    if block.kind not in _KINDS:
        return None
    text = block.text
    match = (":" in text and _TIMED_RE.match(text)) or _EARLY_RE.match(text) or _STROKE_RE.match(text)
    match = match or _COLON_RE.match(text) or _hearing_re().match(text) or _WIDE_RE.match(text)
    match = match or _DOUBLE_RE.match(text) or _BOXED_RE.match(text)
    if match and not _is_named(match, words):
        match = None
    elif match is None:
        match = _LETTER_RE.match(text) or _bare_letter(text, words)
        match = match if match and role_of(match["name"], words) in ("asks", "answers") else None
    match = match or _POST_RE.match(text) or _described(block)
    if match is None or not _is_named(match, words):
        return None
    role = role_of(match["name"], words)
    return None if _ADDRESS_RE.match(text, match.end()) else _made(index, match, role)


def _is_named(match: re.Match[str], words: Words) -> bool:
    named = is_name(match["name"].strip(), words) or _ALIAS_RE.match(match.string)
    return bool(named) or match.re in (_DOUBLE_RE, _BOXED_RE)


def _described(block: Block) -> re.Match[str] | None:
    """A name within bold words that tell who asks: "**Ada Reed, who keeps the lock, asks:** Who pays?"."""
    end = next((mark.end for mark in block.marks if mark.kind == "strong" and mark.start == 0), 0)
    match = _DESCRIBED_RE.match(block.text)
    fits = match and end and match.end("label") in (end, end + 1) and QUESTION_RE.search(block.text, end)
    return match if fits else None


def _bare_letter(text: str, words: Words) -> re.Match[str] | None:
    """A letter for who asks, which is no word of its own: "A man" begins no answer."""
    match = _BARE_RE.match(text)
    alone = match and match["name"].casefold() not in words.stop and role_of(match["name"], words) == "asks"
    return match if alone else None


def small_label(index: int, block: Block, words: Words) -> Label | None:
    """The label of a paragraph in small letters, which only its recurring can tell from the words of a sentence."""
    match = _SMALL_RE.match(block.text) if block.kind == "paragraph" else None
    if match is None or match["name"].casefold() in words.no_labels:
        return None
    return None if _ADDRESS_RE.match(block.text, match.end()) else _made(index, match, "")


def label_alone(index: int, block: Block, words: Words) -> Label | None:
    """The label that a block is from its first letter to its colon, in capitals or small letters."""
    match = _WHOLE_RE.match(block.text)
    return _made(index, match, role_of(match["name"], words)) if match else None


def _made(index: int, match: re.Match[str], role: str) -> Label:
    groups = match.groupdict()
    time, end = groups.get("early") or groups.get("late") or "", match.end()
    if groups.get("early") and groups.get("late"):  # a turn has one time; the second is part of what is said
        end = match.start("late")
    name = match["name"] if match.re in _WITH_POST else _speaker(match["label"])
    return Label(index, name, match["label"].strip(), time, end, stream(name), name, role)


def _speaker(label: str) -> str:
    bare = label.lstrip("@").rstrip(":：.–—- \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
    if bare.startswith(("((", "<")):
        return bare.strip("()<>")
    return bare if "(" in bare or "（" in bare else bare.rstrip(")）")
