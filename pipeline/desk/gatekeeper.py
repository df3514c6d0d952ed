"""Who may talk to the desk: only the browser that was given the secret, only from a page of the desk itself.

Another web site must be able neither to read what is here nor to send orders: against DNS rebinding the ``Host`` is
checked, against forged requests the ``Origin`` and a SameSite cookie, against injected scripts a policy that allows
none but our own (OWASP: CSRF Prevention; W3C: Content Security Policy Level 3; Fetch Metadata).
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "briefing-desk"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_ALWAYS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"cache-control", b"no-store"),
)


class Gatekeeper:
    """ASGI middleware in front of all pages of the desk.

    Args:
        app: the desk.
        secret: what the address that was opened holds, and afterwards the cookie.
        hosts: values of ``Host`` that are this machine, with the port.
        most: bytes that a request may send.
    """

    def __init__(self, app: ASGIApp, secret: str, hosts: Iterable[str], most: int) -> None:
        self._app = app
        self._secret = secret
        self._hosts = frozenset(hosts)
        self._most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def sealed(message: Message) -> None:
            if message["type"] == "http.response.start":
                known = {name for name, _ in message.get("headers", ())}
                message["headers"] = [*message["headers"], *(pair for pair in _ALWAYS if pair[0] not in known)]
            await send(message)

        refused = self._refusal(scope, Headers(scope=scope))
        if refused is not None:
            await refused(scope, receive, sealed)
            return
        await self._app(scope, _Bounded(receive, self._most), sealed)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """The answer to a request that may not pass; None if it may."""
        if headers.get("host", "") not in self._hosts:
            return PlainTextResponse("This is not the address of the desk.", 421)
        given = parse_qs(scope["query_string"].decode("latin-1")).get("secret", [""])[0]
        if scope["method"] == "GET" and given and self._is_secret(given):
            return self._welcome(scope["path"])
        if not self._is_secret(cookie_parser(headers.get("cookie", "")).get(COOKIE, "")):
            return PlainTextResponse("Open the address that `briefing desk` printed.", 403)
        if scope["method"] not in ("GET", "HEAD") and not self._is_own_page(headers):
            return PlainTextResponse("This order does not come from a page of the desk.", 403)
        size = headers.get("content-length", "0")
        if not size.isdecimal() or int(size) > self._most:
            return PlainTextResponse("This is larger than the desk takes.", 413)
        return None

    def _welcome(self, path: str) -> Response:
        """Exchange the secret in the address for a cookie, so that it is in no history and no screenshot."""
        answer = RedirectResponse(path or "/", 303)
        answer.set_cookie(COOKIE, self._secret, httponly=True, samesite="strict", path="/")
        return answer

    def _is_secret(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self._secret.encode())

    def _is_own_page(self, headers: Headers) -> bool:
        """Whether an order comes from a page of the desk: browsers send an ``Origin`` with each."""
        origin = headers.get("origin", "")
        site = headers.get("sec-fetch-site", "same-origin")
        return origin in {f"http://{host}" for host in self._hosts} and site == "same-origin"


class _Bounded:
    """The body of a request, which ends with an error if it is longer than its header said."""

    def __init__(self, receive: Receive, most: int) -> None:
        self._receive = receive
        self._left = most

    async def __call__(self) -> Any:
        message = await self._receive()
        self._left -= len(message.get("body", b""))
        if self._left < 0:
            return {"type": "http.disconnect"}
        return message
