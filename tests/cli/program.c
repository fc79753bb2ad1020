/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tests/cli/program.h"

#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "tests/support/unit.h"

#define WORDS_MOST 64
#define FILE_MOST ((rlim_t)1 << 28)
#define SECONDS_MOST 60 /* that a program in the background may run, or be waited for */

/* ---- the program ------------------------------------------------------------------------------- */

static void redirect(int descriptor, const char *name, int flags)
{
    int file = open(name, flags, 0600);
    if (file < 0 || dup2(file, descriptor) < 0)
        _exit(99);
    if (file != descriptor)
        close(file);
}

/* Blanks in single quotes do not divide; the quotes go. */
static void split(char *text, char *words[WORDS_MOST])
{
    static char name[] = "acdsim";
    int n = 0;
    char *to = text;
    words[n++] = name;
    while (*text && n + 1 < WORDS_MOST) {
        bool quoted = false;
        text += strspn(text, " ");
        if (*text)
            words[n++] = to;
        for (; *text && (quoted || *text != ' '); text++) {
            if (*text == '\'')
                quoted = !quoted;
            else
                *to++ = *text;
        }
        text += *text != '\0';
        *to++ = '\0';
    }
    words[n] = NULL;
}

/* Runs that are endless on purpose end by themselves when the test itself is killed: a crash or a time
 * limit must not leave a process that fills the disk. */
static void limit_all(void)
{
    struct rlimit processor = {4 * SECONDS_MOST, 4 * SECONDS_MOST}, size = {FILE_MOST, FILE_MOST};
    setrlimit(RLIMIT_CPU, &processor);
    setrlimit(RLIMIT_FSIZE, &size);
}

/* What the surroundings of a test say about colours and languages must not matter. */
static void child(const char *words, void (*before)(void))
{
    char *list[WORDS_MOST], *copy = strdup(words);
    redirect(STDIN_FILENO, "in", O_RDONLY);
    redirect(STDOUT_FILENO, "out", O_WRONLY | O_CREAT | O_TRUNC);
    redirect(STDERR_FILENO, "err", O_WRONLY | O_CREAT | O_TRUNC);
    limit_all();
    unsetenv("NO_COLOR");
    setenv("TERM", "xterm", 1);
    if (before)
        before();
    split(copy, list);
    execv(ACDSIM, list);
    _exit(99);
}

/* So that a test that fails leaves no endless run behind. */
static pid_t running;

pid_t program_start(const char *words, void (*before)(void))
{
    if (!file_exists("in"))
        file_write("in", "");
    unlink("out");
    unlink("err");
    pid_t pid = fork();
    CU_ASSERT_FATAL(pid >= 0);
    if (pid == 0)
        child(words, before);
    running = pid;
    return pid;
}

int program_wait(pid_t pid)
{
    int status;
    CU_ASSERT_FATAL(waitpid(pid, &status, 0) == pid);
    running = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

struct ended program_with(const char *words, const char *input, void (*before)(void))
{
    file_write("in", input);
    struct ended e = {.code = program_wait(program_start(words, before))};
    e.out = file_read("out");
    e.err = file_read("err");
    unlink("in");
    unlink("out");
    unlink("err");
    CU_ASSERT_FATAL(e.out && e.err);
    return e;
}

struct ended program(const char *words)
{
    return program_with(words, "", NULL);
}

void ended_free(struct ended *e)
{
    free(e->out);
    free(e->err);
}

static void code_is(const struct ended *e, const char *words, int code)
{
    CU_ASSERT_EQUAL(e->code, code);
    if (e->code != code)
        fprintf(stderr, "\nacdsim %s: exit code %d instead of %d\n%s\n", words, e->code, code, e->err);
}

char *program_output(const char *words, int code)
{
    struct ended e = program(words);
    code_is(&e, words, code);
    free(e.err);
    return e.out;
}

char *program_errors(const char *words, int code)
{
    struct ended e = program(words);
    code_is(&e, words, code);
    free(e.out);
    return e.err;
}

void program_refuses(const char *words, int code, const char *text)
{
    struct ended e = program(words);
    code_is(&e, words, code);
    UNIT_TEXT(e.out, "");
    if (!contains(e.err, text))
        UNIT_TEXT(e.err, text);
    ended_free(&e);
}

/* ---- files --------------------------------------------------------------------------------------- */

static char folder[64];
static char came_from[4096];

void folder_enter(void)
{
    CU_ASSERT_PTR_NOT_NULL_FATAL(getcwd(came_from, sizeof came_from));
    strcpy(folder, "/tmp/acdsim-test-XXXXXX");
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    CU_ASSERT_FATAL(chdir(folder) == 0);
}

static int remove_one(const char *path, const struct stat *s, int kind, struct FTW *ftw)
{
    (void)s, (void)kind, (void)ftw;
    return remove(path);
}

void folder_leave(void)
{
    CU_ASSERT_FATAL(chdir(came_from) == 0);
    nftw(folder, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}

void file_write(const char *name, const char *text)
{
    FILE *f = fopen(name, "w");
    CU_ASSERT_PTR_NOT_NULL_FATAL(f);
    fputs(text, f);
    CU_ASSERT_EQUAL_FATAL(fclose(f), 0);
}

char *file_read(const char *name)
{
    FILE *f = fopen(name, "r");
    if (!f)
        return NULL;
    char *text = NULL, block[4096];
    size_t length, got;
    FILE *copy = open_memstream(&text, &length);
    while ((got = fread(block, 1, sizeof block, f)) > 0)
        fwrite(block, 1, got, copy);
    fclose(copy);
    fclose(f);
    return text;
}

bool file_exists(const char *name)
{
    struct stat s;
    return lstat(name, &s) == 0;
}

size_t files_here(void)
{
    size_t count = 0;
    DIR *d = opendir(".");
    for (struct dirent *e; (e = readdir(d));)
        count += strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
    closedir(d);
    return count;
}

const char *file_that_begins(const char *prefix)
{
    static char name[256];
    DIR *d = opendir(".");
    name[0] = '\0';
    for (struct dirent *e; !name[0] && (e = readdir(d));)
        if (strncmp(e->d_name, prefix, strlen(prefix)) == 0)
            snprintf(name, sizeof name, "%s", e->d_name);
    closedir(d);
    return name;
}

long largest_file(const char *prefix)
{
    long most = 0;
    struct stat s;
    DIR *d = opendir(".");
    for (struct dirent *e; (e = readdir(d));)
        if (strncmp(e->d_name, prefix, strlen(prefix)) == 0 && stat(e->d_name, &s) == 0 && s.st_size > most)
            most = (long)s.st_size;
    closedir(d);
    return most;
}

void wait_until(bool (*holds)(void *), void *what)
{
    struct timespec pause = {0, 2000000};
    for (int i = 0; i < SECONDS_MOST * 500; i++) {
        if (holds(what))
            return;
        nanosleep(&pause, NULL);
    }
    if (running > 0) {
        kill(running, SIGKILL);
        program_wait(running);
    }
    folder_leave();
    CU_FAIL_FATAL("waited in vain");
}

bool contains(const char *text, const char *part)
{
    return strstr(text, part) != NULL;
}

void small_day(void)
{
    file_write("day.yaml", "acdsim: 1\n"
                           "name: Small day\n"
                           "horizon: {start: \"08:00\", length: 2h, interval: 1h}\n"
                           "run: {replications: 20, seed: 42}\n"
                           "calls:\n"
                           "  help:\n"
                           "    arrivals: {poisson: 60/h}\n"
                           "    patience: {exponential: {mean: 3min}}\n"
                           "    talk: {exponential: {mean: 180s}}\n"
                           "agents:\n"
                           "  team: {count: 4, serves: [help]}\n");
}
