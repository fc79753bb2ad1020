# SPDX-License-Identifier: GPL-3.0-or-later
scenario='acdsim: 1
calls: {help: {arrivals: {poisson: 60/h}, talk: 3min}}
agents: {team: {count: 4, serves: [help]}}'
text() { head -c "$1" /dev/zero | tr '\0' "$2"; }
mib=$((1024 * 1024))

{ echo "$scenario"; text $((16 * mib - ${#scenario} - 1)) ' '; } >bytes-16-mib.yaml
{ cat bytes-16-mib.yaml; printf ' '; } >bytes-too-many.yaml
{ echo "$scenario"; printf 'name: "'; text 65536 x; echo '"'; } >text-64-kib.yaml
{ echo "$scenario"; printf 'name: "'; text 65537 x; echo '"'; } >text-too-long.yaml
{ echo "$scenario"; echo "x-note: ["; seq -f "%.0f," 999950; echo ']'; } >events-enough.yaml
{ echo "$scenario"; echo "x-note: ["; seq -f "%.0f," 1000000; echo ']'; } >events-too-many.yaml
{ echo "$scenario"; echo "x-note: ["; seq -f '&a%.0f 1,' 100001; echo ']'; } >anchors-too-many.yaml
check_all
