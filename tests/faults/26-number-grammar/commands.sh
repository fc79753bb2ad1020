# SPDX-License-Identifier: GPL-3.0-or-later
check_all
acdsim check counts.yaml --set 'queues={}' --set 'agents.team.count=0x10'
acdsim check counts.yaml --set 'queues={}' --set 'agents.team.count=1,5'
