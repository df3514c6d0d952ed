"""The meaning of the names that sites give to the parts of a page (``class``, ``id``, ``itemprop``)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from pipeline.languages.everywhere import any_of
from pipeline.model import stream
from pipeline.read.web.parts import Area

if TYPE_CHECKING:
    from pipeline.read.web.tree import Element


def names(area: Area) -> str:
    """The classes and the id of an element, with hyphens between words; without ids made from a heading."""
    element = area.element
    key = "" if _is_titled(area) else element.get("id") or ""
    return _CAMEL_RE.sub("-", f"{element.get('class') or ''} {key}"[:_LONGEST]).strip()


def is_body(area: Area) -> bool:
    """Whether the page names this as the body of its text."""
    if area.tag in ("html", "body") or is_surely_around(area):
        return False
    return area.element.get("itemprop") == "articleBody" or bool(_BODY_RE.search(names(area)))


def is_around(area: Area) -> bool:
    """Whether the name belongs to the site's frame; a wrapper of frame and text may have it too."""
    return bool(_around_re().search(names(area))) or area.element.get("title") in _RUNNING_HEADS


def is_voice(area: Area) -> bool:
    """Whether the name is that of a person or a time: the author's if it occurs once or twice, speakers' if often."""
    return bool(_VOICE_RE.search(names(area)))


def is_surely_around(area: Area) -> bool:
    """Whether tag or name mean the site's frame, in a way that wrappers seldom have."""
    around = area.tag in _AROUND_TAGS or (area.tag not in WHOLE and area.element.get("role") in _AROUND_ROLES)
    if around and not _OF_TEXT_RE.search(names(area)):
        return True
    return bool(_SURELY_RE.search(names(area)))


def is_thread(area: Area) -> bool:
    """Whether this holds comments of readers."""
    return area.tag not in WHOLE and bool(_THREAD_RE.search(names(area)))


def is_note(area: Area) -> bool:
    """Whether this holds notes of the text: by its name, or by Word's markup."""
    if area.tag in WHOLE:
        return False
    return bool(_NOTES_RE.search(names(area)) or "mso-element:footnote" in (area.element.get("style") or ""))


def is_caption(area: Area) -> bool:
    """Whether this is the caption of an image."""
    return area.tag == "figcaption" or bool(_CAPTION_RE.search(names(area)))


def is_picture(element: Element) -> bool:
    """Whether this is named as one picture, and holds it with its caption: what ``figure`` is on other pages."""
    called = element.get("class") or ""
    if "wp-caption" in called.split():
        return True
    inside = [*element.iter()][1:] if _PICTURE_RE.search(called) else []
    pictures = sum(one.tag == "img" for one in inside)
    return pictures == 1 and any(_CAPTION_RE.search(one.get("class") or "") for one in inside)


def is_byline(area: Area) -> bool:
    """Whether this names the author."""
    return bool(
        _BYLINE_RE.search(f"{names(area)} {area.element.get('itemprop') or ''} {area.element.get('rel') or ''}")
    )


def is_dateline(area: Area) -> bool:
    """Whether this is named as the lines of author and date below a title."""
    return bool(_DATELINE_RE.search(names(area)))


def is_standfirst(area: Area) -> bool:
    """Whether this is named as a standfirst."""
    return bool(_STANDFIRST_RE.search(names(area)))


def is_source(area: Area) -> bool:
    """Whether this is named as the line that says where a text comes from."""
    return bool(_SOURCE_RE.search(names(area)))


def is_author_box(area: Area) -> bool:
    """Whether this is a box about the author."""
    return bool(_AUTHOR_BOX_RE.search(names(area)))


def _is_titled(area: Area) -> bool:
    """Whether this is a heading, or a section that begins with one: their ids often repeat the heading."""
    first = next(iter(area.element), None) if area.tag in ("section", "div") else None
    if first is None or first.tag not in _HEADINGS:
        return area.tag in _HEADINGS
    return stream(area.element.get("id") or "") == stream("".join(map(str, first.itertext())))


@cache
def _around_re() -> re.Pattern[str]:
    """The names of parts around a text, in English and in the words of all languages."""
    return _one_of(f"{_AROUND} {any_of('page_parts').replace('|', ' ')}", _GLUED)


def _one_of(words: str, before: str = "") -> re.Pattern[str]:
    """One of the words, none that the name says to be absent or beside: "no-sidebar", "has-share"."""
    return re.compile(rf"(?:^|[\s_-]){_ABSENT}{before}(?:{'|'.join(words.split())})(?=$|[\s_-])", re.IGNORECASE)


_ABSENT = "".join(rf"(?<!\b{word}[_-])" for word in ("no", "without", "has", "with"))
WHOLE = frozenset(("html", "body", "main", "article"))  # not judged by name: WordPress names an article after its tags
_LONGEST = 400
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_CAMEL_RE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_AROUND_TAGS = frozenset(("nav", "footer", "aside", "form", "button", "dialog"))
_AROUND_ROLES = frozenset(("navigation", "search", "contentinfo", "complementary", "dialog", "alertdialog", "menu"))
_BODY_RE = re.compile(
    r"(?:article|entry|post|story|content|news)\w*[_-]?(?:body|content|text)"
    r"|articlebody|name-body|storytext|body-?copy|blogpost|post-?entry",
    re.IGNORECASE,
)
_THREADS = r"comments? commentlist disqus\w*"
_THREAD_RE = _one_of(_THREADS)
_SURELY_RE = _one_of(rf"{_THREADS} footer cookies? consent gdpr privacy modal popup newsletter\w*")
_OF_TEXT_RE = _one_of(  # an aside that the author wrote, and the foot of a text
    r"(?:pull|block)-?quotes? quotes? quotation credits? colophon (?:info|fact)-?box(?:es)? sources? references?"
    " attribution"
)
_NOTES_RE = _one_of(r"footnotes? endnotes? footnotes?-(?:list|section|area) ftn\d+ _?ftn\d+ _?edn\d+ fn\d+")
_PICTURE = "(?:photo|foto|image|img|picture|figure)"
_CAPTION_RE = _one_of(
    "captions? credits? wp-caption-text figcaption image-credit photo-?credit"
    rf" {_PICTURE}[_-]+(?:description|desc|legend)"
)
_PICTURE_RE = _one_of(_PICTURE)
_VOICE_RE = _one_of(r"authors? byline dateline timestamp")
_BYLINE_RE = _one_of(r"authors? author-name byline by-line writer")
_DATELINE_RE = _one_of(r"authors? by-?line dateline timestamp meta metadata published date")
_STANDFIRST_RE = _one_of(
    r"sub-?titles? sub-?heads? sub-?headings? sub-?headlines? standfirst deck? excerpt teaser lead lede summary intro"
)
_SOURCE_RE = _one_of("(?:article|post|story|text)[_-](?:references?|sources?|credits?)")
_GLUED = "(?:article|content|entry|page|post|story)?"  # "articlesocial"
_RUNNING_HEADS = ("header", "footer")  # LibreOffice's names
_AUTHOR_BOX_RE = _one_of(
    r"(?:(?:post|article|entry|single)-?)?author-?(?:box|bio|info|about|description|card) about-?(?:the-?)?author"
)
_AROUND = (
    r"sidebar related\w* promo\w* advert\w* ads? shar(?:e|es|ing)\w* social\w* subscri\w+ sign-?up nav navigation menu "
    r"breadcrumbs? pager tags? meta metadata trending teasers? copyright disclaimer print paywall poll ratings? "
    r"topics? buttons? cta"
)
