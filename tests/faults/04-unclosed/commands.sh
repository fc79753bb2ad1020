# SPDX-License-Identifier: GPL-3.0-or-later
check_all
head -c 60 whole.txt >truncated-in-braces.yaml
head -c 105 whole.txt >truncated-in-a-list.yaml
head -c 100 whole.txt >truncated-before-a-value.yaml
head -c 76 whole.txt >truncated-in-a-key.yaml
for scenario in truncated-*; do acdsim check "$scenario"; done
