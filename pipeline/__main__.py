"""``python -m pipeline`` is the command ``briefing``."""

from pipeline.cli import main

if __name__ == "__main__":
    main()
