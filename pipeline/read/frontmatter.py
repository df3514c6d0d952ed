"""Read front matter at the very top of a text: YAML between two lines ``---``, TOML between ``+++``, JSON in braces.

Sources: jekyllrb.com/docs/front-matter, gohugo.io/content-management/front-matter (YAML, TOML, JSON).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from textwrap import dedent
from typing import Any

from pipeline import plainyaml
from pipeline.languages.people_keys import GUEST_KEYS
from pipeline.model import Note, Origin
from pipeline.read.entities import plain
from pipeline.read.printed_metadata import credit_lines
from pipeline.read.yaml_errors import Slip, yaml_slip

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """``text`` verbatim with its fences, empty if there is none; ``lines``: its number of lines."""

    text: str = ""
    lines: int = 0
    metadata: Pairs = ()
    notes: tuple[Note, ...] = ()


def front_matter(lines: list[str]) -> FrontMatter:
    """The front matter of a text in lines. Scalars, lists of them and people become pairs; other maps are left out."""
    end = _end(lines)
    if end is None:
        return _in_braces(lines)
    text, body = "\n".join(lines[: end + 1]), "\n".join(lines[1:end])
    try:
        value = _yaml(body) if lines[0].startswith("---") else _toml(body)
    except _BrokenError as error:
        return FrontMatter(text, end + 1, notes=(_broken(error.slip),))
    if not isinstance(value, dict):
        notes = (_broken(Slip("it is not a list of keys and values", 1, "lines such as title: The sea")),)
        return FrontMatter(text, end + 1, notes=notes) if value else FrontMatter(text, end + 1)
    return FrontMatter(text, end + 1, pairs_of(value))


def text_within(front: FrontMatter, lines: list[str]) -> tuple[FrontMatter, list[str], str]:
    """What is above a text, its lines, and what is below: a content system may keep the text in a value, with no body.

    ``lines``: those of the whole source.
    """
    body = lines[front.lines :]
    opened = [(match[1], n) for n, line in enumerate(lines[: front.lines], 1) if (match := _BLOCK_VALUE_RE.match(line))]
    if not opened or any(map(str.strip, body)):
        return front, body, ""
    values = [(key, first, _indented(lines, first)) for key, first in opened]
    key, first, value = max(values, key=lambda value: len(value[2]))
    if sum(len(line) > _PARAGRAPH for line in value) < _TEXT:
        return front, body, ""
    end, pairs = first + len(value), tuple(pair for pair in front.metadata if pair[0] != key.lower())
    above = replace(front, text="\n".join(lines[:first]), lines=first, metadata=pairs)
    return above, dedent("\n".join(value)).split("\n"), "\n".join(lines[end : front.lines])


def _indented(lines: list[str], first: int) -> list[str]:
    return list(takewhile(lambda line: not line.strip() or line[0].isspace(), lines[first:]))


_BLOCK_VALUE_RE = re.compile(r"([^\W\d_][\w.-]*):[ \t]+[|>][-+\d]{0,2}[ \t]*$")
_PARAGRAPH, _TEXT = 80, 8  # letters of a line of a text, and such lines


def pasted_front_matter(lines: list[str]) -> FrontMatter:
    """The front matter of a pasted text, which may instead open with two meaningless rules.

    It must have a key that the program uses, or keys in the style of programs; each occurs once, with little else
    between them. An unclosed one is a note.
    """
    front = front_matter(lines)
    if not front.text:
        return FrontMatter(notes=_unclosed(lines))
    if "{" in (front.text[0], lines[1][:1]):
        return front
    body = lines[1 : front.lines - 1]
    keys = [match[1] for line in body if (match := _TOP_RE.match(line))]
    belongs = sum(bool(_TOP_RE.match(line) or _BELONGS_RE.match(line)) for line in body)
    again = len(set(keys)) < len(keys) and not lines[0].startswith("+++")  # TOML tables may repeat keys
    if len(body) > _LONGEST or belongs * 3 < len(body) * 2 or again:
        return FrontMatter()
    return front if _OURS_RE.search(front.text) or _are_keys(keys, body) else FrontMatter()


def _in_braces(lines: list[str]) -> FrontMatter:
    """JSON above a text. It must have a key that is usual in front matter, since a text may open with a brace."""
    if not lines[0].startswith("{"):
        return FrontMatter()
    head = "\n".join(lines[:_LONGEST])
    try:
        value, length = json.JSONDecoder(parse_int=str, parse_float=str).raw_decode(head)
    except (ValueError, RecursionError):
        return FrontMatter()
    rest = head[length:].partition("\n")[0]
    count = head.count("\n", 0, length) + 1
    usual = any(_HEAD_RE.match(key) for key in value)
    if rest.strip() or not usual or count == len(lines):
        return FrontMatter()
    return FrontMatter(head[:length], count, pairs_of(value))


class _BrokenError(ValueError):
    """Front matter that cannot be read: the reason, and the line."""

    def __init__(self, slip: Slip) -> None:
        super().__init__(slip.sentence)
        self.slip = slip


_OURS_RE = re.compile(
    r"^(?:title|subtitle|author|byline|date|lang(?:uage)?|guest|speakers|sections|questions|titles|recommendations|find)"
    r"[ \t]*[:=]|^\[+(?:speakers|sections|questions|titles|recommendations|find)\b",
    re.MULTILINE,
)
_HEAD_RE = re.compile(r"(?:title|subtitle|authors?|by-?line|date|language|guests?|speakers?)$", re.IGNORECASE)
_TOP_RE = re.compile(r"""["']?([^\W\d_][\w.-]*)["']?[ \t]*[:=](?:\s|$)""")
_BELONGS_RE = re.compile(r"\s*(?:$|#|- |[\]}\[])|[ \t]+\S")
_LONGEST = 80  # most lines of front matter above a pasted text


def _are_keys(keys: list[str], body: list[str]) -> bool:
    """Whether these are keys for a program: in lower case; or known keys, without empty lines between them."""
    known = any(_HEAD_RE.match(key) for key in keys) and all(line.strip() for line in body)
    return bool(keys) and (known or all(key.islower() for key in keys))


def _unclosed(lines: list[str]) -> tuple[Note, ...]:
    """A note if lines with known keys follow a fence that is never closed."""
    end = next((n for n, line in enumerate(lines) if n and not _TOP_RE.match(line)), len(lines))
    if not _FENCE_RE.match(lines[0]) or not _OURS_RE.search("\n".join(lines[1:end])):
        return ()
    message = f"the front matter is not closed, so it was read as text; its last key is in line {end}"
    return (Note("front-matter", "warning", message, Origin(1), f"a line {lines[0].strip()} below its last key"),)


_FENCE_RE = re.compile(r"(?:-{3,}(?:json|yaml)?|\+\+\+)[ \t]*$")
_KEY_RE = re.compile(r"""\s*(?:#|\{\s*(?:"|$)|["']?\w[\w .-]*+["']?\s*+[:=]|$)""")
_SPACES_RE = re.compile(r"\s+")


def _end(lines: list[str]) -> int | None:
    """The closing line. A text may begin with a rule, so the next line must look like a key, or be empty."""
    if len(lines) < 2 or not _FENCE_RE.match(lines[0]) or not _KEY_RE.match(lines[1]):
        return None
    fence = lines[0].strip()
    # Some sites open with a longer rule and close with three.
    closing = (fence,) if fence == "+++" else (fence, "---", "...")
    return next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() in closing), None)


def _yaml(body: str) -> Any:
    import yaml

    try:
        return plainyaml.load(body)
    except (yaml.YAMLError, RecursionError) as error:
        raise _BrokenError(yaml_slip(error, body)) from error


def _toml(body: str) -> Any:
    import tomllib

    try:
        return tomllib.loads(body)
    except tomllib.TOMLDecodeError as error:
        from pipeline.toml_errors import slip_of

        sentence, place, hint = slip_of(error, body, "")
        raise _BrokenError(Slip(sentence, int(place.rpartition(" ")[2]), hint)) from error
    except RecursionError as error:
        raise _BrokenError(Slip("it nests too deep", 1, "a flatter one")) from error


def pairs_of(table: dict[Any, Any]) -> Pairs:
    """Keys in small letters with their values on one line; title and date also under their usual names.

    What a map says of the person that it names is a pair "role of ada reed", and of a guest "bio of ada reed"; a line
    that says who made something, with its key before it, is one of "credit 1", "credit 2" …
    """
    inner = [value for key, value in table.items() if isinstance(value, dict) and str(key).lower() in _NESTS]
    pairs = [(str(key).strip().lower(), _flat(value)) for part in (*inner, table) for key, value in part.items()]
    said = {key: value for key, value in pairs if value is not None} | dict(_told(table))
    said |= {f"credit {number}": line for number, line in enumerate(credit_lines(table), 1)}
    found = {"title": _usual(said, _TITLE_RES, _INK_RE), "date": _usual(said, _DATE_RES, _DIGIT_RE)}
    return tuple((said | {key: value for key, value in found.items() if value and not said.get(key)}).items())


def _usual(said: Mapping[str, str], forms: Sequence[re.Pattern[str]], fits: re.Pattern[str]) -> str:
    """The value of the best key, whatever marks are in the keys: "pub_date", "pub-date", "pubDate"."""
    plain = [(_MARKS_RE.sub("", key), value) for key, value in said.items() if fits.search(value)]
    return next((value for form in forms for key, value in plain if form.fullmatch(key)), "")


_NESTS = (  # maps of such keys
    "params", "extra", "meta", "metadata", "seo", "page", "post", "article", "attributes", "taxonomies",
)  # fmt: skip
# Names of title and date in the front matter of site generators and content management systems, the best first.
TITLES = ("title", "headline", "heading", "titulo", "título", "titre", "titolo", "titel", "tytuł")
_TITLE_RES = tuple(re.compile(rf"(?:page|post|episode)?{title}") for title in TITLES)
_WHEN = "(?:date|time|at|on)*"
_DATE_RES = (
    re.compile(rf"(?:page|post|pub|publish|published|publication|release|rev|doc)?date{_WHEN}"),
    re.compile(rf"(?:page|article|first|date)*(?:published|posted|issued){_WHEN}"),
    re.compile(rf"(?:date)?created{_WHEN}|timestamp|fecha|datum|year"),
)
_MARKS_RE, _INK_RE, _DIGIT_RE = re.compile(r"[\W_]"), re.compile(r"\w"), re.compile(r"\d")


# What a map is for: the name of a person, or of a login in what WordPress exports; the first of several dates.
_SAYING = ("name", "display_name", "created", "published")
# Keys beside "name" in a map: what somebody is, for whom, and a paragraph on the life.
_ROLES = ("role", "title", "job", "job_title", "jobtitle", "position", "occupation")
_HOUSES = ("company", "organization", "organisation", "affiliation", "employer", "institution")
_LIVES = ("bio", "biography", "about")


def _told(table: dict[Any, Any]) -> Iterator[tuple[str, str]]:
    """What maps say of the people that they name."""
    for key, value in table.items():
        for item in value if isinstance(value, list) else [value]:
            about = {str(key).lower(): said for key, said in item.items()} if isinstance(item, dict) else {}
            name = about.get("name")
            if not isinstance(name, str):
                continue
            role, house, life = (_first(about, keys) for keys in (_ROLES, _HOUSES, _LIVES))
            if role:
                within = not house or house.casefold() in role.casefold()
                yield f"role of {_scalar(name).lower()}", role if within else f"{role}, {house}"
            if life and str(key).lower() in GUEST_KEYS:
                yield f"bio of {_scalar(name).lower()}", life


def _first(about: Mapping[str, Any], keys: Sequence[str]) -> str:
    return next((_scalar(about[key]) for key in keys if isinstance(about.get(key), str)), "")


def _flat(value: Any) -> str | None:
    if isinstance(value, dict):
        name = next((value[key] for key in _SAYING if key in value), None)
        return _flat(name) if isinstance(name, str) else None
    if isinstance(value, list):
        value = [_flat(item) if isinstance(item, dict) else item for item in value]
        parts = [item for item in value if item is not None and not isinstance(item, dict | list)]
        items = list(map(_scalar, parts))
        between = "; " if any("," in item for item in items) else ", "  # "Reed, Ada; Cole, Bo"
        return between.join(items) if len(parts) == len(value) else None
    return _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return _SPACES_RE.sub(" ", plain(str(value))).strip()


def _broken(slip: Slip) -> Note:
    """The error; ``slip`` counts lines below the fence."""
    message = f"the front matter cannot be read: {slip.sentence}"
    return Note("front-matter", "warning", message, Origin(slip.line + 1), slip.hint)
