# SPDX-License-Identifier: GPL-3.0-or-later
bytes() { sed "3s/A day/$1/" case.yaml >"$2.yaml"; acdsim check "$2.yaml"; }
bytes 'caf\xe9 au lait' latin-1
bytes '\xc3\xa9t\xc3\xa9 \xc0\xaf' overlong
bytes 'a \xed\xa0\x80 b' surrogate
bytes 'a \xf4\x90\x80\x80 b' above-unicode
bytes '\x80' continuation
{ cat case.yaml; printf '# \xe2\x82'; } >cut-at-the-end.yaml
acdsim check cut-at-the-end.yaml
