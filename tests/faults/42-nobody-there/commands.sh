# SPDX-License-Identifier: GPL-3.0-or-later
acdsim run case.yaml -o table.txt
acdsim run waiting.yaml -o table.txt
acdsim run between-shifts.yaml -o table.txt
acdsim run waiting.yaml -q -o table.txt
