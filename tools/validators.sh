#!/bin/sh
# Installs everything that `make conformance` asks: the validators from PyPI and npm into a folder of their own, and from
# Debian what they run on (Java, a browser), LibreOffice, and fonts for Chinese, Japanese and Korean.
#
# What cannot be installed is left out: the last line of the error is printed here, kept in build/left-out/, and given by
# the tests that are skipped. Versions and hashes: locks/validators.txt, tools/validators/schema.txt and tools/validators/package-lock.json.
set -eu
cd "$(dirname "$0")/.."
. tools/system.sh

# Not in .venv: what judges the project must not share its libraries, nor hold back their versions.
HOME_OF_VALIDATORS=build/validators
LEFT_OUT=build/left-out

main() {
    rm -rf "$LEFT_OUT"
    mkdir -p "$LEFT_OUT"
    install_from_debian
    attempt pypi once locks/validators.txt "$HOME_OF_VALIDATORS" install_from_pypi
    attempt schema once tools/validators/schema.txt "$HOME_OF_VALIDATORS/schema" install_schema
    attempt npm once tools/validators/package-lock.json "$HOME_OF_VALIDATORS/npm" install_from_npm
}

install_from_debian() {
    missing=
    fc-list :lang=ja 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk"
    has java || missing="$missing default-jre-headless"
    has soffice || missing="$missing libreoffice-writer-nogui"
    /usr/bin/python3 -c 'import uno' 2>/dev/null || missing="$missing python3-uno libreoffice-uiconfig-writer"
    has chromium || has google-chrome || missing="$missing chromium"
    has npm || missing="$missing npm"
    for package in $missing; do
        attempt "$package" apt_install_one "$package"
    done
}

has() {
    command -v "$1" >/dev/null
}

# Runs a command, and where it fails, keeps the last line of its error under the name.
attempt() {
    name=$1
    shift
    if "$@" 2>"$LEFT_OUT/log"; then
        cat "$LEFT_OUT/log" >&2
    else
        last_error "$LEFT_OUT/log" >"$LEFT_OUT/$name"
        say "left out: $name ($(cat "$LEFT_OUT/$name"))"
    fi
    rm -f "$LEFT_OUT/log"
}

# npm ends with the place of its log, and pip with advice; neither is the reason.
last_error() {
    grep -iE '^(npm (err|error)|error|e:)' "$1" | grep -viE 'complete log|^npm err[or!]* *$' | tail -n 1 | grep . || tail -n 1 "$1"
}

# Installs a list into a folder, unless the folder holds just that list. An interrupted installation begins anew.
once() {
    cmp -s "$1" "$2/installed" && return
    say "installing the validators of $1"
    "$3" "$2" "$1" && cp "$1" "$2/installed"
}

install_from_pypi() {
    rm -rf "$1"
    .venv/bin/python -m venv "$1" &&
        "$1/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --requirement "$2"
}

# By the setuptools of the validators, whose hash is known too.
install_schema() {
    rm -rf "$1"
    "$HOME_OF_VALIDATORS/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps \
        --no-build-isolation --target "$1" --requirement "$2"
}

# Without the browsers that its packages would fetch for themselves: Debian's is used.
install_from_npm() {
    has npm || { echo "error: npm is missing" >&2; return 1; }
    rm -rf "$1"
    mkdir -p "$1"
    cp tools/validators/package.json tools/validators/package-lock.json "$1"
    PUPPETEER_SKIP_DOWNLOAD=1 npm ci --prefix "$1" --no-audit --no-fund --loglevel=error >&2
}

main
