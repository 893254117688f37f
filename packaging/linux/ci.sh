#!/usr/bin/env bash
# CI step after the tests: builds the package and tests it. Testing needs root.
set -euo pipefail
cd "$(dirname "$0")/../.."
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends binutils xvfb xauth \
    xdotool xclip appstream desktop-file-utils man-db libgtk-3-0 libgl1 libxtst6 fonts-dejavu-core \
    >/dev/null
  # rpmbuild stays out: compressing a third package would take minutes that CI does not have.
fi
mvn --batch-mode --no-transfer-progress -q -Pinstaller -DskipTests verify
packaging/check-reproducible.sh
packaging/linux/test-archives.sh
packaging/linux/test-deb.sh
