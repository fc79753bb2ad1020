# SPDX-License-Identifier: GPL-3.0-or-later
acdsim run none-arrive.yaml
acdsim run all-abandon.yaml
for scenario in none-arrive all-abandon; do
    acdsim run $scenario.yaml -q --format json -o result.json
    grep -c 'nan\|inf' result.json || true
done
