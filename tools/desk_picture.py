"""Draw the README's picture of the desk with the sample, by Debian's Chromium: tools/desk_picture.py.

Needs what `make conformance` installs (tools/validators.sh).
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
NODE_MODULES = ROOT / "build/validators/npm/node_modules"
BROWSER = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("a browser is missing: chromium")

with tempfile.TemporaryDirectory() as folder:
    shutil.copytree(ROOT / "source", Path(folder) / "source")
    command = [sys.executable, "-m", "pipeline", "desk", f"{folder}/source", "--no-open"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=ROOT)
    try:
        assert process.stderr
        address = re.search(r"http://\S+", process.stderr.readline())
        assert address
        place = ROOT / "docs/pictures/desk.png"
        story = [ROOT / "tests/conformance/desk.mjs", NODE_MODULES, BROWSER, address[0], "picture"]
        subprocess.run(["node", *map(str, story), "mireille-osei-on-the-delta", str(place)], check=True)
    finally:
        process.kill()
