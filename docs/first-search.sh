#!/usr/bin/env bash
# From `ruvector --help` to the first search, as a new user would: run it in a clone, with nothing but a JDK 25 and Maven. It takes
# its time from the first command on; five minutes are too long. The first command builds, unless that was done before.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
begin=$SECONDS
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export RUVECTOR_STORE="$folder/notes.ruvector"

./ruvector --help | grep -q "ruvector ingest"     # says where to begin
./ruvector init "$RUVECTOR_STORE"                 # optional: a commented config.toml
./ruvector doctor                                 # Java, SIMD, memory, disk
./ruvector ingest docs README.md                  # some documents
./ruvector search "who may write to a store"      # the first search
./ruvector ask "how are writes made durable?"     # a cited answer

./ruvector search "who may write to a store" --json >"$folder/found.json"
grep -q '"passages"' "$folder/found.json"
seconds=$((SECONDS - begin))
echo "from --help to the first answers: $seconds s"
((seconds < 300))
