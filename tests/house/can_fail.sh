#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# can_fail.sh ROOT CC CXX WORK: breaks each rule of the house in a copy of the tree and expects the script
# that guards it to notice; and expects it to be content with the copy as it was.
set -euo pipefail
root=$1 cc=$2 cxx=$3 work=$4
house=$root/tests/house
tree=$work/tree
rm -rf "$work"
mkdir -p "$tree"
for part in scheduler models sim scenarios reports cli tests cmake script .ci CMakeLists.txt README.md; do
    [ ! -e "$root/$part" ] || cp -r "$root/$part" "$tree/"
done

layers() { "$house/layers.sh" "$tree"; }
purity() { "$house/purity.sh" "$tree" "$cc" "$work/purity"; }
spdx() { "$house/spdx.sh" "$tree"; }
lengths() { "$house/lengths.sh" "$tree"; }
headers() { "$house/headers.sh" "$tree" "$cc" "$cxx" models; } # one folder stands for all

# What a script says when its own rule is broken: failing for another reason proves nothing.
declare -A complaint=(
    [layers]='must not include'
    [purity]='the scheduler must not'
    [spdx]='no line'
    [lengths]='more than'
    [headers]='does not compile alone'
    [globals]='can be written|no such library'
)

tried=0
missed=0
verdict() { # WANTED SCRIPT SENTENCE
    local got=pass
    "$2" >"$work/output" 2>&1 || got=fail
    [ $got = pass ] || grep -Eq "${complaint[$2]}" "$work/output" || got='another failure'
    tried=$((tried + 1))
    [ "$1" = "$got" ] && return
    echo "wanted $1, got $got: $2: $3"
    cat "$work/output"
    missed=$((missed + 1))
}

# breaks SCRIPT FILE TEXT SENTENCE: with the text as a new file of the tree the script must fail.
breaks() {
    printf '%b\n' "$3" >"$tree/$2"
    verdict fail "$1" "$4"
    rm "$tree/$2"
}

keeps() { # the opposite of breaks
    printf '%b\n' "$3" >"$tree/$2"
    verdict pass "$1" "$4"
    rm "$tree/$2"
}

for script in layers purity spdx lengths headers; do
    verdict pass "$script" 'the tree as it is'
done

breaks layers scheduler/x.c '#include "sim/scenario.h"' 'the scheduler does not know the simulator'
breaks layers models/x.c '#include "acd/acd.h"' 'models do not know the scheduler'
breaks layers sim/x.c '#include "scenarios/load.h"' 'the simulator does not know YAML'
breaks layers sim/x.c '#include "cli/x.h"' 'only the command line knows the command line'
breaks layers reports/x.h '  #  include "scenarios/load.h"' 'reports never meet scenarios'
breaks layers scenarios/x.c '#include <reports/report.h>' 'scenarios never meet reports, in brackets neither'
breaks layers sim/x.c '#include "../cli/x.h"' 'a way round by the parent folder'
breaks layers sim/x.c '#include HIDDEN' 'a name made by a macro'
breaks layers sim/x.c '#include "scheduler/state.h"' 'the inside of the scheduler'
breaks layers sim/x.c '#include "tests/support/unit.h"' 'tests are not for use'
keeps layers sim/x.c '#include "models/dist.h"\n#include <acd/acd.h>\n#include <gsl/gsl_math.h>' 'what is allowed'

breaks purity scheduler/x.c '#include <stdlib.h>\nvoid *x(void);\nvoid *x(void) { return malloc(1); }' 'memory from outside'
breaks purity scheduler/x.c '#include <stdio.h>\nvoid x(void);\nvoid x(void) { puts("x"); }' 'output'
breaks purity scheduler/x.c '#include <string.h>\nsize_t x(const char *);\nsize_t x(const char *s) { return strlen(s); }' 'strings'
breaks purity scheduler/x.c 'int x(void);\nint x(void) { static int n; return ++n; }' 'a variable kept in a function'
breaks purity scheduler/x.c 'int x = 1;' 'a variable at file scope'
breaks purity scheduler/x.c '_Thread_local int x;' 'a variable of a thread'
keeps purity scheduler/x.c '#include <string.h>\nextern const char *const x[];\nconst char *const x[] = {"a", "b"};\nvoid y(char *, const char *, size_t);\nvoid y(char *a, const char *b, size_t n) { memcpy(a, b, n); }' 'memcpy, a constant table of pointers'

breaks spdx models/x.c 'int x;' 'a source without a licence'
breaks spdx tests/x.yaml 'acdsim: 1' 'a scenario without a licence'
breaks spdx tests/x.acd 'case x' 'a routing case without a licence'
breaks spdx script/x '#!/bin/sh\n:\n:\n# SPDX-License-Identifier: GPL-3.0-or-later' 'a licence too far down'
breaks spdx models/x.h '/* SPDX-License-Identifier: MIT */' 'another licence'
keeps spdx script/x '#!/bin/sh\n#\n# SPDX-License-Identifier: GPL-3.0-or-later' 'a licence after #!'

breaks lengths models/x.c "$(printf '%501s' '' | tr ' ' '\n' | sed 's/^/x/')" '501 lines'
breaks headers models/x.h 'uint32_t x(void);' 'a header that needs another one before it'
breaks headers models/x.h '#include "models/dist.h"\nint y[-1];' 'a header that is not C'

cp "$tree/scheduler/include/acd/acd.h" "$work/acd.h"
sed -i 's/^#define ACD_ACD_H$/&\nstruct x { int class; };/' "$tree/scheduler/include/acd/acd.h"
verdict fail headers 'the public header is C++ too'
cp "$work/acd.h" "$tree/scheduler/include/acd/acd.h"

printf '%121s' '' | tr ' ' '\n' >"$tree/README.md"
verdict fail lengths 'a README of 121 lines'

# Libraries: one that keeps a variable, one that does not, one that is not there.
library() { # TEXT
    printf '%b\n' "$1" >"$work/x.c"
    "$cc" -O2 -c "$work/x.c" -o "$work/x.o"
    rm -f "$work/x.a"
    ar rc "$work/x.a" "$work/x.o"
}
globals() { "$house/globals.sh" "$work/x.a"; }
library 'int x(void); int x(void) { static int n; return ++n; }'
verdict fail globals 'a variable kept in a function'
library 'double x[4];'
verdict fail globals 'a variable at file scope'
library 'const char *x = "x";'
verdict fail globals 'a pointer that can be turned elsewhere'
library 'const char *const x[] = {"a", "b"}; static const int y = 1; int z(void) { return y; }'
verdict pass globals 'constants'
rm "$work/x.a"
verdict fail globals 'no library'

echo "$tried cases, $missed missed"
[ "$missed" -eq 0 ]
