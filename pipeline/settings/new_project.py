"""Start a project: a folder for sources, commented settings with their schema, a short guide."""

from __future__ import annotations

import json
from pathlib import Path

from pipeline.disk.atomic_write import put_in_place
from pipeline.model import Artifact
from pipeline.settings.schema import settings_schema

# Named in the first line of briefing.toml, where editors with Taplo look for it (taplo.tamasfe.dev/configuration).
SCHEMA = Path(".briefing") / "briefing.schema.json"

_SOURCE_GUIDE = """\
# Sources

Put the texts of your interviews here, one file each, as they are: pasted text, saved web pages, Word files, captions.
Then:

    briefing build source

The finished files are in `dist/`. To see what was removed, and what was decided and why:

    briefing clean source/interview.txt --explain
    briefing outline source/interview.txt

To change what was guessed, let a manuscript be written, edit it, and build again:

    briefing draft source/interview.txt -o source/interview.md
    briefing build source
"""
_SETTINGS_GUIDE = """\
#:schema ./.briefing/briefing.schema.json
# Settings of this project. Take the # away from a line to use it. `briefing config` shows which are in force.
# theme = "brief"
# formats = ["pdf", "docx", "epub", "html"]
# output = "dist"
# language = "en"
# strict = false
# paper = "letter"
# organisation = "Harbour Institute"
# logo = "logo.svg"
# abstract = true
# answers = true

# What is not to be guessed in one text (docs/configuration.md has the other keys):
# [documents."interview.txt"]
# title = "Keeping the tide tables"
# sections = [{ before = "What should be done", title = "The dike" }]
# questions.exclude = ["Is that so"]
# find.glossary = false
"""


def start_project(folder: Path) -> list[Path]:
    """Create a new project; existing files are left alone. Returns the files that were made.

    Raises:
        RenderError: the folder cannot be written.
    """
    schema = json.dumps(settings_schema(), ensure_ascii=False, indent=2) + "\n"
    contents = {
        folder / "source" / "README.md": _SOURCE_GUIDE,
        folder / "briefing.toml": _SETTINGS_GUIDE,
        folder / SCHEMA: schema,
        folder / ".gitignore": "dist/\n.briefing/\n",
    }
    missing = {path: text for path, text in contents.items() if not path.exists()}
    for path, text in missing.items():
        put_in_place(path.parent, [Artifact(path.name, "text/plain", text.encode())])
    return list(missing)
