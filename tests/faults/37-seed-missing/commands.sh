# SPDX-License-Identifier: GPL-3.0-or-later
acdsim run case.yaml -o default.txt --calls default.csv
grep -o 'seed [0-9]*' default.txt
acdsim run case.yaml --seed 1 -o one.txt --calls one.csv
cmp default.txt one.txt
cmp default.csv one.csv
head -n 3 default.csv
acdsim run case.yaml --format json -o default.json
grep -o '"seed":.*' default.json
