/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mutants list FILE...: all mutants of these C sources, a line each: the file's name, and where and what.
 * mutants write NAME FILE...: the text of the source that the mutant of that name belongs to, with the fault.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "tests/mutation/mutants.h"

static char *read_text(const char *path)
{
    char *text = NULL;
    size_t room = 0;
    FILE *in = fopen(path, "r");
    if (!in || getdelim(&text, &room, '\0', in) < 0) {
        perror(path);
        exit(EXIT_FAILURE);
    }
    fclose(in);
    return text;
}

static const char *base_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

/* `name` NULL: all names. Otherwise whether it was there. */
static int visit(const char *path, const char *name)
{
    char *text = read_text(path), full[2048];
    struct mutants m = mutants_of(text);
    int found = 0;
    for (int i = 0; i < m.count; i++) {
        snprintf(full, sizeof full, "%s %s", base_of(path), m.of[i].name);
        if (!name) {
            puts(full);
        } else if (strcmp(full, name) == 0) {
            mutant_write(stdout, text, &m.of[i]);
            found++;
        }
    }
    mutants_free(&m);
    free(text);
    return found;
}

int main(int argc, char **argv)
{
    int listing = argc > 2 && strcmp(argv[1], "list") == 0,
        writing = argc > 3 && strcmp(argv[1], "write") == 0;
    int found = 0;
    if (!listing && !writing) {
        fputs("usage: mutants list FILE... | mutants write NAME FILE...\n", stderr);
        return 2;
    }
    for (int i = listing ? 2 : 3; i < argc; i++)
        found += visit(argv[i], listing ? NULL : argv[2]);
    return listing || found == 1 ? EXIT_SUCCESS : EXIT_FAILURE;
}
