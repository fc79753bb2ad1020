#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# setup.sh ROOT WORK: script/setup on systems of every kind, played by small programs in place of apt-get,
# dpkg-query, id and sudo. Nothing is installed.
set -euo pipefail
root=$1 work=$2
rm -rf "$work"
mkdir -p "$work/tools" "$work/debian" "$work/sudo"

# The real programs that the script uses, without the folders they live in.
for tool in bash env cat grep sort mktemp rm; do
    ln -s "$(command -v "$tool")" "$work/tools/$tool"
done

program() { # FOLDER NAME, text on standard input
    cat >"$work/$1/$2"
    chmod +x "$work/$1/$2"
}
# MISSING: packages that are not installed. UPDATED_FIRST: installing works only after an update.
program debian dpkg-query <<'TEXT'
#!/usr/bin/env bash
[[ " $MISSING " == *" ${!#} "* ]] && exit 1
echo installed
TEXT
program debian apt-get <<'TEXT'
#!/usr/bin/env bash
echo "uid $FAKE_UID: apt-get $*" >>"$CALLS"
[[ "$*" == *update* || $APT == works ]] && exit 0
[[ $APT == stale ]] && grep -q update "$CALLS"
TEXT
program tools id <<'TEXT'
#!/usr/bin/env bash
echo "$FAKE_UID"
TEXT
program sudo sudo <<'TEXT'
#!/usr/bin/env bash
FAKE_UID=0 exec "$@"
TEXT

printf 'ID=debian\nVERSION_ID="12"\n' >"$work/os-debian"
printf 'ID=linuxmint\nID_LIKE="ubuntu debian"\n' >"$work/os-mint"
printf 'ID=fedora\nID_LIKE="rhel debianish"\n' >"$work/os-fedora"

# setup WORD with what the variables say; leaves `status`, $work/output and $work/calls.
setup() {
    : >"$work/calls"
    status=0
    PATH="$work/tools${debian:+:$work/debian}${sudo:+:$work/sudo}" \
        OS_RELEASE_FILE="$work/os-$system" MISSING=$missing FAKE_UID=$uid APT=$apt CALLS="$work/calls" \
        "$root/script/setup" "$@" >"$work/output" 2>&1 || status=$?
}
given() { # NAME=VALUE...: everything else as on a Debian with nothing missing, as a user
    system=debian debian=yes sudo='' missing='' uid=1000 apt=works
    local setting
    for setting in "$@"; do printf -v "${setting%%=*}" '%s' "${setting#*=}"; done
}

tried=0
wrong=0
expect() { # SENTENCE STATUS CALLS OUTPUT: extended patterns, of everything that was called and said
    tried=$((tried + 1))
    if [ "$status" = "$2" ] && [[ $(<"$work/calls") =~ ^$3$ ]] && [[ $(<"$work/output") =~ $4 ]]; then return; fi
    printf 'not so: %s\nstatus %s, wanted %s\ncalls:\n%s\noutput:\n%s\n' \
        "$1" "$status" "$2" "$(<"$work/calls")" "$(<"$work/output")"
    wrong=$((wrong + 1))
}

given
setup test
expect 'with nothing missing nobody is asked' 0 '' '^$'

given missing='libcjson-dev ninja-build' uid=0
setup build
expect 'root installs what is missing and no more' 0 \
    'uid 0: apt-get .*install --no-install-recommends ninja-build libcjson-dev' 'installing ninja-build libcjson-dev'

given missing=libcunit1-dev
setup build
expect 'what only tests need is not needed to build' 0 '' '^$'

given missing=libcunit1-dev uid=0
setup test
expect 'the tests need it' 0 'uid 0: apt-get .*install .* libcunit1-dev' ''

given missing='gcovr valgrind' uid=0
setup coverage
expect 'to measure coverage nothing is needed to measure speed' 0 'uid 0: apt-get .*install --no-install-recommends gcovr' ''

given missing=cmake uid=0 apt=stale
setup build
expect 'old package lists are fetched anew, once' 0 \
    $'uid 0: apt-get [^\n]*install [^\n]*\nuid 0: apt-get [^\n]*update\nuid 0: apt-get [^\n]*install [^\n]*cmake' ''

given missing=cmake sudo=yes
setup build
expect 'a user goes through sudo' 0 'uid 0: apt-get .*install .*cmake' ''

given missing='cmake libgsl-dev'
setup build
expect 'without sudo a user is told what to run' 4 '' \
    'apt-get update && apt-get install -y --no-install-recommends cmake libgsl-dev'

given missing=cmake uid=0 apt=fails
setup build
expect 'when apt-get fails one is told what to run' 4 '.*install.*update.*install.*' 'apt-get install .*cmake'

given missing=cmake system=fedora uid=0
setup build
expect 'another system is told the packages' 4 '' 'not Debian.* libgsl-dev '

given system=debian debian='' uid=0
setup build
expect 'a system without apt-get is told the packages' 4 '' 'not Debian.* libgsl-dev '

given missing=cmake system=mint uid=0
setup build
expect 'what is made from Debian is as good' 0 'uid 0: apt-get .*install .*cmake' ''

given
setup everything
expect 'an unknown word is a mistake' 2 '' 'usage: script/setup'

given
setup
expect 'so is none' 2 '' 'usage: script/setup'

echo "$tried cases, $wrong wrong"
[ "$wrong" -eq 0 ]
