# SPDX-License-Identifier: GPL-3.0-or-later
list() { printf "*$1, *$1, *$1, *$1, *$1, *$1, *$1, *$1, *$1"; }
{
    echo 'acdsim: 1'
    echo 'x-a: &a [a, a, a, a, a, a, a, a, a]'
    for pair in 'b a' 'c b' 'd c' 'e d' 'f e' 'g f' 'h g' 'i h'; do
        echo "x-${pair% *}: &${pair% *} [$(list "${pair#* }")]"
    done
} >bomb.yaml
acdsim check bomb.yaml
