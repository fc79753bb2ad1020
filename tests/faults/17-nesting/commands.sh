# SPDX-License-Identifier: GPL-3.0-or-later
nested() { # LEVELS, and one for the map around them
    printf 'acdsim: 1\nx-note: '
    printf "%$1s" '' | tr ' ' '['
    printf "%$1s\n" '' | tr ' ' ']'
    printf 'calls: {help: {arrivals: {poisson: 60/h}, talk: 3min}}\nagents: {team: {count: 4, serves: [help]}}\n'
}
nested 63 >levels-64.yaml
nested 64 >levels-65.yaml
{ printf 'x-note: '; printf '%200000s' '' | tr ' ' '['; } >levels-200000.yaml
check_all
