# SPDX-License-Identifier: GPL-3.0-or-later
bom=$'\xef\xbb\xbf'
sed "1s/^/$bom/" case.yaml >first.yaml
sed "3s/A /A $bom/" case.yaml >inside.yaml
sed "1s/^/$bom$bom/" case.yaml >twice.yaml
rm case.yaml
check_all
