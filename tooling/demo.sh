#!/bin/sh
# The whole road in a scratch folder: ingest the raw articles in sources/, check what came of them, build the site.
# Usage: sh tooling/demo.sh DIGLOT FOLDER   (DIGLOT: the command to run, an absolute path)
set -eu
diglot=$1
project=$(cd "$(dirname "$0")/.." && pwd)
rm -rf "$2"
mkdir -p "$2/memory" "$2/content/en" "$2/content/fr"
cd "$2"
cp "$project/mkdocs.yml" .
cp "$project/memory/terms.csv" memory/

home() {
    printf -- '---\nkind: overview\ntitle: %s\nsummary: %s\nstate: draft\n---\n' "$2" "$3" >"content/$1/index.md"
    printf '\n%s\n\n## %s\n\n<!-- cards: myth -->\n\n## %s\n\n<!-- cards: level -->\n\n## %s\n\n<!-- cards: strategy -->\n' \
        "$3" "$4" "$5" "$6" >>"content/$1/index.md"
}
home en "Fresh from the articles" "What diglot ingest made of the raw articles." Myths "Service levels" Strategies
home fr "Tout droit sortis des articles" "Ce que diglot ingest a tiré des articles bruts." "Idées reçues" "Niveaux de service" "Stratégies"

"$diglot" ingest "$project"/sources/*.txt "$project"/sources/*.html "$project"/sources/*.docx "$project"/sources/*.pdf
echo
"$diglot" check --fail-on never
echo
"$diglot" build
