#!/bin/sh
# Renews the lock files: the newest versions that pyproject.toml and tools/validators/ allow, each with the hashes of its
# files, for every Python from 3.11 on and every kind of machine. Commit what changed when `make test` passes.
#
#   tools/update.sh [--keep]     --keep takes in what pyproject.toml has gained and leaves all other versions alone
set -eu
cd "$(dirname "$0")/.."
. tools/system.sh

TOOLS=build/updating
UV=0.13.9
EXTRAS="test desk check cluster bench"

main() {
    change=--upgrade
    [ "${1:-}" = --keep ] && change=
    install_uv
    mkdir -p locks
    # The extras share libraries. One resolution over all of them gives each library one version in all files.
    everything="$TOOLS/everything.txt"
    if [ -z "$change" ]; then keep_versions >"$everything"; fi
    compile "$everything" $change pyproject.toml --all-extras tools/build.in
    compile locks/run.txt --constraints "$everything" pyproject.toml
    compile locks/build.txt --constraints "$everything" tools/build.in
    for extra in $EXTRAS; do
        compile "locks/$extra.txt" --constraints "$everything" pyproject.toml --extra "$extra"
    done
    compile locks/validators.txt $change tools/validators/python.in
    lock_npm $change
}

install_uv() {
    [ "$("$TOOLS/bin/uv" --version 2>/dev/null | cut -d' ' -f2)" = "$UV" ] && return
    rm -rf "$TOOLS"
    .venv/bin/python -m venv "$TOOLS"
    "$TOOLS/bin/python" -m pip install --quiet --disable-pip-version-check "uv==$UV"
}

# uv keeps the versions of a file that it writes anew.
keep_versions() {
    for name in run build $EXTRAS; do
        grep -E '^[a-z0-9].*==' "locks/$name.txt" 2>/dev/null | sed 's/ \\$//' || true
    done | sort -u
}

# No address of a registry goes into a lock: everyone's pip knows where it fetches from.
compile() {
    file=$1
    shift
    say "locking $file"
    "$TOOLS/bin/uv" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make update" --output-file "$file" "$@" >/dev/null
}

lock_npm() {
    command -v npm >/dev/null || { say "npm is missing: tools/validators/package-lock.json stays as it is"; return 0; }
    say "locking tools/validators/package-lock.json"
    [ -z "${1:-}" ] || rm -f tools/validators/package-lock.json
    npm install --prefix tools/validators --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund --loglevel=error >&2
}

main "$@"
