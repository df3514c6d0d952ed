"""The command ``briefing``, from its first moment: Ctrl-C while the program still loads prints no traceback."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading


def main() -> None:
    """Load the command line and run it."""
    # Nearly everything that a run makes lives until its end: a search for garbage finds little, and took 50 ms.
    gc.set_threshold(1_000_000, 20, 20)
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


def run() -> None:
    """Run the command, and end at once: Python takes apart what is in memory, which takes 20 ms after a build."""
    try:
        main()
        code = 0
    except SystemExit as end:
        if not isinstance(end.code, int | None):
            raise
        code = end.code or 0
    if any(not thread.daemon for thread in threading.enumerate() if thread is not threading.main_thread()):
        sys.exit(code)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # nobody reads any more: Python has an exit code for it
        sys.exit(code)
    os._exit(code)


def _open_closed_streams() -> None:
    """Open the null device for each stream that the caller closed (``2>&-``), for which Python has no object at all."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - open to the end


if __name__ == "__main__":
    run()
