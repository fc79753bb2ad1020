#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# readme.sh ROOT ACDSIM: what README.md shows is what the program prints.
set -euo pipefail
cd "$1"
acdsim=$2

shown() { # the output under `$ acdsim ...`, up to the end of the block
    awk '/^\$ acdsim /{inside = 1; next} /^```/{inside = 0} inside' README.md
}

read -r -a words < <(sed -n 's/^\$ acdsim //p' README.md)
[ ${#words[@]} -gt 0 ] || { echo "README.md shows no run"; exit 1; }
diff <(shown) <("$acdsim" "${words[@]}") || { echo "README.md: not what 'acdsim ${words[*]}' prints"; exit 1; }
echo "README.md shows what is printed"
