# SPDX-License-Identifier: GPL-3.0-or-later
key() { head -c "$1" /dev/zero | tr '\0' k; }
plain="acdsim: 1
calls: {help: {arrivals: {poisson: 60/h}, talk: 3min}}
agents: {team: {count: 4, serves: [help]}}"
printf '%s\nx-%s: 1\n' "$plain" "$(key 1000)" >enough.yaml
printf '%s\nx-%s: 1\n' "$plain" "$(key 1024)" >plain.yaml
printf '%s\n"x-%s": 1\n' "$plain" "$(key 1024)" >quoted.yaml
printf '%s\n? x-%s\n: 1\n' "$plain" "$(key 1024)" >with-question-mark.yaml
check_all
