#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# globals.sh LIBRARY...: nothing mutable at file scope, or two replications would share it.
set -euo pipefail
here=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source-path=SCRIPTDIR source=objects.bash
. "$here/objects.bash"

# NAME: why it may be written. GSL takes its generators as pointers to constant tables.
allowed=()

bad=0
for library in "$@"; do
    [ -s "$library" ] || { echo "$library: no such library"; exit 1; }
    for name in $(writable_data "$library"); do
        [[ " ${allowed[*]-} " != *" $name "* ]] || continue
        echo "$(basename "$library"): $name can be written"
        bad=$((bad + 1))
    done
done
echo "$# libraries read, $bad names can be written"
[ $# -gt 0 ] && [ "$bad" -eq 0 ]
