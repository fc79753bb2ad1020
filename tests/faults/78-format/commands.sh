# SPDX-License-Identifier: GPL-3.0-or-later
check_all | sed 's/error: acdsim [0-9.]* reads/error: acdsim VERSION reads/'
