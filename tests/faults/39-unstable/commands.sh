# SPDX-License-Identifier: GPL-3.0-or-later
check_all
acdsim run case.yaml --replications 3 -o table.txt
acdsim run case.yaml -q --replications 3 -o table.txt
