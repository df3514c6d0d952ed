"""The command ``briefing``, from its first moment: Ctrl-C while the program still loads prints no traceback."""

from __future__ import annotations

import sys


def main() -> None:
    """Load the command line and run it."""
    try:
        from pipeline.cli import main as command

        command()
    except KeyboardInterrupt:
        from pipeline.errors import INTERRUPTED

        if sys.stderr is not None:
            sys.stderr.write("interrupted\n")
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
