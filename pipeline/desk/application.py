"""The addresses of the desk, and what each answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from pipeline.desk.dropped_images import put_image
from pipeline.desk.edits.settings_edits import Change, choose_look, keep_line, switch_off, take_back
from pipeline.desk.entries import Entry
from pipeline.desk.finished_files import FINISHED, build_all, finished_of
from pipeline.desk.panes.page_pane import Printer
from pipeline.desk.panes.source_pane import source_pane
from pipeline.desk.panes.talk_pane import talk_pane
from pipeline.desk.seen import Seen, seen_of
from pipeline.desk.web_answers import failed, html, order_of, pages_seen, png
from pipeline.desk.workspace import Workspace
from pipeline.errors import BriefingError, UsageError
from pipeline.render.images import RefusedError
from pipeline.render.theme import available
from pipeline.render.theme.house import PAPERS

_ASSETS = Path(__file__).parent / "assets"
_BEAT = 0.3  # seconds between two looks at the files


class Desk:
    """The answers. Each reads the state from the files; nothing but printed pages is kept in memory."""

    def __init__(self, workspace: Workspace, printer: Printer) -> None:
        self._workspace = workspace
        self._printer = printer
        workspace.changed = printer.ahead

    def app(self) -> Starlette:
        """The ASGI application, without the gatekeeper in front of it."""
        return Starlette(
            routes=[
                Route("/", self._start),
                Route("/texts", self._add, methods=["POST"]),
                Route("/images", self._add_image, methods=["POST"]),
                Route("/text/{name}", self._text),
                Route("/text/{name}/source", self._source),
                Route("/text/{name}/talk", self._talk),
                Route("/text/{name}/pages", self._pages),
                Route("/text/{name}/early", self._early),
                Route("/text/{name}/left", self._left),
                Route("/text/{name}/act", self._act, methods=["POST"]),
                Route("/text/{name}/build", self._build, methods=["POST"]),
                Route("/text/{name}/events", self._events),
                Route("/text/{name}/file/{suffix}", self._file),
                Route("/page/{key}/{number:int}.png", self._picture),
                Route("/early/{key}/{number:int}.png", self._early_picture),
                Mount("/assets", StaticFiles(directory=_ASSETS)),
            ],
            exception_handlers={BriefingError: failed},
        )

    async def _start(self, request: Request) -> Response:
        entries = await run_in_threadpool(self._workspace.entries)
        return html(request, "start", entries=entries, folder=str(self._workspace.folder))

    async def _add(self, request: Request) -> Response:
        """A text that was pasted or dropped: its name in the header, its bytes in the body."""
        name = unquote(request.headers.get("x-name", ""))
        entry = await run_in_threadpool(self._workspace.add, name, await request.body())
        return JSONResponse({"address": f"/text/{quote(entry.name)}"})

    async def _add_image(self, request: Request) -> Response:
        """An image that was dropped with a text; status 415 if it cannot be printed."""
        name, data = unquote(request.headers.get("x-name", "")), await request.body()
        try:
            await run_in_threadpool(put_image, self._workspace.folder, name, data)
        except RefusedError as error:
            return PlainTextResponse(str(error), 415)
        return JSONResponse({})

    async def _text(self, request: Request) -> Response:
        entry = self._entry(request)
        themes = available(folders=self._workspace.options(entry.manuscript).folders)
        look = self._look(entry)
        themes = themes if look["theme"] in themes else (look["theme"], *themes)
        files = finished_of(self._workspace, entry)
        return html(request, "text", entry=entry, themes=themes, papers=PAPERS, look=look, files=files)

    async def _source(self, request: Request) -> Response:
        entry = self._entry(request)
        stages = await run_in_threadpool(self._workspace.stages, entry)
        pane = source_pane(stages.raw, stages.clean) if stages.raw and stages.clean else None
        chosen = self._workspace.options(entry.file)
        decided = chosen.decided(entry.file.name)
        off, kept = sorted(chosen.off | decided.rules_off), [*chosen.protected, *decided.protected]
        return html(request, "source", pane=pane, off=off, kept=kept)

    async def _talk(self, request: Request) -> Response:
        entry = self._entry(request)
        pane = await run_in_threadpool(self._pane, entry)
        seen = seen_of(entry.manuscript).keys()
        left = [doubt for doubt in pane.doubts if doubt.key not in seen]
        undo, redo = self._workspace.room(entry)
        answer = html(request, "talk", pane=pane, doubts=left, undo=undo, redo=redo)
        answer.headers["x-version"] = self._workspace.version(entry)
        return answer

    async def _left(self, request: Request) -> Response:
        """How much is to look at."""
        entry = self._entry(request)
        pane = await run_in_threadpool(self._pane, entry)
        seen = seen_of(entry.manuscript).keys()
        return JSONResponse({"left": sum(doubt.key not in seen for doubt in pane.doubts)})

    async def _pages(self, request: Request) -> Response:
        """The printed pages as JSON: their key, sizes and anchors, and the look that was chosen.

        ``seen`` in the query lists the pages that are on the screen.
        """
        entry = self._entry(request)
        key, proof = await run_in_threadpool(self._printer.proof, entry, pages_seen(request))
        places = [[place.anchor, place.page, place.top] for place in proof.places]
        return JSONResponse({"key": key, "sizes": proof.sizes, "places": places, "look": self._look(entry)})

    async def _early(self, request: Request) -> Response:
        """The key and the number of a page that can be shown before all are laid out; status 204 without one."""
        found = await run_in_threadpool(self._printer.early, self._entry(request), pages_seen(request))
        return JSONResponse({"key": found[0], "page": found[1]}) if found else Response(status_code=204)

    def _look(self, entry: Entry) -> dict[str, str]:
        chosen = self._workspace.options(entry.manuscript)
        return {"theme": chosen.theme, "paper": chosen.house.paper}

    async def _picture(self, request: Request) -> Response:
        key, number = request.path_params["key"], request.path_params["number"]
        data = await run_in_threadpool(self._printer.picture, key, number)
        return png(data)

    async def _early_picture(self, request: Request) -> Response:
        return png(self._printer.early_picture(request.path_params["key"], request.path_params["number"]))

    async def _act(self, request: Request) -> Response:
        """Carry out an order. The pages are laid out at once, before the browser asks for them."""
        entry, order = self._entry(request), order_of(await request.body())
        await run_in_threadpool(self._acts(order.get("do", "")), entry, order)
        if order.get("settles"):
            seen_of(entry.manuscript).add(order["settles"])
        return JSONResponse({"version": self._workspace.version(entry)})

    def _acts(self, do: str) -> Callable[[Entry, dict[str, str]], None]:
        """What carries out an order: of the desk as a whole, of the settings, or an edit of the manuscript."""
        special: dict[str, Callable[[Entry, dict[str, str]], None]] = {
            "undo": lambda entry, _: self._workspace.undo(entry),
            "redo": lambda entry, _: self._workspace.redo(entry),
            "seen": lambda entry, order: Seen.add(seen_of(entry.manuscript), order.get("key", "")),
            "again": lambda entry, _: Seen.clear(seen_of(entry.manuscript)),
            "keep": lambda entry, order: self._set(entry, keep_line, order.get("words", ""), entry.file.name),
            "off": lambda entry, order: self._set(entry, switch_off, order.get("words", ""), entry.file.name),
            "on": lambda entry, order: self._set(entry, take_back, order.get("words", ""), entry.file.name),
            "let-go": lambda entry, order: self._set(entry, take_back, order.get("words", ""), entry.file.name),
            "off-all": lambda entry, order: self._set(entry, switch_off, order.get("words", "")),
            "look": lambda entry, order: self._choose(entry, order.get("key", ""), order.get("words", "")),
        }
        return special.get(do, self._workspace.decide)

    def _set(self, entry: Entry, change: Callable[..., tuple[Change, ...]], *words: str) -> None:
        self._workspace.set(entry, lambda path: change(path, *words))

    def _choose(self, entry: Entry, key: str, value: str) -> None:
        """Choose the theme or the paper. Only a theme of the list can be chosen: a path would lead to other folders."""
        if key == "theme" and value not in available(folders=self._workspace.options(entry.manuscript).folders):
            raise UsageError(f"there is no theme {value!r}", hint="one of the list")
        self._set(entry, choose_look, key, value)

    async def _build(self, request: Request) -> Response:
        entry = self._entry(request)
        notes = await run_in_threadpool(build_all, self._workspace, entry)
        return JSONResponse({"files": finished_of(self._workspace, entry), "notes": notes})

    async def _file(self, request: Request) -> Response:
        entry, suffix = self._entry(request), f".{request.path_params['suffix']}"
        path = self._workspace.output() / f"{entry.name}{suffix}"
        if suffix not in FINISHED or not path.is_file():
            return Response(status_code=404)
        return FileResponse(path, filename=path.name, media_type="application/octet-stream")

    async def _events(self, request: Request) -> Response:
        """Server-sent events (WHATWG HTML, 9.2): the version of the text whenever it changes."""
        entry = self._entry(request)

        async def versions() -> AsyncIterator[str]:
            known = ""
            while not await request.is_disconnected():
                version = await run_in_threadpool(self._workspace.version, entry)
                if version != known:
                    known = version
                    yield f"data: {version}\n\n"
                await asyncio.sleep(_BEAT)

        return StreamingResponse(versions(), media_type="text/event-stream")

    def _entry(self, request: Request) -> Entry:
        return self._workspace.entry(request.path_params["name"])

    def _pane(self, entry: Entry) -> Any:
        text = self._workspace.manuscript(entry)
        return talk_pane(text, entry.manuscript.name, self._workspace.stages(entry).briefing)
