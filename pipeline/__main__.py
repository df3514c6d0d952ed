"""The command ``briefing``, from its first moment: Ctrl-C while the program still loads prints no traceback."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Load the command line and run it."""
    _open_closed_streams()
    try:
        from pipeline.disk import precompiled

        precompiled.install()
        try:
            from pipeline.cli import main as command

            command()
        finally:
            precompiled.save()
            gc.freeze()  # Python would look for garbage once more as it ends: 0.1 s after a build
    except KeyboardInterrupt:
        from pipeline.errors import INTERRUPTED

        sys.stderr.write("interrupted\n")
        sys.exit(INTERRUPTED)


def _open_closed_streams() -> None:
    """Let nothing stand in for a stream that the caller closed (``2>&-``), for which Python has no object at all."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end


if __name__ == "__main__":
    main()
