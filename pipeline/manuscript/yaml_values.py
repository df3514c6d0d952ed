"""The YAML of manuscripts: keys with their lines, every value a text, so that ``No`` and ``2020`` stay as written."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

from pipeline import plainyaml
from pipeline.errors import InputError, StructureError

if TYPE_CHECKING:
    import yaml

Tree = str | list[str] | list[tuple[str, str]]


def dump(pairs: Iterable[tuple[str, Tree]]) -> str:
    """Keys and values as YAML, one line each; a key without a value is left out."""
    import yaml

    node = yaml.MappingNode(_MAP, [(_scalar(key), _node(value)) for key, value in pairs if value], flow_style=False)
    return yaml.serialize(node, Dumper=yaml.BaseDumper, allow_unicode=True, width=10**9)


class Table:
    """A mapping of the front matter that knows its place.

    Raises:
        StructureError: it is not a mapping, a key is unknown or occurs twice, or a value has another shape.
    """

    def __init__(self, node: yaml.Node | None, what: str, known: Iterable[str], name: str) -> None:
        self._name = name
        self._nodes: dict[str, yaml.Node] = {}
        known = tuple(known)
        for key, value in _pairs(node, what, name):
            if key.value not in known:
                close = get_close_matches(str(key.value), known, 1)
                hint = f'"{close[0]}"' if close else "one of " + ", ".join(known)
                raise StructureError(f'{what} does not take "{key.value}"', place=_place(key, name), hint=hint)
            if key.value in self._nodes:
                raise StructureError(
                    f'"{key.value}" occurs twice in {what}', place=_place(key, name), hint="one of them"
                )
            self._nodes[key.value] = value

    def __contains__(self, key: str) -> bool:
        return key in self._nodes

    def place(self, key: str) -> str | None:
        """The place of a key's value, for an error."""
        return _place(self._nodes[key], self._name) if key in self._nodes else f"{self._name}, line 1"

    def text(self, key: str) -> str:
        """The text value of a key; empty if the key is missing."""
        node = self._nodes.get(key)
        return _text(node, f'"{key}"', self._name) if node else ""

    def texts(self, key: str) -> list[str]:
        """The list of texts of a key."""
        node = self._nodes.get(key)
        if node is None or node.value == "":
            return []
        if isinstance(node.value, str) or _is_mapping(node):
            raise _misshapen(node, f'"{key}"', "a list", self._name)
        return [_text(item, f'an item of "{key}"', self._name) for item in node.value]

    def pairs(self, key: str) -> list[tuple[str, str]]:
        """The pairs of names and texts of a key, as written; a name may occur twice."""
        pairs = _pairs(self._nodes.get(key), f'"{key}"', self._name)
        return [(str(item.value), _text(value, f'"{item.value}"', self._name)) for item, value in pairs]

    def table(self, key: str, known: Iterable[str]) -> Table:
        """The mapping of a key; a plain text counts as the value of the first known key."""
        node, known = self._nodes.get(key), tuple(known)
        if node is not None and isinstance(node.value, str) and node.value:
            table = Table(None, f'"{key}"', known, self._name)
            table._nodes[known[0]] = node
            return table
        return Table(node, f'"{key}"', known, self._name)


def load(text: str, known: Iterable[str], name: str) -> Table:
    """The YAML of a front matter that begins in line 2 of the file ``name``.

    Raises:
        InputError: it is not YAML.
        StructureError: a key is unknown or occurs twice.
    """
    import yaml

    try:
        node = plainyaml.compose(text)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        said = str(getattr(error, "problem", None) or getattr(error, "reason", error))
        why, hint = next((told for sign, *told in _YAML_SLIPS if sign in said), _NO_YAML)
        place = f"{name}, line {mark.line + _FIRST}" if mark else name
        raise InputError(f"{_FRONT} cannot be read: {why}", place=place, hint=hint) from error
    return Table(node, _FRONT, known, name)


_FRONT = "the front matter"
_MAP = "tag:yaml.org,2002:map"
# The YAML parser's message -> our sentence, and the hint.
_NO_YAML = ["this line cannot be understood", 'quotes around a value that holds ": " or "#"']
_YAML_SLIPS = (
    ("mapping values are not", "a value holds a colon and a blank", 'quotes around it, as in title: "Salt: a life"'),
    ("'\\t'", "a line begins with a tab", "two blanks in its place"),
    (
        "expected <block end>",
        "a line is indented too little or too much, or continues after a quote",
        "quotes around all of a value",
    ),
    ("end of stream", "a quotation mark has no partner", "its partner at the end of the value"),
    ("expected ':'", "a line has no colon", "a key, a colon, a blank and a value"),
    ("cannot start any token", "a value begins with a sign that has a meaning in YAML", "quotes around the value"),
    ("undefined alias", "a value begins with a sign that has a meaning in YAML", "quotes around the value"),
    (plainyaml.ALIAS, "a value repeats another one by its name (*name)", "the value itself in its place"),
    ("too deep", "its brackets or lists nest too deep", "a value on one line"),
    ("escape", "a backslash within quotes starts an escape", "' for the quotes around the value"),
)
_FIRST = 2  # the line of the file in which the YAML begins


def _node(value: Tree) -> yaml.Node:
    import yaml

    if isinstance(value, str):
        return _scalar(value)
    if isinstance(value[0], str):
        return yaml.SequenceNode("tag:yaml.org,2002:seq", [_node(str(item)) for item in value], flow_style=False)
    return yaml.MappingNode(_MAP, [(_scalar(item[0]), _scalar(item[1])) for item in value], flow_style=False)


def _scalar(value: str) -> yaml.Node:
    import yaml

    return yaml.ScalarNode("tag:yaml.org,2002:str", value)


def _pairs(node: yaml.Node | None, what: str, name: str) -> list[tuple[yaml.Node, yaml.Node]]:
    if node is None or node.value == "":
        return []
    if not _is_mapping(node):
        hint = f"{what} with its colon on a line of its own, and below it such lines with two blanks in front"
        raise StructureError(f'{what} must be lines such as "key: value"', place=_place(node, name), hint=hint)
    return list(node.value)


def _is_mapping(node: yaml.Node) -> bool:
    """Whether a node holds pairs; checked without importing yaml before there is something to read."""
    return not isinstance(node.value, str) and all(isinstance(item, tuple) for item in node.value)


def _text(node: yaml.Node, what: str, name: str) -> str:
    if not isinstance(node.value, str):
        raise _misshapen(node, what, "a text", name)
    return str(node.value)


def _misshapen(node: yaml.Node, what: str, shape: str, name: str) -> StructureError:
    hint = "lines below it that begin with a hyphen" if shape == "a list" else "one text behind the colon, in quotes"
    return StructureError(f"{what} must be {shape}", place=_place(node, name), hint=hint)


def _place(node: yaml.Node, name: str) -> str:
    return f"{name}, line {node.start_mark.line + _FIRST}"
