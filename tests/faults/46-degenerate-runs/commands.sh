# SPDX-License-Identifier: GPL-3.0-or-later
acdsim check case.yaml
acdsim check beyond-the-horizon.yaml
acdsim run one.yaml --replications 0
acdsim run one.yaml
acdsim run one.yaml --format json -o result.json
grep -A 8 '"service_level": {' result.json | head -n 12
