#!/usr/bin/env bash
# Measures the peak resident memory of the installed program while it trains the article's network,
# for each engine. Fails above 1,200 MB.
#
#   packaging/linux/measure-memory.sh [IMAGES]      images of the fused engine's epoch (default 60000)
#
# Needs /proc, and target/installer/image (mvn -Pinstaller verify) or DIGIT_STUDIO.
set -euo pipefail
cd "$(dirname "$0")/../.."
launcher=${DIGIT_STUDIO:-$PWD/target/installer/image/digit-studio/bin/digit-studio}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
max=0
# peak IMAGES ENGINE: trains, and prints the peak resident memory in MB
peak() {
  JAVA_TOOL_OPTIONS="-Ddigitstudio.home=$work" "$launcher" train --recipe as-described \
    --engine "$2" --epochs 1 --limit "$1" --seed 1 >"$work/log" 2>&1 &
  local process=$! high=0 now
  while kill -0 $process 2>/dev/null; do
    now=$(awk '/VmHWM/ {print int($2 / 1000)}' "/proc/$process/status" 2>/dev/null || true)
    high=${now:-$high}
    sleep 0.2
  done
  wait $process || { cat "$work/log" >&2; exit 1; }
  printf '%-16s %6d images  %5d MB\n' "$2" "$1" "$high"
  [ "$high" -le "$max" ] || max=$high
}
peak "${1:-60000}" fused
peak 2000 dl4j
[ "$max" -le 1200 ] || { echo "more than 1,200 MB" >&2; exit 1; }
