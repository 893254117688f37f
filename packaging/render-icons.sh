#!/bin/sh
# Renders assets/icons/digit-studio.svg at every size that desktops use. Needs rsvg-convert.
set -eu
cd "$(dirname "$0")/../assets/icons"
for size in 16 22 24 32 48 64 128 256 512; do
  rsvg-convert -w "$size" -h "$size" digit-studio.svg -o "digit-studio-$size.png"
done
