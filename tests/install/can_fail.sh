#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# can_fail.sh ROOT PACKAGE WORK: spoils the installed package, the example or the page in a copy, in every way that
# check.sh and session.sh are there for, and expects the right complaint; and none about a copy as it was.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
root=$1 package=$2 work=$3
export BUILT=$work/built # the folder of the copies is not where anything was made
libdir=package/${LIBDIR:-lib}
archive=$libdir/libacd.a pc=$libdir/pkgconfig/acd.pc config=$libdir/cmake/acd/acdConfig.cmake
header=package/include/acd/acd.h tinyacd=root/scheduler/examples/tinyacd.c page=root/scheduler/README.md
rm -rf "$work"
mkdir -p "$work"
cd "$work"

tried=0
missed=0
verdict() { # COMPLAINT SENTENCE COMMAND...: no complaint: it must pass
    local wanted=$1 sentence=$2 got=failed
    shift 2
    "$@" >output 2>&1 && got=passed
    tried=$((tried + 1))
    if [ -z "$wanted" ]; then [ $got = failed ] || return 0; fi
    if [ -n "$wanted" ] && [ $got = failed ] && grep -Eq -- "$wanted" output; then return 0; fi
    echo "$sentence: $got, wanted: ${wanted:-success}"
    cat output
    missed=$((missed + 1))
}

copy() {
    rm -rf package root
    cp -r "$package" package
    mkdir -p root/scheduler
    cp -r "$root/scheduler/include" "$root/scheduler/examples" "$root/scheduler/README.md" root/scheduler/
}

# spoilt CHECK COMPLAINT SENTENCE COMMAND...: after the command, in fresh copies, the check must complain.
spoilt() {
    local check=$1 complaint=$2 sentence=$3
    shift 3
    copy
    "$@"
    verdict "^$check: .*$complaint" "$check: $sentence" "$here/check.sh" "$check" "$work/root" "$work/package" "$work/checks"
}

edit() { # FILE SCRIPT: a script of sed that changes nothing proves nothing
    cp "$1" before
    sed -i -E "$2" "$1"
    ! cmp -s before "$1" || { echo "the edit changes nothing: $2"; exit 1; }
}

append() { # FILE TEXT
    printf '%b\n' "$2" >>"$1"
}

declared() { # TEXT: in the header, before the functions end
    edit "$header" "s|^acd \*acd_grow|$1\n&|"
}

archive_of() { # HOW_TO_COMPILE HOW_TO_ARCHIVE
    rm "$archive"
    echo 'int x(void); int x(void) { return 1; }' >x.c
    # shellcheck disable=SC2086 # words
    gcc $1 -c x.c -o x.o
    ar "$2" "$archive" x.o
}

empty_archive() {
    rm "$archive"
    ar rc "$archive"
}

for check in files c11 cxx cmake functions texts; do
    copy
    verdict '' "$check as it is" "$here/check.sh" $check "$work/root" "$work/package" "$work/checks"
done

spoilt files 'not the files' 'without the header' rm -r package/include
spoilt files 'not the files' 'with a program' touch package/acdsim
spoilt files 'another header' 'another header' edit "$header" 's/libacd/libACD/'
spoilt files 'says where' 'a path of the build' edit "$pc" "s|^prefix=.*|prefix=$work/built|"
spoilt files 'says where' 'a path of the sources' \
    edit "$config" "1s|^|set(x $work/root/scheduler)\n|"
spoilt files 'not a plain archive' 'an archive that points to objects' archive_of '' rcT
spoilt files 'not a plain archive' 'objects for the link-time optimizer only' archive_of -flto rc
spoilt files 'not a plain archive' 'objects for the optimizer too' archive_of '-flto -ffat-lto-objects' rc
spoilt files 'not a plain archive' 'an archive with nothing to run' empty_archive

for language in c11 cxx; do
    spoilt $language 'pkg-config does not know' 'no acd.pc' rm "$pc"
    spoilt $language 'does not build' 'no library named' edit "$pc" '/^Libs/d'
    spoilt $language 'does not build' 'a folder that is not there' edit "$pc" 's|/include|/includes|'
    spoilt $language 'does not build' 'a warning' edit "$tinyacd" 's|^int main.*|static int x;\n&|'
done
spoilt c11 'does not build' 'C++ only' edit "$tinyacd" 's|^int main.*|class x;\n&|'
spoilt cxx 'does not build' 'C only' edit "$tinyacd" 's|\(struct place \*\)||'
spoilt cxx 'does not build' 'a header without extern "C"' edit "$header" 's|^extern .C. \{|namespace x {|'
spoilt c11 'are taken for good' 'a time that cannot be is not refused' \
    edit "$tinyacd" 's|: 0;|: 1;|'

spoilt cmake 'is not found' 'no CMake package' rm "$config"
spoilt cmake 'is not found' 'another version' \
    edit "$libdir/cmake/acd/acdConfigVersion.cmake" 's/"0\.1\.0"/"9.9.0"/'
spoilt cmake 'is not found' 'no library beside it' rm "$archive"
spoilt cmake 'does not build' 'the include folder is not said' \
    edit "$config" '/INTERFACE_INCLUDE_DIRECTORIES/d'

# However a function is written, it is found.
spoilt functions 'does not build' 'declared, not there' declared 'int acd_x(void);'
spoilt functions 'does not build' 'after another on a line' declared 'int acd_release(acd *a, int64_t now, acd_agent agent); int acd_x(void);'
spoilt functions 'does not build' 'on several lines' declared 'const struct acd_event\n*acd_x(const acd *a,\n    int b);'
spoilt functions 'does not build' 'after a struct' declared 'struct acd_x_result { int (*x)(void); struct { int y; } z; } acd_x(void);'
spoilt functions 'does not build' 'after an inline one' declared 'static inline int acd_y(int x) { if (x) { return 1; } return 0; }\nint acd_x(void);'
spoilt functions 'not of this library' 'a name of others' declared 'int x(void);'
spoilt functions 'declares nothing' 'a header without functions' edit "$header" 's/^(enum|struct|bool|size_t|int|int64_t|acd) .*\(.*//'
spoilt functions 'does not build' 'a part of the archive is missing' ar d "$archive" block.c.o

spoilt texts 'more than 150' '151 lines' append "$tinyacd" '/**/'
spoilt texts 'spoken of, not there' 'a name that is not there' append "$page" acd_x
spoilt texts 'spoken of, not there' 'a constant that is not there' edit "$tinyacd" '2s|tinyacd|ACD_X|'
spoilt texts 'not spoken of' 'a function that nobody tells of' declared 'int acd_x(void);'
spoilt texts 'no loop is shown' 'a page without code' edit "$page" 's/^.{3}c$/.../'
spoilt texts 'does not build' 'a loop with a mistake' edit "$page" 's/acd_next\(\*center/acd_next(center/'

# The sessions notice what a change of the program does.
changed() { # SESSION COMPLAINT SENTENCE EDIT
    copy
    edit "$tinyacd" "$4"
    # shellcheck disable=SC2046 # words
    "$CC" -std=c11 -w -I package/include "$tinyacd" "$archive" -o program
    verdict "$1.session: line [0-9]+: $2" "$1: $3" "$here/session.sh" "$work/program" "$here/$1.session"
}
hangs='nothing was said for 3 s, wanted: stops'
PATIENCE=3 changed lapse "$hangs" 'it waits for the input alone' 's/wait < 0 \? 0 : /wait ? -1 : /'
PATIENCE=3 changed lapse "$hangs" 'it does not tick' 's/for \(;; obey\(tick\)\)/for (;;)/'
changed lapse '100 ms after .* wanted 200' 'they ring half as long' 's/seconds \* 1e6/seconds * 5e5/'
changed lapse '400 ms after .* wanted 200' 'they ring twice as long' 's/seconds \* 1e6/seconds * 2e6/'
changed lapse 'said: waits .* wanted: away' 'nobody is set away' 's/acd_profile_params\(.*\);/acd_defaults();/'
changed day 'the program ended' 'it does not grow' 's/grow\(NULL\)/exit(3)/'
changed day 'the program ended with 3' 'it ends badly' 's/return EXIT_SUCCESS/return 3/'
changed day 'said after all: bye' 'it says more' 's/return EXIT_SUCCESS/return puts("bye") < 0/'
changed day 'said: ' 'answering declines' 's/\? *acd_accept|acd_accept/acd_reject/'

fake() { # COMPLAINT SENTENCE SESSION: with cat for a program
    printf '%b\n' "$3" >fake.session
    verdict "$1" "session: $2" "$here/session.sh" "$(command -v cat)" "$work/fake.session"
}
fake '' 'what is typed is said' '$ -\n> 1.000 a\n> 1.201 b\n< a\n< +0.200 b'
fake 'said: a, wanted: b' 'another line' '$ -\n> a\n< b'
fake '202 ms after' 'too late' '$ -\n> 1.000 a\n> 1.202 b\n< a\n< +0.200 b'
fake '198 ms after' 'too early' '$ -\n> 1.000 a\n> 1.198 b\n< a\n< +0.200 b'
PATIENCE=1 fake 'nothing was said for 1 s, wanted: b' 'a line that does not come' '$ -\n> a\n< a\n< b'
fake 'in which nothing is said' 'an empty session' '$ -'
fake 'said after all: b' 'a line too many' '$ -\n> a\n> b\n< a'
fake 'not a step' 'a slip of the pen' '$ -\n>a'

echo "$tried cases, $missed missed"
[ "$missed" -eq 0 ]
