# SPDX-License-Identifier: GPL-3.0-or-later
: >empty.yaml
printf '# SPDX-License-Identifier: GPL-3.0-or-later\n# later\n' >only-comments.yaml
printf '%s\n' --- >only-a-beginning.yaml
printf '  \n\n' >only-blanks.yaml
printf '{}\n' >empty-map.yaml
check_all
