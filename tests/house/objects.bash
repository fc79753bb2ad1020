# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
#
# What an object file or an archive holds, for the scripts beside this one.

# Names of data that can be written while the program runs. The section decides, not the letter of nm:
# a constant table of pointers stands in .data.rel.ro and is read-only once the program is loaded, but nm
# calls it `d` like a variable.
writable_data() {
    objdump -t "$@" | awk '
        { section = ""; for (i = 2; i <= NF; i++) if ($i ~ /^\.|^\*COM\*$/) { section = $i; break } }
        $NF == section || section ~ /^\.data\.rel\.ro/ { next }
        section ~ /^\.(data|bss|tdata|tbss)(\.|$)/ || section == "*COM*" { print $NF }'
}
