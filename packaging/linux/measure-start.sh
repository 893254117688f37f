#!/usr/bin/env bash
# Measures start time and memory of the installed program and of the plain jar: medians of N runs
# (default 10) of the start time, the resident memory with window and model, and the time until the
# Data page is painted when first opened (Ctrl+3; needs xdotool).
#
#   packaging/linux/measure-start.sh [N]
#
# Start times run from just before the process starts to "window painted" and "model ready" (the first
# prediction is possible), as recorded by -Ddigitstudio.trace-start.
# Needs Xvfb or a DISPLAY, and target/installer/image (mvn -Pinstaller verify) or DIGIT_STUDIO.
set -euo pipefail
cd "$(dirname "$0")/../.."
runs=${1:-10}
launcher=${DIGIT_STUDIO:-$PWD/target/installer/image/digit-studio/bin/digit-studio}
work=$(mktemp -d)
trap 'kill $(jobs -p) 2>/dev/null || true; rm -rf "$work"' EXIT
if [ -z "${DISPLAY:-}" ]; then
  Xvfb -displayfd 3 -noreset -screen 0 1400x1000x24 3>"$work/display" 2>/dev/null &
  until [ -s "$work/display" ]; do sleep 0.1; done
  DISPLAY=:$(cat "$work/display")
  export DISPLAY
fi

# run HOME COMMAND...: one start; prints seconds to window and model, resident MB, seconds to Data.
run() {
  local home=$1 trace=$work/trace start
  shift
  rm -f "$trace"
  start=$(date +%s.%N)
  JAVA_TOOL_OPTIONS="-Ddigitstudio.home=$home -Ddigitstudio.trace-start=$trace" "$@" 2>/dev/null &
  local process=$!
  for _ in $(seq 600); do
    grep -qs 'model ready' "$trace" && grep -qs 'window painted' "$trace" && break
    sleep 0.05
  done
  sleep 1
  local memory=0 each
  for each in $process $(pgrep -P $process || true); do
    memory=$((memory + $(awk '/VmRSS/ {print $2}' "/proc/$each/status")))
  done
  if command -v xdotool >/dev/null; then
    sleep 2 # a user needs some time to find the button
    xdotool key ctrl+3
    for _ in $(seq 60); do
      grep -qs 'painted data' "$trace" && break
      sleep 0.05
    done
    xdotool key ctrl+1 # the program reopens its last page
    sleep 1
  fi
  awk -v start="$start" -v memory=$memory '
    /window painted/ {window = $1 - start}
    /model ready/ {model = $1 - start}
    /going to data/ {going = $1}
    /painted data/ {data = $1 - going}
    END {printf "%.3f %.3f %.0f %.3f\n", window, model, memory / 1000, data}' "$trace"
  kill $process 2>/dev/null
  wait $process 2>/dev/null || true
}

median() { sort -n | awk '{v[NR] = $1} END {printf "%.2f", (v[int((NR+1)/2)] + v[int(NR/2)+1]) / 2}'; }

# series NAME COMMAND...: medians of all runs, after one that fills the disk cache.
series() {
  local name=$1
  shift
  run "$work/home" "$@" >/dev/null
  : >"$work/runs"
  for _ in $(seq "$runs"); do run "$work/home" "$@" >>"$work/runs"; done
  printf '%-22s %3d   %6s   %6s   %6.0f   %6s   (window %s to %s)\n' "$name" "$runs" \
    "$(cut -d' ' -f1 "$work/runs" | median)" "$(cut -d' ' -f2 "$work/runs" | median)" \
    "$(cut -d' ' -f3 "$work/runs" | median)" "$(cut -d' ' -f4 "$work/runs" | median)" \
    "$(cut -d' ' -f1 "$work/runs" | sort -n | head -1)" "$(cut -d' ' -f1 "$work/runs" | sort -n | tail -1)"
}

printf '%-22s %3s   %6s   %6s   %6s   %6s\n' 'start (medians)' n 'window' 'model' 'MB' 'Data'
read -r window model memory data < <(run "$work/new" "$launcher")
printf '%-22s %3d   %6.2f   %6.2f   %6.0f   %6.2f\n' \
  'first start' 1 "$window" "$model" "$memory" "$data"
series 'installed' "$launcher"
if [ -z "${ONLY_INSTALLED:-}" ]; then
  java=${JAVA_25:-$(ls -d /usr/lib/jvm/*25*/bin/java 2>/dev/null | head -1)}
  [ -x "$java" ] && series 'java -jar' "$java" -jar target/digit-studio.jar
fi
