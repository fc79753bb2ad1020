#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh PROGRAM FOLDER: checks the scenarios of a copy of the folder, or does what its commands.sh says, and
# compares what that prints with its `expected`, byte for byte.
set -euo pipefail
program=$(realpath "$1")
folder=$(realpath "$2")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp -r "$folder" "$work/copy"
cd "$work/copy"
exec </dev/null
unset NO_COLOR LANGUAGE
export LC_ALL=C

# As a user sees it: the command, standard output behind "out: ", standard error, the exit code.
acdsim() {
    local status=0
    printf '$ acdsim %s\n' "$*"
    timeout 200 "$program" "$@" >"$work/out" 2>"$work/err" || status=$?
    sed 's/^/out: /' "$work/out"
    cat "$work/err"
    echo "exit $status"
}

check_all() {
    for scenario in *.yaml; do acdsim check "$scenario"; done
}

if [ -e commands.sh ]; then
    (. ./commands.sh) >"$work/found"
else
    check_all >"$work/found"
fi
diff -u --label expected --label found "$folder/expected" "$work/found"
