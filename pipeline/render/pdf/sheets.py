"""The style sheets of the print: the fonts of a document, and the rules of its theme, read once in a process."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit
from urllib.request import url2pathname

from pipeline.languages.scripts import direction
from pipeline.model import Page
from pipeline.render.pdf.weasy import CSS, FontConfiguration, URLFetcher, URLFetcherResponse, agent_sheets
from pipeline.render.theme import Theme
from pipeline.render.theme.fonts import Face

BASE = "http://page.invalid/"  # of the addresses on the page; RFC 6761, section 6.4: it is nowhere
# A character beyond Latin, Greek and Cyrillic with their punctuation: the fallback families may be wanted.
_OTHER_SCRIPT_RE = re.compile("[\u0530-\u1dff\u2190-\ud7ff\uf900-\U0010ffff]")
_OPENS_FILES_RE = re.compile("@(?:font-face|import)", re.IGNORECASE)


def sheets_of(page: Page, theme: Theme) -> tuple[FontConfiguration, list[CSS]]:
    """The fonts of a page, and its style sheets, read. Pages with the same fonts share them."""
    faces, rules = _texts(page, theme)
    if not _OPENS_FILES_RE.search(rules):
        return _fonts(faces, theme), [_read(rules)]
    fonts = FontConfiguration()
    opened = {"font_config": fonts, "url_fetcher": Fetcher(page, theme)}
    return fonts, [CSS(string=faces, **opened), CSS(string=rules, **opened)]


def _fonts(faces: str, theme: Theme) -> FontConfiguration:
    """The fonts of ``@font-face`` rules. Copies of fonts are removed with their document, so they are not shared."""
    files = faces, tuple(map(_state, theme.faces)), _process[0]
    if files in _known:
        return _known[files]
    fonts = FontConfiguration()
    fonts.font_files = files
    CSS(string=faces, font_config=fonts, url_fetcher=Fetcher(_NO_PAGE, theme))
    if fonts._folder is None:
        if len(_known) >= _MOST:
            forget()
        _known[files] = fonts
    return fonts


_known: dict[tuple[object, ...], FontConfiguration] = {}  # by their rules, the states of their files, and the process
_process = [object()]  # stands for this one
_of_parents: list[dict[tuple[object, ...], FontConfiguration]] = []
_MOST = 6
_NO_PAGE = Page("", "", "")


def forget() -> None:
    """Look for fonts anew: those of this machine have changed."""
    _known.clear()


def start_anew() -> None:
    """Use no fonts of the process that this one was forked from, and free none of them.

    Pango looks for fonts in a thread, which a forked process does not have: it would wait for ever.
    """
    _of_parents.append(dict(_known))
    _known.clear()
    _process[0] = object()


def _state(face: Face) -> tuple[int, int]:
    """What changes with the contents of a font file."""
    facts = face.path.stat()
    return facts.st_size, facts.st_mtime_ns


def prepare(theme: Theme, language: str) -> None:
    """Read the rules of a theme, and the fonts of nearly all pages, before there is a page.

    Args:
        language: BCP 47 tag of the page, as far as it is known.
    """
    rules = theme.css("paged", direction(language))
    if not _OPENS_FILES_RE.search(rules):
        _read(rules)
        _fonts(_faces(_NO_PAGE, theme), theme)


@lru_cache(maxsize=4)
def _read(rules: str) -> CSS:
    """Rules that do not depend on the fonts of a document."""
    sheet = CSS(string=rules)
    sheet.is_plain = agent_sheets.is_plain(rules)
    return sheet


def _texts(page: Page, theme: Theme) -> tuple[str, str]:
    return _faces(page, theme), theme.css("paged", direction(page.language))


def _faces(page: Page, theme: Theme) -> str:
    """The ``@font-face`` rules that this page can need; reading a font costs some milliseconds."""
    first = {theme.family("text"), theme.family("heading")}
    if "<code" in page.xhtml:
        first.add(theme.family("mono"))
    needed = None if _OTHER_SCRIPT_RE.search(page.xhtml) else first
    return "\n".join(face.css() for face in theme.faces if needed is None or face.family in needed) + "\n"


class Fetcher(URLFetcher):  # type: ignore[misc]
    """Opens the font files of the theme and the images of the page, and nothing else on the disk or the net."""

    def __init__(self, page: Page, theme: Theme) -> None:
        super().__init__(allowed_protocols=("file", "data"), allow_redirects=False)
        self._images = {BASE + image.name: image for image in page.images}
        self._allowed = {face.path.as_uri(): face.path for face in theme.faces}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        if image := self._images.get(url):
            return URLFetcherResponse(url, image.data, {"Content-Type": image.media_type})
        if urlsplit(url).scheme == "file" and url not in self._allowed:
            raise ValueError(f"a page may not open {url2pathname(urlsplit(url).path)}")
        return super().fetch(url, headers)
