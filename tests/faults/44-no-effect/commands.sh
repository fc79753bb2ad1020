# SPDX-License-Identifier: GPL-3.0-or-later
acdsim check case.yaml
acdsim check -q case.yaml
acdsim run -q case.yaml --replications 2 -o table.txt
