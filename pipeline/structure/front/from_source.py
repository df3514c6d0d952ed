"""Take byline and date from the metadata of a source: front matter, properties of a file, a web page's own data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.languages.everywhere import everywhere
from pipeline.languages.words import Words
from pipeline.ledger import CleanDocument
from pipeline.model import Block, Byline, Date, Source, is_calendar
from pipeline.structure.evidence import because
from pipeline.structure.front.matter import Front, doubt_date
from pipeline.structure.listed_names import signed_names
from pipeline.structure.looks.bylines import COMMA_RE, PAREN_RE, is_nobody, is_role, led_byline
from pipeline.structure.looks.dates import Dated, find_date

# Keys of front matter and of web pages, without marks: of those who wrote or asked, the first that is there. Who wrote
# "the article" comes before an "author", who may be the office that put it on the site.
_PIECES = ("article", "post", "text", "story", "interview", "notes", "page", "entry")
_AUTHORS = (
    *(piece + key for piece in _PIECES for key in ("author", "authors", "byline")),
    "author", "authors", "byline", "by", "writer", "writers", "writtenby", "interviewer", "interviewers",
    "interviewby", "reporter", "host", "hosts",
)  # fmt: skip
_FURTHER = ("coauthor", "coauthors")
_TRANSCRIBERS = ("transcriptby", "transcribedby", "transcriber", "transcriptionby", "transcription")
_TRANSLATORS = ("translationby", "translatedby", "translator", "translators")
_MARKS_RE = re.compile(r"[\W_]")
_LINK_RE = re.compile(r"\[([^\]]*)\]\([^)]*\)|\s*<\S+@[^<>]*>")  # a link in Markdown; an address behind a name
_DAY_RE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-/_])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?!\d)")
_STAMP_RE = re.compile(r"((?:19|20)\d\d)[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])(?:[-_T]?\d\d){0,3}Z?")
_MONTH_RE = re.compile(r"(?<=/)((?:19|20)\d\d)/(0[1-9]|1[0-2])(?=/)")
_ADDRESSES = (
    "permalink", "slug", "path", "url", "canonical", "canonicalurl", "original_url", "link", "guid", "redirect_from",
    "aliases",
)  # fmt: skip
_VIA_RE = re.compile(r"\s+via\s.*$")  # "reed via review.example.org"
_URL_RE = re.compile(r"(?:https?:)?//|www\.|\S+@\S+\.\w+$")
_LOGIN_RE = re.compile(r"[a-z]{2,12}\d{1,6}")
_PATH_RE = re.compile(r"(?:[\w.-]+/)+(?P<name>[\w.-]+?)(?:\.[a-z]{2,5})?")  # of a page about the author
_NAME = 200  # characters
_DENSE = 4  # letters of a Chinese name


def take_metadata(front: Front, document: CleanDocument, words: Words) -> None:
    """The byline and the date of the metadata, where the text has none of its own."""
    source = document.source
    when = source.meta("date")
    plain = {_MARKS_RE.sub("", key): value for key, value in reversed(source.metadata) if value.strip()}
    authors = (*_AUTHORS, *(_MARKS_RE.sub("", key) for key in sorted(everywhere("author_keys"))))
    keys = (authors, _FURTHER, _TRANSCRIBERS, _TRANSLATORS)
    fields = tuple(next((plain[key] for key in names if key in plain), None) for names in keys)
    if not any(fields):  # "note: Text by Ada Reed"
        said = (value.strip() for key, value in source.metadata if key != "title")
        lines = (led_byline(Block("", "paragraph", value), words) for value in said)
        fields = (next((line.name for line in lines if line and line.lead), None),)
    if front.byline is None and (given := _byline(filter(None, fields), words)):
        front.byline = given
        front.evidence.append(because("byline", "metadata"))
    if when and (front.date is None or front.date.block is None):  # a byline's date may be that of the talk
        found = find_date(when, words) or _stamp(when)
        front.date = Date(when.strip(), found.iso if found else None)
        if found and found.ambiguous:
            doubt_date(front, when.strip(), None)
        front.evidence.append(because("date", "metadata"))


def _stamp(when: str) -> Dated | None:
    """The day of a stamp that programs write: "20190523", "2019-05-23-08-00"."""
    match = _STAMP_RE.fullmatch(when.strip())
    iso = "-".join(match.groups()) if match else ""
    return Dated(0, len(when), iso) if is_calendar(iso) else None


def date_of_name(front: Front, source: Source) -> None:
    """The day in the address of a page or in the name of its file, where nothing else gives a date; else a month."""
    named = [*filter(None, map(source.meta, _ADDRESSES)), source.name]
    found = [match for form in (_DAY_RE, _MONTH_RE) for match in map(form.search, named) if match]
    if front.date or not found:
        return
    year, *rest = (part for part in found[0].groups() if part.isdecimal())
    if is_calendar(iso := "-".join((year, *(part.zfill(2) for part in rest)))):
        front.date = Date(found[0][0], iso)
        front.evidence.append(because("date", "address"))


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


def _authors(field: str, words: Words) -> Iterator[Byline]:
    """Who is named in one field of the metadata, between semicolons, where a name with a comma is one person's."""
    given = [_VIA_RE.sub("", _LINK_RE.sub(r"\1", name)).strip() for name in field.split("; ")]
    for name in given:
        yield from _author(_turned(name, words, alone=len(given) > 1), words)


def _author(plain: str, words: Words) -> Iterator[Byline]:
    """Who is named; an address, a login with a number, "admin", "Unknown" and a whole text are nobody."""
    text = max(map(len, plain.split(","))) > _NAME
    if not plain or text or _URL_RE.match(plain) or _LOGIN_RE.fullmatch(plain) or plain.casefold() in words.nobody:
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
        yield from (_without_role(name, words) for name in signed_names(plain))


def _turned(name: str, words: Words, *, alone: bool) -> str:
    """A name as texts print it, from one as lists sort it: "Ada Reed" from "Reed, Ada".

    ``alone``: whether the two words are known to be one name; two given names are two people elsewhere.
    """
    last, comma, first = name.partition(", ")
    one = alone or last not in words.given
    sorts = comma and " " not in last and one and all(map(words.given.__contains__, first.split()))
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
