#!/bin/sh
# Draws the README's pictures from the finished PDF of the sample.
set -eu
cd "$(dirname "$0")/.."
. tools/system.sh

SAMPLE=dist/mireille-osei-on-the-delta.pdf

command -v pdftoppm >/dev/null || apt_install poppler-utils || fail "pdftoppm is missing" "sudo apt-get install poppler-utils"
mkdir -p docs/pictures
for page in 1 2; do
    pdftoppm -png -r 96 -f "$page" -l "$page" -singlefile "$SAMPLE" "docs/pictures/page-$page"
done
ls docs/pictures/*.png
