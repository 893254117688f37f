#!/usr/bin/env bash
# Builds the program's jar twice, in different folders and time zones, and compares the bytes.
#
#   packaging/check-reproducible.sh          takes half a minute; Maven must have its dependencies cached
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for copy in first "second/in another place"; do
  mkdir -p "$work/$copy"
  # Without the results of earlier builds, as in a fresh clone.
  tar -c --exclude=./target --exclude=./.git . | tar -x -C "$work/$copy"
  (cd "$work/$copy" && TZ=$([ "$copy" = first ] && echo UTC || echo Asia/Kathmandu) \
    mvn --offline --batch-mode -q -Dmaven.test.skip=true package)
done
one=$work/first/target/digit-studio.jar
two="$work/second/in another place/target/digit-studio.jar"
if cmp "$one" "$two"; then
  echo "two builds give the same jar: $(sha256sum <"$one" | cut -d' ' -f1)"
else
  for jar in "$one" "$two"; do unzip -v "$jar" | awk '{print $7, $8}' >"$jar.list"; done
  diff "$one.list" "$two.list" | head -20
  echo "two builds give different jars" >&2
  exit 1
fi
