# SPDX-License-Identifier: GPL-3.0-or-later
acdsim check missing.yaml
acdsim check missing/case.yaml
acdsim check case.yaml/more
mkdir folder.yaml
acdsim check folder.yaml
mkfifo pipe.yaml
acdsim check pipe.yaml
acdsim check /dev/zero
acdsim run /dev/zero
ln -s loop.yaml loop.yaml
acdsim check loop.yaml
acdsim check ''
ln -s case.yaml link.yaml
acdsim check link.yaml
cat case.yaml | acdsim check -
acdsim check - </dev/null
acdsim check - <folder.yaml
