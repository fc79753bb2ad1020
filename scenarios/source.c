/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "scenarios/source.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <sha256.h>
#include "scenarios/problems.h"
#include "scenarios/utf8.h"

/* ---- bytes ---------------------------------------------------------------------------------------- */

static const char *not_regular(mode_t mode)
{
    return S_ISDIR(mode)    ? "a directory"
           : S_ISFIFO(mode) ? "a pipe"
           : S_ISSOCK(mode) ? "a socket"
                            : "a device";
}

/* The file as a whole, without a line. */
static void cannot_read(struct problems *p, const char *path, const char *what, const char *why)
{
    struct source *nothing = arena_alloc(p->arena, sizeof *nothing);
    nothing->name = *path ? path : "''";
    error_at(p, &(struct mark){.source = nothing}, "name a scenario file, or - for standard input", "%s: %s",
             what, why);
}

/* O_NONBLOCK: opening a pipe that nobody writes to must not hang. */
static int open_regular(struct problems *p, const char *path)
{
    if (strcmp(path, "-") == 0)
        return STDIN_FILENO;
    int file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat is;
    if (file < 0 || fstat(file, &is) < 0) {
        cannot_read(p, path, "cannot open it", strerror(errno));
    } else if (!S_ISREG(is.st_mode)) {
        cannot_read(p, path, "not a regular file", not_regular(is.st_mode));
    } else {
        return file;
    }
    if (file >= 0)
        close(file);
    return -1;
}

static ssize_t read_whole(int file, char *bytes, size_t room)
{
    size_t length = 0;
    for (ssize_t got = 1; got != 0 && length < room;) {
        got = read(file, bytes + length, room - length);
        if (got < 0 && errno != EINTR)
            return -1;
        if (got > 0)
            length += (size_t)got;
        else if (got < 0)
            got = 1;
    }
    return (ssize_t)length;
}

/* ---- text ----------------------------------------------------------------------------------------- */

/* CR LF and CR become LF; returns the new length. */
static size_t canonical_line_ends(char *text, size_t length)
{
    size_t to = 0;
    for (size_t from = 0; from < length; from++) {
        if (text[from] == '\r' && from + 1 < length && text[from + 1] == '\n')
            continue;
        text[to++] = text[from] == '\r' ? '\n' : text[from];
    }
    text[to] = '\0';
    return to;
}

/* Line ends for YAML, but not for an editor: lines would be counted differently. */
static bool breaks_line_for_yaml_only(uint32_t code)
{
    return code == 0x85 || code == 0x2028 || code == 0x2029;
}

static bool is_text(uint32_t code)
{
    if (code < 0x20)
        return code == '\t' || code == '\n';
    return !(code >= 0x7F && code < 0xA0) && code != 0xFEFF && code != 0xFFFE && code != 0xFFFF &&
           !breaks_line_for_yaml_only(code);
}

static void not_text(struct problems *p, const struct mark *at, const char *byte, uint32_t code,
                     size_t length)
{
    if (length == 0)
        error_at(p, at, "save the file as UTF-8", "byte 0x%02X is not UTF-8", (unsigned char)*byte);
    else if (code == 0)
        error_at(p, at, "save the file as UTF-8 text", "a NUL byte: this is not a text file");
    else if (code == 0xFEFF)
        error_at(p, at, "remove it: it may only be the first character of a file",
                 "a byte order mark inside the text");
    else
        error_at(p, at, "remove it, or write it as an escape in double quotes",
                 "control character U+%04" PRIX32, code);
}

/* The first offence is enough: a picture would have thousands. */
static bool check_text(struct problems *p, const struct source *s)
{
    struct mark at = {s, {1, 1}, 1};
    uint32_t code = 0;
    for (size_t i = 0, step; i < s->length; i += step) {
        step = utf8_decode(s->text + i, s->length - i, &code);
        if (step == 0 || !is_text(code)) {
            not_text(p, &at, s->text + i, code, step);
            return false;
        }
        at.place.column++;
        if (code == '\n')
            at.place = (struct place){at.place.line + 1, 1};
    }
    return true;
}

static bool is_utf16(const char *bytes, size_t length)
{
    return length >= 2 && (memcmp(bytes, "\xFF\xFE", 2) == 0 || memcmp(bytes, "\xFE\xFF", 2) == 0);
}

/* Takes `text`, which has room for a NUL behind it. */
static struct source *source_from(struct problems *p, const char *name, uint32_t order, char *text,
                                  size_t length, char sha256[65])
{
    struct source *s = arena_alloc(p->arena, sizeof *s);
    *s = (struct source){.name = name, .order = order, .text = text};
    struct mark whole = {.source = s};
    if (length > SOURCE_MOST) {
        s->text = arena_copy(p->arena, "", 0);
        error_at(p, &whole, "is this a scenario?", "larger than 16 MiB");
        return NULL;
    }
    bool utf16 = is_utf16(text, length);
    length = canonical_line_ends(text, length);
    SHA256Data((const uint8_t *)text, length, sha256);
    if (utf16) {
        error_at(p, &whole, "save the file as UTF-8", "this is UTF-16");
        return NULL;
    }
    size_t mark = length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    s->text = text + mark;
    s->length = length - mark;
    return check_text(p, s) ? s : NULL;
}

struct source *source_read(struct problems *p, const char *path, char sha256[65])
{
    int file = open_regular(p, path);
    if (file < 0)
        return NULL;
    char *bytes = arena_try(p->arena, SOURCE_MOST + 2);
    ssize_t length = bytes ? read_whole(file, bytes, SOURCE_MOST + 1) : 0;
    int why = errno;
    if (file != STDIN_FILENO)
        close(file);
    if (!bytes)
        arena_out_of_memory(p->arena);
    if (length < 0) {
        cannot_read(p, path, "cannot read it", strerror(why));
        return NULL;
    }
    return source_from(p, path, 0, bytes, (size_t)length, sha256);
}

struct source *source_of(struct problems *p, const char *name, uint32_t order, const char *bytes,
                         size_t length, char sha256[65])
{
    size_t most = length > SOURCE_MOST ? SOURCE_MOST + 1 : length;
    return source_from(p, name, order, arena_copy(p->arena, bytes, most), most, sha256);
}
