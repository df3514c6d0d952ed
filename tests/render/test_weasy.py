"""WeasyPrint with functions replaced, and a WeasyPrint that no longer has them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

# Loads a module of WeasyPrint from its source with one function under another name, as a later version may have it.
RENAMED = """
import importlib.util, sys
name, function = sys.argv[1:]
spec = importlib.util.find_spec(name)
source = spec.loader.get_source(name)
changed = source.replace(f"import {function}", f"import {function} as renamed").replace(f"{function}(", "renamed(")
assert changed != source
module = importlib.util.module_from_spec(spec)
sys.modules[name] = module
exec(compile(changed, spec.origin, "exec"), module.__dict__)
assert not hasattr(module, function)

from pipeline.render.pdf.weasy import HTML
assert HTML(string="<h1>A ferry</h1><p>It <b>runs</b>.</p>").write_pdf(pdf_variant="pdf/ua-1").startswith(b"%PDF")
"""


@pytest.mark.parametrize(
    ("module", "function"),
    [
        ("weasyprint.layout.block", "iter_line_boxes"),
        ("weasyprint.pdf.tags", "_build_box_tree"),
    ],
)
def test_a_pdf_is_made_by_a_weasyprint_that_lacks_a_replaced_function(root: Path, module: str, function: str) -> None:
    done = subprocess.run([sys.executable, "-c", RENAMED, module, function], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


LATER_FONTTOOLS = """
import sys
sys.modules["fontTools.varLib.instancer"] = None
from pipeline.render.pdf.weasy import HTML
assert HTML(string="<p>It runs.</p>").write_pdf().startswith(b"%PDF")
"""


def test_a_pdf_is_made_where_fonttools_has_no_cutter(root: Path) -> None:
    done = subprocess.run([sys.executable, "-c", LATER_FONTTOOLS], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


ENDING = """
import gc, sys
from contextlib import nullcontext
from pathlib import Path
from pipeline.disk.c_declarations import prepared
with prepared() if sys.argv[1] == "prepared" else nullcontext():
    from pipeline.render.pdf.weasy import HTML
HTML(string="<p>It runs.</p>").render()
for name, module in list(sys.modules.items()):  # as Python does when it ends
    if name.partition(".")[0] in ("weasyprint", "pipeline"):
        vars(module).clear()
del HTML, module
gc.collect()
held = Path("/proc/self/maps").read_text()
print(all(library in held for library in ("libpango-1.0", "libpangoft2", "libfontconfig", "libharfbuzz")))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the list of what is in memory is one of Linux")
@pytest.mark.parametrize("declarations", ["prepared", "parsed"])
def test_libraries_that_a_thread_may_run_in_stay_in_memory_while_python_ends(root: Path, declarations: str) -> None:
    done = subprocess.run([sys.executable, "-c", ENDING, declarations], cwd=root, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
