"""The desk attacked: from another web site, another machine, and by names that lead out of the project."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tables import all_rows

from pipeline.desk.application import Desk
from pipeline.desk.gatekeeper import COOKIE, Gatekeeper
from pipeline.desk.panes.page_pane import Printer
from pipeline.desk.workspace import Workspace

SECRET, HOST = "s3cret", "127.0.0.1:8765"
OURS = {"host": HOST, "cookie": f"{COOKIE}={SECRET}", "origin": f"http://{HOST}"}
TEXT = "Ines Vale on the Sea\n\nWhat do you see?\n\nA line of foam that was not there. <script>alert(1)</script>\n"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Gatekeeper]:
    (tmp_path / "sea.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "briefing.toml").write_text('output = "dist"\n', encoding="utf-8")
    workspace = Workspace(tmp_path)
    printer = Printer(workspace)
    yield Gatekeeper(Desk(workspace, printer).app(), SECRET, [HOST], 100_000)
    printer.close()


def ask(desk: Gatekeeper, path: str, method: str = "GET", body: bytes = b"", **headers: str) -> tuple[int, Any, bytes]:
    """Status, headers and body of an answer; ``headers`` are laid over those of a page of the desk itself."""
    path, _, query = path.partition("?")
    given = {**OURS, "content-length": str(len(body)), **{key.replace("_", "-"): v for key, v in headers.items()}}
    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": query.encode(),
        "headers": [(key.encode(), value.encode()) for key, value in given.items() if value], "http_version": "1.1",
        "scheme": "http", "server": ("127.0.0.1", 8765), "client": ("127.0.0.1", 1), "root_path": "",
    }  # fmt: skip
    sent: list[Any] = []

    waiting = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        return waiting.pop() if waiting else {"type": "http.disconnect"}

    async def send(message: Any) -> None:
        sent.append(message)

    asyncio.run(desk(scope, receive, send))
    head = {key.decode().lower(): value.decode() for key, value in sent[0]["headers"]}
    return sent[0]["status"], head, b"".join(message.get("body", b"") for message in sent[1:])


def order(desk: Gatekeeper, order: dict[str, str], **headers: str) -> tuple[int, Any, bytes]:
    return ask(desk, "/text/sea/act", "POST", json.dumps(order).encode(), **headers)


GUEST = {"do": "fact", "key": "guest", "words": "Ines Vale"}


def test_the_address_that_was_opened_exchanges_its_secret_for_a_cookie(desk: Gatekeeper) -> None:
    status, head, _ = ask(desk, f"/?secret={SECRET}", cookie="")
    assert (status, head["location"]) == (303, "/")
    assert "HttpOnly" in head["set-cookie"]
    assert "SameSite=strict" in head["set-cookie"]


@all_rows("cookie", ["", f"{COOKIE}=guess", f"{COOKIE}=", "other=1"])
@all_rows(
    "path",
    [
        "/", "/text/sea", "/text/sea/talk", "/assets/desk.js", "/page/x/0.png", "/early/x/0.png", "/text/sea/pages",
        "/text/sea/early", "/text/sea/file/pdf", "/text/sea/events", "/?secret=x",
    ],
)  # fmt: skip
def test_nobody_without_the_secret_sees_anything(desk: Gatekeeper, path: str, cookie: str) -> None:
    assert ask(desk, path, cookie=cookie)[0] == 403


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:8765", "127.0.0.1:1", "localhost.evil.example:8765", ""]
)
def test_a_name_that_was_rebound_to_this_machine_is_refused(desk: Gatekeeper, host: str) -> None:
    assert ask(desk, "/", host=host)[0] == 421


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "", f"https://{HOST}", f"http://{HOST}.evil.example"]
)
def test_an_order_from_another_site_changes_nothing(desk: Gatekeeper, tmp_path: Path, origin: str) -> None:
    assert order(desk, GUEST, origin=origin)[0] == 403
    assert not (tmp_path / "sea.md").exists()


def test_an_order_that_a_browser_calls_cross_site_is_refused(desk: Gatekeeper) -> None:
    assert order(desk, GUEST, sec_fetch_site="cross-site")[0] == 403


def test_an_order_of_the_desk_itself_is_carried_out(desk: Gatekeeper, tmp_path: Path) -> None:
    assert order(desk, GUEST)[0] == 200
    assert "guest: Ines Vale" in (tmp_path / "sea.md").read_text(encoding="utf-8")


def test_every_answer_forbids_foreign_scripts_and_frames(desk: Gatekeeper) -> None:
    for path in ("/", "/text/sea", "/nowhere", "/assets/desk.js"):
        policy = ask(desk, path)[1]["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy


def test_no_page_has_an_inline_script_or_style(desk: Gatekeeper) -> None:
    for path in ("/", "/text/sea", "/text/sea/talk", "/text/sea/source"):
        page = ask(desk, path)[2].decode()
        assert "style=" not in page
        assert "onclick" not in page
        assert page.count("<script") == page.count('<script src="/assets/')


def test_html_of_a_text_is_shown_as_text(desk: Gatekeeper) -> None:
    for path in ("/text/sea/talk", "/text/sea/source"):
        page = ask(desk, path)[2].decode()
        assert "<script>alert" not in page
        assert "&lt;script&gt;" in page


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../application.py", "/assets/%2e%2e/application.py", "/text/../briefing/talk", "/text/..%2fsea/talk",
        "/text/briefing.toml/talk", "/text/sea/file/toml", "/text/sea/file/..%2f..%2fbriefing.toml",
        "/text/sea/file/ledger.jsonl", "/page/..%2f..%2fsea/0.png",
    ],
)  # fmt: skip
def test_no_path_leads_out_of_the_project(desk: Gatekeeper, path: str) -> None:
    status, _, body = ask(desk, path)
    assert status in (404, 422)
    assert b"output" not in body
    assert b"import" not in body


def test_a_new_text_cannot_be_put_elsewhere(desk: Gatekeeper, tmp_path: Path) -> None:
    status, _, body = ask(desk, "/texts", "POST", b"words of a text", x_name="..%2F..%2Fevil.txt")
    assert (status, json.loads(body)) == (200, {"address": "/text/evil"})
    assert (tmp_path / "evil.txt").read_bytes() == b"words of a text"


def test_too_much_is_refused_whether_the_header_says_so_or_not(desk: Gatekeeper, tmp_path: Path) -> None:
    assert ask(desk, "/texts", "POST", b"x", content_length="100001")[0] == 413
    assert ask(desk, "/texts", "POST", b"x", content_length="many")[0] == 413
    with pytest.raises(Exception):  # noqa: B017 - the connection ends; what Starlette raises then may change
        ask(desk, "/texts", "POST", b"x" * 100_001, content_length="5", x_name="a.txt")
    assert not (tmp_path / "a.txt").exists()


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"\xff", b'"do"', b'{"do": {"a": 1}}', b'{"do": "fact", "key": 3}'])
def test_a_misshapen_order_is_an_error_with_a_sentence(desk: Gatekeeper, body: bytes) -> None:
    status, _, answer = ask(desk, "/text/sea/act", "POST", body)
    assert status == 422
    assert json.loads(answer)["sentence"]


@pytest.mark.parametrize("path", ["/images", "/texts", "/text/sea/act", "/text/sea/build"])
def test_nothing_is_written_for_another_site(desk: Gatekeeper, tmp_path: Path, path: str) -> None:
    before = sorted(tmp_path.rglob("*"))
    for headers in ({"origin": "http://evil.example"}, {"cookie": ""}, {"host": "evil.example"}):
        assert ask(desk, path, "POST", b"words", x_name="a.png", **headers)[0] in (403, 421)
    assert ask(desk, path, "GET")[0] in (404, 405)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize(
    "name", ["..%2Fevil.png", "%2Fetc%2Fevil.png", ".briefing%2Fa.png", "briefing.toml", "a%00.png"]
)
def test_an_image_cannot_be_put_elsewhere(desk: Gatekeeper, tmp_path: Path, name: str) -> None:
    before = sorted(tmp_path.parent.rglob("*"))
    assert ask(desk, "/images", "POST", b"x", x_name=name)[0] in (415, 422)
    assert sorted(tmp_path.parent.rglob("*")) == before


def test_a_script_that_is_called_an_image_is_refused(desk: Gatekeeper, tmp_path: Path) -> None:
    assert ask(desk, "/images", "POST", b"<script>alert(1)</script>", x_name="a.png")[0] == 415
    assert not (tmp_path / "a.png").exists()


@pytest.mark.parametrize("theme", ["../../evil", "/etc", "", "brief/../brief"])
def test_a_theme_leads_out_of_no_folder(desk: Gatekeeper, tmp_path: Path, theme: str) -> None:
    status, _, body = order(desk, {"do": "look", "key": "theme", "words": theme})
    assert (status, "no theme" in json.loads(body)["sentence"]) == (422, True)
    assert (tmp_path / "briefing.toml").read_text(encoding="utf-8") == 'output = "dist"\n'


def test_a_setting_that_is_no_look_cannot_be_set(desk: Gatekeeper, tmp_path: Path) -> None:
    assert order(desk, {"do": "look", "key": "output", "words": "/"})[0] == 422
    assert (tmp_path / "briefing.toml").read_text(encoding="utf-8") == 'output = "dist"\n'


def test_pages_that_are_no_numbers_are_not_asked_for(desk: Gatekeeper) -> None:
    for seen in ("", "x", "-1", "1e9", "999999999999", "²", "0," * 5000):
        status, _, body = ask(desk, f"/text/sea/pages?seen={seen}")
        assert (status, len(json.loads(body)["sizes"])) == (200, 1), seen
