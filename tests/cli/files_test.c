/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests/cli/program.h"
#include "tests/support/unit.h"

static void file_is(const char *name, const char *expected)
{
    char *text = file_read(name);
    UNIT_TEXT(text ? text : "(no file)", expected);
    free(text);
}

/* Nothing but what was there before: no temporary file either. */
static void only_files(size_t count)
{
    CU_ASSERT_EQUAL(files_here(), count);
    UNIT_TEXT(file_that_begins(".acdsim"), "");
}

static void written(void)
{
    folder_enter();
    small_day();
    char *expected = program_output("run day.yaml --format json", 0);
    char *nothing = program_output("run day.yaml --format json -o result.json", 0);
    UNIT_TEXT(nothing, "");
    file_is("result.json", expected);
    only_files(2);
    free(expected);
    free(nothing);
    folder_leave();
}

static void replaced(void)
{
    folder_enter();
    small_day();
    file_write("result.txt", "old");
    CU_ASSERT_EQUAL(chmod("result.txt", 0640), 0);
    char *expected = program_output("run day.yaml", 0);
    free(program_output("run day.yaml -oresult.txt", 0));
    file_is("result.txt", expected);
    struct stat s;
    CU_ASSERT_EQUAL(stat("result.txt", &s), 0);
    CU_ASSERT_EQUAL(s.st_mode & 0777, 0640);
    only_files(2);
    free(expected);
    folder_leave();
}

static void through_link(void)
{
    folder_enter();
    small_day();
    CU_ASSERT_EQUAL(mkdir("far", 0700), 0);
    file_write("far/result.txt", "old");
    CU_ASSERT_EQUAL(symlink("far/result.txt", "result.txt"), 0);
    free(program_output("run day.yaml -o result.txt", 0));
    struct stat s;
    CU_ASSERT_EQUAL(lstat("result.txt", &s), 0);
    CU_ASSERT_TRUE(S_ISLNK(s.st_mode));
    char *text = file_read("far/result.txt");
    CU_ASSERT_TRUE(contains(text, "seed 42"));
    free(text);
    folder_leave();
}

static void link_to_nothing(void)
{
    folder_enter();
    small_day();
    CU_ASSERT_EQUAL(symlink("nowhere.txt", "result.txt"), 0);
    struct ended e = program("run day.yaml -o result.txt");
    CU_ASSERT_EQUAL(e.code, 4);
    CU_ASSERT_TRUE(contains(e.err, "it is a link to a file that does not exist"));
    struct stat s;
    CU_ASSERT_EQUAL(lstat("result.txt", &s), 0);
    CU_ASSERT_TRUE(S_ISLNK(s.st_mode));
    ended_free(&e);
    folder_leave();
}

static void umask_027(void)
{
    umask(027);
}

static void permissions(void)
{
    folder_enter();
    small_day();
    struct ended e = program_with("run day.yaml -o result.txt", "", umask_027);
    struct stat s;
    CU_ASSERT_EQUAL(e.code, 0);
    CU_ASSERT_EQUAL(stat("result.txt", &s), 0);
    CU_ASSERT_EQUAL(s.st_mode & 0777, 0640);
    ended_free(&e);
    folder_leave();
}

/* Said before anything is simulated: a billion days would take weeks. */
#define WEEKS "run day.yaml --replications 1000000000 "

static void impossible_targets(void)
{
    folder_enter();
    small_day();
    CU_ASSERT_EQUAL(mkdir("folder", 0700), 0);
    CU_ASSERT_EQUAL(mkfifo("pipe", 0600), 0);
    program_refuses(WEEKS "-o folder", 4, "cannot write 'folder': it is a folder");
    program_refuses(WEEKS "-o folder/", 4, "cannot write 'folder/': it is a folder");
    program_refuses(WEEKS "-o pipe", 4, "cannot write 'pipe': it is not a regular file");
    program_refuses(WEEKS "-o /dev/full", 4, "cannot write '/dev/full': it is not a regular file");
    program_refuses(WEEKS "-o missing/result.json", 4,
                    "cannot write 'missing/result.json': No such file or directory");
    program_refuses(WEEKS "-o new/", 4, "cannot write 'new/': it names a folder");
    program_refuses(WEEKS "-o day.yaml/result.json", 4,
                    "cannot write 'day.yaml/result.json': Not a directory");
    program_refuses(WEEKS "--calls folder", 4, "cannot write 'folder': it is a folder");
    program_refuses(WEEKS "-o result.json --calls missing/calls.csv", 4,
                    "cannot write 'missing/calls.csv': No such file or directory");
    /* Also for root, who may write into any folder of a disk: this is none. */
    program_refuses(WEEKS "-o /proc/result.json", 4, "cannot write '/proc/result.json': ");
    only_files(3);
    folder_leave();
}

static void drop_rights(void)
{
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        _exit(98);
}

static void readonly_folder(void)
{
    folder_enter();
    small_day();
    CU_ASSERT_EQUAL(chmod("day.yaml", 0644), 0);
    CU_ASSERT_EQUAL(chmod(".", 0555), 0);
    /* in, out and err are made before the rights are given up */
    if (geteuid() == 0) {
        struct ended e = program_with(WEEKS "-o result.json", "", drop_rights);
        CU_ASSERT_EQUAL(e.code, 4);
        CU_ASSERT_TRUE(contains(e.err, "cannot write 'result.json': Permission denied"));
        ended_free(&e);
    }
    CU_ASSERT_EQUAL(chmod(".", 0755), 0);
    only_files(1);
    folder_leave();
}

static void same_files(void)
{
    folder_enter();
    small_day();
    char *day = file_read("day.yaml");
    program_refuses("run day.yaml -o day.yaml", 2, "'day.yaml' is the scenario itself");
    program_refuses("run day.yaml --calls ./day.yaml", 2, "'./day.yaml' is the scenario itself");
    program_refuses("run day.yaml -o both --calls ./both", 2, "-o and --calls name the same file");
    file_is("day.yaml", day);
    only_files(1);
    free(day);
    folder_leave();
}

/* The limit stands for a disk that is full: writes beyond it fail. */
static void small_disk(void)
{
    struct rlimit limit = {20000, 20000};
    setrlimit(RLIMIT_FSIZE, &limit);
}

static void full_disk(const char *words, const char *text)
{
    struct ended e = program_with(words, "", small_disk);
    CU_ASSERT_EQUAL(e.code, 4);
    if (!contains(e.err, text))
        UNIT_TEXT(e.err, text);
    file_is("result", "old");
    only_files(2);
    ended_free(&e);
}

static void disk(void)
{
    folder_enter();
    small_day();
    file_write("result", "old");
    full_disk("run day.yaml --format json -o result", "cannot write 'result': File too large");
    full_disk("run day.yaml --calls result", "cannot write 'result': File too large");
    full_disk(WEEKS "--calls result", "cannot write 'result': File too large");
    full_disk("run day.yaml --format json", "cannot write to standard output: File too large");
    folder_leave();
}

static void to_full(void)
{
    int full = open("/dev/full", O_WRONLY);
    if (full < 0 || dup2(full, STDOUT_FILENO) < 0)
        _exit(98);
}

static void close_output(void)
{
    close(STDOUT_FILENO);
}

static void close_all(void)
{
    close(STDIN_FILENO);
    close(STDOUT_FILENO);
    close(STDERR_FILENO);
}

static void read_only_output(void)
{
    int null = open("/dev/null", O_RDONLY);
    if (null < 0 || dup2(null, STDOUT_FILENO) < 0)
        _exit(98);
}

static void fails(const char *words, void (*before)(void), const char *text)
{
    struct ended e = program_with(words, "", before);
    CU_ASSERT_EQUAL(e.code, 4);
    UNIT_TEXT(e.out, "");
    if (!contains(e.err, text))
        UNIT_TEXT(e.err, text);
    /* and says so once */
    const char *first = strstr(e.err, "cannot write");
    CU_ASSERT_TRUE(!first || !contains(first + 1, "cannot write"));
    ended_free(&e);
}

static void standard_output(void)
{
    static const char *const all[] = {"run day.yaml", "run day.yaml --format json", "check day.yaml", "help",
                                      "help run", "--version", "run --help"};
    folder_enter();
    small_day();
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        fails(all[i], to_full, "cannot write to standard output: No space left on device");
        fails(all[i], close_output, "cannot write to standard output: ");
        fails(all[i], read_only_output, "cannot write to standard output: ");
        fails(all[i], close_all, "");
    }
    fails(WEEKS, close_output, "cannot write to standard output: it is closed");
    only_files(1);
    folder_leave();
}

/* With -o, nothing is needed of it; and no file takes its place. */
static void closed_but_unused(void)
{
    folder_enter();
    small_day();
    char *expected = program_output("run day.yaml --calls calls.csv", 0), *rows = file_read("calls.csv");
    struct ended e = program_with("run day.yaml -v -o result.txt --calls calls.csv", "", close_all);
    CU_ASSERT_EQUAL(e.code, 0);
    file_is("result.txt", expected);
    file_is("calls.csv", rows);
    only_files(3);
    ended_free(&e);
    free(expected);
    free(rows);
    folder_leave();
}

/* A pipe that nobody reads any more. */
static void to_broken_pipe(void)
{
    int ends[2];
    if (pipe(ends) != 0 || dup2(ends[1], STDOUT_FILENO) < 0)
        _exit(98);
    close(ends[0]);
    close(ends[1]);
}

static void broken_pipe(void)
{
    folder_enter();
    small_day();
    fails("run day.yaml --format json", to_broken_pipe, "cannot write to standard output: Broken pipe");
    fails("help", to_broken_pipe, "cannot write to standard output: Broken pipe");
    folder_leave();
}

UNIT_MAIN("files and streams",
          {"-o writes what would be printed, and prints nothing", written},
          {"a file that is there is replaced and keeps its permissions", replaced},
          {"a link stays a link, and what it points to is replaced", through_link},
          {"a link to nothing is refused before anything is simulated", link_to_nothing},
          {"a new file has the usual permissions", permissions},
          {"a target that cannot be written is refused before anything is simulated", impossible_targets},
          {"so is a folder that may not be written to", readonly_folder},
          {"the scenario is not overwritten, nor one output by the other", same_files},
          {"a full disk leaves the old file and no temporary one", disk},
          {"standard output that is full or closed is an error of every command", standard_output},
          {"closed streams do not matter to who writes to files", closed_but_unused},
          {"a reader that has gone away is an error, not the end of the process", broken_pipe})
