# SPDX-License-Identifier: GPL-3.0-or-later
sed 's/$/\r/' lf.yaml >crlf.yaml
tr '\n' '\r' <lf.yaml >cr.yaml
for ends in lf crlf cr; do
    mv $ends.yaml case.yaml
    acdsim run case.yaml --format json -o $ends.json
    mv case.yaml $ends.yaml
done
cmp lf.json crlf.json
cmp lf.json cr.json
echo "sha256 of the lines: $(sha256sum <lf.yaml | cut -c 1-64)"
grep -o '"sha256": *"[0-9a-f]*"' cr.json
sed 's/60/sixty/' crlf.yaml >wrong.yaml
acdsim check wrong.yaml
