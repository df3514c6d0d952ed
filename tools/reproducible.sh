#!/usr/bin/env bash
# Builds the sample twice, in two folders and under two sets of conditions that must not matter (home, time zone, locale,
# file mode, hash seed, number of processes), and compares every byte.
#
#   tools/reproducible.sh [BRIEFING]     the program to ask; FORMATS=pdf,docx chooses the formats
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
briefing=${1:-$root/.venv/bin/briefing}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# built FOLDER VARIABLE=VALUE... -- OPTION...
built() {
    folder="$work/$1"
    shift
    conditions=()
    while [ "$1" != -- ]; do
        conditions+=("$1")
        shift
    done
    shift
    mkdir -p "$folder/home"
    cp -r "$root/source" "$folder/source"
    cp "$root"/docs/gallery/source/{panel.txt,images.md,*.svg} "$folder/source"
    (cd "$folder" && env HOME="$folder/home" "${conditions[@]}" "$briefing" build source -o out --no-cache --quiet \
        --formats "${FORMATS:-pdf,docx,epub,html,tei,md,txt}" "$@")
}

(umask 022 && built one TZ=UTC LC_ALL=C PYTHONHASHSEED=0 USER=ada -- -j 1)
(umask 077 && built "two folders/deeper" TZ=Pacific/Auckland LC_ALL=C.UTF-8 PYTHONHASHSEED=4711 USER=bob -- -j 2)

cd "$work"
sums() { (cd "$1" && find . -type f ! -path './.briefing/*' -exec sha256sum {} + | sort -k 2); }
if ! diff <(sums one/out) <(sums "two folders/deeper/out"); then
    echo "error: the same texts gave other files" >&2
    exit 1
fi
echo "$(sums one/out | wc -l) files, the same bytes"
