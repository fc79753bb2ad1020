# SPDX-License-Identifier: GPL-3.0-or-later
mkdir folder
ln -s /dev/zero zero
mkfifo pipe.yaml
printf '\x89PNG\r\n\x1a\n\x00\x00' >picture.yaml
{ echo 'name: a'; head -c $((16 * 1024 * 1024)) /dev/zero | tr '\0' ' '; } >huge.yaml
for scenario in directory device pipes image too-large missing; do acdsim check $scenario.yaml; done
