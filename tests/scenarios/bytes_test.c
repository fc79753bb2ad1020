/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a file is made of, before YAML. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "tests/scenarios/complaints.h"
#include "tests/support/unit.h"

#define BYTES(literal) complaints_of_bytes(literal, sizeof(literal) - 1)

static void byte_order_mark(void)
{
    UNIT_TEXT(BYTES("\xEF\xBB\xBF" "acdsim: 1\n"
                    "calls: {a: {arrivals: {poisson: 1/h}, talk: 1s}}\n"
                    "agents: {b: {count: 1, serves: [a]}}\n"),
              "");
}

static void byte_order_mark_inside(void)
{
    UNIT_TEXT(BYTES("acdsim: 1\nname: a\xEF\xBB\xBF" "b\n"),
              "t.yaml:2:8: error: a byte order mark inside the text\n"
              "    2 | name: a\\ufeffb\n"
              "      |        ^^^^^^\n"
              "  hint: remove it: it may only be the first character of a file\n");
}

static void utf16(void)
{
    const char *expected = "t.yaml: error: this is UTF-16\n"
                           "  hint: save the file as UTF-8\n";
    UNIT_TEXT(BYTES("\xFF\xFE" "a\0c\0"), expected);
    UNIT_TEXT(BYTES("\xFE\xFF" "\0a\0c"), expected);
}

static void latin1(void)
{
    UNIT_TEXT(BYTES("acdsim: 1\nname: caf\xE9 au lait\n"),
              "t.yaml:2:10: error: byte 0xE9 is not UTF-8\n"
              "    2 | name: caf\\xe9 au lait\n"
              "      |          ^^^^\n"
              "  hint: save the file as UTF-8\n");
}

static void ill_formed(void)
{
    static const char *const forms[] = {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80", "\xE2\x82"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        char expected[64], text[64];
        snprintf(text, sizeof text, "# %s", forms[i]);
        snprintf(expected, sizeof expected, "1:3 byte 0x%02X is not UTF-8 (save the file as UTF-8)\n",
                 (unsigned char)*forms[i]);
        UNIT_TEXT(brief(text), expected);
    }
}

static void nul_byte(void)
{
    UNIT_TEXT(BYTES("acdsim: 1\nna\0me: x\n"),
              "t.yaml:2:3: error: a NUL byte: this is not a text file\n"
              "    2 | na\n"
              "      |   ^\n"
              "  hint: save the file as UTF-8 text\n");
}

static void control_byte(void)
{
    UNIT_TEXT(BYTES("acdsim: 1\nname: a\033[31m\n"),
              "t.yaml:2:8: error: control character U+001B\n"
              "    2 | name: a\\x1b[31m\n"
              "      |        ^^^^\n"
              "  hint: remove it, or write it as an escape in double quotes\n");
}

/* For libyaml they end lines, for editors they do not. */
static void other_line_ends(void)
{
    UNIT_TEXT(brief("# a\xE2\x80\xA8"), "1:4 control character U+2028 (remove it, or write it as an escape in double quotes)\n");
    UNIT_TEXT(brief("# a\xC2\x85"), "1:4 control character U+0085 (remove it, or write it as an escape in double quotes)\n");
}

static const char *sha256_of(const char *text, size_t length)
{
    static char sha256[65];
    struct loaded l;
    CU_ASSERT_FATAL(scenario_load_text("t.yaml", text, length, NULL, 0, &l));
    memcpy(sha256, l.sha256, sizeof sha256);
    loaded_free(&l);
    return sha256;
}

static void line_ends(void)
{
    /* printf 'a: 1\nb: 2\n' | sha256sum */
    const char *lf = "d02b8bb58aa82e872f709035f39b734b9f28dde0c3d305698a95d04aec594cfa";
    UNIT_TEXT(sha256_of("a: 1\nb: 2\n", 10), lf);
    UNIT_TEXT(sha256_of("a: 1\r\nb: 2\r\n", 12), lf);
    UNIT_TEXT(sha256_of("a: 1\rb: 2\r", 10), lf);
    UNIT_TEXT(brief("acdsim: 1\r\nname: a\r\nnmae: b\r"),
              "1:1 the scenario needs 'calls' (calls: who calls, and for how long)\n"
              "1:1 the scenario needs 'agents' (agents: who answers)\n"
              "3:1 unknown key 'nmae' in the scenario (did you mean 'name'?)\n");
}

/* NIST's example for "abc" */
static void known_digest(void)
{
    UNIT_TEXT(sha256_of("abc", 3), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void empty(void)
{
    UNIT_TEXT(complaints(""), "t.yaml:1:1: error: no scenario: the file is empty\n"
                              "  hint: a scenario begins with 'acdsim: 1'\n");
    UNIT_TEXT(complaints("# later\n---\n"), "t.yaml:1:1: error: no scenario: the file is empty\n"
                                            "    1 | # later\n"
                                            "      | ^\n"
                                            "  hint: a scenario begins with 'acdsim: 1'\n");
    UNIT_TEXT(complaints("# later\n"), "t.yaml:1:1: error: no scenario: the file is empty\n"
                                       "    1 | # later\n"
                                       "      | ^\n"
                                       "  hint: a scenario begins with 'acdsim: 1'\n");
}

static void too_large(void)
{
    size_t length = (size_t)16 * 1024 * 1024;
    char *text = malloc(length + 1);
    memset(text, ' ', length + 1);
    UNIT_TEXT(complaints_of_bytes(text, length + 1), "t.yaml: error: larger than 16 MiB\n"
                                                     "  hint: is this a scenario?\n");
    struct loaded l;
    CU_ASSERT_FATAL(scenario_load_text("t.yaml", text, length, NULL, 0, &l));
    CU_ASSERT_STRING_EQUAL(l.diagnostics[0].text, "no scenario: the file is empty");
    loaded_free(&l);
    free(text);
}

static void large_file(void)
{
    char path[] = "/tmp/acdsim-XXXXXX", expected[128];
    size_t length = (size_t)16 * 1024 * 1024;
    char *text = malloc(length);
    memset(text, ' ', length);
    int file = mkstemp(path);
    CU_ASSERT_FATAL(file >= 0);
    CU_ASSERT_EQUAL(write(file, text, length), (ssize_t)length);
    CU_ASSERT_PTR_NOT_NULL(strstr(complaints_of_file(path), "error: no scenario: the file is empty"));
    CU_ASSERT_EQUAL(write(file, "#", 1), 1);
    snprintf(expected, sizeof expected, "%s: error: larger than 16 MiB\n  hint: is this a scenario?\n", path);
    UNIT_TEXT(complaints_of_file(path), expected);
    close(file);
    unlink(path);
    free(text);
}

static void missing_file(void)
{
    UNIT_TEXT(complaints_of_file("/nowhere/bank.yaml"),
              "/nowhere/bank.yaml: error: cannot open it: No such file or directory\n"
              "  hint: name a scenario file, or - for standard input\n");
}

static void irregular_files(void)
{
    char folder[] = "/tmp/acdsim-XXXXXX", pipe[64], expected[256];
    CU_ASSERT_PTR_NOT_NULL_FATAL(mkdtemp(folder));
    snprintf(pipe, sizeof pipe, "%s/pipe", folder);
    CU_ASSERT_EQUAL_FATAL(mkfifo(pipe, 0600), 0);
    snprintf(expected, sizeof expected,
             "%s: error: not a regular file: a pipe\n  hint: name a scenario file, or - for standard input\n", pipe);
    UNIT_TEXT(complaints_of_file(pipe), expected);
    snprintf(expected, sizeof expected,
             "%s: error: not a regular file: a directory\n  hint: name a scenario file, or - for standard input\n",
             folder);
    UNIT_TEXT(complaints_of_file(folder), expected);
    UNIT_TEXT(complaints_of_file("/dev/zero"),
              "/dev/zero: error: not a regular file: a device\n"
              "  hint: name a scenario file, or - for standard input\n");
    unlink(pipe);
    rmdir(folder);
}

static void unreadable_file(void)
{
    char path[] = "/tmp/acdsim-XXXXXX";
    int file = mkstemp(path);
    CU_ASSERT_FATAL(file >= 0);
    CU_ASSERT_EQUAL((size_t)write(file, smallest, strlen(smallest)), strlen(smallest));
    UNIT_TEXT(complaints_of_file(path), "");
    close(file);
    chmod(path, 0);
    if (geteuid() != 0) /* root reads everything */
        CU_ASSERT_PTR_NOT_NULL(strstr(complaints_of_file(path), "cannot open it: Permission denied"));
    unlink(path);
}

static void standard_input(void)
{
    FILE *file = tmpfile();
    fputs(smallest, file);
    rewind(file);
    int before = dup(STDIN_FILENO);
    dup2(fileno(file), STDIN_FILENO);
    UNIT_TEXT(complaints_of_file("-"), "");
    dup2(before, STDIN_FILENO);
    close(before);
    fclose(file);
}

UNIT_MAIN("scenario files",
          {"fault_05: a byte order mark at the beginning is accepted", byte_order_mark},
          {"fault_05: a byte order mark inside is an error", byte_order_mark_inside},
          {"fault_06: UTF-16 is an error that says how to save the file", utf16},
          {"fault_07: Latin-1 is an error at its own line and column", latin1},
          {"fault_07: overlong forms, surrogates and cut sequences are errors", ill_formed},
          {"fault_08: a NUL byte is an error", nul_byte},
          {"fault_08: a control byte is an error, and is not echoed", control_byte},
          {"a line end that only YAML knows is an error", other_line_ends},
          {"fault_10: CR LF and CR are LF, for the digest as well", line_ends},
          {"the digest is SHA-256", known_digest},
          {"fault_11: an empty file, or one with comments only, has no scenario", empty},
          {"fault_18: 16 MiB are read, one byte more is an error", too_large},
          {"fault_18: so it is with a file", large_file},
          {"fault_22: a file that does not exist is an error", missing_file},
          {"fault_22: a pipe, a folder and a device are errors and do not hang", irregular_files},
          {"fault_22: a file that may not be read is an error", unreadable_file},
          {"- is standard input", standard_input})
