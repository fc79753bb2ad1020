# SPDX-License-Identifier: GPL-3.0-or-later
acdsim check case.yaml
acdsim run good.yaml --replications -1
acdsim run good.yaml --seed -1
acdsim run good.yaml --threads -1
acdsim check good.yaml --set agents.team.count=-1
