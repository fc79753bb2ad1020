/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench SCENARIO [PATH=VALUE]...: simulates on one thread and prints how fast. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include "scenarios/load.h"
#include "sim/experiment.h"

static double processor_seconds(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void print(const struct results *r, double seconds)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%12" PRIu64 " calls %12" PRIu64 " events %8.3f s %10.0f calls/s %10.0f events/s %6.1f ns/call "
           "%7.1f MiB peak memory\n",
           r->calls, r->events, seconds, (double)r->calls / seconds, (double)r->events / seconds,
           seconds * 1e9 / (double)r->calls, (double)usage.ru_maxrss / 1024);
}

int main(int argc, char **argv)
{
    struct loaded loaded;
    struct results *results = NULL;
    char problem[512];
    if (argc < 2) {
        fputs("usage: bench SCENARIO [PATH=VALUE]...\n", stderr);
        return 2;
    }
    if (!scenario_load(argv[1], (const char *const *)argv + 2, (size_t)argc - 2, &loaded))
        return 4;
    for (size_t i = 0; i < loaded.diagnostic_count; i++)
        diagnostic_print(stderr, &loaded.diagnostics[i], false);
    if (!loaded.scenario)
        return 3;
    double start = processor_seconds();
    enum experiment_status status = experiment_run(loaded.scenario, 1, NULL, &results, problem);
    if (status == EXPERIMENT_DONE)
        print(results, processor_seconds() - start);
    else
        fprintf(stderr, "bench: %s\n", problem);
    results_free(results);
    loaded_free(&loaded);
    return status == EXPERIMENT_DONE ? 0 : 1;
}
