/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/command.h"

#include <string.h>
#include "cli/message.h"
#include "cli/nearest.h"

static const char run_examples[] =
    "  acdsim run bank.yaml\n"
    "  acdsim run bank.yaml --replications 10000 --seed 7\n"
    "  acdsim run bank.yaml --set agents.team.count=14 --set queues.vip.capacity=60\n"
    "  acdsim run bank.yaml --format json -o result.json\n"
    "  acdsim run bank.yaml --calls calls.csv\n"
    "  acdsim run bank.yaml --precision queues.vip.service_level=0.5%\n"
    "  acdsim run bank.yaml --junit expectations.xml\n"
    "  acdsim run - < bank.yaml\n";

static const char check_examples[] =
    "  acdsim check bank.yaml\n"
    "  acdsim check scenarios/*.yaml\n"
    "  acdsim check --format json bank.yaml\n"
    "  acdsim check --format github scenarios/*.yaml\n"
    "  acdsim check bank.yaml --set agents.team.count=14\n";

static const char schema_examples[] =
    "  acdsim schema > acdsim.schema.json\n"
    "  acdsim schema --explain\n"
    "  acdsim schema --explain calls.patience\n"
    "  acdsim schema --explain agents.shifts.breaks\n"
    "  acdsim schema --format md > reference.md\n";

static const char init_examples[] =
    "  acdsim init minimal > center.yaml\n"
    "  acdsim init skills -o center.yaml\n";

static const char compare_examples[] =
    "  acdsim compare today.yaml one-more-agent.yaml\n"
    "  acdsim compare today.yaml plan-a.yaml plan-b.yaml --replications 500\n"
    "  acdsim compare main.yaml branch.yaml --fail-if 'queues.vip.service_level drops 1%'\n"
    "  acdsim compare main.yaml branch.yaml --fail-if 'overall.asa rises 2s' --format json -o result.json\n";

static const char dispatch_examples[] =
    "  acdsim dispatch < operations > events\n"
    "  acdsim dispatch --set offer_timeout=20s --set requeue=tail < operations\n"
    "  printf '0 queue q\\n0 agent ana\\n0 start_service ana q\\n9 start_queuing carl q' | acdsim dispatch\n";

static const char validate_examples[] =
    "  acdsim validate\n"
    "  acdsim validate --seed 7 --format json -o validation.json\n";

static const char theory_examples[] =
    "  acdsim theory erlang-c calls=200/h talk=3min agents=14\n"
    "  acdsim theory erlang-a calls=200/h talk=3min wrap_up=30s patience=2min agents=? target=80%\n"
    "  acdsim theory erlang-b load=10 agents=? blocking=1%\n"
    "  acdsim theory mt-g-inf calls=60/h,120/h,90/h every=30min talk=5min\n"
    "  acdsim theory bank.yaml                            which formula comes near, and how near\n";

static const char help_examples[] =
    "  acdsim help\n"
    "  acdsim help run\n";

const struct command commands[COMMANDS] = {
    {"run", "SCENARIO", "simulate and report", cmd_run, FOR_RUN, run_examples, NULL},
    {"check", "SCENARIO...", "validate only: everything wrong at once", cmd_check, FOR_CHECK, check_examples,
     NULL},
    {"schema", "", "the scenario language: JSON Schema, or one key in words", cmd_schema, FOR_SCHEMA,
     schema_examples, NULL},
    {"init", "NAME", "a commented scenario to start from", cmd_init, FOR_INIT, init_examples, cmd_init_details},
    {"compare", "A B [C...]", "the same callers in several scenarios: what differs, and where first", cmd_compare,
     FOR_COMPARE, compare_examples, cmd_compare_details},
    {"dispatch", "< OPERATIONS", "the bare assignment algorithm on standard input", cmd_dispatch,
     FOR_DISPATCH, dispatch_examples, cmd_dispatch_details},
    {"theory", "FORMULA|SCENARIO", "Erlang's formulas and their relatives; beside a simulation",
     cmd_theory, FOR_THEORY, theory_examples, cmd_theory_details},
    {"validate", "", "scenarios whose answer is known exactly: simulation against theory", cmd_validate, FOR_VALIDATE,
     validate_examples, cmd_validate_details},
    {"help", "[COMMAND]", "what there is, or one command in detail", cmd_help, FOR_HELP, help_examples, NULL},
    {"sweep", "SCENARIO", "a grid of what-ifs", NULL, 0, NULL, NULL},
    {"plan", "SCENARIO", "least staff that meets the goals", NULL, 0, NULL, NULL},
    {"fit", "LOG", "from call logs to a scenario", NULL, 0, NULL, NULL},
    {"trace", "SCENARIO", "record decisions", NULL, 0, NULL, NULL},
    {"replay", "TRACE", "run decisions again", NULL, 0, NULL, NULL},
    {"explain", "TRACE", "say why", NULL, 0, NULL, NULL},
    {"audit", "TRACE", "check the laws", NULL, 0, NULL, NULL},
    {"report", "RESULT", "HTML with plots", NULL, 0, NULL, NULL},
    {"merge", "PART...", "put shards together", NULL, 0, NULL, NULL},
    {"completion", "SHELL", "shell completion", NULL, 0, NULL, NULL},
    {"doctor", "", "what is installed", NULL, 0, NULL, NULL},
};

static int unknown_command(const char *name)
{
    const struct command *best = &commands[0];
    for (size_t i = 1; i < COMMANDS; i++)
        if (nearest_distance(name, commands[i].name) < nearest_distance(name, best->name))
            best = &commands[i];
    fail(EXIT_USAGE, "unknown command '%s'", name);
    hint("did you mean '%s'? acdsim help lists the commands", best->name);
    return EXIT_USAGE;
}

const struct command *command_find(const char *name, int *code)
{
    for (size_t i = 0; i < COMMANDS; i++) {
        if (strcmp(commands[i].name, name) != 0)
            continue;
        if (commands[i].run)
            return &commands[i];
        *code = fail(EXIT_USAGE, "'%s' is not built yet in acdsim " ACDSIM_SERIES, name);
        return NULL;
    }
    *code = unknown_command(name);
    return NULL;
}
