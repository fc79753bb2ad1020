#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# spdx.sh ROOT: the licence stands at the head of everything that somebody wrote.
set -euo pipefail
cd "$1"

# scenarios/init is for whoever starts with it: what they write is theirs.
sources() {
    find . -name .git -prune -o -path ./build -prune -o -path ./scenarios/init -prune -o -type f \
        \( -name '*.[ch]' -o -name '*.sh' -o -name '*.bash' -o -name '*.awk' -o -name '*.py' -o -name '*.cmake' \
        -o -name CMakeLists.txt -o -name '*.in' -o -name '*.acd' -o -name '*.yaml' -o -name '*.yml' -o -name .clang-format \
        -o -path './script/*' -o -path './.ci/*' \) -print
}

# In the first two lines; after a #! in the first three.
licensed() {
    local head=()
    mapfile -n 3 head <"$1" 2>/dev/null
    [[ ${head[0]-} == '#!'* ]] || head=("${head[@]:0:2}")
    [[ ${head[*]} == *'SPDX-License-Identifier: GPL-3.0-or-later'* ]]
}

count=0
bad=0
while IFS= read -r file; do
    count=$((count + 1))
    licensed "$file" && continue
    echo "$file: no line \"SPDX-License-Identifier: GPL-3.0-or-later\" at its head"
    bad=$((bad + 1))
done < <(sources)
echo "$count files, $bad without a licence"
[ "$count" -gt 0 ] && [ "$bad" -eq 0 ]
