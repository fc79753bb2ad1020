/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The scenarios that ship: nothing is wrong with them, they run, and each says what it teaches in a page. */
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

enum { LEAST = 12, PAGE = 90 /* lines */ };

static void each(void (*look)(const char *path))
{
    glob_t files;
    CU_ASSERT_EQUAL_FATAL(glob(SOURCE_DIR "/scenarios/gallery/*.yaml", 0, NULL, &files), 0);
    CU_ASSERT(files.gl_pathc >= LEAST);
    folder_enter();
    for (size_t i = 0; i < files.gl_pathc; i++)
        look(files.gl_pathv[i]);
    folder_leave();
    globfree(&files);
}

static void complain(const char *path, const struct ended *e)
{
    fprintf(stderr, "%s: exit code %d\n%s", path, e->code, e->err);
    CU_FAIL("a scenario of the gallery");
}

static void has_nothing_wrong(const char *path)
{
    char words[4200];
    snprintf(words, sizeof words, "check %s", path);
    struct ended e = program(words);
    if (e.code != 0 || *e.err || strncmp(e.out, "ok: ", 4) != 0)
        complain(path, &e);
    ended_free(&e);
}

/* Briefly, which need not meet its expectations. */
static void runs(const char *path)
{
    char words[4400];
    snprintf(words, sizeof words, "run %s --replications 2 --format json --set horizon.interval=none", path);
    struct ended e = program(words);
    if (e.code > 1 || !strstr(e.out, "\"complete\": true"))
        complain(path, &e);
    ended_free(&e);
}

static void says_what_it_teaches(const char *path)
{
    char *text = file_read(path);
    unsigned lines = 0;
    CU_ASSERT_PTR_NOT_NULL_FATAL(text);
    for (const char *at = text; (at = strchr(at, '\n')); at++)
        lines++;
    CU_ASSERT_PTR_NOT_NULL(strstr(text, "# Teaches: "));
    CU_ASSERT_EQUAL(strncmp(text, "# yaml-language-server: $schema=acdsim.schema.json\n", 51), 0);
    CU_ASSERT(lines <= PAGE);
    free(text);
}

static void nothing_wrong(void)
{
    each(has_nothing_wrong);
}
static void all_run(void)
{
    each(runs);
}
static void all_teach(void)
{
    each(says_what_it_teaches);
}

UNIT_MAIN("the gallery",
          {"acdsim check has nothing to say about any of them", nothing_wrong},
          {"acdsim run simulates each", all_run},
          {"each is a page, and its comment says what it teaches", all_teach})
