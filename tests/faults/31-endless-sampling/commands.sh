# SPDX-License-Identifier: GPL-3.0-or-later
acdsim run case.yaml
acdsim run together.yaml
acdsim run no-time-between-callers.yaml
acdsim run extreme-but-good.yaml -o table.txt
