# SPDX-License-Identifier: GPL-3.0-or-later
acdsim run case.yaml -q
acdsim run one-bad-day.yaml -q -j 1 -o table.txt
head -n 2 table.txt
acdsim run one-bad-day.yaml -q -j 1 --format json -o result.json
grep -o '"complete":.*' result.json
