/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs the built program like a user does, in a folder of its own. */
#ifndef TESTS_CLI_PROGRAM_H
#define TESTS_CLI_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/* How it ended: the exit code, or minus the signal that killed it; and what it said. */
struct ended {
    int code;
    char *out, *err;
};

/* Words are divided at blanks, 'but not in quotes'; `before` (or NULL) is called in the child before the program begins. */
struct ended program_with(const char *words, const char *input, void (*before)(void));
struct ended program(const char *words);
void ended_free(struct ended *e);

/* Runs it and checks the exit code; gives the standard output, or what was said on standard error. */
char *program_output(const char *words, int code);
char *program_errors(const char *words, int code);

/* Runs it, and checks that it ends with `code`, prints nothing, and says `text` on standard error. */
void program_refuses(const char *words, int code, const char *text);

/* In the background, with output in the files `out` and `err` of the folder. */
pid_t program_start(const char *words, void (*before)(void));
int program_wait(pid_t pid);

/* A new empty folder, which becomes the current one; folder_leave removes it with everything in it. */
void folder_enter(void);
void folder_leave(void);
void file_write(const char *name, const char *text);
char *file_read(const char *name); /* NULL when there is none */
bool file_exists(const char *name);
size_t files_here(void);           /* hidden ones too */

/* A name in this folder that begins with `prefix`, or "". */
const char *file_that_begins(const char *prefix);

/* Bytes in the largest of those, 0 when there is none. */
long largest_file(const char *prefix);

/* Waits until it holds, looking again and again; after a minute it ends what program_start has started and
 * fails the test. */
void wait_until(bool (*holds)(void *), void *what);

bool contains(const char *text, const char *part);

/* The small day that most tests run, under the name day.yaml. */
void small_day(void);

#endif
