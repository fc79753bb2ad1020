#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# layers.sh ROOT: who includes whom. An arrow that is not listed here fails, and so does an include that
# hides where it points ("../sim/world.h", a macro).
set -euo pipefail
cd "$1"

layers=(scheduler models sim scenarios reports cli)

# Besides its own folder. `acd` is the public header of the scheduler, the only way into it.
declare -A may_include=(
    [scheduler]='acd'
    [models]=''
    [sim]='models acd'
    [scenarios]='sim models acd'
    [reports]='sim models acd'
    [cli]='scenarios reports sim models acd'
)

# Every line with an include: FILE:LINE:TEXT.
includes() {
    find "${layers[@]}" -name '*.[ch]' -exec grep -nHE '^[[:space:]]*#[[:space:]]*include' {} +
}

# Sets `target` to where an include in file $1 that says $2 points: a layer, `own`, `system` or `unclear`.
aim() {
    local path=${2:1} folder
    folder=${path%%/*}
    target=unclear
    case $2 in
        *..*) ;;
        [\"\<]acd/*) target=acd ;;
        [\"\<]*/*) if [ -d "$folder" ]; then target=$folder; elif [[ $2 == \<* ]]; then target=system; fi ;;
        \<*) target=system ;;
        \"*) [ ! -e "${1%/*}/${path%%\"*}" ] || target=own ;;
    esac
}

count=0
bad=0
while IFS=: read -r file line text; do
    count=$((count + 1))
    layer=${file%%/*}
    [[ $text =~ include[[:space:]]*(.*) ]]
    what=${BASH_REMATCH[1]}
    aim "$file" "$what"
    [[ " own system $layer ${may_include[$layer]} " == *" $target "* ]] && continue
    echo "$file:$line: $layer must not include $what ($target)"
    bad=$((bad + 1))
done < <(includes)

# A test that reads nothing finds nothing.
[ "$count" -gt 0 ] || { echo "no includes found under $1"; exit 1; }
echo "$count includes, $bad not allowed"
[ "$bad" -eq 0 ]
