#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh ROOT BUILD WORK WHICH: makes mutants of libacd one by one and shows them to its quick tests. BUILD is a
# release build with tests; WHICH is `all`, `few` (those of few.txt), or a text that is part of their names.
# CC: the compiler, gcc. JOBS: how many at once, 2. Fails when a mutant survives that is not in
# survivors.txt, when less than 90 % die, or when one of the lists names a mutant that there is not.
set -euo pipefail
root=$1 build=$2 work=$3 which=$4
here=$root/tests/mutation
export ROOT=$root BUILD=$build WORK=$work CC=${CC:-gcc}

rm -rf "$work"
mkdir -p "$work"

# ---- which ------------------------------------------------------------------------------------------

names() { # FILE: the names in a list, without comments and reasons
    sed -nE 's/^  ([a-z]+\.[ch] )/\1/p' "$1"
}
count() { wc -l <"$work/$1"; }

"$build/tests/mutation/mutants" list "$root"/scheduler/*.[ch] >"$work/everything"
names "$here/survivors.txt" >"$work/excused"
names "$here/few.txt" >"$work/few"
if unknown=$(cat "$work/excused" "$work/few" | grep -vxFf "$work/everything"); then
    printf 'not a mutant (any more), but in a list:\n%s\n' "$unknown"
    exit 1
fi
case $which in
    all) cp "$work/everything" "$work/chosen" ;;
    few) cp "$work/few" "$work/chosen" ;;
    *)
        if ! grep -F -e "$which" "$work/everything" >"$work/chosen"; then
            echo "no mutant has '$which' in its name"
            exit 1
        fi
        ;;
esac

# ---- all of them ------------------------------------------------------------------------------------

if [ "$("$here/one.sh")" != $'survived\t' ]; then
    echo 'the tests fail without any fault'
    exit 1
fi
xargs -a "$work/chosen" -d '\n' -n 1 -P "${JOBS:-2}" "$here/one.sh" >"$work/fates"

# ---- the sum ----------------------------------------------------------------------------------------

for fate in killed survived invalid; do
    sed -n "s/^$fate\t//p" "$work/fates" | sort >"$work/$fate"
done
grep -vxFf "$work/excused" "$work/survived" >"$work/unexcused" || true
grep -xFf "$work/excused" "$work/killed" >"$work/wronged" || true
valid=$(($(count killed) + $(count survived)))

[ "$(count wronged)" -eq 0 ] || { echo 'killed, although survivors.txt says why not:'; cat "$work/wronged"; }
[ "$(count unexcused)" -eq 0 ] || { echo 'survived, and no reason is given:'; cat "$work/unexcused"; }
echo "$(count chosen) mutants: $(count invalid) do not compile, $(count killed) of $valid die," \
    "$(count survived) survive, $(count unexcused) of them without a reason"
[ $((valid + $(count invalid))) -eq "$(count chosen)" ] && [ "$(count unexcused)" -eq 0 ] &&
    [ "$valid" -gt 0 ] && [ $(($(count killed) * 10)) -ge $((valid * 9)) ]
