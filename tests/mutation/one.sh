#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# one.sh NAME: shows one mutant of libacd to its quick tests; without a name, libacd as it is. Prints what became of
# it, and its name. Called by run.sh, which sets ROOT, BUILD, WORK, CC.
set -euo pipefail
seconds=5 # of processor time; the tests take about one, and three with sanitizers

mkdir -p "$WORK"
folder=$(mktemp -d "$WORK/mutant.XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder"
cp -r "$ROOT/scheduler" .

# The mutated file, or all where it is the header; the rest is compiled already.
compile() { # FLAG...
    local sources=("scheduler/$file")
    [[ $file == *.c ]] || sources=(scheduler/*.c)
    "$CC" -std=c11 -w "$@" -I scheduler/include "${sources[@]}" "$BUILD/tests/mutation/libacd_killers.a" \
        "$BUILD/scheduler/libacd.a" -lcunit -lm -o killers 2>errors
}

survives() { # FACTOR [LIMIT]: so many times the seconds, so much memory
    {
        (
            ulimit -c 0 -t $((seconds * $1))
            [ -z "${2-}" ] || ulimit -v "$2"
            exec ./killers "$ROOT/tests/spec" </dev/null >/dev/null
        )
    } 2>/dev/null
}

name=${1-}
file=state.h
if [ -n "$name" ]; then
    file=${name%% *}
    "$BUILD/tests/mutation/mutants" write "$name" "$ROOT/scheduler/$file" >"scheduler/$file"
fi

# Few are left for the sanitizers, which see what reads or writes beside an array.
fate=killed
if ! compile -O1; then
    fate=invalid
elif survives 1 4000000 && compile -O1 -fsanitize=address,undefined -fno-sanitize-recover=all && survives 4; then
    fate=survived
fi
printf '%s\t%s\n' "$fate" "$name"
