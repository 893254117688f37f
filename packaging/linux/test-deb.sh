#!/usr/bin/env bash
# Tests the Debian package by installing, upgrading and removing it, and by using it as an ordinary
# user with a home folder beyond ASCII, without other Java and without network, in a real window under
# Xvfb. Changes the system it runs on: only for CI and disposable machines, as root.
#
#   packaging/linux/test-deb.sh [DEB]        about two minutes on two cores
set -euo pipefail
cd "$(dirname "$0")/../.."
deb=$(realpath "${1:-$(ls target/installer/digit-studio_*.deb)}")
user=digit-test
work=$(mktemp -d /tmp/digit-studio-test.XXXXXX)
chmod 755 "$work"
home="$work/Zoë Ünï"
failed=0

say() { printf '%s\n' "$*"; }
pass() { say "ok    $*"; }
fail() { say "FAIL  $*"; failed=$((failed + 1)); }
check() { # check DESCRIPTION COMMAND...
  local description=$1
  shift
  if "$@" >"$work/out" 2>&1; then pass "$description"; else fail "$description"; sed 's/^/      /' "$work/out"; fi
}
cleanup() {
  pkill -u $user 2>/dev/null || true
  kill $(jobs -p) 2>/dev/null || true
  umount "$work/full" 2>/dev/null || true
  dpkg -s digit-studio >/dev/null 2>&1 && apt-get remove -y -qq --purge digit-studio >/dev/null 2>&1
  userdel $user 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT

export DEBIAN_FRONTEND=noninteractive
for tool in Xvfb xdotool xclip appstreamcli desktop-file-validate man; do
  command -v $tool >/dev/null || missing=1
done
[ -z "${missing:-}" ] ||
  apt-get install -y -qq --no-install-recommends xvfb xdotool xclip appstream desktop-file-utils \
    man-db >/dev/null
useradd --home-dir "$home" --create-home --shell /bin/sh $user
Xvfb -displayfd 3 -noreset -ac -screen 0 1400x1000x24 3>"$work/display" 2>/dev/null &
until [ -s "$work/display" ]; do sleep 0.1; done
export DISPLAY=:$(cat "$work/display")

# as_user COMMAND...: without network, Java and this shell's environment.
as_user() {
  unshare --net -- setpriv --reuid=$user --regid=$user --clear-groups -- env -i \
    HOME="${USER_HOME:-$home}" PATH="$work/bin" LANG=C.UTF-8 DISPLAY="$DISPLAY" \
    ${USER_JAVA_OPTIONS:+JAVA_TOOL_OPTIONS="$USER_JAVA_OPTIONS"} "$@"
}
mkdir "$work/bin"
ln -s /usr/bin/digit-studio "$work/bin/digit-studio"
ln -s /usr/bin/env "$work/bin/env"

# --- an older version and its user's files -------------------------------------------------------
snapshot() { # all files of the system that a package could leave behind
  find /etc /opt /usr /var -xdev \( -path /var/cache -o -path /var/lib/dpkg -o -path /var/lib/apt \
    -o -path /var/log -o -path /usr/share/mime \) -prune -o -print 2>/dev/null |
    grep -vE '/(icon-theme|mimeinfo|gschemas)\.(cache|compiled)$|\.pyc$|__pycache__' | sort
}
dpkg -s digit-studio >/dev/null 2>&1 && apt-get remove -y -qq --purge digit-studio >/dev/null
apt-get install -y -qq --no-install-recommends "$deb" >/dev/null 2>&1 # installs the dependencies
apt-get remove -y -qq --purge digit-studio >/dev/null 2>&1
snapshot >"$work/before"

dpkg-deb -R "$deb" "$work/old"
sed -i 's/^Version: .*/Version: 0.9.0/' "$work/old/DEBIAN/control"
echo old >"$work/old/opt/digit-studio/lib/app/only-in-0.9"
dpkg-deb --root-owner-group -Znone -b "$work/old" "$work/digit-studio_0.9.0.deb" >/dev/null
rm -rf "$work/old"
check "an older version installs" \
  apt-get install -y -qq --no-install-recommends "$work/digit-studio_0.9.0.deb"
# stock [VARIABLE=VALUE]...: trains with stock Deeplearning4j, whose libraries are compressed
stock() {
  as_user env "$@" digit-studio train --engine dl4j --limit 300 --epochs 1 --seed 1 2>"$work/stock.err"
}
unpacks() { stock "$@" && grep -q "is being unpacked for its first use" "$work/stock.err" || { cat "$work/stock.err"; false; }; }
reuses() { stock "$@" && ! grep "is being unpacked" "$work/stock.err" || { cat "$work/stock.err"; false; }; }
begun=$(date +%s.%N)
check "it trains with native libraries in a home folder beyond ASCII" unpacks
say "      first training with Deeplearning4j: $(awk -v b="$begun" "BEGIN {printf \"%.1f\", $(date +%s.%N) - b}") s"
begun=$(date +%s.%N)
check "Deeplearning4j's libraries are unpacked only once" reuses
say "      next training: $(awk -v b="$begun" "BEGIN {printf \"%.1f\", $(date +%s.%N) - b}") s"
cache=$(echo "$home/.cache/digit-studio/libraries-"*/)
printf x | dd of="$cache/libnd4jcpu.so" bs=1 seek=150000000 conv=notrunc 2>/dev/null
check "a modified library is unpacked again" unpacks
mkdir "$work/read-only"
check "with a read-only cache they are unpacked temporarily" \
  unpacks XDG_CACHE_HOME="$work/read-only"
temporary() { find /tmp -maxdepth 1 -user $user -name 'digit-studio-*' | grep .; }
check "and the temporary files are deleted" test -z "$(temporary)"
keep="$home/.local/share/digit-studio"
(cd "$keep" && find . -type f ! -name .lock -exec sha256sum {} + | sort) >"$work/data-before"
check "its run is saved in the user's data folder" test -s "$work/data-before"

check "the new version replaces it" apt-get install -y -qq --no-install-recommends "$deb"
(cd "$keep" && find . -type f ! -name .lock -exec sha256sum {} + | sort) >"$work/data-after"
check "the user's files are unchanged" cmp "$work/data-before" "$work/data-after"
check "a file that only the old version had is removed" test ! -e /opt/digit-studio/lib/app/only-in-0.9

# --- desktop integration -------------------------------------------------------------------------
id=org.digitstudio.DigitStudio
check "the metadata is valid" \
  appstreamcli validate --no-net /usr/share/metainfo/$id.metainfo.xml
check "the desktop entry is valid" desktop-file-validate /usr/share/applications/$id.desktop
printf 'PK\003\004 and more' >"$work/a.digitmodel"
echo '{}' >"$work/b.digitink"
mime() { [ "$(XDG_DATA_DIRS=/usr/share gio info -a standard::content-type "$1" |
  sed -n 's/.*content-type: //p')" = "$2" ]; }
if command -v gio >/dev/null; then
  check "the system recognizes a model file" \
    mime "$work/a.digitmodel" application/vnd.digitstudio.model+zip
  check "the system recognizes an ink file" mime "$work/b.digitink" application/vnd.digitstudio.ink+jsonl
fi
page() { LC_ALL=C.UTF-8 MANPATH=/usr/share/man man --warnings digit-studio | grep -q -- --recipe; }
check "there is a manual page" test -s /usr/share/man/man1/digit-studio.1.gz
[ -e /etc/dpkg/dpkg.cfg.d/docker ] || check "man shows the commands" page

# --- the command line ----------------------------------------------------------------------------
cat >"$work/ink.digitink" <<'INK'
{"label":7,"strokes":[[[20,20],[40,19],[60,20],[72,22],[66,40],[58,60],[50,80],[44,98]]]}
{"label":1,"strokes":[[[50,15],[49,40],[48,65],[47,95]]]}
{"label":0,"strokes":[[[50,15],[30,25],[22,50],[28,78],[48,92],[68,80],[76,52],[68,26],[50,15]]]}
INK
predictions() { as_user digit-studio predict "$work/ink.digitink" --json |
  sed -n 's/.*"digit":\([0-9]\).*/\1/p' | tr -d '\n'; }
if [ "$(predictions)" = 710 ]; then pass "predict reads 7, 1, 0"; else fail "predict reads 7, 1, 0: $(predictions)"; fi
accurate() { as_user digit-studio evaluate --json | grep -E '"accuracy":(0\.99|1)'; }
check "evaluate finds at least 99 % of the 10,000 test digits" accurate
fast() { # with vector loops; without them this takes minutes
  timeout 60 setpriv --reuid=$user --regid=$user --clear-groups env -i HOME="$home" LANG=C.UTF-8 \
    digit-studio train --epochs 1 --limit 6000 --seed 1 --json >/dev/null
}
check "the vector loops are used" fast
code=0; as_user digit-studio train --epochs many 2>"$work/err" || code=$?
check "wrong usage is exit code 2 and one sentence" \
  test "$code" = 2 -a "$(wc -l <"$work/err")" = 1
as_user digit-studio --version >"$work/version" 2>"$work/err"
check "Java prints nothing on standard error" test ! -s "$work/err"
check "Java is the package's own 25" grep -q 'Java 25' "$work/version"

# --- the window ----------------------------------------------------------------------------------
# window HOME [OPTIONS]: opens the window and waits for its model; sets $window
window() {
  rm -f "$work/trace"
  : >"$work/trace"; chmod 666 "$work/trace"
  USER_HOME=$1 USER_JAVA_OPTIONS="-Ddigitstudio.trace-start=$work/trace ${2:-}" \
    as_user digit-studio 2>"$work/window.err" &
  window=$!
  for _ in $(seq 300); do
    grep -q 'model ready' "$work/trace" && return 0
    kill -0 $window 2>/dev/null || return 1
    sleep 0.1
  done
  return 1
}
process() { pgrep -n -u $user -x digit-studio; }
close_window() { pkill -u $user -x digit-studio || true; wait $window 2>/dev/null || true; }
# draw X Y ...: draws a stroke through these points of the canvas with the mouse
draw() {
  xdotool mousemove "$1" "$2" mousedown 1
  shift 2
  while [ $# -gt 0 ]; do
    xdotool mousemove "$1" "$2"
    sleep 0.03
    shift 2
  done
  xdotool mouseup 1
}
# copied_number: the recognized number, which the window copies to the clipboard beside the image
copied_number() {
  # The first prediction is slow on a busy machine: the copy counts once two in a row agree.
  local try before number=
  for try in 1 2 3 4 5 6 7 8; do
    before=$number
    sleep 1
    xdotool key ctrl+c
    sleep 1
    number=$(timeout 10 xclip -o -selection clipboard -t UTF8_STRING 2>/dev/null || true)
    [ -z "$number" ] || [ "$number" != "$before" ] || break
  done
  printf '%s' "$number"
}
screenshot() { [ -z "${SCREENS:-}" ] || xwd -root -silent 2>/dev/null >"$SCREENS/$1.xwd" || true; }

if window "$home"; then
  pass "the window opens and loads its model"
  resident=$(awk '/VmRSS/ {print int($2 / 1000)}' "/proc/$(process)/status")
  check "window and model are resident in at most 400 MB ($resident)" test "$resident" -le 400
  found=$(xdotool search --onlyvisible --name 'Digit Studio' | head -1)
  eval "$(xdotool getwindowgeometry --shell "$found")"
  left=$((X + WIDTH * 38 / 100)) top=$((Y + HEIGHT * 40 / 100))
  draw $((left - 60)) $((top - 70)) $((left - 20)) $((top - 72)) $((left + 30)) $((top - 70)) \
    $((left + 60)) $((top - 66)) $((left + 45)) $((top - 30)) $((left + 30)) $top \
    $((left + 15)) $((top + 40)) $((left + 5)) $((top + 80))
  number=$(copied_number)
  screenshot drawn
  if [ "$number" = 7 ]; then pass "a 7 drawn with the mouse is read as 7"; else fail "a 7 drawn with the mouse is read as '$number'"; fi
  xdotool key Delete
  printf nothing | xclip -i -selection clipboard
  draw $left $((top - 80)) $((left - 45)) $((top - 55)) $((left - 60)) $top $((left - 45)) $((top + 60)) \
    $left $((top + 85)) $((left + 45)) $((top + 60)) $((left + 60)) $top $((left + 45)) $((top - 55)) \
    $((left + 2)) $((top - 80))
  number=$(copied_number)
  if [ "$number" = 0 ]; then pass "a 0 drawn with the mouse is read as 0"; else fail "a 0 drawn with the mouse is read as '$number'"; fi
  maps=/proc/$(process)/maps
  foreign=$(grep -E '\.so' "$maps" | grep -E 'jvm|java' | grep -v ' /opt/digit-studio/' || true)
  check "the process uses no other Java" test -z "$foreign"
  extracted=$(find "$home" "$work" /tmp -newer "$work/version" -user $user -name '*.so*' 2>/dev/null || true)
  check "no library was extracted" test -z "$extracted"
  say "      memory after two digits, with nearest neighbours: $(awk '/VmRSS/ {print int($2 / 1000)}' "/proc/$(process)/status") MB"
  first=$window
  if window "$home"; then pass "a second window opens"; else fail "a second window opens"; fi
  screenshot second
  close_window
  wait "$first" 2>/dev/null || true
else
  fail "the window opens and loads its model"
  sed 's/^/      /' "$work/window.err"
fi

if window "$home" -Dglass.gtk.uiScale=2; then
  sleep 1
  screenshot hidpi
  pass "the window opens at 200 % scale"
else
  fail "the window opens at 200 % scale"
fi
close_window

mkdir "$work/locked"
if window "$work/locked"; then
  pass "the window opens with a read-only home folder"
  screenshot locked
else
  fail "the window opens with a read-only home folder"
fi
close_window

mkdir "$work/full"
mount -t tmpfs -o size=64k,uid=$(id -u $user),mode=700 tmpfs "$work/full"
setpriv --reuid=$user --regid=$user --clear-groups \
  dd if=/dev/zero of="$work/full/fill" bs=1k count=100 2>/dev/null || true
no_room() {
  ! stock XDG_CACHE_HOME="$work/full" JAVA_TOOL_OPTIONS="-Djava.io.tmpdir=$work/full" &&
    grep -q 'MB of free space' "$work/stock.err"
}
check "without space for Deeplearning4j's libraries it reports how much they need" no_room
if window "$work/full"; then pass "the window opens with a full disk"; else fail "the window opens with a full disk"; fi
screenshot full
close_window
code=0; USER_HOME="$work/full" as_user digit-studio train --limit 100 --epochs 1 2>"$work/err" >/dev/null || code=$?
if [ $code -ne 0 ] && [ "$(grep -c . "$work/err")" -eq 1 ]; then
  pass "training on a full disk fails with one sentence: $(head -1 "$work/err")"
else
  fail "training on a full disk fails with one sentence"
  sed 's/^/      /' "$work/err" | head -5
fi

USER_JAVA_OPTIONS="-Dglass.platform=Headless -Dprism.order=sw -Ddigitstudio.rehearsal=true -Ddigitstudio.trace-start=$work/trace"
export USER_JAVA_OPTIONS
: >"$work/trace"
saved=$DISPLAY
DISPLAY=
check "without a screen it shows all its pages and exits normally" as_user digit-studio
check "and loads its model" grep -q 'model ready' "$work/trace"
DISPLAY=$saved

# Older processors: at most 128-bit vectors, and no AVX at all with UseAVX=0. Predictions, loss and
# test accuracy must equal those on this machine up to rounding.
unset USER_JAVA_OPTIONS
older() { as_user env OPENBLAS_CORETYPE=Nehalem DNNL_MAX_CPU_ISA=SSE41 digit-studio "$@"; }
# training ENGINE [COMMAND [IMAGES]]: loss and test accuracy of one epoch
training() {
  "${2:-older}" train --engine "$1" --limit "${3:-2000}" --epochs 1 --seed 1 --json 2>/dev/null |
    sed -n 's/.*"loss":\([0-9.]*\).*"test_accuracy":\([0-9.]*\).*/\1 \2/p'
}
probabilities() { "${1:-older}" predict "$work/ink.digitink" --json |
  sed -n 's/.*"probabilities":\[\([^]]*\)\].*/\1/p' | tr ',' ' '; }
close_to() { # close_to FILE FILE MAX: equally many numbers that differ by at most MAX
  test -s "$1" && paste -d' ' "$1" "$2" | awk -v max="$3" '
    NF % 2 {exit 1}
    {for (i = 1; i <= NF / 2; i++) {d = $i - $(i + NF / 2); if (d > max || -d > max) {print; bad = 1}}}
    END {exit bad}'
}
plain() { as_user digit-studio "$@"; }
probabilities plain >"$work/read"
training fused plain >"$work/fused"
training dl4j plain 500 >"$work/dl4j"
say "      on this machine: $(tr '\n' ' ' <"$work/fused")"
for options in "-XX:UseAVX=0 -XX:UseSSE=4" "-XX:UseAVX=1"; do
  USER_JAVA_OPTIONS=$options
  probabilities >"$work/read-older"
  check "with $options predictions are the same" close_to "$work/read" "$work/read-older" 0.0001
  training fused >"$work/fused-older"
  check "with $options training gives the same results" close_to "$work/fused" "$work/fused-older" 0.02
  say "      with these options: $(tr '\n' ' ' <"$work/fused-older")"
done
USER_JAVA_OPTIONS="-XX:UseAVX=0 -XX:UseSSE=4"
training dl4j older 500 >"$work/dl4j-older"
check "without AVX Deeplearning4j's training gives the same results" \
  close_to "$work/dl4j" "$work/dl4j-older" 0.02
unset USER_JAVA_OPTIONS

# --- removal -------------------------------------------------------------------------------------
(cd "$keep" && find . -type f ! -name .lock -exec sha256sum {} + | sort) >"$work/data-before"
check "the package is removed" apt-get remove -y -qq --purge digit-studio
snapshot >"$work/after"
check "no files are left behind" cmp "$work/before" "$work/after"
diff "$work/before" "$work/after" | head -5 || true
(cd "$keep" && find . -type f ! -name .lock -exec sha256sum {} + | sort) >"$work/data-after"
check "the user's files are kept" cmp "$work/data-before" "$work/data-after"

[ $failed -eq 0 ] || { say "$failed checks failed"; exit 1; }
say "all checks passed"
