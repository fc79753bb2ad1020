#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# lengths.sh ROOT: 500 lines are the wall for a source, 120 for the README.
set -euo pipefail
cd "$1"

too_long() { # MOST FILE...
    local most=$1 file lines status=0
    shift
    for file in "$@"; do
        lines=$(wc -l <"$file")
        [ "$lines" -gt "$most" ] || continue
        echo "$file: $lines lines, more than $most"
        status=1
    done
    return $status
}

mapfile -t sources < <(find scheduler models sim scenarios reports cli tests cmake \
    \( -name '*.[ch]' -o -name '*.sh' -o -name '*.cmake' -o -name CMakeLists.txt \) -type f)
readme=()
[ ! -e README.md ] || readme=(README.md)

bad=0
too_long 500 "${sources[@]}" || bad=1
too_long 120 "${readme[@]}" || bad=1
echo "${#sources[@]} sources read"
[ ${#sources[@]} -gt 0 ] && [ $bad -eq 0 ]
