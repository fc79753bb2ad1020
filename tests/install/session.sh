#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# session.sh PROGRAM SESSION: plays a session (day.session says how one is written) and compares every line. The
# input is open until the last line was said; then its end must end the program, with 0 and without another word.
# It waits for lines, at most PATIENCE seconds for each, and never for time to pass.
set -euo pipefail
trap '' PIPE
program=$1 session=$2
patience=${PATIENCE:-120}
started='' said=0 before='' now=''

fail() {
    echo "${session##*/}: line $number: $1"
    exit 1
}

stop() {
    [ -z "$started" ] || kill "$started" 2>/dev/null || true
}
trap stop EXIT

start() { # ARGUMENT...
    coproc PLAYER { exec "$program" "$@" 2>&1; }
    started=$PLAYER_PID
    local input=${PLAYER[1]}
    exec {from}<&"${PLAYER[0]}" {to}>&"$input" {input}>&-
}

# The next line into `line`, its time, if it has one, into `now`.
hear() {
    local status=0
    IFS= read -r -t "$patience" -u "$from" line || status=$?
    [ $status -le 128 ] || fail "nothing was said for $patience s, wanted: $1"
    [ $status -eq 0 ] || fail "the program ended, wanted: $1"
    said=$((said + 1))
    [[ $line =~ ^([0-9]+)\.([0-9]{3})\ (.*)$ ]] || return 0
    line=${BASH_REMATCH[3]}
    before=$now now=$((10#${BASH_REMATCH[1]}${BASH_REMATCH[2]}))
}

# Milliseconds since the line before, give or take the rounding of both.
check_time() { # SECONDS
    local wanted=$((10#${1/./})) got=$((now - before))
    [ $((got - wanted + 1)) -ge 0 ] || fail "$got ms after the line before, wanted $wanted"
    [ $((got - wanted - 1)) -le 0 ] || fail "$got ms after the line before, wanted $wanted"
}

expect() { # TEXT
    local wanted=$1 after=''
    if [[ $wanted =~ ^\+([0-9]+\.[0-9]{3})\ (.*)$ ]]; then
        after=${BASH_REMATCH[1]} wanted=${BASH_REMATCH[2]}
    fi
    hear "$wanted"
    [ "$line" = "$wanted" ] || fail "said: $line, wanted: $wanted"
    [ -z "$after" ] || check_time "$after"
}

number=0
while IFS= read -r step; do
    number=$((number + 1))
    case $step in
        '' | '#'*) ;;
        '$ '*) read -ra arguments <<<"${step#'$ '}"; start "${arguments[@]}" ;;
        '> '*) { printf '%s\n' "${step#> }" >&"$to"; } 2>/dev/null || fail 'the program ended' ;;
        '< '*) expect "${step#< }" ;;
        *) fail "not a step: $step" ;;
    esac
done <"$session"

[ "$said" -gt 0 ] || fail 'a session in which nothing is said'
exec {to}>&-
! IFS= read -r -t "$patience" -u "$from" line || fail "said after all: $line"
status=0
wait "$started" || status=$?
started=''
[ $status -eq 0 ] || fail "the program ended with $status"
echo "${session##*/}: $said lines as they should be"
