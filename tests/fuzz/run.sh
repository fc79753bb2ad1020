#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# run.sh FUZZER CORPUS DICTIONARY WORK RUNS [OPTION...]: libFuzzer with a fixed number of runs and a fixed seed. What it finds on
# its way stays in WORK, an input that fails too: its name is printed, and FUZZER with that name as its argument
# shows it again.
set -euo pipefail
fuzzer=$1 corpus=$2 dictionary=$3 work=$4 runs=$5
shift 5
# Not more than the corpus: where it begins must not depend on what an earlier time has found.
rm -rf "$work"
mkdir -p "$work/found"

# It counts by addresses: where a program may be run without random ones, it always does the same.
wrap=()
! setarch "$(uname -m)" -R true 2>/dev/null || wrap=(setarch "$(uname -m)" -R)
exec "${wrap[@]}" "$fuzzer" -seed=1 -runs="$runs" -max_len=1500 -timeout=60 -rss_limit_mb=3000 -dict="$dictionary" \
    -artifact_prefix="$work/" -print_final_stats=1 "$@" "$work/found" "$corpus"
