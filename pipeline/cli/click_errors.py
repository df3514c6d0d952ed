"""Turn errors of Click's into ours: a sentence, and a hint with the word that was probably meant."""

from __future__ import annotations

import re
from difflib import get_close_matches

import click

from pipeline.errors import UsageError

# Names less alike than this get no suggestion: `--watch` is not a typo of `--attachments`.
_LIKE = 0.7
_GIVEN_RE = re.compile("'([^']*)' is not ")


class Commands(click.Group):
    """A group of commands that suggests the command meant by a misspelt one."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command named by the first of ``args``.

        Raises:
            UsageError: there is no such command.
        """
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            close = get_close_matches(name, self.list_commands(ctx), 1)
            hint = f"`{ctx.command_path} {close[0]}`" if close else _help(ctx)
            raise UsageError(f"there is no command {name!r}", hint=hint)
        return super().resolve_command(ctx, args)


def refusal(error: click.ClickException) -> UsageError:
    """Turn an error of Click's into one of ours."""
    ctx = getattr(error, "ctx", None)
    hint = _help(ctx)
    if isinstance(error, click.NoSuchOption):
        sentence = f"there is no option {error.option_name!r}"
        close = get_close_matches(error.option_name, _options(ctx), 1, _LIKE)
        return UsageError(sentence, hint=close[0] if close else hint)
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return UsageError(f"{error.param.human_readable_name} is missing", hint=hint)
    if isinstance(error, click.BadParameter) and error.param is not None:
        hint = _of_the_choices(error.param, error.message) or hint
        message = error.message.rstrip(".").replace("is not a valid integer range", "is no whole number")
        return UsageError(f"{error.param.opts[-1]}: {message}", hint=hint)
    words = error.format_message().rstrip(".")
    return UsageError(words[:1].lower() + words[1:], hint=hint)


def _options(ctx: click.Context | None) -> list[str]:
    params = ctx.command.get_params(ctx) if ctx else []
    return [name for param in params for name in (*param.opts, *param.secondary_opts) if name.startswith("--")]


def _of_the_choices(param: click.Parameter, message: str) -> str | None:
    """The choice that was probably meant; Click's message begins with the given word."""
    given = _GIVEN_RE.match(message)
    choices = param.type.choices if isinstance(param.type, click.Choice) else ()
    close = get_close_matches(given[1].lower(), choices, 1) if given else []
    return close[0] if close else None


def _help(ctx: click.Context | None) -> str:
    return f"`{ctx.command_path if ctx else 'briefing'} -h`"
