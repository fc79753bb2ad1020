#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
#
# schema_valid.py ACDSIM ROOT: `acdsim schema` is a schema of draft 2020-12; scenarios that are good are valid, typed as
# an editor types them (YAML 1.1) or all texts; and what the schema refuses acdsim check refuses too.
import json
import pathlib
import subprocess
import sys
import tempfile

import yaml
from jsonschema import Draft202012Validator

acdsim, root = sys.argv[1], pathlib.Path(sys.argv[2])

MINIMAL = """acdsim: 1
calls:
  support:
    arrivals: {poisson: 200/h}
    patience: {exponential: {mean: 5min}}
    talk: {exponential: {mean: 180s}}
agents:
  team: {count: 12, serves: [support]}
"""

# Every key once, and every way to write a value.
GOOD = ["""acdsim: 1
name: 2026
description:
x-notes: {anything: [goes, {here: 1}]}
horizon: {start: 08:00, end: "20:00", interval: none, at_close: clear, warmup: 15min}
run: {replications: 200, precision: {metric: queues.vip.service_level, half_width: 0.5%, max_replications: 20000},
      confidence: 0.9, seed: 18446744073709551615}
queues:
  vip: {priority: 1, capacity: 60, max_wait: 10min, overflow: {after: 1m30s, to: general},
        service_level: {within: 20s, target: 80%, definition: answered/offered}}
  general: {priority: "5"}
calls:
  vip:
    queue: vip
    arrivals: {poisson: {every: 6h, rates: [20/h, 0.5/min]}, busyness: {gamma: {cv: 18%}, shared: day}, scale: 1.1}
    patience: {lognormal: {mean: 4min, sd: 3min}, zero: 10%}
    balk: 0.02
    talk: {mixture: [{weight: 30%, of: 20s}, {weight: 70%, of: {exponential: 3min}}]}
    wrap_up: {erlang: {k: 4, mean: 1min}}
    retry: {after_abandon: 30%, after_block: 80%, delay: {uniform: {min: 1min, max: 1h}}, max: 3}
    transfer: {to: general, probability: 4%}
    callback: {offer_after: 2min, accept: 40%}
  general:
    arrivals: {times: ["08:00:12", "09:30"]}
    patience: {piecewise_hazard: {until: [30s], rates: [0.2/min, 2/min]}}
    talk: {empirical: {values: [20s, 35s]}}
  third:
    arrivals: {poisson: {rates: {"08:00": 20/h, "12:00": 30/h}}}
    patience: {weibull: {mean: 200s, shape: 0.7}}
    talk: {hyperexponential: {probabilities: [80%, 20%], means: [1min, 10min]}}
  fourth: {arrivals: {renewal: {gamma: {mean: 3min, cv: 0.5}}}, talk: {constant: 20s}, patience: 1min}
agents:
  seniors:
    shifts:
      - {count: 6, start: 08:00, end: 16:00, breaks: [{at: 12:00, length: 30min}]}
      - {count: 5, start: "12:00", end: "20:00"}
    serves: {vip: 0, general: 100, third: 0, fourth: 0}
    mode: auto
    answer: {lognormal: {median: 4s, sigma: 0.5}}
    reject: 1%
    no_answer: 2%
    talk_factor: {vip: 0.9}
    absence: 6%
  juniors: {staff: {every: 6h, counts: [10, 14]}, serves: [general, third], talk_factor: 1.1}
  pullers: {count: 1, serves: [vip], mode: manual, prepare: {triangular: {min: 1s, mode: 2s, max: 9s}}, poll: ready}
dispatch: {offer_timeout: 30s, reoffer_delay: 5s, withdraw_on_dnd: yes, timeout_sets_dnd: -7, requeue: tail}
expect: [queues.vip.service_level >= 80%, overall.abandonment<5%, agents.juniors.occupancy <= 0.9,
         calls.vip.service_levels.answered/offered > 0.8]
"""]

# What is replaced in MINIMAL.
BROKEN = [
    ("patience", "patence"), ("200/h", "200"), ("180s", "180"), ("5min", "5"), ("count: 12", "count: 12.5"),
    ("count: 12", "count: -1"), ("count: 12, ", ""), ("count: 12", "count: 12, staff: {every: 8h, counts: [1]}"),
    ("acdsim: 1\n", ""), ("serves: [support]", "serves: support"), ("serves: [support]", "serves: {support: 1001}"),
    ("poisson: 200/h", "poisson: 200/h, renewal: 3s"), ("poisson: 200/h", ""), ("exponential: {mean: 5min}", "weibul: 5min"),
    ("  support:", "  9lives:"), ("acdsim: 1", "acdsim: 1\nhorizon: {start: 8:00am}"),
    ("acdsim: 1", "acdsim: 1\nhorizon: {at_close: drian}"), ("acdsim: 1", "acdsim: 1\nrun: {confidence: 95}"),
    ("acdsim: 1", "acdsim: 1\nrun: {precision: {metric: asa, half_width: 1s}}"), ("acdsim: 1", "acdsim: 1\nexpect: [asa < 20s]"),
    ("acdsim: 1", "acdsim: 1\nexpect: [overall.nonsense < 20s]"), ("acdsim: 1", "acdsim: 1\nqueues: {support: {max_wait: 20}}"),
    ("acdsim: 1", "acdsim: 1\ndispatch: {withdraw_on_dnd: maybe}"),
    ("count: 12", 'shifts: [{count: 12, start: "00:00"}]'), ("count: 12", "count: 12, absence: 6"),
    ("count: 12", "count: 12, talk_factor: {support: 90%}"), ("count: 12", "count: 12, mode: manual, poll: redy"),
    ("talk:", "retry: {after_block: 80%}\n    talk:"), ("talk:", "transfer: {to: support}\n    talk:"),
    ("talk:", "callback: {offer_after: 2, accept: 1}\n    talk:"),
    ("exponential: {mean: 180s}", "mixture: [{weight: 30%}]"), ("exponential: {mean: 180s}", "empirical: {values: [20]}"),
]

# A number that was read as a text has no range for a schema.
ONLY_TYPED = {"serves: {support: 1001}"}

schema = json.loads(subprocess.run([acdsim, "schema"], check=True, capture_output=True).stdout)
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
wrong = 0


def said(ok, what):
    global wrong
    if not ok:
        wrong += 1
        print(what)


def errors(text, loader):
    return [f"{'.'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validator.iter_errors(yaml.load(text, loader))]


def exit_code(text):
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        return subprocess.run([acdsim, "check", "-q", file.name], capture_output=True).returncode


good = GOOD + [MINIMAL] + [path.read_text() for path in sorted(root.glob("scenarios/*/*.yaml"))]
for text in good:
    for loader in (yaml.SafeLoader, yaml.BaseLoader):
        said(not errors(text, loader), f"{loader.__name__} of\n{text[:200]}...: {errors(text, loader)[:3]}")
for text in GOOD + [MINIMAL]:
    said(exit_code(text) == 0, f"acdsim check refuses\n{text}")
for words, instead in BROKEN:
    assert words in MINIMAL, words
    text = MINIMAL.replace(words, instead, 1)
    for loader in (yaml.SafeLoader, yaml.BaseLoader):
        said(errors(text, loader) or (loader is yaml.BaseLoader and instead in ONLY_TYPED), f"valid for the schema ({loader.__name__}): {instead}")
    said(exit_code(text) == 3, f"acdsim check accepts: {instead}")
print(f"{len(good)} good scenarios, {len(BROKEN)} broken ones, {wrong} not so")
sys.exit(wrong > 0 or len(good) < 6)
