#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# defects.sh ROOT: docs/defects.md has each of R1 to R48 once; the cases it names are those that there are, and
# the tests it names exist.
set -euo pipefail
cd "$1"
table=docs/defects.md
bad=0
complain() { echo "$table: $1" && bad=1; }

diff <(sed -En 's/^\| (R[0-9]+) \|.*/\1/p' $table) <(printf 'R%d\n' {1..48}) || complain 'not each number once, in order'
diff <(grep -Eo '`R[0-9]+[,:][^`]*`' $table | tr -d '`' | sort) <(sed -n 's/^case //p' tests/spec/defects_*.acd | sort) ||
    complain 'names (<) other cases than there are (>)'
while IFS=$'\t' read -r file sentence; do
    grep -qF "{$sentence," "$file" || complain "no test $sentence in $file"
done < <(grep -Eo '`tests/[a-z/]+\.c` "[^"]*"' $table | sed -E 's/`([^`]*)` /\1\t/')

[ $bad -eq 0 ] && echo "$table: 48 defects, $(cat tests/spec/defects_*.acd | grep -c '^case ') cases"
