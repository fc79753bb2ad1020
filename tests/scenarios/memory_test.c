/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every allocation of the loader's own fails once. The linker sends its calls of calloc here. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

void *__real_calloc(size_t count, size_t size);
void *__wrap_calloc(size_t count, size_t size);

static size_t calls, failing; /* 0: none fails */

void *__wrap_calloc(size_t count, size_t size)
{
    calls++;
    return calls == failing ? NULL : __real_calloc(count, size);
}

/* Names enough that the arena has several blocks, and pieces with a block of their own. */
static char *many_queues(void)
{
    char *text = malloc(200000), *at = text;
    at = stpcpy(at, smallest);
    at = stpcpy(at, "queues:\n");
    for (int i = 0; i < 3000; i++)
        at += sprintf(at, "  q%d: {}\n", i);
    return text;
}

static void each_fails(void)
{
    static const char *const sets[] = {"run.seed=7"};
    char *text = many_queues();
    struct loaded l;
    calls = failing = 0;
    CU_ASSERT_FATAL(scenario_load_text("t.yaml", text, strlen(text), sets, 1, &l));
    CU_ASSERT_PTR_NOT_NULL(l.scenario);
    loaded_free(&l);
    size_t needed = calls;
    CU_ASSERT(needed > 20);
    for (size_t i = 1; i <= needed; i++) {
        calls = 0;
        failing = i;
        CU_ASSERT(!scenario_load_text("t.yaml", text, strlen(text), sets, 1, &l));
        CU_ASSERT_PTR_NULL(l.arena);
    }
    failing = 0;
    free(text);
}

/* Every law with a list, and a data file. */
static const char *with_data(char *file)
{
    int descriptor = mkstemp(file);
    CU_ASSERT_FATAL(descriptor >= 0);
    CU_ASSERT_EQUAL(write(descriptor, "at,s\n1,20\n2,30\n", 15), 15);
    close(descriptor);
    static char text[1000];
    snprintf(text, sizeof text,
             "acdsim: 1\n"
             "calls:\n"
             "  support:\n"
             "    arrivals: {trace: {file: %s, column: at}}\n"
             "    talk: {empirical: {file: %s, column: s}}\n"
             "    patience: {mixture: [{weight: 100%%, of: {hyperexponential: {probabilities: [1], means: [1s]}}}]}\n"
             "    wrap_up: {piecewise_hazard: {until: [], rates: [1/s]}}\n"
             "agents: {team: {count: 1, serves: [support]}}\n",
             file, file);
    return text;
}

static void each_fails_with_data(void)
{
    char file[] = "/tmp/acdsim-XXXXXX";
    const char *text = with_data(file);
    struct loaded l;
    calls = failing = 0;
    CU_ASSERT_FATAL(scenario_load_text("t.yaml", text, strlen(text), NULL, 0, &l));
    CU_ASSERT_PTR_NOT_NULL(l.scenario);
    loaded_free(&l);
    size_t needed = calls;
    for (size_t i = 1; i <= needed; i++) {
        calls = 0;
        failing = i;
        CU_ASSERT(!scenario_load_text("t.yaml", text, strlen(text), NULL, 0, &l));
        CU_ASSERT_PTR_NULL(l.arena);
    }
    failing = 0;
    unlink(file);
}

/* The lowest free descriptor is the same before and after. */
static int free_descriptor(void)
{
    int file = dup(STDERR_FILENO);
    close(file);
    return file;
}

static void file_is_closed(void)
{
    static const char many_comments[1024] = "#";
    char path[] = "/tmp/acdsim-XXXXXX";
    int file = mkstemp(path), before = free_descriptor();
    CU_ASSERT_FATAL(file >= 0);
    for (int i = 0; i < 100; i++) /* too large for a shared block of the arena */
        CU_ASSERT_EQUAL_FATAL(write(file, many_comments, sizeof many_comments), sizeof many_comments);
    size_t failed = 0;
    for (size_t i = 1; i <= 6; i++) {
        struct loaded l;
        calls = 0;
        failing = i;
        if (scenario_load(path, NULL, 0, &l))
            loaded_free(&l);
        else
            failed++;
    }
    failing = 0;
    CU_ASSERT(failed >= 3); /* the arena, its first block, the bytes of the file */
    CU_ASSERT_EQUAL(free_descriptor(), before);
    close(file);
    unlink(path);
}

UNIT_MAIN("scenario memory",
          {"fault_57: a load that runs out of memory says so and leaks nothing", each_fails},
          {"fault_57: also when it reads data", each_fails_with_data},
          {"fault_57: nor does it leave its file open", file_is_closed})
