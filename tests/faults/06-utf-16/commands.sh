# SPDX-License-Identifier: GPL-3.0-or-later
# As iconv -t UTF-16LE does it: a byte of zeros before or behind each byte.
zeros() { od -An -v -tx1 case.yaml | tr -s ' ' '\n' | sed -n "s/../$1/p" | tr -d '\n'; }
{ printf '\xff\xfe'; printf "$(zeros '\\x&\\x00')"; } >little-endian.yaml
{ printf '\xfe\xff'; printf "$(zeros '\\x00\\x&')"; } >big-endian.yaml
printf "$(zeros '\\x&\\x00')" >without-mark.yaml
rm case.yaml
check_all
