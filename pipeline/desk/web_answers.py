"""What a request from the browser holds, and the forms of an answer: an HTML page, a picture, an error."""

from __future__ import annotations

import json
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from pipeline.desk.html_pages import html_page
from pipeline.desk.wording_of_pages import preferred
from pipeline.errors import BriefingError

_SEEN = 20  # pages that a screen shows at most
_DIGITS = 6  # of the number of a page


def pages_seen(request: Request) -> list[int]:
    """The pages that are on the screen."""
    listed = request.query_params.get("seen", "0").split(",")[:_SEEN]
    return [int(page) for page in listed if page.isascii() and page.isdecimal() and len(page) < _DIGITS]


def png(data: bytes | None) -> Response:
    if data is None:
        return Response(status_code=404)
    return Response(data, media_type="image/png", headers={"cache-control": "private, max-age=3600"})


def html(request: Request, name: str, **values: Any) -> HTMLResponse:
    tag = preferred(request.headers.get("accept-language", ""))
    return HTMLResponse(html_page(name, tag, **values))


def order_of(body: bytes) -> dict[str, str]:
    """An order from the browser: a flat JSON object of texts."""
    try:
        given = json.loads(body)
    except ValueError:
        given = {}
    return {str(key): str(value) for key, value in given.items()} if isinstance(given, dict) else {}


async def failed(request: Request, error: Exception) -> Response:
    """An error in its one form: sentence, place, hint; as a page where a page was asked for."""
    assert isinstance(error, BriefingError)
    told = {"sentence": error.sentence, "place": error.place or "", "hint": error.hint or ""}
    if "text/html" in request.headers.get("accept", ""):
        if request.url.path == "/":
            return RedirectResponse("/", 303)
        return HTMLResponse(html_page("failed", preferred(request.headers.get("accept-language", "")), **told), 422)
    return JSONResponse(told, 422)
