"""Lines that are a byline: who wrote or asked, with affiliation and role, each as the source prints it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from pipeline.languages.everywhere import any_of, everywhere
from pipeline.languages.name_words import particles
from pipeline.languages.words import Words
from pipeline.model import Block, Byline, stream
from pipeline.structure.looks.callings import is_name
from pipeline.structure.looks.dates import clock_re, find_date
from pipeline.text.ends import MARKS
from pipeline.text.names import CAPITAL

# "Ada Reed CMC ’20": the class year with its college; "Ada Reed, Harbour Review" and "Ada Reed (Harbour Review)".
_CLASS_RE = re.compile(r"^(?P<name>[^\d’']+?)\s+(?P<more>(?:[A-Z][A-Za-z]{0,7}\s)?[’']\d{2})$")
COMMA_RE = re.compile(r"^(?P<name>[^,|()]{3,60}?)\s*[,|]\s*(?P<more>[^|]{2,80})$")
PAREN_RE = re.compile(r"^(?P<name>[^()]{3,60}?)\s*\((?P<more>[^()]{2,80})\)$")
_SEPARATORS = " ,|·•–—-/~∙"
_BEHIND = " ,;|/｜／·•"  # marks behind a name that a credit follows
_NAMED, _DATED = 80, 140  # characters of a line with a name, and of one with a date too
_ABBREVIATED = 4  # characters of "Jr."
_LEAD = 20  # characters of "Interview by" on a line of its own
_LINE = 160  # characters of a byline that says so
_MOST = 14  # words behind "by"
_ROLE = 5  # words: "Environment correspondent"


@cache
def _date_word_re() -> re.Pattern[str]:
    """The word before a date, at the end of the text above it: "Ada Reed, le"."""
    return re.compile(rf"(?:[,|•·–—-]\s*|\s)(?P<word>{any_of('before_date')})\s+$")


@cache
def _joined_re() -> re.Pattern[str]:
    """Words that join a name and a date: "on" and "at" behind the name, "by" before it or behind the date."""
    by = any_of("by")
    after = f"{any_of('before_date')}|{any_of('before_time')}|{by}"
    return re.compile(rf"\b(?:{after})\s*$|^(?:{by})\s", re.I)


@cache
def _hour_re() -> re.Pattern[str]:
    return re.compile(rf"{clock_re().pattern}|\b(?:{any_of('around_date')}|{any_of('before_time')})\b", re.I)


@cache
def _join_re() -> re.Pattern[str]:
    """A word or a comma between two names."""
    return re.compile(rf"\s+(?:{any_of('joints')}|{any_of('with_names')}|&)\s+|,\s+")


@cache
def _house_re() -> re.Pattern[str]:
    """For whom somebody wrote or asked, behind a name: "Ada Reed for the Harbour Review"."""
    small = "|".join(map(re.escape, sorted(everywhere("of_posts") - particles())))
    return re.compile(rf"(?<=\w)\s(?:{small})\s(?:(?:{any_of('articles')})\s)?{CAPITAL}[^|()]*$")


@cache
def _meets_re() -> re.Pattern[str]:
    """Who asked, and with whom: "Ada Reed with Bo Berg" behind "An interview by"."""
    return re.compile(rf"[^,|()]{{3,60}}?\s(?:{any_of('with_names')})\s")


def is_nobody(name: str, words: Words) -> bool:
    """Whether a word stands where a name is expected: "the editors"."""
    return name.strip(" .").casefold() in words.nobody | everywhere("nobody")


def led_byline(block: Block, words: Words) -> Byline | None:
    """A byline that says so: "By Ada Reed", "Interview by …", "Words: …"."""
    text = block.text.strip()
    if len(text) > _LINE or block.kind == "figure":  # who took a picture
        return None
    plain = text.replace("：", ":")  # as typed in texts of other scripts, too
    ends = (match.start("rest") for match in (form.match(plain) for form in words.byline) if match)
    return next(filter(None, (_led(text[:end].rstrip(), text[end:], block, words) for end in ends)), None)


def _led(lead: str, rest: str, block: Block, words: Words) -> Byline | None:
    """The byline of a line whose ``lead`` says so."""
    if is_nobody(rest, words) or (words.talks.search(lead) and _meets_re().match(rest)):
        return None
    rest = _without_brackets(lead, rest.rstrip(_BEHIND))
    rest = rest[:-1] if rest.endswith(".") and len(rest.split()[-1]) > _ABBREVIATED else rest
    if len(rest.split()) > _MOST or not _people(rest, words):
        return None
    return _whole(Byline(rest, lead=lead, blocks=(block,)), words) or Byline(block.text.strip(), blocks=(block,))


def _without_brackets(lead: str, rest: str) -> str:
    """What is behind the lead of a line in brackets: "Ada Reed" of "(Interview: Ada Reed)"."""
    return rest.rstrip(")）]") if lead[:1] in "(（[" else rest


def name_line(block: Block, words: Words) -> Byline | None:
    """A byline that is a name on a line of its own, perhaps behind a dash or with an affiliation."""
    text = block.text.strip().lstrip("—–- ")
    if block.kind != "paragraph" or len(text) > _DATED or text[-1:] in MARKS:
        return None
    if (dated := _dated_line(block, words)) or len(text) > _NAMED:
        return dated
    for form in (_CLASS_RE, COMMA_RE, PAREN_RE):
        match = form.match(text)
        if match and _person(match["name"], words):
            more = match["more"].strip()
            place, role = ("", more) if is_role(more, words) else (more, "")
            return _whole(Byline(match["name"].strip(), place, role, blocks=(block,)), words)
    return Byline(text, blocks=(block,)) if _person(text, words) else None


def lead_alone(block: Block, below: Block, words: Words) -> Byline | None:
    """A byline on two lines: "By" above "Ada Reed"."""
    lead, name = block.text.strip(), below.text.strip()
    if block.kind != "paragraph" or below.kind != "paragraph" or len(lead) > _LEAD or not is_name(name, words, 5):
        return None
    form = next(filter(None, (form.fullmatch(f"{lead} {name}") for form in words.byline)), None)
    if form is None or form["lead"] != lead or name[0].islower() or name[-1:] in MARKS:
        return None
    return Byline(name, lead=lead, blocks=(block, below))


def _dated_line(block: Block, words: Words) -> Byline | None:
    """A name beside a date and nothing else: "Ada Reed, 3 May 2021, 10:52", "3 May 2021 - Ada Reed"."""
    text = block.text.strip()
    found = find_date(text, words)
    if found is None:
        return None
    before = _joined_re().sub("", _before_date(text, found.start, words)).rstrip(_SEPARATORS)
    after = _hour_re().sub("", text[found.end :]).strip(_SEPARATORS)
    if not after and _person(before, words):
        return Byline(before, blocks=(block,), date=text[len(before) :].strip(_SEPARATORS))
    start = text.find(after, found.end)
    if led := next(filter(None, (form.match(after) for form in words.byline)), None):  # "3 May 2021 Author: Ada Reed"
        name = led["rest"].strip()
        return Byline(name, lead=text[: text.rfind(name)].strip(), blocks=(block,)) if is_name(name, words) else None
    bare = _joined_re().sub("", after)
    if not before and _person(bare, words):
        at = text.find(bare, start)
        return Byline(bare, lead=text[:at].strip(), blocks=(block,), date="")
    return None


def with_role(byline: Byline, block: Block, words: Words) -> Byline | None:
    """The byline with the role on the next line ("Staff Writer"); None if that line is not a role."""
    role = block.text.strip()
    named = is_name(role, words, 5) or (is_role(role, words) and len(role.split()) <= _ROLE)
    if byline.role or block.kind != "paragraph" or not named or any(map(str.isdigit, role)):
        return None
    return Byline(byline.name, byline.affiliation, role, byline.lead, (*byline.blocks, block))


def is_role(text: str, words: Words) -> bool:
    """Whether a line ends with the name of a trade: "Staff Writer"."""
    parts = text.split()
    return bool(parts) and parts[-1].casefold() in words.roles


def _people(text: str, words: Words) -> bool:
    """Whether a text begins with a name; what follows may be an affiliation, a role or a date."""
    dated = find_date(text, words)
    bare = _before_date(text, dated.start, words) if dated else text
    first = _join_re().split(re.split(r"\s*[|(•·]\s*|\s[–—-]\s", bare.strip())[0])[0].strip(" ,.")
    first = _house_re().sub("", first)
    return bool(first) and is_name(first, words) and not first[0].islower()


def _person(text: str, words: Words) -> bool:
    parts = text.split()
    if not 2 <= len(parts) <= 5 or not is_name(text, words, 5) or ":" in text:
        return False
    if parts[0].casefold() in words.compass:  # "NEW BRUNSWICK"
        return False
    if words.bio_noun.fullmatch(parts[-1]):  # "PRIME MINISTER", "Ada Reed Harbour Minister"
        return False
    latin = text.isascii() or any("a" <= char.casefold() <= "z" for char in text)
    return (not latin or all(part in particles() or part[0].isupper() for part in parts)) and not any(
        part.casefold() in words.stop for part in parts
    )


def _whole(byline: Byline, words: Words) -> Byline | None:
    """The byline taken apart: a date at its end, affiliation or role behind the name.

    Each part is taken only where lead, name, affiliation, role and date still hold every letter of the block.
    """
    dated = _with_date(byline, words)
    apart = dated if byline.affiliation or byline.role else _with_affiliation(dated, words)
    return next((found for found in (apart, dated, byline) if _holds_all(found)), None)


def _with_date(byline: Byline, words: Words) -> Byline:
    """The date, and what is said behind it of the talk: "Ada Reed, 5 May 2021 at 14:00, by telephone"."""
    found = find_date(byline.name, words)
    if found is None:
        return byline
    name = _before_date(byline.name, found.start, words)
    behind = byline.name[found.end :].strip(" |.,")
    if behind and not (_person(name, words) and any(map(str.isdigit, behind))):
        return byline
    end = len(byline.name) if behind else found.end
    return replace(byline, name=name, date=byline.name[len(name) : end].lstrip(_SEPARATORS))


def _before_date(text: str, start: int, words: Words) -> str:
    """What stands before a date, without the words that belong to it: "Ada Reed" of "Ada Reed, mardi le 5 mai 2021"."""
    before = _date_word_re().sub("", text[:start]).rstrip(_SEPARATORS)
    rest, _, last = before.rpartition(" ")
    return _date_word_re().sub("", f"{rest} ").rstrip(_SEPARATORS) if last.casefold() in words.weekdays else before


def _with_affiliation(byline: Byline, words: Words) -> Byline:
    """What stands in brackets or behind a comma: a role where it names a trade, an affiliation where a body."""
    house = _house_re().search(byline.name)
    if house and not _join_re().search(byline.name):
        return replace(byline, name=byline.name[: house.start()], affiliation=house[0].strip())
    for form in (_CLASS_RE, PAREN_RE, COMMA_RE):
        match = form.match(byline.name)
        if match is None:
            continue
        name, more = match["name"].strip(), match["more"].strip()
        if is_role(more, words):
            return replace(byline, name=name, role=more)
        if form is not COMMA_RE or words.bodily.search(more) or _is_house(name, more, words):
            return replace(byline, name=name, affiliation=more)
    *name, last = byline.name.split() or [""]
    if name and last.casefold() in words.roles:  # "정민재 기자"
        return replace(byline, name=" ".join(name), role=last)
    return byline


def _is_house(name: str, more: str, words: Words) -> bool:
    """Whether one word behind a comma is for whom somebody wrote, or where: a second person has a name of two."""
    return " " in name and " " not in more and more[0].isupper() and more not in words.given


def _holds_all(byline: Byline) -> bool:
    parts = byline.lead + byline.name + byline.affiliation + byline.role + byline.date
    return stream(parts) == stream("".join(block.text for block in byline.blocks))
