#!/bin/sh
# Makes .venv with this project in it, and installs the system libraries that WeasyPrint needs.
#
#   tools/setup.sh [EXTRA...]     e.g. tools/setup.sh test
#
# Can be interrupted and run again: what is in place and current is left alone. PYTHON=… chooses the Python.
set -eu
cd "$(dirname "$0")/.."
. tools/system.sh

VENV=.venv
# libharfbuzz-subset0 makes font subsetting fast; WeasyPrint works without it.
PRINT_LIBRARIES="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

main() {
    extras=$(echo "$*" | tr ' ' ',')
    # The stamp holds what was installed, and is written last: an interrupted installation is taken up again.
    stamp="$VENV/installed-${extras:-alone}"
    make_venv
    [ "$(cat "$stamp" 2>/dev/null)" = "$(wanted)" ] && return
    install_project "$extras"
    install_print_libraries
    wanted >"$stamp"
}

wanted() {
    pwd
    cat pyproject.toml
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

install_project() {
    say "installing the project and its libraries (the first time takes a minute)"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --editable ".${1:+[$1]}"
    # Byte code saves a tenth of a second a run; where PYTHONDONTWRITEBYTECODE is set, Python itself would never keep any.
    "$VENV/bin/python" -m compileall -q pipeline
}

install_print_libraries() {
    can "from weasyprint.text.ffi import harfbuzz_subset as found; assert found" && return
    say "installing the libraries that print the PDF: $PRINT_LIBRARIES"
    apt_install $PRINT_LIBRARIES || true
    can "import weasyprint" && return
    command -v apt-get >/dev/null || fail "WeasyPrint cannot load Pango" "the package of Pango that your system has, and make again"
    fail "WeasyPrint cannot load its system libraries" "sudo apt-get install $PRINT_LIBRARIES, and make again"
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
