"""Take byline and date from the metadata of a source: front matter, properties of a file, a web page's own data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.languages.everywhere import everywhere
from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Block, Byline, Date
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front, doubt_date
from pipeline.structure.looks.bylines import COMMA_RE, PAREN_RE, is_nobody, is_role, led_byline
from pipeline.structure.looks.dates import find_date

# Keys of front matter and of web pages: of those who wrote or asked, the first that is there.
_AUTHORS = (
    "author", "authors", "byline", "by", "writer", "writers", "written_by", "interviewer", "interviewers",
    "interview_by", "reporter", "postauthor", "postauthors", "post_author", "post_authors",
)  # fmt: skip
_TRANSCRIBERS = ("transcript_by", "transcribed_by", "transcriber", "transcription_by", "transcription")
_TRANSLATORS = ("translation_by", "translated_by", "translator", "translators")
_LINK_RE = re.compile(r"\[([^\]]*)\]\([^)]*\)")  # front matter may hold a link in Markdown
_VIA_RE = re.compile(r"\s+via\s.*$")  # "reed via review.example.org"
_URL_RE = re.compile(r"(?:https?:)?//|www\.|\S+@\S+\.\w+$")
_PATH_RE = re.compile(r"(?:[\w.-]+/)+(?P<name>[\w.-]+?)(?:\.[a-z]{2,5})?")  # of a page about the author
_NAME = 200  # characters
_DENSE = 4  # letters of a Chinese name


def take_metadata(front: Front, document: CleanDocument, words: Words) -> None:
    """The byline and the date of the metadata, where the text has none of its own."""
    source = document.source
    when = source.meta("date")
    wrote = source.meta(*_AUTHORS, *sorted(everywhere("author_keys")))
    fields = (wrote, *(source.meta(*keys) for keys in (_TRANSCRIBERS, _TRANSLATORS)))
    if not any(fields):  # "note: Text by Ada Reed"
        lines = (led_byline(Block("", "paragraph", value.strip()), words) for _, value in source.metadata)
        fields = (next((line.name for line in lines if line and line.lead), None),)
    if front.byline is None and (given := _byline(filter(None, fields), words)):
        front.byline = given
        front.evidence.append(because("byline", "metadata"))
    if when and (front.date is None or front.date.block is None):  # a byline's date may be that of the talk
        found = find_date(when, words)
        front.date = Date(when.strip(), found.iso if found else None)
        if found and found.ambiguous:
            doubt_date(front, when.strip(), None)
        front.evidence.append(because("date", "metadata"))


def _byline(authors: Iterable[str], words: Words) -> Byline | None:
    """The byline that the format itself gives, each author taken apart: "Ada Reed (Harbour Review)".

    ``authors`` are those who wrote, asked or transcribed, a field each. None where they name nobody.
    """
    named = [one for field in authors for one in _authors(field, words)]
    names = list(dict.fromkeys(one.name for one in named))
    if not names:
        return None
    alone = named[0] if len(names) == 1 else Byline("")
    return Byline(", ".join(names), alone.affiliation, alone.role)


def _authors(given: str, words: Words) -> Iterator[Byline]:
    """Who is named in one field of the metadata; an address, "admin", "Unknown" and a whole text are nobody."""
    plain = _turned(_VIA_RE.sub("", _LINK_RE.sub(r"\1", given)).strip(), words)
    text = max(map(len, plain.split(","))) > _NAME
    if not plain or text or _URL_RE.match(plain) or plain.casefold() in words.nobody:
        return
    if match := PAREN_RE.match(plain):
        yield Byline(match["name"].strip(), match["more"].strip())
    elif (match := COMMA_RE.match(plain)) and is_role(match["more"], words):
        yield Byline(match["name"].strip(), "", match["more"].strip())
    elif match and is_nobody(match["more"], words):
        yield Byline(match["name"].strip())
    elif path := _PATH_RE.fullmatch(plain):
        yield Byline(path["name"])
    else:
        yield _without_role(plain, words)


def _turned(name: str, words: Words) -> str:
    """A name as texts print it, from one as lists sort it: "Ada Reed" from "Reed, Ada"."""
    last, comma, first = name.partition(", ")
    sorts = comma and " " not in last and last not in words.given and all(map(words.given.__contains__, first.split()))
    return f"{first} {last}" if sorts and first else name


def _without_role(name: str, words: Words) -> Byline:
    """A trade before a name is none of it; without spaces, what is left must have the length of a name."""
    first, _, rest = name.partition(" ")
    role = next((role for role in words.roles if name.casefold().startswith(role)), None)
    if role and name == name.swapcase() and 1 < len(name) - len(role) <= _DENSE:
        return Byline(name[len(role) :].strip(), "", name[: len(role)])
    if rest and first.casefold() in words.roles and len(rest.split()) > 1:
        return Byline(rest, "", first)
    return Byline(name)
