# SPDX-License-Identifier: GPL-3.0-or-later
for scenario in first-of-all handover headcount two-at-the-start the-end-drained the-end-cleared; do
    acdsim run $scenario.yaml -q --calls calls.csv -o table.txt
    cut -d , -f 2-3,5,7-9 calls.csv
done
acdsim check at-the-end.yaml
