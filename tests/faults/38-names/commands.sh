# SPDX-License-Identifier: GPL-3.0-or-later
acdsim check case.yaml
name=$(printf '%10240s' '' | tr ' ' n)
sed "s/help/$name/" free-text.yaml >ten-kb.yaml
acdsim check ten-kb.yaml
acdsim run free-text.yaml -o table.txt
sed -n 2p table.txt
acdsim run free-text.yaml --format json -o result.json
grep '"name": "<' result.json
grep -c $'[\e\a\r]' table.txt result.json || true
