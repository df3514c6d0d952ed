"""Read untrusted YAML: all scalars are strings, and aliases are refused, since a few lines of them can expand without
limit.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import yaml

ALIAS = "found an alias"  # PyYAML's message about an alias


def load(text: str) -> Any:
    """The value of a YAML text, made of strings, lists and dictionaries.

    Raises:
        yaml.YAMLError: the text is not YAML, uses an alias, or nests too deep.
    """
    return _loaded(text, "get_single_data")


def compose(text: str) -> yaml.Node | None:
    """The nodes of a YAML text, which know their lines; None if it is empty.

    Raises:
        yaml.YAMLError: the text is not YAML, uses an alias, or nests too deep.
    """
    node: yaml.Node | None = _loaded(text, "get_single_node")
    return node


def _loaded(text: str, wanted: str) -> Any:
    from yaml import MarkedYAMLError

    loader = _loader()(text)
    try:
        return getattr(loader, wanted)()
    except RecursionError as error:
        raise MarkedYAMLError(problem="it nests too deep", problem_mark=loader.get_mark()) from error
    finally:
        loader.dispose()


@cache
def _loader() -> type[Any]:
    """The loader, made on first use, since nothing else imports yaml."""
    from yaml import AliasEvent, BaseLoader
    from yaml.composer import ComposerError

    class Loader(BaseLoader):
        def compose_node(self, parent: Any, index: Any) -> Any:
            if self.check_event(AliasEvent):
                raise ComposerError(None, None, ALIAS, self.peek_event().start_mark)  # type: ignore[no-untyped-call]
            return super().compose_node(parent, index)

    return Loader
