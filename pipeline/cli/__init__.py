"""The command line: the only room that prints, exits, or reads the clock and the environment.

A command is a file in ``commands/``, imported when it is called, and holds a Click command of its own name.
"""

from __future__ import annotations

import io
import os
import signal
import sys
from importlib import import_module
from traceback import walk_tb

import click

from pipeline.cli.click_errors import Commands, refusal
from pipeline.cli.common_options import CommonOptions, echo_error, shared
from pipeline.errors import INTERRUPTED, BriefingError, MissingDependencyError, RenderError, UsageError

PROGRAM = "briefing"
# In the order in which one needs them.
COMMANDS = (
    *("build", "desk", "clean", "outline", "draft", "merge", "diff", "check", "release", "verify"),
    *("init", "doctor", "themes"),
    *("config", "cache", "completion", "help"),
)


def main() -> None:
    """Run the command and exit with the code of the error tree; print an error in its one form."""
    _write_utf8()
    # Signals to end the program act like Ctrl-C, so that no worker prints on for nobody; also when the terminal is
    # closed (SIGHUP), unless `nohup` had it ignored.
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, signal.default_int_handler)
    options = CommonOptions()
    try:
        code = cli.main(prog_name=PROGRAM, standalone_mode=False, obj=options)
    except (KeyboardInterrupt, click.Abort):
        click.echo("interrupted: each finished file is either new and complete, or unchanged", err=True)
        code = INTERRUPTED
    except BriefingError as error:
        code = _failed(error, options)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        code = UsageError.exit_code
    except click.ClickException as error:
        code = _failed(refusal(error), options)
    except BrokenPipeError:
        # The reader of a pipe has closed it.
        _close_output()
        code = 0
    except ModuleNotFoundError as error:
        code = _failed(_lacking(error), options)
    except OSError as error:
        code = _failed(_refused(error), options)
    except MemoryError:
        hint = "one PDF at a time with -j 1, or a machine with more memory"
        code = _failed(RenderError("there is not enough memory for this", hint=hint), options)
    except Exception as error:
        code = _failed(_bug(error), options)
    sys.exit(code or 0)


class _Commands(Commands):
    """The group of the commands; each is imported when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002, the signature is Click's
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"pipeline.cli.commands.{cmd_name}"), cmd_name)
        return command


def _version(ctx: click.Context, param: click.Parameter, asked: bool) -> None:  # noqa: ARG001, the signature is Click's
    if asked:
        from pipeline.disk.versions import program

        click.echo(f"{PROGRAM}, version {program()}")
        ctx.exit()


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option(
    "-V", "--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Show the version."
)
@shared
def cli() -> None:
    """Turn the text of an interview into a briefing: PDF, Word, EPUB and XHTML.

    \b
    Examples:
      briefing build interview.txt            dist/interview.pdf, .docx, .epub, .xhtml
      briefing clean interview.txt --explain  what was removed, and why
      briefing draft interview.txt -o interview.md
                                              the structure as a text that you can change
    """


def _failed(error: BriefingError, options: CommonOptions) -> int:
    """Print an error; as JSON if the command line asks for that, even if it was not parsed so far."""
    if "--json" in sys.argv[1:]:
        import json

        from pipeline.cli.records import error_json

        click.echo(json.dumps({"error": error_json(error)}, ensure_ascii=False))
    else:
        echo_error(str(error), options)
    return error.exit_code


def _bug(error: Exception) -> BriefingError:
    if os.environ.get("BRIEFING_DEBUG"):
        raise error
    hint = "again with BRIEFING_DEBUG=1, and report the output"
    return BriefingError(f"a bug in this program: {type(error).__name__}: {error}", hint=hint)


def _lacking(error: ModuleNotFoundError) -> BriefingError:
    """The error for a missing import: a library is the machine's fault, a module of our own is ours."""
    name = error.name or ""
    if not name or name.split(".")[0] == "pipeline":
        return _bug(error)
    return MissingDependencyError(
        f"the library {name} is not installed", hint="`briefing doctor`, which says how to install it"
    )


def _refused(error: OSError) -> BriefingError:
    """The error for a refusal of the operating system, with the file that it names or the output as its place."""
    from pipeline.disk import system

    if _was_printing(error):
        _close_output()
        return RenderError(f"the output cannot be written: {error.strerror}")
    if known := system.explained(error):
        return known
    if error.filename:
        return RenderError(f"this file cannot be used: {error.strerror}", place=str(error.filename))
    return _bug(error)


def _was_printing(error: OSError) -> bool:
    """Whether a library that prints for us raised the error: a refused output names no file."""
    rooms = [frame.f_globals["__name__"].split(".")[0] for frame, _ in walk_tb(error.__traceback__)]
    return rooms[-1:] in (["click"], ["rich"])


def _write_utf8() -> None:
    """Write UTF-8 into files and pipes whatever the locale, and keep the bytes of file names."""
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        if out.isatty():
            out.reconfigure(errors="replace")
        else:
            out.reconfigure(encoding="utf-8", errors="surrogateescape")


def _close_output() -> None:
    """Close the output, so that buffered text does not raise again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
