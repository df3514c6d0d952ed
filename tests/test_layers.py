"""Imports go one way, stages do not know each other, and only the rim touches the world: read off with ``ast``."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

import pytest

PACKAGE = Path(__file__).parent.parent / "pipeline"

# A part of the package, and the parts that it may import. Whatever is not listed here is an error, so that a new part
# is given its place on purpose.
MAY_IMPORT = {
    "errors": {"text"},
    "toml_errors": set(),
    "kept": set(),
    "size_limit": {"errors"},
    "own_tables": {"kept"},
    "plainyaml": set(),
    "model": set(),
    "ledger": {"errors", "model"},
    "text": set(),
    "languages": {"errors", "model", "text", "own_tables"},
    "read": {"errors", "size_limit", "model", "languages", "text", "plainyaml", "toml_errors"},
    "clean": {"errors", "model", "ledger", "languages", "text", "own_tables"},
    "structure": {"errors", "model", "ledger", "languages", "text", "own_tables"},
    "manuscript": {"errors", "model", "languages", "text", "plainyaml"},
    "render": {"errors", "model", "languages", "text", "toml_errors", "own_tables", "kept"},
    "check": {"errors", "model", "languages", "text", "render"},
    "review": {"errors", "model", "languages", "text", "manuscript"},
}
STAGES = {"read", "clean", "structure", "manuscript", "render"}
# The rim may import any stage; among themselves its rooms go down this list.
RIM = ["__main__", "cli", "desk", "judges", "run", "settings", "disk"]

# A library, and the only modules that may import it.
COMMAND_LINE = {path.relative_to(PACKAGE).as_posix() for path in (PACKAGE / "cli").rglob("*.py")}
ONLY = {
    "jinja2": {
        "desk/html_pages.py",
        "render/page/templates.py",
        "render/page/compiled_templates.py",
        "render/sandbox.py",
    },
    "weasyprint": {"render/pdf/weasy.py", "cli/machine.py"},
    "PIL": {"render/images.py", "render/epub/cover_picture.py"},
    "click": COMMAND_LINE,
    "rich": COMMAND_LINE,
    "sentencex": {"text/sentences.py"},
}
# Standard modules, and attributes of others, that read the world: clock, environment, terminal, chance.
WORLD = {"os", "time", "subprocess", "socket", "tempfile", "random", "locale", "getpass", "secrets"}
WORLDLY = {"now", "today", "environ", "getenv", "cwd", "home", "stdin", "stdout", "stderr", "argv", "uuid1", "uuid4"}


@pytest.fixture(scope="module", autouse=True)
def _forget_the_trees() -> Iterator[None]:
    """Millions of objects, through which the collector of garbage would look in all later tests."""
    yield
    tree.cache_clear()


@cache
def modules() -> list[Path]:
    """Every module of the package."""
    return sorted(PACKAGE.rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    """What a module says, parsed once for all these tests."""
    return ast.parse(path.read_text(encoding="utf-8"))


def part_of(path: Path) -> str:
    """The part that a module belongs to: its folder, or its own name at the top of the package."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


@cache
def imports(path: Path) -> tuple[str, ...]:
    """The dotted names that a module imports, at its head and inside its functions."""
    names = []
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide who imports whom"
            names += [f"{node.module}.{alias.name}" for alias in node.names]
    return tuple(names)


def nodes(paths: Iterable[Path], kind: type[ast.AST]) -> Iterator[tuple[Path, Any]]:
    """Every node of a kind, with the module it stands in."""
    return ((path, node) for path in paths for node in ast.walk(tree(path)) if isinstance(node, kind))


def imported_parts(path: Path) -> set[str]:
    """The parts of this package that a module imports, its own left out."""
    dotted = (name.split(".") for name in imports(path))
    parts = {names[1] for names in dotted if names[0] == "pipeline" and len(names) > 1}
    return {part for part in parts if (PACKAGE / part).is_dir() or (PACKAGE / f"{part}.py").is_file()} - {part_of(path)}


def allowed(part: str) -> set[str]:
    """What a part may import: a row of the table, or for the rim every stage and what stands below it."""
    if part in RIM:
        return set(MAY_IMPORT) | set(RIM[RIM.index(part) + 1 :])
    return MAY_IMPORT[part]


def test_a_module_imports_only_what_its_place_allows() -> None:
    assert {part_of(path) for path in modules()} - {"__init__"} == set(MAY_IMPORT) | set(RIM)
    assert imported_parts(PACKAGE / "__init__.py") == set(), "the package itself must cost nothing to import"
    rooms = [path for path in modules() if path != PACKAGE / "__init__.py"]
    assert {path: beyond for path in rooms if (beyond := imported_parts(path) - allowed(part_of(path)))} == {}


def test_no_stage_imports_another() -> None:
    for path in modules():
        if part_of(path) in STAGES:
            assert not imported_parts(path) & STAGES, path


def test_modules_do_not_import_each_other_in_a_circle() -> None:
    named = {".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path for path in modules()}
    named = {name.removesuffix(".__init__"): path for name, path in named.items()}
    heads = {name: set(_imported_at_head(path, named)) - {name} for name, path in named.items()}
    assert list(TopologicalSorter(heads).static_order())


def _imported_at_head(path: Path, named: Container[str]) -> Iterator[str]:
    """The modules of this package that a module imports before anything else is done."""
    for node in tree(path).body:
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name = f"{node.module}.{alias.name}"
                yield from (known for known in [name if name in named else str(node.module)] if known in named)


def test_every_part_has_its_line_in_the_architecture_page() -> None:
    page = (PACKAGE.parent / "ARCHITECTURE.md").read_text(encoding="utf-8")
    parts = {part_of(path) for path in modules()} - {"__init__", "__main__"}
    assert [part for part in sorted(parts) if f"`{part}/`" not in page and f"`{part}.py`" not in page] == []
    rooms = {path.parent for path in modules() if len(path.relative_to(PACKAGE).parts) == 3}
    assert [str(room) for room in sorted(rooms) if f"{room.name}/" not in page and f"{room.name}.py" not in page] == []


def test_the_architecture_page_lists_the_rim_in_the_order_of_its_imports() -> None:
    page = (PACKAGE.parent / "ARCHITECTURE.md").read_text(encoding="utf-8").partition("The rim, from")[2]
    listed = [name for name in re.findall(r"^\| `(\w+)(?:\.py|/)` \|", page, re.MULTILINE) if name in RIM]
    assert listed == RIM[1:]


@pytest.mark.parametrize("library", ONLY)
def test_a_library_stays_where_it_was_let_in(library: str) -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in modules()
        if any(name.split(".")[0] == library for name in imports(path))
    }
    assert users <= ONLY[library]


def test_a_stage_does_not_read_the_world() -> None:
    below = [path for path in modules() if part_of(path) not in RIM]
    assert [path for path in below if {name.split(".")[0] for name in imports(path)} & WORLD] == []
    assert [f"{path}:{node.lineno}" for path, node in nodes(below, ast.Attribute) if node.attr in WORLDLY] == []


def test_only_the_command_line_prints() -> None:
    calls = [(path, call) for path, call in nodes(modules(), ast.Call) if isinstance(call.func, ast.Name)]
    assert [f"{path}:{call.lineno}" for path, call in calls if call.func.id in ("print", "input")] == []


# Modules that do the same job for two formats, or over two kinds of text.
SAME_JOB = {"file", "inline", "lists", "styles", "walk"}


def test_two_modules_share_a_name_only_where_they_do_the_same_job() -> None:
    commands = PACKAGE / "cli" / "commands"
    names = Counter(path.stem for path in modules() if path.parent != commands and path.stem != "__init__")
    assert {name for name, times in names.items() if times > 1} <= SAME_JOB


# Rules and commands are lists of like things, found by themselves, which nobody has to hold in mind at once.
SHELVES = {"clean/rules", "cli/commands", "render/page"}


def test_a_room_has_few_enough_modules_to_be_held_in_mind() -> None:
    rooms = Counter(path.parent.relative_to(PACKAGE).as_posix() for path in modules())
    assert {room: number for room, number in rooms.items() if number > 20 and room not in SHELVES} == {}


def test_what_is_private_to_a_module_is_used_there() -> None:
    private = [
        (path, node.id)
        for path in modules()
        for statement in tree(path).body
        for target in getattr(statement, "targets", [getattr(statement, "target", None)])
        if target is not None
        for node in ast.walk(target)
        if isinstance(node, ast.Name) and node.id.startswith("_") and not node.id.startswith("__")
    ]
    texts = {path: path.read_text(encoding="utf-8") for path in {path for path, _ in private}}
    assert [(path, name) for path, name in private if len(re.findall(rf"\b{name}\b", texts[path])) == 1] == []
