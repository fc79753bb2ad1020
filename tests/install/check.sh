#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# check.sh CHECK ROOT PACKAGE WORK: one check of libacd as it was installed in PACKAGE, seen by a stranger: nothing
# of ROOT is used but scheduler/examples/tinyacd.c and scheduler/README.md, and the header to compare. CC and CXX compile,
# LIBDIR is the folder of libraries, BUILT the folder that must not be mentioned.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
check=$1 root=$2 package=$3 work=$4/$1
libdir=${LIBDIR:-lib}
tinyacd=$root/scheduler/examples/tinyacd.c
warnings=(-Wall -Wextra -Wpedantic -Werror)
rm -rf "$work"
mkdir -p "$work"

fail() {
    echo "$check: $1" >&2
    exit 1
}

# Only this package: another that the system may have is not looked at.
export PKG_CONFIG_LIBDIR=$package/$libdir/pkgconfig PKG_CONFIG_PATH=
flags() {
    pkg-config "$@" acd || fail 'pkg-config does not know the package'
}

build() { # PROGRAM SOURCE COMPILER...
    local program=$1 source=$2 cflags libs
    shift 2
    cflags=$(flags --cflags)
    libs=$(flags --libs)
    # shellcheck disable=SC2086 # words
    "$@" "${warnings[@]}" $cflags "$source" -o "$program" $libs || fail "does not build with $*"
}

play() { # PROGRAM
    "$here/session.sh" "$1" "$here/day.session"
    "$here/session.sh" "$1" "$here/lapse.session"
    ! "$1" 0 </dev/null >/dev/null || fail 'telephones that ring for 0 s are taken for good'
}

functions() {
    echo '#include <acd/acd.h>' >"$work/header.c"
    # shellcheck disable=SC2046 # words
    "$CC" -std=c11 -E $(flags --cflags) "$work/header.c" | awk -f "$here/functions.awk"
}

words() { # FILE...: what looks like a name of the library
    grep -ohE '\b(acd|ACD)_[A-Za-z0-9_]+\b' "$@" | LC_ALL=C sort -u
}

# A program with the address of every function, read while it runs: none can be left out.
linker() {
    printf '%s\n' '#include <acd/acd.h>' '#include <stdio.h>' 'typedef void (*function)(void);' \
        'static const volatile function all[] = {'
    sed 's/.*/    (function)&,/' "$1"
    printf '%s\n' '};' 'int main(void)' '{' '    unsigned count = 0;' \
        '    for (unsigned i = 0; i < sizeof all / sizeof *all; i++)' '        count += all[i] != 0;' \
        '    return printf("%u functions\n", count) < 0;' '}'
}

check_files() {
    (cd "$package" && find . ! -type d) | sed 's|^\./||; s|acdConfig-[a-z]*\.|acdConfig-TYPE.|' | LC_ALL=C sort >"$work/got"
    printf '%s\n' include/acd/acd.h "$libdir"/{cmake/acd/acdConfig{-TYPE,,Version}.cmake,libacd.a,pkgconfig/acd.pc} |
        LC_ALL=C sort >"$work/wanted"
    diff "$work/wanted" "$work/got" || fail 'not the files of the package'
    cmp "$root/scheduler/include/acd/acd.h" "$package/include/acd/acd.h" || fail 'another header'
    ! grep -rIlF -e "$root" -e "${BUILT:-$root}" "$package" || fail 'says where it was made'
    local archive=$package/$libdir/libacd.a
    [ "$(head -c 7 "$archive")" = '!<arch>' ] || fail 'not a plain archive'
    objdump -h "$archive" >"$work/sections" || fail 'not a plain archive'
    grep -q '\.text' "$work/sections" || fail 'not a plain archive'
    ! grep -q '\.gnu\.lto_' "$work/sections" || fail 'not a plain archive'
}

check_c11() {
    build "$work/tinyacd" "$tinyacd" "$CC" -std=c11
    play "$work/tinyacd"
}

check_cxx() {
    build "$work/tinyacd" "$tinyacd" "$CXX" -x c++
    play "$work/tinyacd"
}

check_cmake() {
    cmake -S "$here/host" -B "$work/host" -DCMAKE_PREFIX_PATH="$package" -DTINYACD="$tinyacd" ||
        fail 'is not found'
    grep -qF "acd_DIR:PATH=$package/" "$work/host/CMakeCache.txt" || fail 'another package is found'
    cmake --build "$work/host" || fail 'does not build'
    play "$work/host/tinyacd"
}

check_functions() {
    functions >"$work/functions"
    [ -s "$work/functions" ] || fail 'the header declares nothing'
    ! grep -vx 'acd_[a-z0-9_]*' "$work/functions" || fail 'a name that is not of this library'
    linker "$work/functions" >"$work/linker.c"
    build "$work/c" "$work/linker.c" "$CC" -std=c11
    build "$work/cxx" "$work/linker.c" "$CXX" -x c++
    "$work/c"
    "$work/cxx"
}

# What the page about embedding and the example speak of is there, and the page speaks of every function.
check_texts() {
    local lines
    lines=$(wc -l <"$tinyacd")
    [ "$lines" -le 150 ] || fail "tinyacd.c has $lines lines, more than 150"
    words "$root/scheduler/README.md" "$tinyacd" >"$work/spoken"
    words "$package/include/acd/acd.h" >"$work/there"
    ! comm -23 "$work/spoken" "$work/there" | grep . || fail 'spoken of, not there'
    words "$root/scheduler/README.md" >"$work/spoken"
    functions | LC_ALL=C sort >"$work/there"
    ! comm -13 "$work/spoken" "$work/there" | grep . || fail 'there, not spoken of'
    awk '/^```c$/ { inside = 1; next } /^```$/ { inside = 0 } inside' "$root/scheduler/README.md" >"$work/loop.c"
    [ -s "$work/loop.c" ] || fail 'no loop is shown'
    # shellcheck disable=SC2046 # words
    "$CC" -std=c11 "${warnings[@]}" -c $(flags --cflags) "$work/loop.c" -o "$work/loop.o" ||
        fail 'the loop that is shown does not build'
}

"check_$check"
echo "$check: ok"
