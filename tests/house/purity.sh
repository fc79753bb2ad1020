#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# purity.sh ROOT CC WORK: the scheduler needs nothing from outside but mem*, and keeps nothing of its own.
# It is compiled plainly for this: sanitizers, coverage and stack protectors bring symbols with them. And it
# compiles with the names that a compiler's own dialect adds to the standard headers.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=objects.bash
. "$here/objects.bash"

root=$1 cc=$2 work=$3
rm -rf "$work"
mkdir -p "$work"

sources=("$root"/scheduler/*.c)
for source in "${sources[@]}"; do
    "$cc" -std=gnu17 -D_GNU_SOURCE -fsyntax-only -I "$root/scheduler/include" "$source"
    "$cc" -std=c11 -O2 -fno-stack-protector -I "$root/scheduler/include" -I "$root" \
        -c "$source" -o "$work/$(basename "$source" .c).o"
done

# Joined into one object, what the files define for each other is no longer undefined.
ld -r -o "$work/joined" "$work"/*.o
foreign=$(nm -u "$work/joined" | awk '{print $NF}' | grep -vxE 'mem(cpy|move|set|cmp)' || true)
mutable=$(writable_data "$work"/*.o)

[ -z "$foreign" ] || echo "the scheduler must not need: ${foreign//$'\n'/ }"
[ -z "$mutable" ] || echo "the scheduler must not keep: ${mutable//$'\n'/ }"
echo "${#sources[@]} sources read"
[ -z "$foreign$mutable" ]
