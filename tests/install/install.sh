#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# install.sh BUILD PACKAGE: installs libacd alone, and moves it, as whoever packs it would.
set -euo pipefail
build=$1 package=$2
rm -rf "$package" "$package.first"
cmake --install "$build" --component acd --prefix "$package.first"
mv "$package.first" "$package"
