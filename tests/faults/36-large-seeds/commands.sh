# SPDX-License-Identifier: GPL-3.0-or-later
seed_of() { acdsim run case.yaml "$@" --format json -o result.json; grep -o '"seed":.*' result.json; }
seed_of
seed_of --seed 18446744073709551615
seed_of --set run.seed=9007199254740992
seed_of --seed 0
acdsim run case.yaml --seed 18446744073709551615 -o table.txt
grep -o 'seed [0-9]*' table.txt
acdsim run case.yaml --seed 18446744073709551616
acdsim run case.yaml --seed 1e3
acdsim check case.yaml --set run.seed=18446744073709551616
