# SPDX-License-Identifier: GPL-3.0-or-later
#
# Names of the functions that acd/acd.h declares, from the output of a preprocessor for C.

/^# [0-9]+ "/ { inside = /acd\/acd\.h"/; next }
!inside { next }
{
    for (i = 1; i <= length($0); i++) {
        c = substr($0, i, 1)
        if (c == "{" && depth++ == 0 && text ~ /\)[ \t]*$/) { declared(); text = "" } # defined here, inline
        if (depth == 0 && c != ";") text = text c
        if (c == "}" && --depth == 0 && text ~ /^[ \t]*$/) text = ""
        if (depth == 0 && c == ";") { declared(); text = "" }
    }
    text = text " "
}

function declared() {
    if (text !~ /^[ \t]*typedef/ && match(text, /[A-Za-z_][A-Za-z0-9_]*[ \t]*\(/)) {
        name = substr(text, RSTART, RLENGTH - 1)
        sub(/[ \t]+$/, "", name)
        print name
    }
}
