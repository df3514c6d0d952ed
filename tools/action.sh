#!/usr/bin/env bash
# The step of action.yml: sets the program up in its own folder, releases the texts of the current one, verifies the
# release, and writes the summary of the job.
#
# PROGRAM is the folder of the program; SOURCES, OUTPUT, FORMATS, THEME, STRICT and SINCE are the inputs of the action.
# BRIEFING names a program that is set up already.
set -euo pipefail

briefing=${BRIEFING:-$PROGRAM/.venv/bin/briefing}
[ -n "${BRIEFING:-}" ] || sh "$PROGRAM/tools/setup.sh"

# Files are dated by the commit, unless the job says otherwise.
if [ -z "${SOURCE_DATE_EPOCH:-}" ] && epoch=$(git log -1 --format=%ct 2>/dev/null); then
    export SOURCE_DATE_EPOCH=$epoch
fi

options=(--output "$OUTPUT" --log-format github)
[ -z "${FORMATS:-}" ] || options+=(--formats "$FORMATS")
[ -z "${THEME:-}" ] || options+=(--theme "$THEME")
[ -z "${SINCE:-}" ] || options+=(--since "$SINCE")
[ "${STRICT:-false}" != true ] || options+=(--strict)
read -ra sources <<<"$SOURCES"

"$briefing" release "${sources[@]}" "${options[@]}"
"$briefing" verify "$OUTPUT"

cat "$OUTPUT/RELEASE-NOTES.md" >>"${GITHUB_STEP_SUMMARY:-/dev/null}"
echo "release=$OUTPUT" >>"${GITHUB_OUTPUT:-/dev/null}"
