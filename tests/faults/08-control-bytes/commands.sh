# SPDX-License-Identifier: GPL-3.0-or-later
bytes() { sed "3s/A day/$1/" case.yaml >"$2.yaml"; acdsim check "$2.yaml"; }
bytes 'a\x00b' nul
bytes 'a\x01b' soh
bytes 'a\x1b[31mb' escape
bytes '\x7f' delete
bytes 'a\xc2\x9bb' c1
bytes 'a\x0cb' form-feed
