#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# headers.sh ROOT CC CXX [FOLDER...]: every header (of these folders) stands on its own; the public one also
# for C++ and for a host that has nothing else of ours.
set -euo pipefail
cd "$1"
cc=$2 cxx=$3
shift 3
[ $# -gt 0 ] || set -- scheduler models sim scenarios reports cli tests

read -ra packages < <(pkg-config --cflags gsl yaml-0.1 libcjson libmd cunit)
warnings=(-Wall -Wextra -Wpedantic -Werror)
bad=0

alone() { # HEADER COMPILER...
    local header=$1
    shift
    printf '#include "%s"\n' "$header" | "$@" "${warnings[@]}" -fsyntax-only - && return
    echo "$header: does not compile alone with: $*"
    bad=$((bad + 1))
}

alone acd/acd.h "$cc" -x c -std=c11 -I scheduler/include
alone acd/acd.h "$cxx" -x c++ -std=c++17 -I scheduler/include

mapfile -t headers < <(find "$@" -name '*.h' -type f)
for header in "${headers[@]}"; do
    alone "$header" "$cc" -x c -std=c11 -D_POSIX_C_SOURCE=200809L -I . -I scheduler/include "${packages[@]}"
done
echo "${#headers[@]} headers, $bad failures"
[ ${#headers[@]} -gt 0 ] && [ "$bad" -eq 0 ]
