# SPDX-License-Identifier: GPL-3.0-or-later
results() {
    acdsim run case.yaml
    acdsim run case.yaml --format json --calls calls.csv
    cat calls.csv
    acdsim check case.yaml wrong.yaml
    acdsim run case.yaml --replications 2,5
}
export LOCPATH=$PWD/locales
mkdir locales
results >C.txt
for locale in de_DE tr_TR; do
    localedef -i $locale -f UTF-8 "locales/$locale.UTF-8"
    export LC_ALL=$locale.UTF-8
    printf "$locale: %.2f\n" "$(LC_ALL=$locale.UTF-8 printf '%.2f' 0,25)"
    results >$locale.txt
    LC_ALL=C
    cmp C.txt $locale.txt && echo "the same results and messages"
done
acdsim check wrong.yaml
