# SPDX-License-Identifier: GPL-3.0-or-later
ln -s /etc/passwd link-out.yaml
for scenario in good up absolute link cycle itself; do acdsim check $scenario.yaml; done
for depth in 1 2 3 4 5 6 7 8; do echo "include: depth-$((depth + 1)).yaml" >depth-$depth.yaml; done
cp inside/team.yaml depth-9.yaml
sed 's/inside.team/depth-2/' good.yaml >depth-8.txt
sed 's/inside.team/depth-1/' good.yaml >depth-9.txt
acdsim check depth-8.txt
acdsim check depth-9.txt
{ printf 'acdsim: 1\ninclude: ['; seq -s, -f 'part-%.0f.yaml' 1001; echo ']'; } >many.yaml
for part in $(seq 1001); do echo "x-$part: 1" >part-$part.yaml; done
acdsim check many.yaml
sed 's/x-1001/x-1/' part-1001.yaml >two.yaml
echo 'x-1: 2' >three.yaml
sed 's/inside.team.yaml/[inside\/team.yaml, two.yaml, three.yaml]/' good.yaml >disagree.yaml
acdsim check disagree.yaml
sed 's/inside.team.yaml/{file: inside\/team.yaml}/' good.yaml >map.yaml
acdsim check map.yaml
