#!/usr/bin/env bash
# Tests the portable archive and the .rpm as far as possible on Debian: the archive runs from any
# folder, and the .rpm contains the same files as the .deb and runs from the unpacked tree.
#
#   packaging/linux/test-archives.sh        takes half a minute; needs rpm, rpm2cpio and cpio for the .rpm
set -euo pipefail
cd "$(dirname "$0")/../../target/installer"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME="$work/home"
mkdir "$HOME"
failed=0
check() { # check DESCRIPTION COMMAND...
  local description=$1
  shift
  if "$@" >"$work/out" 2>&1; then echo "ok    $description"; else
    echo "FAIL  $description"
    sed 's/^/      /' "$work/out"
    failed=$((failed + 1))
  fi
}
cat >"$work/ink.digitink" <<'INK'
{"label":7,"strokes":[[[20,20],[40,19],[60,20],[72,22],[66,40],[58,60],[50,80],[44,98]]]}
INK
reads_a_seven() { env -i HOME="$HOME" PATH=/usr/bin:/bin "$1" predict "$work/ink.digitink" --json | tee /dev/stderr |
  grep -q '"digit":7'; }
files() { sed -e 's#^\./##' -e 's#/$##' | grep -v '^$' | sort; }

folder="$work/any folder"
mkdir "$folder"
tar -xzf digit-studio-*-linux-*.tar.gz -C "$folder"
check "the portable archive's program reads a 7" reads_a_seven "$folder/digit-studio/bin/digit-studio"
link="$work/link"
ln -s "$folder/digit-studio/bin/digit-studio" "$link"
check "also through a symbolic link" reads_a_seven "$link"

if ls digit-studio-*.rpm >/dev/null 2>&1; then
  rpm=$(realpath digit-studio-*.rpm)
  mkdir "$work/rpm"
  (cd "$work/rpm" && rpm2cpio "$rpm" | cpio -idm --quiet)
  check "the .rpm is intact" rpm -K --nosignature "$rpm"
  dpkg-deb --fsys-tarfile digit-studio_*.deb | tar -t | grep -v '/$' | files >"$work/deb.files"
  (cd "$work/rpm" && find . ! -type d) | files >"$work/rpm.files"
  check "the .rpm contains the same files as the .deb" diff "$work/deb.files" "$work/rpm.files"
  check "the .rpm's program reads a 7" reads_a_seven "$work/rpm/opt/digit-studio/bin/digit-studio"
  included() { rpm -qp --requires "$rpm" | grep -E 'libjvm|libjava\.|libprism|libglass|nd4j|openblas'; }
  check "the .rpm requires no library that it contains" test -z "$(included)"
else
  echo "skip  no .rpm was built: rpmbuild is not installed"
fi
[ $failed -eq 0 ] || { echo "$failed checks failed"; exit 1; }
echo "all checks passed"
