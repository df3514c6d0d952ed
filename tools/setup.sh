#!/bin/sh
# Makes .venv with this project in it, and installs the system libraries that WeasyPrint needs.
#
#   tools/setup.sh [EXTRA...]     e.g. tools/setup.sh test
#
# Installs the versions of locks/, which pip compares with their hashes: a fresh clone gets what the tests ran with.
# Can be interrupted and run again: what is in place and current is left alone. PYTHON=… chooses the Python.
# BRIEFING_NEWEST=1 installs the newest versions that pyproject.toml allows instead, to see whether they would do.
set -eu
cd "$(dirname "$0")/.."
. tools/system.sh

VENV=.venv
# libharfbuzz-subset0 makes font subsetting fast; WeasyPrint works without it.
PRINT_LIBRARIES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
LOAD_PRINT_LIBRARIES="
import ctypes, sys
for name in ('pango-1.0', 'pangoft2-1.0', 'harfbuzz-subset'):
    ctypes.CDLL(f'lib{name}.dylib' if sys.platform == 'darwin' else f'lib{name}.so.0')
"

main() {
    extras=$(echo "$*" | tr ' ' ',')
    # The stamp holds what was installed, and is written last: an interrupted installation is taken up again.
    stamp="$VENV/installed-${extras:-alone}"
    make_venv
    wanted "$@" | cmp -s - "$stamp" && return
    install_print_libraries
    install_project "$@"
    can "import weasyprint" || fail "WeasyPrint cannot load its system libraries" "$(line_for_print_libraries), and make again"
    wanted "$@" >"$stamp"
}

# Everything that decides what is installed: where the clone is, the project's own table, the locks of what is asked for.
wanted() {
    pwd
    echo "${BRIEFING_NEWEST:-locked}"
    cat pyproject.toml $(locks "$@")
}

locks() {
    echo locks/build.txt
    [ $# -gt 0 ] || echo locks/run.txt
    for extra in "$@"; do echo "locks/$extra.txt"; done
}

make_venv() {
    works "$VENV/bin/python" pip && return
    python=$(find_python) || fail "no Python 3.11 or newer was found" "sudo apt-get install python3 python3-venv (or set PYTHON to one)"
    say "making $VENV with $("$python" --version 2>&1)"
    works "$python" ensurepip || apt_install "$(venv_package "$python")" ||
        fail "$python has no venv module" "sudo apt-get install $(venv_package "$python")"
    rm -rf "$VENV"
    "$python" -m venv "$VENV"
}

# pip takes no hash of a folder, so the project itself is installed after what it needs, by the locked build backend.
install_project() {
    say "installing the project and its libraries (the first time takes a minute or two)"
    if [ -n "${BRIEFING_NEWEST:-}" ]; then
        pip_install --upgrade --upgrade-strategy eager --requirement tools/build.in \
            --editable ".$(echo "$*" | sed 's/ /,/g; s/..*/[&]/')"
    else
        pip_install --require-hashes $(locks "$@" | sed 's/^/--requirement /')
        pip_install --no-deps --no-build-isolation --editable .
    fi
    # Byte code saves a tenth of a second a run; where PYTHONDONTWRITEBYTECODE is set, Python itself would never keep any.
    "$VENV/bin/python" -m compileall -q pipeline
}

pip_install() {
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

# Before the long wait for pip, so that whoever lacks the rights can ask for the libraries meanwhile.
install_print_libraries() {
    has_print_libraries && return
    say "installing the libraries that print the PDF: $PRINT_LIBRARIES"
    apt_install $PRINT_LIBRARIES || true
    has_print_libraries || say "they could not be installed, and PDFs need them; ask an administrator for: $(line_for_print_libraries)"
}

# The same question before and after WeasyPrint is installed; an old release may lack the third library, which it can do without.
has_print_libraries() {
    can "$LOAD_PRINT_LIBRARIES" || can "import weasyprint"
}

line_for_print_libraries() {
    if command -v apt-get >/dev/null; then
        echo "sudo apt-get install $PRINT_LIBRARIES"
    elif command -v brew >/dev/null; then
        echo "brew install pango"
    else
        echo "installing the package of Pango that your system has"
    fi
}

can() {
    "$VENV/bin/python" -c "$1" >/dev/null 2>&1
}

# A name on the PATH is no promise (a version manager's shim may fail), so each candidate is asked.
find_python() {
    for python in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3; do
        new_enough "$python" && works "$python" ensurepip && echo "$python" && return
    done
    for python in ${PYTHON:-} python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3; do
        new_enough "$python" && echo "$python" && return
    done
    return 1
}

new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

works() {
    "$1" -c "import venv, $2" >/dev/null 2>&1
}

venv_package() {
    "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])'
}

main "$@"
