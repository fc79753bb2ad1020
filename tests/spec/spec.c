/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All files of cases in this folder, or those given as arguments. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "tests/cli/program.h"
#include "tests/spec/spec_run.h"
#include "tests/support/unit.h"

#define FOLDER SOURCE_DIR "/tests/spec"

/* Read by the one test. */
static char **files;
static unsigned file_count;

static void every_case(void)
{
    struct spec_count all = {0, 0};
    folder_enter();
    for (unsigned i = 0; i < file_count; i++) {
        struct spec_count count = spec_file_run(files[i], stderr);
        all.cases += count.cases;
        all.wrong += count.wrong;
    }
    folder_leave();
    printf("%u cases in %u files, %u wrong ... ", all.cases, file_count, all.wrong);
    CU_ASSERT(all.cases > 0);
    CU_ASSERT_EQUAL(all.wrong, 0);
}

static int is_spec(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && dot && strcmp(dot, ".acd") == 0;
}

static char *in_folder(const char *folder, const char *name)
{
    size_t room = strlen(folder) + strlen(name) + 2;
    char *path = malloc(room);
    snprintf(path, room, "%s/%s", folder, name);
    return path;
}

static void find_files(void)
{
    struct dirent **entries;
    int count = scandir(FOLDER, &entries, is_spec, alphasort);
    file_count = count > 0 ? (unsigned)count : 0;
    files = calloc(file_count + 1, sizeof *files);
    for (unsigned i = 0; i < file_count; i++) {
        files[i] = in_folder(FOLDER, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
}

/* The test runs in another folder. */
static void take_files(unsigned count, char **names)
{
    char here[4096];
    file_count = count;
    files = calloc(count, sizeof *files);
    for (unsigned i = 0; i < count; i++)
        files[i] =
            names[i][0] == '/' || !getcwd(here, sizeof here) ? strdup(names[i]) : in_folder(here, names[i]);
}

int main(int argc, char **argv)
{
    static const struct unit_test tests[] = {
        {"acdsim dispatch and the naive reference print what each case expects", every_case}};
    if (argc > 1)
        take_files((unsigned)argc - 1, argv + 1);
    else
        find_files();
    int code = unit_main(1, argv, "routing cases", tests, 1);
    for (unsigned i = 0; i < file_count; i++)
        free(files[i]);
    free(files);
    return code;
}
